"""What the canary's world holds of agreements, placements and treaties: open ones, and some under seal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from accounts.models import Person
from accounts.services import open_compartment
from accounts.sight import purpose, viewing
from accounts.vocab import Level
from agreements.models import (
    Agreement,
    DepositaryList,
    Incident,
    ModelText,
)
from agreements.services import (
    add_model_text,
    correct_remark,
    open_placement,
    record_placement,
    record_remark,
    record_support,
    write_agreement,
)
from agreements.services.incident import log_incident
from agreements.services.treaty import record_national, record_statement
from agreements.vocab import AgreementKind, Measure, RemarkKind, Stage
from agreements.vocab.depositary import ListFormat
from agreements.vocab.outreach import Protection
from agreements.vocab.treaty import Extent, NationalKind, StatementKind
from common import clock
from partners.models import Partner
from partners.vocab import Treaty
from requests_app.models import (
    CooperationRequest,
)
from requests_app.vocab import Family, Status
from tests.canary.words import DUE, ISSUED, SEALED_DUE, WORDS
from tests.requests_app.conftest import NOW, TODAY, brought_to

if TYPE_CHECKING:
    from tests.canary.world import Codes, World

RELOCATIONS = 12
"""So many were concluded before, that their number is written in digits."""


def open_agreements(people: dict[str, Person], partners: dict[str, Partner]) -> None:
    clerk = people["clerk"]
    with viewing(clerk):
        witnesses = open_compartment(name="Witnesses", by=clerk)
    with viewing(clerk):
        for year in range(2001, 2001 + RELOCATIONS):
            write_agreement(
                kind=AgreementKind.RELOCATION,
                partner=partners["WKD"],
                stages={Stage.SIGNED: date(year, 5, 1)},
                level=Level.CONFIDENTIAL,
                compartment=witnesses,
            )
    with viewing(people["president"]):
        for request in CooperationRequest.objects.filter(family=Family.ENFORCEMENT):
            open_placement(request=request, person="P-0001", by=people["president"])
    colleague = people["registry colleague"]
    with viewing(colleague):
        freed = brought_to(
            Status.TRANSMITTED,
            colleague,
            people["registry second"],
            partners["KEN"],
            family=Family.RELEASE,
            due_on=DUE,
        )
        open_placement(request=freed, person="R-0001", by=colleague)
    with viewing(clerk):
        add_model_text(
            kind=AgreementKind.RELOCATION,
            version="1",
            dated_on=date(2010, 3, 1),
            precision="day",
            known_at=NOW,
            by=clerk,
        )
        record_support(
            giver=partners["RUR"],
            receiver=partners["WKD"],
            kind=Measure.TRAINING,
            text="A course.",
            on=TODAY,
            known_at=NOW,
            by=clerk,
        )
    with purpose("demo"):
        write_agreement(
            kind=AgreementKind.ENFORCEMENT,
            partner=partners["RUR"],
            stages={Stage.SIGNED: date(2010, 6, 1), Stage.IN_FORCE: date(2012, 7, 5)},
        )
        write_agreement(
            kind=AgreementKind.INTERIM_RELEASE,
            partner=partners["WKD"],
            stages={Stage.NEGOTIATING: date(2013, 5, 6)},
        )


def about_treaties(codes: Codes, partner: Partner, by: Person) -> None:
    """What a State declared about each treaty, a fact about it at home, and a list of its depositary; all public."""
    for treaty in Treaty:
        about: dict[str, Any] = {"treaty": treaty, "on": ISSUED, "known_at": NOW, "by": by}
        statement = record_statement(partner, kind=StatementKind.DECLARATION, text="-", source="-", **about)
        fact = record_national(partner, kind=NationalKind.IMPLEMENTATION, extent=Extent.PARTIAL, **about)
        content = f"iso3,signature_date\n{partner.code},{ISSUED}\n".encode()
        kept = DepositaryList.objects.create(
            treaty=treaty,
            name="list.csv",
            format=ListFormat.CSV,
            saved_on=ISSUED,
            content=content,
            sha256="0" * 64,
            recorded_by=by,
        )
        codes.statements.append(str(statement.pk))
        codes.facts.append(str(fact.pk))
        codes.lists.append(kept.code)


def said_of(agreement: Agreement, by: Person, giver: Partner) -> None:
    """What is recorded about an agreement besides its stages, and that another State helps."""
    text = ModelText.objects.get(kind=agreement.kind)
    record_remark(agreement, kind=RemarkKind.MODEL_SENT, on=TODAY, known_at=NOW, by=by, model_text=text)
    record_remark(agreement, kind=RemarkKind.CONTACT, on=TODAY, known_at=NOW, by=by, text=WORDS["remark"])
    lacking = record_remark(
        agreement, kind=RemarkKind.CAPACITY, on=TODAY, known_at=NOW, by=by, text=WORDS["remark"]
    )
    correct_remark(lacking, on=TODAY - timedelta(days=1), known_at=NOW, by=by)
    record_support(
        giver=giver,
        receiver=agreement.partner,
        kind=Measure.FUNDING,
        text=WORDS["support"],
        on=TODAY,
        known_at=NOW,
        by=by,
        agreement=agreement,
    )


def placed(agreement: Agreement, clerk: Person, second: Person) -> None:
    """A person whom the State of the agreement accepts."""
    about = {"level": Level.UNDER_SEAL, "compartment": agreement.compartment, "due_on": SEALED_DUE}
    asked = brought_to(
        Status.TRANSMITTED,
        clerk,
        second,
        agreement.partner,
        family=Family.RELOCATION,
        subject=f"{WORDS['subject']} of a witness",
        **about,
    )
    placement = open_placement(
        request=asked, person=WORDS["placement"], by=clerk, agreement=agreement, cost_source="special_fund"
    )
    record_placement(
        placement,
        kind="accepted",
        on=TODAY,
        known_at=NOW,
        by=clerk,
        note=f"Told at {WORDS['placement note']}",
    )


def relocation(world: World, stages: dict[Stage, date], level: Level) -> Agreement:
    return write_agreement(
        kind=AgreementKind.RELOCATION,
        partner=world.haven,
        stages=stages,
        level=level,
        compartment=world.compartment,
        signed_at_event=f"Seminar at {WORDS['meeting']}" if Stage.SIGNED in stages else "",
        note=f"Talks through {WORDS['agreement note']}",
    )


def incident(partner: Partner, by: Person, summary: str, **marking: Any) -> Incident:
    return log_incident(
        partner=partner,
        happened_on=ISSUED,
        protection=Protection.TRAVEL,
        summary=summary,
        today=clock.today(),
        by=by,
        **marking,
    )

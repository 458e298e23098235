"""The canary's world: a register as it stands on any day, and then one sealed thing of every kind.

The people of the circle know of the sealed things. Everyone else is an outsider, for whom they must not exist.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Compartment, Person
from accounts.services import add_member, name_stand_in, open_compartment
from accounts.sight import purpose, viewing
from accounts.submissions import claim, settle
from accounts.tokens import make_token
from accounts.vocab import Level, Organ, TokenUse
from agreements.models import (
    Agreement,
    DepositaryList,
    Incident,
    ModelText,
    OutreachEvent,
    Placement,
    SignedAt,
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
from agreements.services.outreach import log_incident, plan_event
from agreements.services.treaty import record_national, record_statement
from agreements.vocab import AgreementKind, Measure, RemarkKind, Stage
from agreements.vocab.depositary import ListFormat
from agreements.vocab.outreach import EventKind, Protection
from agreements.vocab.treaty import Extent, NationalKind, StatementKind
from arrests import services as arrests
from arrests.models import Charge, ReviewPolicy, Suspect, Warrant, WarrantEvent
from arrests.services.terms import flag_terms, wind
from common import clock
from common.asof import start_of
from partners.models import GroupMembership, Partner, Situation, TreatyEvent
from partners.services import add_focal_point
from partners.vocab import PartnerKind, RegionalGroup, Treaty, TreatyEventKind, UnMember
from pursuit.models import Case, CaseEvent
from reports.models import Edition
from requests_app import services
from requests_app.clocks import WEEK_END
from requests_app.models import (
    CooperationRequest,
    Document,
    ExportJob,
    GroupMember,
    ImportJob,
    Memo,
    WorkingCalendar,
)
from requests_app.services import uploads
from requests_app.services.deadlines import flag_overdue
from requests_app.services.documents import add_documents, add_version, withdraw_document
from requests_app.services.files import COLUMNS
from requests_app.services.memos import add_memo
from requests_app.services.notes import add_note
from requests_app.services.proposals import Way
from requests_app.services.saved import save_view
from requests_app.services.unsent import keep
from requests_app.services.workbooks import request_workbook
from requests_app.tasks import make_workbook
from requests_app.vocab import DocumentKind, Family, FormName, Status
from tests.arrests.conftest import ISSUED as ISSUED_IN_THE_OPEN
from tests.arrests.conftest import write_warrant
from tests.canary.answers import undone
from tests.canary.pursued import open_pursuit, seal_pursuit
from tests.common import samples
from tests.conftest import make_person
from tests.reports.editions import drafted, published
from tests.requests_app.conftest import NOW, TODAY, act, brought_to, logged, whole

ISSUED = date(2013, 2, 11)
DUE = date(2013, 9, 20)
SEALED_DUE = date(2013, 9, 12)
"""Before all others, so that sealed requests would come first in every list of what is late."""
PAGES_OF_REQUESTS = 60
"""Open requests of the Registry, so that lists have a second page."""

RELOCATIONS = 12
"""So many were concluded before, that their number is written in digits."""

FEW = 3
"""How many open things of a kind are asked for by their addresses."""

WORDS = {
    "compartment": "Thornapple",
    "subject": "Quexolith",
    "article": "93(1)(j)",
    "channel": "Vantablack",
    "language": "Zirconese",
    "note number": "Wraxholme-7",
    "request note": "Pellucidar",
    "internal note": "Fennimoor",
    "note to oneself": "Dapplewort",
    "imported file": "Wrenfield",
    "imported value": "Thistlemoor",
    "exported query": "Fallowbrook",
    "person": "Xylander",
    "alias": "Murkwhistle",
    "second warrant": "Obsidianus",
    "warrant reference": "Krestovar-9",
    "event note": "Hollowmere",
    "assessment": "Brackenfeld",
    "change": "Withycombe",
    "whereabouts": "Sorrelgate",
    "source": "Tamarisk-4",
    "next step": "Bellwether",
    "charge": "Oxalis-77",
    "case note": "Marrowgale",
    "case decision": "Tolverine-4",
    "sighting": "Cloudberrow",
    "unsealing order": "Umbrafax-3",
    "agreement note": "Sablewick",
    "placement": "ZQX-770413",
    "placement note": "Saltmarsh",
    "remark": "Quillwort",
    "support": "Bergamot",
    "meeting": "Larkspur",
    "document": "Vermilax",
    "withdrawn document": "Tansyweed",
    "withdrawal reason": "Gorsebank",
    "unsent form": "Quillfrost",
    "incident": "Nettlecombe",
}
"""Words that stand in sealed things and nowhere else, each in the place it is named after."""


NEVER_SEALED = (
    "editions",
    "model_texts",
    "focal_points",
    "partners",
    "people",
    "views",
    "absences",
    "secrets",
    "outreach",
    "steps",
    "statements",
    "facts",
    "lists",
)


@dataclass
class Codes:
    """The codes under which things are reached by address, by kind."""

    requests: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    imports: list[str] = field(default_factory=list)
    memos: list[str] = field(default_factory=list)
    exports: list[str] = field(default_factory=list)
    suspects: list[str] = field(default_factory=list)
    warrants: list[str] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    charges: list[str] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    case_entries: list[str] = field(default_factory=list)
    agreements: list[str] = field(default_factory=list)
    placements: list[str] = field(default_factory=list)
    model_texts: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    compartments: list[str] = field(default_factory=list)
    editions: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    focal_points: list[str] = field(default_factory=list)
    views: list[str] = field(default_factory=list)
    absences: list[str] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    incidents: list[str] = field(default_factory=list)
    outreach: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)

    def all(self) -> set[str]:
        """Every code of every kind."""
        return {code for one in fields(self) for code in getattr(self, one.name)}

    def filled(self, others: Codes) -> Codes:
        """These codes; of what is never under seal, those of `others`."""
        return Codes(
            **{
                one.name: getattr(others if one.name in NEVER_SEALED else self, one.name)
                for one in fields(self)
            }
        )

    def few(self) -> Codes:
        """A few of each kind: the first, the last, and some between."""
        return Codes(**{one.name: _spread(getattr(self, one.name)) for one in fields(self)})


def _spread(codes: list[str]) -> list[str]:
    return (
        codes if len(codes) <= FEW else [codes[turn * (len(codes) - 1) // (FEW - 1)] for turn in range(FEW)]
    )


@dataclass
class World:
    """Who is there, and what can be reached. `sealed` is empty until `seal` has been called."""

    circle: dict[str, Person]
    outsiders: dict[str, Person | None]
    haven: Partner
    partner: Partner
    situation: Situation
    warrant: Warrant
    open: Codes = field(default_factory=Codes)
    sealed: Codes = field(default_factory=Codes)
    references: list[str] = field(default_factory=list)
    compartment: Compartment | None = None
    bearer: str = ""
    """The access token of the circle's colleague, as a program shows it."""

    def tokens(self) -> dict[str, str]:
        """Everything that may reach nobody outside the circle, by what it is."""
        # Inside the circle, too, these are one person's alone.
        own = {*self.sealed.exports, *self.sealed.memos}
        codes = {f"a code ({code})": code for code in self.sealed.all() - own}
        return (
            {name: word for name, word in WORDS.items() if name != "article"}
            | codes
            | {f"a reference ({one})": one for one in self.references}
        )


def open_world() -> World:
    """The register without anything under seal, except what lies in an outsider's own compartment."""
    people = {
        "clerk": make_person(Organ.REGISTRY, "Clara Clerk"),
        "analyst": make_person(Organ.OTP, "Ana Analyst"),
        "registry colleague": make_person(Organ.REGISTRY, "Rolf Registry"),
        "registry second": make_person(Organ.REGISTRY, "Rita Registry"),
        "otp colleague": make_person(Organ.OTP, "Oscar Otp"),
        "president": make_person(Organ.PRESIDENCY, "Petra President"),
        "facilitator": make_person(Organ.ASSEMBLY, "Fiona Facilitator"),
        "administrator": make_person(Organ.ADMINISTRATION, "Adam Administrator"),
    }
    for person in people.values():
        EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    circle = {name: people[name] for name in ("clerk", "analyst")}
    outsiders: dict[str, Person | None] = {
        name: people[name]
        for name in ("registry colleague", "otp colleague", "president", "facilitator", "administrator")
    }
    with purpose("demo"):
        partners = _partners()
        situation = Situation.objects.create(code="atlantis", name_en="Atlantis", name_fr="Atlantide")
        Situation.objects.create(code="lemuria", name_en="Lemuria", name_fr="Lémurie")
        WorkingCalendar.objects.create(weekend=sorted(WEEK_END))
        ReviewPolicy.objects.create(valid_from=ISSUED, days=90)
    warrant = write_warrant(situation, "Barnabas Thornquist", number=1)
    write_warrant(situation, "Ulla Undated", level="confidential", unsealed=None)
    world = World(
        circle, outsiders | {"a stranger": None}, partners["YTT"], partners["KEN"], situation, warrant
    )
    _open_charges(world, people["registry colleague"])
    _open_requests(people, partners, warrant)
    _imported(people["registry colleague"], "hospitals.csv", "visas")
    _exported(people["registry colleague"], "show=all")
    _open_agreements(people, partners)
    open_pursuit(people, partners, warrant)
    published(people["registry colleague"], people["president"])
    drafted(people["registry colleague"], symbol="ICC-ASP/12/98")
    with viewing(people["registry colleague"]):
        _incident(partners["KEN"], people["registry colleague"], "A visa came late")
    flag_overdue(on=clock.today(), at=clock.now())
    flag_terms(on=clock.today(), at=clock.now())
    world.open = _codes()
    world.open.partners = [partners[code].code for code in ("KEN", "YTT", "INTERPOL")]
    with viewing(people["registry colleague"]):
        shared = save_view(
            name="Letters", query="show=all&q=letters", by=people["registry colleague"], shared=True
        )
    world.open.views = [shared.code]
    with viewing(people["registry colleague"]):
        office = add_focal_point(
            partners["KEN"],
            office="Central authority",
            role="Executes requests",
            contact="By note",
            starts_on=ISSUED,
            by=people["registry colleague"],
        )
    world.open.focal_points = [office.code]
    world.open.people = [str(people["registry second"].pk)]
    with viewing(people["registry colleague"]):
        _about_treaties(world.open, partners["KEN"], people["registry colleague"])
        event = plan_event(
            by=people["registry colleague"], kind=EventKind.SEMINAR, title="A seminar", starts_on=ISSUED
        )
        world.open.outreach = [event.code]
    world.open.steps = [str(pk) for pk in TreatyEvent.objects.order_by("pk").values_list("pk", flat=True)[:2]]
    world.open.secrets = [_calendar_of(people[name]) for name in ("clerk", "analyst", "registry colleague")]
    with viewing(people["registry colleague"]):
        world.bearer = make_token(
            name="Program",
            use=TokenUse.READ,
            by=people["registry colleague"],
            at=clock.now(),
            last_on=clock.today(),
        )[1]
    world.open.absences = [_stood_in_for(people["clerk"], people["registry colleague"])]
    return world


def _about_treaties(codes: Codes, partner: Partner, by: Person) -> None:
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


def _incident(partner: Partner, by: Person, summary: str, **marking: Any) -> Incident:
    return log_incident(
        partner=partner,
        happened_on=ISSUED,
        protection=Protection.TRAVEL,
        summary=summary,
        today=clock.today(),
        by=by,
        **marking,
    )


def _calendar_of(person: Person) -> str:
    """The secret of a calendar: nothing sealed is in it, also where its person is one of the circle."""
    with viewing(person):
        return make_token(name="Calendar", use=TokenUse.CALENDAR, by=person, at=clock.now())[1]


def _stood_in_for(away: Person, stand_in: Person) -> str:
    """Whoever stands in for one of the circle learns nothing of what is sealed; the key of the absence."""
    today = clock.today()
    with viewing(away):
        return str(name_stand_in(stand_in=stand_in, first=today, last=today, by=away, on=today).pk)


def seal(world: World) -> None:
    """Puts one sealed thing of every kind into the world, through the hands of its circle."""
    clerk, analyst = world.circle["clerk"], world.circle["analyst"]
    before = _codes()
    with viewing(clerk):
        world.compartment = open_compartment(name=f"Operation {WORDS['compartment']}", by=clerk)
    with viewing(clerk):
        add_member(world.compartment, analyst, by=clerk)
    with viewing(clerk):
        pressed = claim(key="pressed", digest="", by=clerk, at=NOW)
        settle(pressed, {"to": f"/account/compartments/{world.compartment.code}/", "messages": []})
        surrender = _sealed_requests(world, clerk, analyst)
    _imported(clerk, f"{WORDS['imported file']}.csv", WORDS["imported value"], compartment=world.compartment)
    for person in world.circle.values():
        _exported(person, f"show=all&q={WORDS['exported query']}")
    with viewing(analyst):
        brought_to(
            Status.TRANSMITTED,
            analyst,
            clerk,
            world.partner,
            level=Level.UNDER_SEAL,
            compartment=world.compartment,
            due_on=SEALED_DUE,
            subject=f"{WORDS['subject']} of the Prosecutor",
        )
    _sealed_warrants(world, clerk, analyst, surrender)
    with viewing(clerk):
        talks = _relocation(world, {Stage.NEGOTIATING: date(2013, 5, 2)}, Level.CONFIDENTIAL)
        _said_of(talks, clerk, world.partner)
        _placed(talks, clerk, analyst)
        hidden = _relocation(world, {Stage.SIGNED: date(2013, 6, 2)}, Level.UNDER_SEAL)
        SignedAt.objects.create(event=OutreachEvent.objects.get(), agreement=hidden)
        _incident(
            world.haven,
            clerk,
            f"Entry refused at {WORDS['incident']}",
            level=Level.UNDER_SEAL,
            compartment=world.compartment,
        )
    after = _codes()
    for one in fields(Codes):
        known = set(getattr(before, one.name))
        setattr(world.sealed, one.name, [code for code in getattr(after, one.name) if code not in known])
    with viewing(clerk):
        sealed = CooperationRequest.objects.filter(code__in=world.sealed.requests, reference__isnull=False)
        world.references = [str(request.reference) for request in sealed]


def conclude_relocation(world: World) -> None:
    """A relocation agreement is signed. It is confidential in its compartment, and the approved figures count it."""
    with viewing(world.circle["clerk"]):
        _relocation(world, {Stage.SIGNED: date(2012, 3, 20)}, Level.CONFIDENTIAL)


def _said_of(agreement: Agreement, by: Person, giver: Partner) -> None:
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


def _placed(agreement: Agreement, clerk: Person, second: Person) -> None:
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


def _relocation(world: World, stages: dict[Stage, date], level: Level) -> Agreement:
    return write_agreement(
        kind=AgreementKind.RELOCATION,
        partner=world.haven,
        stages=stages,
        level=level,
        compartment=world.compartment,
        signed_at_event=f"Seminar at {WORDS['meeting']}" if Stage.SIGNED in stages else "",
        note=f"Talks through {WORDS['agreement note']}",
    )


def _sealed_requests(world: World, clerk: Person, analyst: Person) -> CooperationRequest:
    """One request in every status, all of them late where they can be; returns one for arrest and surrender."""
    about = {
        "level": Level.UNDER_SEAL,
        "compartment": world.compartment,
        "due_on": SEALED_DUE,
        "situation": world.situation,
        "article": WORDS["article"],
        "channel": WORDS["channel"],
        "language": WORDS["language"],
    }
    for status in Status:
        brought_to(status, clerk, analyst, world.haven, subject=f"{WORDS['subject']} {status.label}", **about)
    _sealed_intake(world, clerk, about)
    surrender = logged(
        clerk,
        world.partner,
        family=Family.ARREST_SURRENDER,
        subject=f"Surrender of {WORDS['person']}",
        contents={**whole(Family.ARREST_SURRENDER), "person": f"{WORDS['person']}, in the capital"},
        **about,
    )
    act(surrender, "submitted", clerk)
    services.approve(surrender, by=analyst, on=TODAY, known_at=NOW)
    services.transmit(surrender, by=clerk, on=TODAY, known_at=NOW, note_number=WORDS["note number"])
    services.remind(surrender, by=clerk, on=TODAY, known_at=NOW, note=f"Called {WORDS['request note']}")
    _documents(surrender, clerk, WORDS["document"], WORDS["withdrawn document"], WORDS["withdrawal reason"])
    add_note(surrender, text=f"Ask about {WORDS['internal note']}", by=clerk)
    for person in (clerk, analyst):  # each sees their own alone
        with viewing(person):
            _remind(surrender, person, f"Call about {WORDS['note to oneself']}")
    return CooperationRequest.objects.get(pk=surrender.pk)


def _remind(request: CooperationRequest, by: Person, text: str) -> None:
    today = clock.today()
    add_memo(request, day=today, text=text, by=by, on=today)


def _documents(request: CooperationRequest, by: Person, name: str, mistake: str, reason: str) -> None:
    """A document in two versions, and one that was filed by mistake; each says in its file what it is called."""

    def file(called: str) -> SimpleUploadedFile:
        return SimpleUploadedFile(f"{called}.pdf", samples.PDF + called.encode())

    about: dict[str, Any] = {"level": request.level, "by": by, "known_at": NOW}
    first, wrong = add_documents(request, [file(name), file(mistake)], kind=DocumentKind.ANNEX, **about)
    add_version(first, file(f"{name} 2"), **about)
    withdraw_document(wrong, reason=reason, by=by)


def _sealed_intake(world: World, clerk: Person, about: dict[str, Any]) -> None:
    """The same request to two addressees; and what each of the circle has typed and not sent."""
    content = {name: value for name, value in about.items() if name not in Way._fields}
    way = Way(WORDS["channel"], WORDS["language"])
    services.log_together(
        [(world.partner, way), (world.haven, way)],
        by=clerk,
        known_at=NOW,
        family=Family.ASSISTANCE,
        originator="registry",
        subject=f"{WORDS['subject']} asked of several",
        **content,
    )
    assert world.compartment is not None
    for person in world.circle.values():
        with viewing(person):
            typed = {"subject": [WORDS["unsent form"]], "compartment": [world.compartment.code]}
            keep(FormName.LOG, typed, by=person, at=clock.now())


def _sealed_warrants(world: World, clerk: Person, analyst: Person, surrender: CooperationRequest) -> None:
    """A warrant against somebody unknown, with all that can hang on it, and one more against a person publicly sought."""
    assert world.compartment is not None
    known_at = start_of(ISSUED)
    with viewing(clerk):
        warrant = arrests.register_sealed_warrant(
            situation=world.situation,
            name=f"Xaver {WORDS['person']}",
            aliases=WORDS["alias"],
            order_reference=WORDS["warrant reference"],
            note=f"Travels with {WORDS['event note']}",
            compartment=world.compartment,
            on=ISSUED,
            known_at=known_at,
            by=clerk,
        )
        arrests.register_sealed_warrant(
            situation=world.situation,
            name="",
            suspect=Suspect.objects.get(pk=world.warrant.suspect_id),
            order_reference=WORDS["second warrant"],
            compartment=world.compartment,
            on=ISSUED,
            known_at=known_at,
            by=clerk,
        )
        arrests.link_request(warrant, surrender, by=clerk)
        about: dict[str, Any] = {
            "article": WORDS["charge"],
            "wording": WORDS["charge"],
            "on": ISSUED,
            "known_at": known_at,
        }
        arrests.add_charge(warrant, count=1, by=clerk, **about)
        seal_pursuit(
            clerk,
            warrant,
            surrender,
            note=WORDS["case note"],
            decision=WORDS["case decision"],
            place=WORDS["sighting"],
        )
        day = ISSUED + timedelta(days=40)
        event = arrests.record_event(
            warrant, action="arrested", on=day, known_at=start_of(day), by=clerk, note=WORDS["event note"]
        )
        arrests.correct_event(
            event, on=day + timedelta(days=1), known_at=NOW, by=clerk, note=WORDS["event note"]
        )
    with viewing(analyst):
        judgment = arrests.Judgment(
            scenario="both",
            confidence="high",
            reason=WORDS["assessment"],
            changed=WORDS["change"],
            whereabouts=WORDS["whereabouts"],
            source=WORDS["source"],
            reliability="B",
            credibility="2",
            next_step=WORDS["next step"],
            next_owner=analyst,
            next_on=TODAY,
        )
        arrests.record_review(warrant, judgment, on=TODAY, known_at=NOW, by=analyst)
        arrests.propose_unsealing(
            warrant, on=TODAY, order_reference=WORDS["unsealing order"], known_at=NOW, by=analyst
        )


def _partners() -> dict[str, Partner]:
    names = {
        "KEN": ("Kenya", RegionalGroup.AFR),
        "YTT": ("Yttrania", RegionalGroup.EEG),
        "RUR": ("Ruritania", RegionalGroup.WEOG),
        "WKD": ("Wakanda", RegionalGroup.AFR),
    }
    made = {}
    for code, (name, group) in names.items():
        made[code] = Partner.objects.create(
            code=code,
            kind=PartnerKind.STATE,
            iso2=code[:2],
            name_en=name,
            name_fr=name,
            un_name_en=name,
            un_member=UnMember.YES,
            sort_key=name.lower(),
        )
        GroupMembership.objects.create(partner=made[code], group=group)
        TreatyEvent.objects.create(
            partner=made[code],
            treaty=Treaty.ROME_STATUTE,
            kind=TreatyEventKind.DEPOSITED,
            effective_on=date(2002, 1, 1),
            known_from=start_of(date(2002, 1, 1)),
        )
    made["INTERPOL"] = Partner.objects.create(
        code="INTERPOL",
        kind=PartnerKind.INTERNATIONAL,
        name_en="INTERPOL",
        name_fr="INTERPOL",
        sort_key="interpol",
    )
    return made


def _imported(by: Person, name: str, value: str, *, compartment: Compartment | None = None) -> None:
    """A file with an error, as the check left it; what is sealed is nowhere but in the database."""
    content = ",".join(column.name for column in COLUMNS) + f"\nx,registry,registry,{value},,,,,,,,,,,,\n"
    with viewing(by):
        file = SimpleUploadedFile(name, content.encode())
        job = uploads.upload(file, compartment=compartment, by=by, at=NOW)
    uploads.carry_out(job.pk, now=lambda: NOW)
    if compartment is not None:
        default_storage.delete(job.file)


def _exported(by: Person, query: str) -> None:
    """A workbook that is made."""
    with viewing(by):
        job = request_workbook(query=query, by=by, at=NOW)
    make_workbook(job.pk)


def _open_charges(world: World, by: Person) -> None:
    """A charge of the public warrant, and the terms of both open warrants."""
    with viewing(by):
        arrests.add_charge(
            world.warrant,
            count=1,
            article="8",
            wording="Attacks",
            on=ISSUED_IN_THE_OPEN,
            known_at=clock.now(),
            by=by,
        )
        wind(Warrant.objects.values_list("pk", flat=True), on=clock.today(), known_at=clock.now())


def _open_requests(people: dict[str, Person], partners: dict[str, Partner], warrant: Warrant) -> None:
    clerk, second = people["registry colleague"], people["registry second"]
    with viewing(clerk):
        for number in range(PAGES_OF_REQUESTS):
            state = list(partners.values())[number % len(partners)]
            logged(clerk, state, subject=f"Records of hospital {number}", due_on=DUE if number % 2 else None)
        for level in (Level.PUBLIC, Level.CONFIDENTIAL):
            for status in Status:
                brought_to(
                    status,
                    clerk,
                    second,
                    partners["KEN"],
                    level=level,
                    due_on=DUE,
                    subject=f"Letters of a bank, {status.label}",
                )
        linked = brought_to(
            Status.TRANSMITTED, clerk, second, partners["KEN"], family=Family.ARREST_SURRENDER, due_on=DUE
        )
        arrests.link_request(warrant, linked, by=clerk)
        _documents(linked, clerk, "Letter", "Letter to another", "Another request")
        _remind(linked, clerk, "Call the embassy")
        brought_to(Status.TRANSMITTED, clerk, second, partners["WKD"], family=Family.ENFORCEMENT, due_on=DUE)
        services.extend(
            brought_to(Status.TRANSMITTED, clerk, second, partners["WKD"]),
            by=clerk,
            on=TODAY,
            known_at=NOW,
            due_on=clock.today() + timedelta(days=3),
            note="Agreed.",
        )
        services.log_together(
            [(partners["KEN"], Way()), (partners["YTT"], Way())],
            by=clerk,
            known_at=NOW,
            family=Family.ASSISTANCE,
            originator="registry",
            subject="Letters asked of several",
        )
        own = open_compartment(name="Own matters", by=clerk)
    with viewing(clerk):
        logged(clerk, partners["KEN"], subject="Own sealed matter", level=Level.UNDER_SEAL, compartment=own)
    analyst, third = people["otp colleague"], people["analyst"]
    with viewing(analyst):
        for status in Status:
            brought_to(
                status,
                analyst,
                third,
                partners["KEN"],
                level=Level.CONFIDENTIAL,
                due_on=DUE,
                subject="Interviews",
            )


def _open_agreements(people: dict[str, Person], partners: dict[str, Partner]) -> None:
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


def _codes() -> Codes:
    """Every code that is in the database now."""

    def of(model: type, name: str = "code") -> list[str]:
        return list(model.objects.order_by("pk").values_list(name, flat=True))  # type: ignore[attr-defined]

    with undone(), purpose("demo"):  # of which nothing is left in the trail
        return Codes(
            requests=of(CooperationRequest),
            documents=of(Document),
            imports=of(ImportJob),
            memos=of(Memo),
            exports=of(ExportJob),
            suspects=of(Suspect),
            warrants=of(Warrant),
            events=of(WarrantEvent),
            charges=of(Charge),
            cases=of(Case),
            case_entries=of(CaseEvent),
            agreements=of(Agreement),
            incidents=of(Incident),
            placements=of(Placement),
            model_texts=of(ModelText),
            groups=list(dict.fromkeys(of(GroupMember, "group"))),
            compartments=of(Compartment),
            editions=of(Edition, "slug"),
        )

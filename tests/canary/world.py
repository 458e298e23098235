"""The canary's world: a register as it stands on any day, and then one sealed thing of every kind.

The people of the circle know of the sealed things. Everyone else is an outsider, for whom they must not exist.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any

from allauth.account.models import EmailAddress

from accounts.models import Compartment, Person
from accounts.services import add_member, name_stand_in, open_compartment
from accounts.sight import purpose, viewing
from accounts.submissions import claim, settle
from accounts.tokens import make_token
from accounts.vocab import Level, Organ, TokenUse
from agreements.models import (
    Agreement,
    Incident,
    ModelText,
    OutreachEvent,
    Placement,
    SignedAt,
)
from agreements.services.outreach import plan_event
from agreements.vocab import Stage
from agreements.vocab.outreach import EventKind
from arrests import services as arrests
from arrests.models import Charge, ReviewPolicy, Suspect, Warrant, WarrantEvent
from arrests.reference import WARRANTS
from arrests.services.files import keep_file
from arrests.services.terms import flag_terms, wind
from common import clock
from common.asof import start_of
from partners.models import Partner, Situation, TreatyEvent
from partners.services import add_focal_point
from pursuit.models import Case, CaseEvent, DelayCost, RegionalPoint, Sighting, Taken, Turn
from pursuit.models import Measure as ArrestMeasure
from reports.models import Edition
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
from requests_app.services.deadlines import flag_overdue
from requests_app.services.saved import save_view
from requests_app.vocab import Status
from tests.arrests.conftest import ISSUED as ISSUED_IN_THE_OPEN
from tests.arrests.conftest import write_warrant
from tests.canary.agreements import about_treaties, incident, open_agreements, placed, relocation, said_of
from tests.canary.answers import undone
from tests.canary.partners import open_partners
from tests.canary.pursued import open_measures, open_pursuit, seal_measures, seal_pursuit
from tests.canary.requests import exported, imported, open_requests, seal_requests
from tests.canary.words import ISSUED, SEALED_DUE, WORDS
from tests.conftest import make_person
from tests.reports.editions import drafted, published
from tests.requests_app.conftest import NOW, TODAY, brought_to

FEW = 3
"""How many open things of a kind are asked for by their addresses."""


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
    "measures",
    "turns",
    "points",
    "files",
    "situation_notes",
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
    measures: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    costs: list[str] = field(default_factory=list)
    sightings: list[str] = field(default_factory=list)
    turns: list[str] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    situation_notes: list[str] = field(default_factory=list)

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
        partners = open_partners()
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
    open_requests(people, partners, warrant)
    imported(people["registry colleague"], "hospitals.csv", "visas")
    exported(people["registry colleague"], "show=all")
    open_agreements(people, partners)
    open_pursuit(people, partners, warrant)
    open_measures(people["registry colleague"], warrant)
    published(people["registry colleague"], people["president"])
    drafted(people["registry colleague"], symbol="ICC-ASP/12/98")
    with viewing(people["registry colleague"]):
        incident(partners["KEN"], people["registry colleague"], "A visa came late")
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
        about_treaties(world.open, partners["KEN"], people["registry colleague"])
        world.open.files = [_file_of_warrants(people["registry colleague"])]
        world.open.situation_notes = [_note_on(situation, people["registry colleague"])]
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


def _note_on(situation: Situation, by: Person) -> str:
    """What the whole Court reads of a situation."""
    said = {"text": "Alleged crimes went on.", "source": "A report"}
    return arrests.add_note(situation, on=ISSUED, known_at=start_of(ISSUED), by=by, **said).code


def _file_of_warrants(by: Person) -> str:
    """A file that changes something about the warrant that everybody knows."""
    lines = [",".join(column.name for column in WARRANTS.columns)]
    lines.append(f"Atlantis,Barnabas Thornquist,1,{ISSUED_IN_THE_OPEN},{ISSUED_IN_THE_OPEN},,,,,,A list,")
    return keep_file(name="warrants.csv", content="\n".join(lines).encode(), by=by).code


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
        surrender = seal_requests(world, clerk, analyst)
    imported(clerk, f"{WORDS['imported file']}.csv", WORDS["imported value"], compartment=world.compartment)
    for person in world.circle.values():
        exported(person, f"show=all&q={WORDS['exported query']}")
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
        talks = relocation(world, {Stage.NEGOTIATING: date(2013, 5, 2)}, Level.CONFIDENTIAL)
        said_of(talks, clerk, world.partner)
        placed(talks, clerk, analyst)
        hidden = relocation(world, {Stage.SIGNED: date(2013, 6, 2)}, Level.UNDER_SEAL)
        SignedAt.objects.create(event=OutreachEvent.objects.get(), agreement=hidden)
        incident(
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
        relocation(world, {Stage.SIGNED: date(2012, 3, 20)}, Level.CONFIDENTIAL)


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
        seal_measures(
            clerk,
            warrant,
            text=WORDS["measure taken"],
            actor=WORDS["measure's actor"],
            outcome=WORDS["measure's outcome"],
            cost=WORDS["cost of delay"],
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
            measures=of(ArrestMeasure),
            taken=of(Taken),
            costs=of(DelayCost),
            sightings=of(Sighting),
            turns=of(Turn),
            points=of(RegionalPoint),
            agreements=of(Agreement),
            incidents=of(Incident),
            placements=of(Placement),
            model_texts=of(ModelText),
            groups=list(dict.fromkeys(of(GroupMember, "group"))),
            compartments=of(Compartment),
            editions=of(Edition, "slug"),
        )

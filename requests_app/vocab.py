"""The words of a cooperation request: what is asked, by whom, through whom, and how it ended."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.vocab import Organ
from partners.vocab import RegionalGroup


class Family(TextChoices):
    """What is asked. Visas are counted apart from every other family."""

    VISA = "visa", _("Visa or travel facilitation")
    ASSISTANCE = "assistance", _("Other assistance")  # article 93(1)
    ARREST_SURRENDER = "arrest_surrender", _("Arrest and surrender")  # article 89
    PROVISIONAL_ARREST = "provisional_arrest", _("Provisional arrest")  # article 92
    TRANSIT = "transit", _("Transit")  # article 89(3)
    ORGANIZATION_HELP = "organization_help", _("Information or help from an organization")  # article 87(6)
    RELOCATION = "relocation", _("Relocation")
    INTERIM_RELEASE = "interim_release", _("Interim release")
    RELEASE = "release", _("Release of a person")  # rule 185
    ENFORCEMENT = "enforcement", _("Enforcement of a sentence")  # article 103
    SPECIALITY_WAIVER = "speciality_waiver", _("Waiver of speciality")  # article 101(2)
    IMMUNITY_WAIVER = "immunity_waiver", _("Waiver of immunity or consent")  # article 98
    REVERSE = "reverse", _("Request from a State to the Court")  # article 93(10)


ARREST_FAMILIES: Final = (Family.ARREST_SURRENDER, Family.PROVISIONAL_ARREST)
"""Families that Registry and OTP both read once a request is linked to a warrant."""


SEALED_FAMILIES: Final = (Family.RELOCATION,)
"""Families asked for under seal alone: which State protects a witness is known inside a compartment and nowhere else."""


class Originator(TextChoices):
    """Whose request it is. The transmitter is another matter: Registry or OTP only (rule 176)."""

    REGISTRY = "registry", _("Registry")
    OTP = "otp", _("Office of the Prosecutor")
    PRESIDENCY = "presidency", _("Presidency")
    CHAMBERS = "chambers", _("Chambers")
    DEFENCE = "defence", _("Defence")


TRANSMITTERS: Final = (Organ.REGISTRY, Organ.OTP)
"""The organs that send requests and keep a register of them (rule 176)."""

REGISTER_CODES: Final = {Organ.REGISTRY: "REG", Organ.OTP: "OTP"}
"""How the numbers of a register begin."""


class Series(TextChoices):
    """What is numbered, by organ and year."""

    REQUESTS = "requests", _("Requests")
    NOTES = "notes", _("Notes verbales and reminders")


class Status(TextChoices):
    """Where a request stands. Late is no state: it follows from the due date and the day one asks for."""

    DRAFT = "draft", _("Draft")
    IN_APPROVAL = "in_approval", _("In approval")
    APPROVED = "approved", _("Approved")
    TRANSMITTED = "transmitted", _("Transmitted")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    RETURNED_INCOMPLETE = "returned_incomplete", _("Returned as incomplete")
    UNDER_CONSULTATION = "under_consultation", _("Under consultation")
    POSTPONED = "postponed", _("Postponed")
    IN_EXECUTION = "in_execution", _("In execution")
    PARTIALLY_EXECUTED = "partially_executed", _("Partially executed")
    EXECUTED = "executed", _("Executed")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SUPERSEDED = "superseded", _("Superseded")
    CLOSED = "closed", _("Closed")


PREPARED: Final = (Status.DRAFT, Status.IN_APPROVAL, Status.APPROVED)
"""Not sent yet; or, of an amended version, not sent again yet."""

CLOCK_STOPPED: Final = (Status.UNDER_CONSULTATION, Status.POSTPONED)
"""Nothing falls due while the Court and the addressee consult, or while execution is postponed (articles 94, 95, 97)."""

AWAITED: Final = (
    Status.TRANSMITTED,
    Status.ACKNOWLEDGED,
    Status.UNDER_CONSULTATION,
    Status.POSTPONED,
    Status.IN_EXECUTION,
    Status.PARTIALLY_EXECUTED,
)
"""Sent, and something is still to come from the addressee: these can be late, unless the clock is stopped."""

ENDED: Final = (Status.EXECUTED, Status.DECLINED, Status.WITHDRAWN, Status.SUPERSEDED, Status.CLOSED)
"""Nothing more is to come."""


class Outcome(TextChoices):
    """How the addressee's answer, or the Court itself, ended the request."""

    EXECUTED = "executed", _("Executed")
    PARTIALLY_EXECUTED = "partially_executed", _("Partially executed")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SUPERSEDED = "superseded", _("Superseded")


class Satisfaction(TextChoices):
    """Whether the answer satisfied whoever had asked."""

    YES = "yes", _("Yes")
    PARTLY = "partly", _("Partly")
    NO = "no", _("No")


class Extent(TextChoices):
    """How much of a request is refused."""

    WHOLE = "whole", _("In whole")
    PART = "part", _("In part")


class Medium(TextChoices):
    """How a message reached the addressee; each leaves a record (articles 91(1), 92(2) and 96(1))."""

    NOTE_VERBALE = "note_verbale", _("Note verbale")
    LETTER = "letter", _("Letter")
    EMAIL = "email", _("E-mail")
    FAX = "fax", _("Fax")
    SECURE_PLATFORM = "secure_platform", _("Secure platform")
    INTERPOL = "interpol", _("INTERPOL")  # article 87(1)(b)
    CALL = "call", _("Call or meeting, with a record")


class Reason(TextChoices):
    """Why an addressee keeps silent or refuses, as the Court understands it. Internal: never shown outside the Court."""

    CAPACITY = "capacity", _("Capacity")
    NATIONAL_LAW = "national_law", _("Gap in national law")
    SECURITY = "security", _("Security")
    POLITICAL = "political", _("Political sensitivity")  # ICC-ASP/12/35, para. 52
    INFORMATION = "information", _("Information insufficient")
    NOT_FOUND = "not_found", _("Person not found")
    TREATY_CONFLICT = "treaty_conflict", _("Conflict of treaties")
    IMMUNITY = "immunity", _("Immunity")
    NATIONAL_SECURITY = "national_security", _("National security")
    ONGOING_CASE = "ongoing_case", _("Ongoing case")
    ADMISSIBILITY = "admissibility", _("Admissibility")
    NONE_GIVEN = "none_given", _("None given")


class DayUnit(TextChoices):
    """In what a deadline is counted."""

    CALENDAR = "calendar", _("calendar days")
    WORKING = "working", _("working days")


class CalendarChoice(TextChoices):
    """Whose days off a deadline respects."""

    COURT = "court", _("the Court’s")
    ADDRESSEE = "addressee", _("the addressee State’s")
    BOTH = "both", _("the Court’s and the addressee State’s")


class RecipientGroup(TextChoices):
    """Groups of addressees that a due-date policy can name: by kind, and the regional groups of the Assembly."""

    STATES = "states", _("States")
    ORGANIZATIONS = "organizations", _("Organizations")
    AFR = RegionalGroup.AFR.value, RegionalGroup.AFR.label
    APG = RegionalGroup.APG.value, RegionalGroup.APG.label
    EEG = RegionalGroup.EEG.value, RegionalGroup.EEG.label
    GRULAC = RegionalGroup.GRULAC.value, RegionalGroup.GRULAC.label
    WEOG = RegionalGroup.WEOG.value, RegionalGroup.WEOG.label


class EventKind(TextChoices):
    """What can happen to a request; each action of the life cycle writes the event of its own name."""

    LOGGED = "logged", _("Logged")
    EDITED = "edited", _("Draft changed")
    SUBMITTED = "submitted", _("Submitted for approval")
    SENT_BACK = "sent_back", _("Sent back to its author")
    APPROVED = "approved", _("Approved")
    TRANSMITTED = "transmitted", _("Transmitted")
    URGENT_CONFIRMED = "urgent_confirmed", _("Confirmed by the channel")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged")
    RETURNED_INCOMPLETE = "returned_incomplete", _("Returned as incomplete")
    AMENDED = "amended", _("Amended version begun")
    CONSULTATION_OPENED = "consultation_opened", _("Consultation opened")
    POSTPONED = "postponed", _("Postponed")
    RESUMED = "resumed", _("Resumed")
    EXECUTION_STARTED = "execution_started", _("Execution began")
    PARTIALLY_EXECUTED = "partially_executed", _("Partially executed")
    EXECUTED = "executed", _("Executed")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    SUPERSEDED = "superseded", _("Superseded")
    REMINDED = "reminded", _("Reminder sent")
    SILENCE_EXPLAINED = "silence_explained", _("Reason for silence noted")
    ESCALATED = "escalated", _("Level of escalation changed")
    DUE_DATE_CHANGED = "due_date_changed", _("Due date changed")  # in histories from before extensions
    ASSIGNED = "assigned", _("Put in somebody’s charge")
    EXTENDED = "extended", _("Extended")
    EXTENSION_REMOVED = "extension_removed", _("Extension removed")
    DUE_DATE_RECOMPUTED = "due_date_recomputed", _("Due date computed again")
    CLOSED = "closed", _("Closed")
    REOPENED = "reopened", _("Reopened")
    CORRECTED = "corrected", _("Struck out as an error")


class DocumentKind(TextChoices):
    """What a document is to its request."""

    REQUEST = "request", _("Request")
    ANNEX = "annex", _("Annex")
    WARRANT = "warrant", _("Copy of the warrant")
    JUDGMENT = "judgment", _("Copy of the judgment or sentence")
    NOTE_VERBALE = "note_verbale", _("Note verbale")
    REMINDER = "reminder", _("Reminder")
    REPLY = "reply", _("Reply")
    TRANSLATION = "translation", _("Translation")
    OTHER = "other", _("Other document")


ISSUED_KINDS: Final = (DocumentKind.NOTE_VERBALE, DocumentKind.REMINDER)
"""Notes of the Court; those that the register makes itself bear a number."""


class FormName(TextChoices):
    """The long forms: what is typed into them is kept until it is sent."""

    LOG = "log", _("Log a request")
    BATCH = "batch", _("Log a batch")


FROM_ADDRESSEE: Final = (
    EventKind.ACKNOWLEDGED,
    EventKind.RETURNED_INCOMPLETE,
    EventKind.CONSULTATION_OPENED,
    EventKind.POSTPONED,
    EventKind.RETURNED_INCOMPLETE,
    EventKind.CONSULTATION_OPENED,
    EventKind.POSTPONED,
    EventKind.EXECUTION_STARTED,
    EventKind.PARTIALLY_EXECUTED,
    EventKind.EXECUTED,
    EventKind.DECLINED,
)
"""Events by which the addressee is heard; whoever has none of them is silent."""

USUAL_ARTICLES: Final = {
    Family.VISA: ("APIC 30",),
    Family.ASSISTANCE: tuple(f"93(1)({letter})" for letter in "abcdefghijkl"),
    Family.ARREST_SURRENDER: ("89(1)",),
    Family.PROVISIONAL_ARREST: ("92",),
    Family.TRANSIT: ("89(3)",),
    Family.ORGANIZATION_HELP: ("87(6)",),
    Family.RELOCATION: ("93(1)(j)",),
    Family.INTERIM_RELEASE: ("60(2)", "RPE 119"),
    Family.RELEASE: ("RPE 185",),
    Family.ENFORCEMENT: ("103(1)",),
    Family.SPECIALITY_WAIVER: ("101(2)",),
    Family.IMMUNITY_WAIVER: ("98(1)", "98(2)"),
    Family.REVERSE: ("93(10)",),
}
"""The articles that are proposed for a family; others may be written."""

CHANNELS: Final = (_("Embassy in The Hague"), _("Diplomatic channel"), _("Designated national authority"))
LANGUAGES: Final = (_("English"), _("French"))
"""What is usual anywhere; a partner's declaration may name any other."""


class Reply(TextChoices):
    """How the addressee of a request had replied by a day."""

    UNSENT = "unsent", _("Not sent")
    WAITING = "waiting", _("Waiting")
    IN_PART = "in_part", _("Answered in part")
    ANSWERED = "answered", _("Answered")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Withdrawn or superseded")

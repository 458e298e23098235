"""Words of the report: the stages of an edition, of its rendering, and what dates a figure follows."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EditionStatus(TextChoices):
    """How far an edition has come. A published one is frozen."""

    DRAFTED = "drafted", _("Drafted")
    COMPILED = "compiled", _("Compiled")
    CLEARED = "cleared", _("Cleared by every organ")
    SIGNED = "signed", _("Signed by two")
    PUBLISHED = "published", _("Published")


class Replacement(TextChoices):
    """Why an edition takes the place of a published one."""

    CORRECTED = "corrected", _("Correction")
    RESTATED = "restated", _("Restatement")


class PassageState(TextChoices):
    """What a version of a paragraph says: words of its own, nothing, or the register's own wording again."""

    WRITTEN = "written", _("Written")
    LEFT_OUT = "left_out", _("Left out")
    OWN = "own", _("The register's own wording")


class Area(TextChoices):
    """The usual areas of chapter II, for which the register has words."""

    ARRESTS = "arrests", _("Arrest strategies")
    AGREEMENTS = "agreements", _("Voluntary agreements")
    APIC = "apic", _("APIC")
    SUPPORT = "support", _("Support for the Rome Statute system")


class CitationRole(TextChoices):
    """As what the report cites a related document."""

    ACTIVITIES = "activities", _("Report on the activities of the Court")
    UNITED_NATIONS = "united_nations", _("Report to the United Nations")
    EARLIER = "earlier", _("Earlier paper on cooperation")
    PRIVILEGES = "privileges", _("On privileges and immunities")
    OTHER = "other", _("Other document")


class Milestone(TextChoices):
    """A step by which an edition comes nearer to the session, in the order in which they are due."""

    CONTRIBUTIONS = "contributions", _("Contributions")
    COMPILATION = "compilation", _("Compilation")
    TRANSLATION = "translation", _("Wordings in other languages")
    CLEARANCE = "clearance", _("Clearance by the organs")
    SIGNATURE = "signature", _("Two signatures")
    PUBLICATION = "publication", _("Publication")


class Turn(TextChoices):
    """What an edition waits for, as My day puts it to whoever has to act."""

    WRITING = "writing", _("Report to be written or compiled")
    CLEARING = "clearing", _("Report to be cleared")
    SIGNING = "signing", _("Report to be signed or published")


class Language(TextChoices):
    """Languages in which an edition can be rendered; each needs a narrative of its own."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")


class Basis(TextChoices):
    """The date that a figure follows. Each figure has its own: that is why an edition has several dates."""

    PERIOD = "period", _("in the reporting period")
    AT_LARGE = "at_large_on", _("on the date for persons at large")
    AGREEMENTS = "agreements_on", _("on the date for agreements")
    APIC = "apic_on", _("on the date for APIC")


class Format(TextChoices):
    """The forms in which an edition is downloaded."""

    PDF = "pdf", "PDF"
    HTML = "html", "HTML"
    CSV = "csv", "CSV"
    JSON = "json", "JSON"


class Audience(TextChoices):
    """Who may read a figure or a table, and in which form."""

    APPROVED = "approved", _("Everyone: an approved indicator, printed as it is")
    FACTS = "facts", _("Everyone: it counts public facts alone")
    PROTECTED = "protected", _("Everyone, after disclosure control")

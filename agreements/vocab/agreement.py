"""Types of voluntary agreements, their form, and the stages they pass (ICC-ASP/12/35, paras 27-40)."""

from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.vocab import Organ


class AgreementKind(TextChoices):
    """What the State agrees to do for the Court."""

    RELOCATION = "relocation", _("Relocation of witnesses")
    ENFORCEMENT = "enforcement_of_sentences", _("Enforcement of sentences")
    ENFORCEMENT_AD_HOC = "enforcement_ad_hoc", _("Enforcement of one sentence")
    INTERIM_RELEASE = "interim_release", _("Interim release")
    RELEASE = "release_of_persons", _("Release of persons")


class Form(TextChoices):
    """Whether the agreement covers cases to come or a single one."""

    FRAMEWORK = "framework", _("Framework")
    AD_HOC = "ad_hoc", _("Ad hoc")


LEAD: Final = {
    AgreementKind.RELOCATION: Organ.REGISTRY,
    AgreementKind.ENFORCEMENT: Organ.PRESIDENCY,
    AgreementKind.ENFORCEMENT_AD_HOC: Organ.PRESIDENCY,
    AgreementKind.INTERIM_RELEASE: Organ.REGISTRY,
    AgreementKind.RELEASE: Organ.REGISTRY,
}
"""The organ that negotiates and keeps each type: the Presidency for enforcement (Rules of Procedure and Evidence,
rules 199-201), the Registry for the others (rule 16(4) for relocation)."""

FORM_FIXED: Final = {
    AgreementKind.ENFORCEMENT: Form.FRAMEWORK,
    AgreementKind.ENFORCEMENT_AD_HOC: Form.AD_HOC,
}
"""Types whose name already says their form."""


class Stage(TextChoices):
    """How far an agreement has come. Signed means concluded; in force is a fact of its own."""

    MODEL_SHARED = "model_shared", _("Model shared")
    WILLINGNESS = "willingness_expressed", _("Willingness expressed")
    NEGOTIATING = "negotiating", _("Negotiating")
    TEXT_AGREED = "text_agreed", _("Text agreed or initialled")
    SIGNED = "signed", _("Concluded, not in force")
    IN_FORCE = "in_force", _("In force")
    SUSPENDED = "suspended", _("Suspended")
    DENOUNCED = "denounced", _("Denounced")
    TERMINATED = "terminated", _("Terminated")
    EXPIRED = "expired", _("Expired")
    LAPSED = "lapsed", _("Lapsed")
    DECLINED = "declined", _("Declined")


HAPPENED: Final[dict[str, str | Promise]] = {
    Stage.MODEL_SHARED: _("Model agreement shared"),
    Stage.WILLINGNESS: _("Willingness expressed"),
    Stage.NEGOTIATING: _("Negotiation under way"),
    Stage.TEXT_AGREED: _("Text agreed or initialled"),
    Stage.SIGNED: _("Signed"),
    Stage.IN_FORCE: _("Entered into force"),
    Stage.SUSPENDED: _("Suspended"),
    Stage.DENOUNCED: _("Denunciation took effect"),
    Stage.TERMINATED: _("Terminated by consent"),
    Stage.EXPIRED: _("Expired at the end of its term"),
    Stage.LAPSED: _("Negotiation lapsed"),
    Stage.DECLINED: _("Declined by the State"),
}
"""The same stages as something that happened on a day, for the timeline."""

OVER: Final = (Stage.DENOUNCED, Stage.TERMINATED, Stage.EXPIRED)
"""How a concluded agreement ends: by one side, by both, or by its own terms."""

CONCLUDED: Final = (Stage.SIGNED, Stage.IN_FORCE, Stage.SUSPENDED, *OVER)
"""Stages that only a concluded agreement reaches; everything before them is negotiation."""

FORWARD: Final = (Stage.WILLINGNESS, Stage.NEGOTIATING, Stage.TEXT_AGREED, Stage.SIGNED, Stage.IN_FORCE)
"""Stages that bring an agreement closer to its purpose."""

OPERATION: Final = (Stage.IN_FORCE, Stage.SUSPENDED, *OVER)
"""Stages that decide whether an agreement is in force on a day: the latest of them."""

DAYS_TOLD: Final = (Stage.SIGNED, Stage.IN_FORCE, *OVER)
"""Stages whose days others print as well, so that sources can differ."""

NUREMBERG_SEMINARS: Final = "Nuremberg seminars, 2013"
"""The two seminars of March and June 2013 (ICC-ASP/12/35, para. 9), as `signed_at_event` names them."""

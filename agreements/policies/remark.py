"""What may be recorded about an agreement besides its stages, and which source decides; pure, on given objects."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Person
from accounts.vocab import Organ
from agreements.models import Agreement, AgreementEvent, ModelText, Remark
from agreements.policies.agreement import check_leads
from agreements.vocab import (
    LEAD,
    REMARKS,
    AgreementKind,
    Authority,
    RemarkKind,
    decides,
)
from common.errors import Forbidden, Refusal
from partners.models import Partner

MISSING: Final[dict[str, str | Promise]] = {
    "text": gettext_lazy("Say what is to be recorded."),
    "source": gettext_lazy("Name the source, so that others find it."),
    "model_text": gettext_lazy("Choose the version that was sent."),
    "stage": gettext_lazy("Choose the stage whose day differs."),
    "other_day": gettext_lazy("Give the day that the other source names."),
    "authority": gettext_lazy("Say what kind of source it is."),
    "kept_authority": gettext_lazy("Say on what the day of the register rests."),
}

MODEL_OF: Final = {kind: kind for kind in AgreementKind} | {
    AgreementKind.ENFORCEMENT_AD_HOC: AgreementKind.ENFORCEMENT
}
"""The type of model text from which an agreement of a type is negotiated."""


def remarks_for(kind: str) -> list[RemarkKind]:
    """The remarks that apply to a type of agreement."""
    return [remark for remark, rule in REMARKS.items() if not rule.kinds or kind in rule.kinds]


def check_remark(agreement: Agreement, kind: str, values: Mapping[str, Any]) -> None:
    """Refuses a remark that does not go with the type, or that lacks what its kind asks for."""
    if kind not in remarks_for(agreement.kind):
        raise Refusal(_("This is not recorded for this type of agreement."))
    for name in REMARKS[RemarkKind(kind)].asks:
        if not values.get(name):
            raise Refusal(str(MISSING[name]), field=name)


def check_sent(agreement: Agreement, text: ModelText, on: date) -> None:
    """Refuses a model text of another type, and one that did not exist on the day."""
    if text.kind != MODEL_OF[AgreementKind(agreement.kind)]:
        raise Refusal(
            _("This model text belongs to another type of agreement; choose one of this type."),
            field="model_text",
        )
    if on < text.dated_on:
        raise Refusal(
            _("This version is of %(day)s; it cannot have been sent before.") % {"day": text.dated},
            field="on",
        )


def check_source(event: AgreementEvent | None, other_day: date, authority: str, kept: str) -> AgreementEvent:
    """The entry whose day the other source contradicts; refuses where there is no conflict, or the other source decides."""
    if event is None:
        raise Refusal(
            _("The register has no such stage; record the stage itself with its source."), field="stage"
        )
    if event.effective_on == other_day:
        raise Refusal(_("Both sources give the same day; nothing differs."), field="other_day")
    if not decides(kept, authority):
        raise Refusal(
            _(
                "“%(other)s” decides against “%(kept)s”: correct the stage to the day of that source first, "
                "then record the former day as the other one."
            )
            % {"other": Authority(authority).label, "kept": Authority(kept).label},
            field="authority",
        )
    return event


def check_ends(remark: Remark, ends_on: date, today: date) -> None:
    """Refuses the end of what does not last, and one in the future or before its beginning."""
    if not REMARKS[RemarkKind(remark.kind)].lasting:
        raise Refusal(_("This happened on one day and has no end; correct the day instead."), field="how")
    if not remark.effective_on <= ends_on <= today:
        raise Refusal(
            _("The end lies between %(day)s, when it began, and today; correct the day.")
            % {"day": remark.effective_on.isoformat()},
            field="on",
        )


def may_keep_texts(person: Person) -> bool:
    """Whether the person's organ leads a type of agreement, and so keeps model texts and support."""
    return person.organ in LEAD.values()


def check_support(giver: Partner, receiver: Partner, agreement: Agreement | None, by: Person) -> None:
    """Refuses support by others than two States, for the agreement of a third, or recorded by another organ."""
    if agreement is not None:
        check_leads(agreement.kind, by)
    elif not may_keep_texts(by):
        raise Forbidden(
            _("Only %(organs)s record support among States.")
            % {"organs": ", ".join(str(Organ(organ).label) for organ in sorted(set(LEAD.values())))}
        )
    if not (giver.is_state and receiver.is_state) or giver.pk == receiver.pk:
        raise Refusal(_("Support goes from one State to another; choose two States."), field="receiver")
    if agreement is not None and agreement.partner_id not in (giver.pk, receiver.pk):
        raise Refusal(_("The agreement is with neither of these States; choose another."), field="agreement")

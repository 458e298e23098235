"""Who is willing but lacks capacity, and what other States do about it (ICC-ASP/12/35, para. 27)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agreements.models import Agreement, Remark, Support
from agreements.vocab import RemarkKind
from common.asof import AsOf


@dataclass(frozen=True, slots=True)
class Lacking:
    """An agreement whose State is willing but lacks capacity, and the support that was given for it or to the State."""

    remark: Remark
    agreement: Agreement
    support: list[Support]


def support_on(at: AsOf) -> list[Support]:
    """All support that had begun by the day, as far as the viewer sees it."""
    return list(Support.objects.begun(at.on, at.known_at))


def lacking(at: AsOf, given: Sequence[Support]) -> list[Lacking]:
    """The agreements with missing capacity on the day, the longest waiting first."""
    remarks = (
        Remark.objects.holding(at.on, at.known_at)
        .filter(kind=RemarkKind.CAPACITY)
        .select_related("agreement__partner")
        .order_by("effective_on", "id")
    )
    return [
        Lacking(
            remark,
            remark.agreement,
            [
                one
                for one in given
                if (
                    one.agreement_id == remark.agreement_id
                    or (one.agreement_id is None and one.receiver_id == remark.agreement.partner_id)
                )
            ],
        )
        for remark in remarks
    ]

"""Model texts on a day, and to whom they were sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from agreements.models import ModelText, Remark
from agreements.vocab import AgreementKind
from common.asof import AsOf


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a model text, to how many States it was sent, and whether a later one replaced it by the day."""

    text: ModelText
    sent: int
    replaced: bool


def versions(at: AsOf) -> list[Version]:
    """The versions of the day, by type and the latest first. Sendings count as far as the viewer sees them."""
    sent = dict(
        Remark.objects.known(at.known_at)
        .filter(model_text__isnull=False, effective_on__lte=at.on)
        .order_by()
        .values_list("model_text")
        .annotate(states=Count("agreement__partner", distinct=True))
    )
    rows = list(ModelText.objects.by(at.on))
    order = {kind.value: place for place, kind in enumerate(AgreementKind)}
    rows.sort(key=lambda row: (-order[row.kind], row.dated_on, row.pk), reverse=True)
    found, kinds = [], set()
    for row in rows:
        found.append(Version(row, sent.get(row.pk, 0), row.kind in kinds))
        kinds.add(row.kind)
    return found


def sendings_of(text: ModelText, at: AsOf) -> list[Remark]:
    """To whom the version was sent by the day, in the order of the days."""
    return list(
        Remark.objects.known(at.known_at)
        .filter(Q(model_text=text), effective_on__lte=at.on)
        .select_related("agreement__partner", "recorded_by")
        .order_by("effective_on", "agreement__partner__sort_key", "id")
    )

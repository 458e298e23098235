"""Model texts: a new version, and to whom it was sent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.utils import IntegrityError
from django.utils.translation import gettext as _

from accounts.models import Compartment, Person
from accounts.vocab import Level
from agreements import policies
from agreements.models import Agreement, ModelText
from agreements.services.agreement import open_agreement
from agreements.services.remark import record_remark
from agreements.vocab import OVER, RemarkKind, Stage
from common.asof import court_day
from common.errors import Refusal
from partners.models import Partner


@transaction.atomic
def add_model_text(
    *,
    kind: str,
    version: str,
    dated_on: date,
    precision: str,
    known_at: datetime,
    by: Person,
    presented_to: str = "",
    source: str = "",
    note: str = "",
) -> ModelText:
    """A new version of the model text of a type that the person's organ leads."""
    policies.check_leads(kind, by)
    policies.check_day(dated_on, court_day(known_at), None)
    try:
        with transaction.atomic():
            return ModelText.objects.create(
                kind=kind,
                version=version,
                dated_on=dated_on,
                precision=precision,
                presented_to=presented_to,
                source=source,
                note=note,
            )
    except IntegrityError as error:
        raise Refusal(
            _("This version is in the register already; give it another name."), field="version"
        ) from error


@transaction.atomic
def send_model_text(
    model_text: ModelText,
    *,
    partners: Iterable[Partner],
    on: date,
    known_at: datetime,
    by: Person,
    level: str = Level.PUBLIC,
    compartment: Compartment | None = None,
) -> list[Agreement]:
    """The text was sent to the States on the day `on`: to each it is recorded with the agreement of its type.

    A State with which none is open gets one, at its first stage. Raises as `open_agreement` and `record_remark` do.
    """
    policies.check_leads(model_text.kind, by)
    found = []
    over = (*OVER, Stage.LAPSED, Stage.DECLINED)
    for partner in partners:
        under_way = Agreement.objects.filter(kind=model_text.kind, partner=partner).exclude(status__in=over)
        agreement = under_way.order_by("-id").first() or open_agreement(
            kind=model_text.kind,
            partner=partner,
            action="share_model",
            on=on,
            known_at=known_at,
            by=by,
            level=level,
            compartment=compartment,
        )
        record_remark(
            agreement, kind=RemarkKind.MODEL_SENT, on=on, known_at=known_at, by=by, model_text=model_text
        )
        found.append(agreement)
    return found

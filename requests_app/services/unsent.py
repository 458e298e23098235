"""What is typed is not lost: a long form is kept while it is filled in, for its author alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Compartment, Person
from accounts.sight import purpose
from common.errors import Refusal
from requests_app.models import UnsentForm
from requests_app.vocab import FormName

KEPT_FOR: Final = timedelta(days=7)
"""How long an unsent form waits for its author."""

LARGEST: Final = 100_000
"""Characters of one form; more is no request, but a file."""

Content = Mapping[str, Sequence[str]]
"""What was typed: values by the name of their input."""


@transaction.atomic
def keep(form: FormName, content: Content, *, by: Person, at: datetime) -> UnsentForm:
    """The form as it stands now, in place of what was kept of it before. Raises Refusal where it is too long."""
    if sum(len(value) for values in content.values() for value in values) > LARGEST:
        raise Refusal(_("This is too long to be kept; send it in smaller parts."))
    code = next(iter(content.get("compartment", ())), "")
    compartment = Compartment.objects.filter(code=code, memberships__person=by).first() if code else None
    UnsentForm.objects.filter(person=by, form=form).exclude(compartment=compartment).delete()
    kept = UnsentForm(
        person=by,
        form=form,
        compartment=compartment,
        content={name: list(values) for name, values in content.items()},
        kept_at=at,
    )
    UnsentForm.objects.bulk_create(
        [kept],
        update_conflicts=True,
        unique_fields=["person", "form", "compartment"],
        update_fields=["content", "kept_at"],
    )
    return kept


def kept(form: FormName, *, by: Person, at: datetime) -> UnsentForm | None:
    """What the person typed and did not send, if it has not expired."""
    rows = UnsentForm.objects.filter(person=by, form=form, kept_at__gt=at - KEPT_FOR)
    return rows.order_by("-kept_at").first()


def discard(form: FormName, *, by: Person) -> None:
    """Nothing is kept of the form any more: it was sent, or its author does not want it."""
    UnsentForm.objects.filter(person=by, form=form).delete()


def forget_expired(*, at: datetime) -> None:
    """Deletes what nobody continued in time."""
    with purpose("expiry"):
        UnsentForm.objects.filter(kept_at__lte=at - KEPT_FOR).delete()

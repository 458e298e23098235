"""What people keep for themselves: views under a name, the view that opens first, and their columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Level
from common.errors import Forbidden, Refusal
from requests_app.models import CooperationRequest, RegisterPreference, SavedView

MOST: Final = 40
"""Nobody finds anything among more views than these."""


@transaction.atomic
def save_view(*, name: str, query: str, by: Person, shared: bool = False, first: bool = False) -> SavedView:
    """Keeps filters, order and columns under the name; the person's own view of this name is replaced.

    `query` is an address that has been checked already. Raises Refusal for an empty name, for too many views, and where
    it would tell colleagues words by which the person finds what is under seal.
    """
    name = " ".join(name.split())
    if not name:
        raise Refusal(_("Give the view a name."), field="name")
    if shared and _finds_sealed(QueryDict(query).get("q", "")):
        raise Refusal(
            _("The words of its search stand in matters under seal; keep this view for yourself."),
            field="shared",
        )
    mine = SavedView.objects.filter(owner=by)
    if not mine.filter(name=name).exists() and mine.count() >= MOST:
        raise Refusal(_("You have %(most)d views already; remove one first.") % {"most": MOST}, field="name")
    view, _made = SavedView.objects.update_or_create(
        owner=by, name=name, defaults={"query": query, "shared": shared, "organ": by.organ}
    )
    if first:
        open_first(view.code, by=by)
    return view


@transaction.atomic
def remove_view(view: SavedView, *, by: Person) -> None:
    """Takes a view away, also from those it was shared with. Raises Forbidden for somebody else's."""
    if view.owner_id != by.pk:
        raise Forbidden(_("This view was shared by somebody else; only they can remove it."))
    view.delete()


@transaction.atomic
def open_first(code: str, *, by: Person) -> None:
    """The register opens with this view from now on; with the open requests when the code is empty."""
    RegisterPreference.objects.update_or_create(person=by, defaults={"first_view": code})


@transaction.atomic
def choose_columns(columns: Sequence[str], *, by: Person) -> None:
    """The register shows the person these columns from now on; the standard ones when there are none."""
    RegisterPreference.objects.update_or_create(
        person=by, defaults={"columns": [str(one) for one in columns]}
    )


def _finds_sealed(words: str) -> bool:
    return bool(words) and CooperationRequest.objects.matching(words).filter(level=Level.UNDER_SEAL).exists()

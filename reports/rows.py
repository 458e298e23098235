"""The rows behind a figure as a table: which columns each kind of row shows, page by page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement
from arrests.models import Suspect
from common.display import Text
from common.keyset import Keyset
from common.templatetags import ui
from partners.models import Partner
from requests_app.models import CooperationRequest

PAGE: Final = 50


@dataclass(frozen=True)
class Shape:
    """How rows of one model are listed: order, joins, columns. The first column leads to the row's own page."""

    order: Keyset
    joins: Sequence[str]
    columns: Mapping[Text, Callable[[Any], Any]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it leads, how it is marked, and its cells with the headers above them."""

    url: str
    level: str
    cells: list[tuple[Text, Any]]


@dataclass(frozen=True)
class RowPage:
    """One page of the rows behind a figure, as far as the reader may see them."""

    headers: list[Text]
    rows: list[Row]
    objects: list[Model]
    next: str | None


def page_of(found: QuerySet[Any], *, cursor: str = "") -> RowPage:
    """The page that follows `cursor`. Runs under the sight of whoever reads."""
    shape = SHAPES[found.model]
    page = shape.order.page(found.select_related(*shape.joins), size=PAGE, cursor=cursor)
    rows = [
        Row(
            row.get_absolute_url(),
            getattr(row, "level", "public"),
            [(header, cell(row)) for header, cell in shape.columns.items()],
        )
        for row in page.rows
    ]
    return RowPage(list(shape.columns), rows, list(page.rows), page.next)


SHAPES: Final[Mapping[type[Model], Shape]] = {
    CooperationRequest: Shape(
        Keyset("transmitted_on"),
        ("partner",),
        {
            _("Reference"): lambda row: row.reference,
            _("Addressee"): lambda row: row.partner,
            _("Family"): lambda row: row.get_family_display(),
            _("Subject"): lambda row: row.subject,
            _("Transmitted"): lambda row: ui.day(row.transmitted_on),
        },
    ),
    Suspect: Shape(
        Keyset("sort_name"),
        ("situation",),
        {
            _("Person"): lambda row: row.name,
            _("Situation"): lambda row: row.situation,
        },
    ),
    Agreement: Shape(
        Keyset("concluded_on"),
        ("partner",),
        {
            _("State"): lambda row: row.partner,
            _("Type"): lambda row: row.get_kind_display(),
            _("Concluded"): lambda row: ui.day(row.concluded_day),
            _("In force"): lambda row: ui.day(row.in_force_on),
        },
    ),
    Partner: Shape(
        Keyset("sort_key"),
        (),
        {
            _("Partner"): lambda row: row.name,
            _("Code"): lambda row: row.code,
        },
    ),
}

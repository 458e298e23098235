"""What an edition lists: its areas, meetings and related documents, one to a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.display import Text
from reports.document import Citation, Meeting, Theme
from reports.document.canonical import encode
from reports.forms.fields import day
from reports.models import Edition
from reports.vocab import Area, CitationRole

MOST: Final = 26
"""Areas are lettered A to Z; nobody lists more of anything else."""

SPARE: Final = 3
"""Empty rows below those that are filled."""


LOOKS: Final[Mapping[type[forms.Field], str]] = {
    forms.BooleanField: "form-check-input",
    forms.ChoiceField: "form-select",
}
"""What stands in a cell, where it is no line of text."""


class VersionForm(forms.Form):
    """The version of the edition that the person started from."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class Row(forms.Form):
    """One line of a list, checked cell by cell; a spare one in which nothing stands is passed over."""

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        self.edition = edition
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def item(self) -> Any:
        """What the row says."""
        raise NotImplementedError

    @property
    def cells(self) -> list[forms.BoundField]:
        """Its fields as the grid shows them, with their names for those who do not see the head."""
        for name, field in self.fields.items():
            wrong = self.is_bound and name in self.errors
            looks = [look for kind, look in LOOKS.items() if isinstance(field, kind)] or ["form-control"]
            field.widget.attrs |= {
                "class": looks[0] + (" is-invalid" if wrong else ""),
                "aria-label": field.label,
            }
            if wrong:
                field.widget.attrs["aria-invalid"] = "true"
        return [self[name] for name in self.fields]


class AreaRow(Row):
    """An area of chapter II: a usual one, perhaps with another title, or one of the edition's own."""

    code = forms.ChoiceField(label=gettext_lazy("Area"), required=False)
    title_en = forms.CharField(label=gettext_lazy("Title in English"), max_length=200, required=False)
    title_fr = forms.CharField(label=gettext_lazy("Title in French"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [(one["code"], one.get("title_en") or one["code"]) for one in self.edition.themes]
        own = [pair for pair in own if pair[0] not in Area.values]
        self.fields["code"].choices = [("", _("An area of its own")), *Area.choices, *own]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuses an area without a name: the register has words for the usual ones alone."""
        given: dict[str, Any] = self.cleaned_data
        for name in ("title_en", "title_fr"):
            if given.get("code") not in Area.values and not given.get(name) and name not in self.errors:
                self.add_error(name, _("Give its title; the register has one for the usual areas alone."))
        return given

    def item(self) -> Theme:
        """The area; one of its own keeps its code, by which its paragraphs are found, when its title changes."""
        given = self.cleaned_data
        code = given["code"] or f"own-{slugify(given['title_en'])[:32]}"
        return Theme(code=code, title_en=given["title_en"], title_fr=given["title_fr"])


class MeetingRow(Row):
    """A meeting on cooperation."""

    title = forms.CharField(label=gettext_lazy("Meeting"), max_length=200)
    place = forms.CharField(label=gettext_lazy("Place"), max_length=120)
    when = forms.CharField(label=gettext_lazy("When, in words"), max_length=120)
    agreements_signed = forms.BooleanField(label=gettext_lazy("Agreements signed there"), required=False)

    def item(self) -> Meeting:
        """The meeting."""
        return Meeting(**{name: self.cleaned_data[name] for name in MeetingRow.base_fields})


class CitationRow(Row):
    """A related document."""

    symbol = forms.CharField(label=gettext_lazy("Symbol"), max_length=60)
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200, required=False)
    role = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=CitationRole, initial=CitationRole.EARLIER.value
    )
    date = day(gettext_lazy("Date"), required=False)
    pinpoint = forms.CharField(label=gettext_lazy("Where in it"), max_length=120, required=False)

    def item(self) -> Citation:
        """The citation."""
        return Citation(**{name: self.cleaned_data[name] for name in CitationRow.base_fields})


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]
    """The rows of a list: in the order of their places, without those that are removed."""

    can_order, can_delete = True, True
    deletion_widget = forms.CheckboxInput

    def add_fields(self, form: Row, index: int | None) -> None:
        """Place and removal of each row, in our words."""
        super().add_fields(form, index)
        form.fields["ORDER"].label = _("Place in the list")
        form.fields["DELETE"].label = _("Remove")

    def items(self) -> list[dict[str, Any]]:
        """What stands in the rows, as the edition keeps it."""
        return [encode(form.item()) for form in self.ordered_forms]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of an edition: what it is, how it is filled in, and the form of a row."""

    title: Text
    advice: Text
    row: type[Row]

    def rows(self, edition: Edition, name: str, data: Any = None) -> Rows:
        """The rows that the edition has under that name, and a few spare ones."""
        grid: Any = forms.formset_factory(
            self.row,
            formset=Rows,
            extra=SPARE,
            max_num=MOST,
            absolute_max=MOST,
            can_order=True,
            can_delete=True,
        )
        found: Rows = grid(
            data, initial=getattr(edition, name), prefix="rows", form_kwargs={"edition": edition}
        )
        return found


LISTINGS: Final[Mapping[str, Listing]] = {
    "themes": Listing(
        gettext_lazy("Areas"),
        gettext_lazy(
            "The areas of chapter II in their order. A usual area keeps the register’s title unless another is given; an area of its own has only what people write."
        ),
        AreaRow,
    ),
    "meetings": Listing(
        gettext_lazy("Meetings"),
        gettext_lazy(
            "Meetings on cooperation within the period, or that follow from it. The figure of relocation agreements signed at meetings refers to those that are ticked."
        ),
        MeetingRow,
    ),
    "citations": Listing(
        gettext_lazy("Related documents"),
        gettext_lazy(
            "Documents to read with this one: symbol, title, date, and where in them, for example paragraphs 98 to 105. The report cites them in its introduction, those on privileges and immunities in the section on APIC."
        ),
        CitationRow,
    ),
}
"""By the name of the edition's field."""

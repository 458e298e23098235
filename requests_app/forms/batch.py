"""The batch: what all rows have in common, the grid, and the reading of what is pasted from a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.models import Compartment, Person
from accounts.vocab import Level
from common.errors import Refusal
from common.sorting import sort_key
from common.tabular import SPREADSHEET_ERRORS, shown, unguarded
from partners.directory import Directory
from partners.models import Situation
from requests_app.forms.fields import PartnerField, Suggestions, only_text
from requests_app.forms.log import limit_to
from requests_app.services.batch import MOST_ROWS
from requests_app.services.proposals import usual_article
from requests_app.vocab import Family

COLUMNS: Final = {
    "subject": gettext_lazy("Subject"),
    "partner": gettext_lazy("Addressee"),
    "situation": gettext_lazy("Situation"),
    "due_on": gettext_lazy("Answer due on"),
    "urgent": gettext_lazy("Urgent"),
    "language": gettext_lazy("Language"),
}
"""The columns of the grid in their order; a pasted first row with these names may put them in another."""

OTHER_NAMES: Final = {
    "person": "subject",
    "traveller": "subject",
    "state": "partner",
    "country": "partner",
    "needed by": "due_on",
    "date needed": "due_on",
    "due": "due_on",
}
"""What spreadsheets call the columns besides; in lower case."""

YES: Final = frozenset({"yes", "y", "x", "1", "true", "urgent", "oui", "o"})
NO: Final = frozenset({"", "no", "n", "0", "false", "non", "-"})

DAYS: Final = ("%Y-%m-%d", "%d %b %Y", "%d %B %Y", "%d.%m.%Y")
SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


def only_sound(value: str) -> None:
    """Raises ValidationError for characters that are no text, and for the errors of a spreadsheet."""
    only_text(value)
    if value.strip() in SPREADSHEET_ERRORS:
        raise ValidationError(
            _("The cell holds the error %s of the spreadsheet; correct it.") % value.strip()
        )


class CellDay(forms.CharField):
    """A day as spreadsheets write it. 05/03/2013 is refused, because it is read in two ways."""

    def clean(self, value: Any) -> date | None:
        """The day, or none."""
        text = super().clean(value).strip()
        if not text:
            return None
        slashed = SLASHED.fullmatch(text)
        if slashed:
            first, second, year = map(int, slashed.groups())
            if first != second and max(first, second) <= 12:
                raise ValidationError(
                    _("“%(cell)s” can be read as two days; write it as YYYY-MM-DD.") % {"cell": shown(text)}
                )
            text = f"{year}-{min(first, second):02}-{max(first, second):02}"
        for pattern in DAYS:
            try:
                return datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day without a time
            except ValueError:
                continue
        raise ValidationError(
            _("“%s” is no day; write it as YYYY-MM-DD, for example 2013-10-09.") % shown(text)
        )


class CellFlag(forms.CharField):
    """Yes or no, in a word or a sign."""

    def clean(self, value: Any) -> bool:
        """Whether it says yes."""
        word = sort_key(super().clean(value))
        if word not in YES | NO:
            raise ValidationError(_("“%s” is neither yes nor no; write one of them.") % shown(word))
        return word in YES


class RowForm(forms.Form):
    """One row of the grid: a request. Every cell is read on its own, so that all its errors are told at once."""

    subject = forms.CharField(
        label=COLUMNS["subject"], max_length=300, validators=[only_sound], required=True
    )
    partner = PartnerField(label=COLUMNS["partner"], list_id="addressees")
    situation = forms.CharField(
        label=COLUMNS["situation"],
        max_length=200,
        required=False,
        validators=[only_sound],
        widget=Suggestions(list_id="situations"),
    )
    due_on = CellDay(label=COLUMNS["due_on"], max_length=40, required=False, validators=[only_sound])
    urgent = CellFlag(label=COLUMNS["urgent"], max_length=10, required=False, validators=[only_sound])
    language = forms.CharField(
        label=COLUMNS["language"], max_length=60, required=False, validators=[only_sound]
    )

    def __init__(
        self, *args: Any, directory: Directory, situations: Sequence[Situation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        self.situations = situations
        self.fields["partner"].directory = directory  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-control"
            field.widget.attrs["aria-label"] = COLUMNS[name]
            if self.is_bound and name in self.errors:
                field.widget.attrs |= {"class": "form-control is-invalid", "aria-invalid": "true"}

    def clean_situation(self) -> Situation | None:
        """The situation of the code or name, or of the only name that begins so."""
        wanted = sort_key(self.cleaned_data["situation"])
        if not wanted:
            return None
        names = {
            one: [sort_key(name) for name in (one.code, one.name_en, one.name_fr)] for one in self.situations
        }
        exact = [one for one, words in names.items() if wanted in words]
        near = exact or [
            one for one, words in names.items() if any(word.startswith(wanted) for word in words)
        ]
        if len(near) != 1:
            raise ValidationError(
                _("“%s” is no situation, or several begin so; write its name.")
                % shown(self.cleaned_data["situation"])
            )
        return near[0]


class BatchForm(forms.Form):
    """What all rows of a batch have in common, and what is pasted. `seen` is as in the log's form."""

    originator = forms.ChoiceField(label=gettext_lazy("Asked by"))
    family = forms.ChoiceField(label=gettext_lazy("Family"), choices=Family, initial=Family.VISA)
    article = forms.CharField(
        label=gettext_lazy("Article"),
        max_length=60,
        required=False,
        validators=[only_text],
        help_text=gettext_lazy("Empty: the usual one of the family."),
    )
    level = forms.ChoiceField(label=gettext_lazy("Marking"), choices=Level, initial=Level.PUBLIC)
    compartment = forms.ModelChoiceField(
        Compartment.objects.none(),
        label=gettext_lazy("Compartment"),
        to_field_name="code",
        required=False,
        empty_label=pgettext_lazy("compartment", "None"),
    )
    paste = forms.CharField(
        label=gettext_lazy("Rows from a spreadsheet"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        limit_to(person, self.fields)

    def content(self) -> dict[str, Any]:
        """What is common to all rows, in the words of the services."""
        found = {name: value for name, value in self.cleaned_data.items() if name not in {"paste", "seen"}}
        return found | {"article": found["article"] or usual_article(found["family"])}

    @property
    def marking(self) -> str:
        """The marking that is chosen."""
        level = str(self["level"].value() or Level.PUBLIC)
        return level if level in Level.values else Level.PUBLIC


Cells = dict[str, str]
"""One row as it was typed: cells by the name of their column."""

Grid = forms.formset_factory(RowForm, extra=0, max_num=MOST_ROWS, absolute_max=2 * MOST_ROWS)
"""The rows; those in which nothing stands are passed over."""


def grid(rows: Sequence[Cells], *, spare: int, situations: Sequence[Situation], directory: Directory) -> Any:
    """The grid with these rows, each cell checked, and `spare` empty rows below as far as there is room."""
    filled = [*rows, *({} for _turn in range(min(spare, MOST_ROWS - len(rows))))]
    data = {"rows-TOTAL_FORMS": str(len(filled)), "rows-INITIAL_FORMS": "0"} | {
        f"rows-{number}-{name}": cell for number, cells in enumerate(filled) for name, cell in cells.items()
    }
    return Grid(data, prefix="rows", form_kwargs={"directory": directory, "situations": situations})


def typed_rows(data: Mapping[str, Any]) -> list[Cells]:
    """The rows of a grid as they were sent, without those in which nothing stands."""
    rows = [
        {name: str(data.get(f"rows-{number}-{name}", "")) for name in COLUMNS}
        for number in range(2 * MOST_ROWS)
    ]
    return [cells for cells in rows if any(cell.strip() for cell in cells.values())]


def pasted_rows(text: str, *, room: int = MOST_ROWS) -> list[Cells]:
    """What was copied from a spreadsheet, or written with commas or semicolons, as rows of the grid.

    Raises Refusal, about the field `paste`, for what cannot be told apart into the columns, and for
    more rows than there is `room` for.
    """
    try:
        lines = [
            [unguarded(cell.strip()) for cell in line]
            for line in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        ]
    except csv.Error as error:
        raise Refusal(_("These rows cannot be read; a quotation mark is missing."), field="paste") from error
    lines = [line for line in lines if any(line)]
    names = _header(lines[0]) if lines else None
    found = []
    for number, line in enumerate(lines[1:] if names else lines, start=2 if names else 1):
        cells = line[: len(line) - next((turn for turn, cell in enumerate(reversed(line)) if cell), 0)]
        columns = names or list(COLUMNS)
        if len(cells) > len(columns):
            raise Refusal(
                _("Row %(row)d has %(found)d cells, not at most %(most)d; see the columns below.")
                % {"row": number, "found": len(cells), "most": len(columns)},
                field="paste",
            )
        found.append(dict(zip(columns, cells, strict=False)))
    if len(found) > room:
        raise Refusal(
            _("These are %(found)d rows, and there is room for %(room)d; paste the rest into the next batch.")
            % {"found": len(found), "room": room},
            field="paste",
        )
    return found


def _delimiter(text: str) -> str:
    first = text.strip().partition("\n")[0]
    return "\t" if "\t" in text else max(";,", key=first.count)


def _header(line: Sequence[str]) -> list[str] | None:
    """The columns that the first row names; None where it is a row like the others. Raises Refusal for one unknown."""
    known = {sort_key(str(label)): name for name, label in COLUMNS.items()} | OTHER_NAMES
    known |= {name: name for name in COLUMNS}
    names = [known.get(sort_key(cell)) for cell in line]
    if not any(names):
        return None
    for cell, name in zip(line, names, strict=True):
        if name is None or names.count(name) > 1:
            raise Refusal(
                _("The first row names the column “%(cell)s”; the columns are: %(columns)s, each once.")
                % {"cell": shown(cell), "columns": ", ".join(map(str, COLUMNS.values()))},
                field="paste",
            )
    return [name for name in names if name is not None]

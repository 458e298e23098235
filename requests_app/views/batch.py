"""The batch page: rows from a spreadsheet are checked in a grid and logged at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.audit import record_read
from accounts.marking import highest
from accounts.models import Person
from common import clock
from common.refusals import shown_on
from partners.directory import Directory
from partners.models import Partner, Situation
from requests_app.forms.batch import COLUMNS, BatchForm, Cells, grid, pasted_rows, typed_rows
from requests_app.models import CooperationRequest
from requests_app.policies import alike
from requests_app.services.batch import MOST_ROWS, log_batch
from requests_app.services.doubles import Wish, doubles
from requests_app.services.proposals import last_entry, ways
from requests_app.services.unsent import kept
from requests_app.views.log import double_findings
from requests_app.views.unsent import logging_person, sent, typed, waiting
from requests_app.vocab import FormName

SPARE = 2
"""Empty rows below the filled ones; whoever types instead of pasting gets further ones with each check."""


@require_http_methods(["GET", "POST"])
def batch(request: HttpRequest) -> HttpResponse:
    """The grid: what is pasted becomes rows, what is wrong is told beside its cell, and all rows are logged or none."""
    person = logging_person(request)
    if request.method == "POST":
        return _Batch(request, person, BatchForm(request.POST, person=person)).answer()
    begun = kept(FormName.BATCH, by=person, at=clock.now()) if "continue" in request.GET else None
    values = typed(begun) if begun else {}
    return _Batch(request, person, BatchForm(initial=values, person=person)).page(typed_rows(values))


class _Batch:
    """One answer of the page: the form, the grid, and what both need to know."""

    def __init__(self, request: HttpRequest, person: Person, form: BatchForm) -> None:
        self.request, self.person, self.form = request, person, form
        self.directory = Directory(Partner.objects.all())
        self.situations = list(Situation.objects.all())
        self.on = clock.today()

    def answer(self) -> HttpResponse:
        """Reads what is pasted, or logs the rows."""
        rows, pasted = typed_rows(self.request.POST), str(self.request.POST.get("paste", ""))
        with shown_on(self.form):
            rows += pasted_rows(pasted, room=max(0, MOST_ROWS - len(rows)))
            if pasted.strip():
                self.form.data = {**self.request.POST.dict(), "paste": ""}
                return self.page(rows)
            return self._logged(rows)
        return self.page(rows[:MOST_ROWS])

    def _logged(self, rows: list[Cells]) -> HttpResponse:
        checked = self._grid(rows, spare=0)
        if not (self.form.is_valid() and checked.is_valid()) or "check" in self.request.POST:
            return self.page(rows)
        content = [one.cleaned_data for one in checked.forms]
        family = self.form.cleaned_data["family"]
        wishes = [Wish(row["partner"], family, row["subject"]) for row in content]
        found = doubles(wishes, on=self.on)
        twins = _twins(wishes)
        shown = {str(row.code) for rows in found for row in rows} | {f"{a}={b}" for a, b in twins}
        if shown - set(self.form.cleaned_data["seen"].split()):
            return self.page(rows, found, twins, seen=sorted(shown))
        last = last_entry(self.person)
        own = ways([row["partner"] for row in content], on=self.on, last=last)
        for row in content:
            way = own[row["partner"].pk]
            row |= {"channel": way.channel, "language": row["language"] or way.language}
        with shown_on(self.form):
            made = log_batch(content, by=self.person, known_at=clock.now(), **self.form.content())
            sent(self.request, FormName.BATCH, by=self.person)
            sentence = ngettext("%(count)d request is logged.", "%(count)d requests are logged.", len(made))
            messages.success(self.request, sentence % {"count": len(made)})
            return redirect(f"{reverse('requests:list')}?show=prepared")
        return self.page(rows)

    def page(
        self,
        rows: list[Cells],
        found: list[list[CooperationRequest]] | None = None,
        twins: list[tuple[int, int]] | None = None,
        seen: list[str] | None = None,
    ) -> HttpResponse:
        """The page with these rows; `found` are possible doubles of each, `twins` rows that are alike."""
        checked = self._grid(rows, spare=SPARE)
        rows_alike = {row.pk: row for one in found or [] for row in one}
        shown = record_read(rows_alike.values(), by=self.person, path=self.request.path)
        wrong = bool(self.form.is_bound and self.form.errors) or not checked.is_valid()
        self._point(checked)
        context: dict[str, Any] = {
            "form": self.form,
            "grid": checked,
            "count": len(rows),
            "wrong": sum(bool(one.errors) for one in checked.forms),
            "columns": COLUMNS,
            "most": MOST_ROWS,
            "partners": self.directory.partners,
            "situations": self.situations,
            "doubles": double_findings(rows_alike.values(), twins or []),
            "seen": " ".join(seen or []),
            "waiting": waiting(self.request, FormName.BATCH, by=self.person),
            "marking": highest([shown, self.form.marking]),
        }
        status = 400 if wrong and self.request.method == "POST" else 409 if seen else 200
        return render(self.request, "requests_app/batch.html", context, status=status)

    def _point(self, checked: Any) -> None:
        """Puts the cursor into the first wrong cell; where nothing is filled in yet, there where rows are pasted."""
        cells = [one.fields[name] for one in checked.forms for name in one.fields if name in one.errors]
        if not self.form.is_bound:
            cells = [self.form.fields["paste"]]
        if cells and not (self.form.is_bound and self.form.errors):
            cells[0].widget.attrs["autofocus"] = True

    def _grid(self, rows: list[Cells], *, spare: int) -> Any:
        return grid(rows, spare=spare, situations=self.situations, directory=self.directory)


def _twins(wishes: list[Wish]) -> list[tuple[int, int]]:
    """Pairs of rows of the batch itself that are alike, by their numbers from 1."""
    return [
        (number, other)
        for other, wish in enumerate(wishes, start=1)
        for number, before in enumerate(wishes[: other - 1], start=1)
        if before.partner == wish.partner and alike(before.subject, wish.subject)
    ]

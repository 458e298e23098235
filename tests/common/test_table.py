"""Tables: cells, headings and orders."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.html import format_html

from common.table import Table, TableColumn, in_order

Row = tuple[str, int | None]

COLUMNS: list[TableColumn[Row]] = [
    TableColumn("name", "Name", lambda row: row[0], look="reference"),
    TableColumn("age", "Age <years>", lambda row: row[1], look="num", sorts=True, order=lambda row: row[1]),
    TableColumn("mark", "Mark", lambda row: format_html("<b>{}</b>", row[0])),
]
ROWS: list[Row] = [("B & C", 3), ("A", None), ("", 7)]


def page(address: str, sort: str, rows: list[Row]) -> str:
    table = Table(rows, COLUMNS, caption="People", sort=sort, empty_text="Nobody.")
    context = Context({"request": RequestFactory().get(address), "table": table})
    return Template("{% load ui %}{% data_table table %}").render(context)


def test_text_is_escaped_markup_is_not_and_nothing_is_a_dash() -> None:
    assert Table(ROWS, COLUMNS, caption="").body() == (
        '<tr><td class="reference" data-label="Name">B &amp; C</td>'
        '<td class="num" data-label="Age &lt;years&gt;">3</td><td data-label="Mark"><b>B &amp; C</b></td></tr>\n'
        '<tr><td class="reference" data-label="Name">A</td>'
        '<td class="num" data-label="Age &lt;years&gt;">—</td><td data-label="Mark"><b>A</b></td></tr>\n'
        '<tr><td class="reference" data-label="Name">—</td>'
        '<td class="num" data-label="Age &lt;years&gt;">7</td><td data-label="Mark"><b></b></td></tr>\n'
    )


@pytest.mark.parametrize(
    ("sort", "state", "next_sort"),
    [
        ("name", "", "age"),
        ("age", ' aria-sort="ascending"', "-age"),
        ("-age", ' aria-sort="descending"', "age"),
    ],
)
def test_a_heading_says_how_the_rows_are_sorted_turns_them_and_starts_from_the_first_page(
    sort: str, state: str, next_sort: str
) -> None:
    html = page("/people/?after=x&q=a%26b", sort, ROWS)
    link = f'<a href="?q=a%26b&amp;sort={next_sort}">Age &lt;years&gt;</a>'
    assert f'<th class="num" scope="col"{state}>{link}</th>' in html
    assert "after=" not in html
    assert html.count("<a ") == 1


def test_a_table_without_rows_says_so() -> None:
    assert '<tr class="table-empty"><td colspan="3">Nobody.</td></tr>' in page("/", "", [])
    assert "Nobody." not in page("/", "", ROWS)


@pytest.mark.parametrize(
    ("sort", "expected"), [("age", [3, 7, None]), ("-age", [7, 3, None]), ("nonsense", [3, None, 7])]
)
def test_rows_without_a_value_come_last_in_every_order(sort: str, expected: list[int | None]) -> None:
    assert [age for _name, age in in_order(ROWS, COLUMNS, sort)] == expected

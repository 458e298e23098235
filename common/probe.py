"""Whether rows have something, asked of one row after another."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, QuerySet, Subquery


class Probe(Subquery):
    """Whether there are such `rows`, which name the row of the outer query.

    Of `Exists` PostgreSQL makes a join and guesses how many will fit; where it guesses wrong, it reads whole tables for
    a page of fifty. This it can only ask of the rows that it comes to, in the order of the page.
    """

    template = "coalesce((select true from (%(subquery)s) as probe), false)"
    output_field = BooleanField()

    def __init__(self, rows: QuerySet[Any]) -> None:
        super().__init__(rows.order_by().values("pk")[:1])

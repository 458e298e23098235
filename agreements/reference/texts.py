"""Loads the versions of the model texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from agreements.models import ModelText
from agreements.vocab import AgreementKind, Precision
from common.findings import Finding
from common.reference import Change, ChangeKind
from common.tabular import Column, Row, day, once, one_of
from partners.vocab import Provenance

FIELDS = ("dated_on", "precision", "presented_to", "source", "verified", "note")


class ModelTexts:
    """Versions by type; days that are known to the month or year are its first day."""

    file = "model_texts.csv"
    optional = True
    columns = (
        Column("agreement_kind", one_of(AgreementKind.values), True),
        Column("version", required=True),
        Column("dated_on", day, required=True),
        Column("precision", one_of(Precision.values), True),
        Column("presented_to"),
        Column("source"),
        Column("verified", one_of(Provenance.values)),
        Column("note"),
    )

    def is_empty(self) -> bool:
        """Whether none is registered yet."""
        return not ModelText.objects.exists()

    def check(self, rows: Sequence[Row]) -> Iterator[Finding]:
        """No version of a type stands twice."""
        yield from once(rows, lambda row: (row["agreement_kind"], row["version"]), "version")

    def apply(self, rows: Sequence[Row], *, known_at: datetime) -> list[Change]:
        """Writes new versions and changed ones; those that people added stay."""
        changes = []
        for row in rows:
            wanted = {name: row[name] or "" for name in FIELDS}
            name = f"{row['agreement_kind']}, {row['version']}"
            text, new = ModelText.objects.get_or_create(
                kind=row["agreement_kind"], version=row["version"], defaults=wanted
            )
            changed = [field for field in FIELDS if getattr(text, field) != wanted[field]]
            if new:
                changes.append(Change(ChangeKind.ADDED, name))
            elif changed:
                for field in changed:
                    setattr(text, field, wanted[field])
                text.save(update_fields=changed)
                changes.append(Change(ChangeKind.CHANGED, name, ", ".join(changed)))
        return changes


MODEL_TEXTS = ModelTexts()

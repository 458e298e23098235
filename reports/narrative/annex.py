"""How the parts of the annex are lettered in every language."""

from __future__ import annotations

from string import ascii_uppercase

from reports.document.snapshot import Snapshot


def letter(part: str, snapshot: Snapshot) -> str:
    """The letter of a part, such as "C."; parts that the edition does without take none."""
    there = {
        "moved": bool(snapshot.replaces and snapshot.replaces.moved),
        "counts": True,
        "left out": True,
        "outside APIC": bool(snapshot.apic_outside),
    }
    there |= {"tables": bool(snapshot.tables), "recommendations": True}
    before = list(there)[: list(there).index(part)]
    return f"{ascii_uppercase[sum(there[one] for one in before)]}."

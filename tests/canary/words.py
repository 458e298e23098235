"""The words that stand in sealed things, and the days of the canary's world."""

from __future__ import annotations

from datetime import date

ISSUED = date(2013, 2, 11)


DUE = date(2013, 9, 20)


SEALED_DUE = date(2013, 9, 12)
"""Before all others, so that sealed requests would come first in every list of what is late."""


WORDS = {
    "compartment": "Thornapple",
    "subject": "Quexolith",
    "article": "93(1)(j)",
    "channel": "Vantablack",
    "language": "Zirconese",
    "note number": "Wraxholme-7",
    "request note": "Pellucidar",
    "internal note": "Fennimoor",
    "note to oneself": "Dapplewort",
    "imported file": "Wrenfield",
    "imported value": "Thistlemoor",
    "exported query": "Fallowbrook",
    "person": "Xylander",
    "alias": "Murkwhistle",
    "second warrant": "Obsidianus",
    "warrant reference": "Krestovar-9",
    "event note": "Hollowmere",
    "assessment": "Brackenfeld",
    "change": "Withycombe",
    "whereabouts": "Sorrelgate",
    "source": "Tamarisk-4",
    "next step": "Bellwether",
    "charge": "Oxalis-77",
    "case note": "Marrowgale",
    "case decision": "Tolverine-4",
    "sighting": "Cloudberrow",
    "measure taken": "Hazelmere",
    "measure's actor": "Ironquill-6",
    "measure's outcome": "Peverstone",
    "cost of delay": "Lanternwick",
    "unsealing order": "Umbrafax-3",
    "agreement note": "Sablewick",
    "placement": "ZQX-770413",
    "placement note": "Saltmarsh",
    "remark": "Quillwort",
    "support": "Bergamot",
    "meeting": "Larkspur",
    "document": "Vermilax",
    "withdrawn document": "Tansyweed",
    "withdrawal reason": "Gorsebank",
    "unsent form": "Quillfrost",
    "incident": "Nettlecombe",
}
"""Words that stand in sealed things and nowhere else, each in the place it is named after."""

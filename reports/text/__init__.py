"""Paragraphs that people write: a small markup whose references are alive, read into the runs of a document.

    read("As of {F9.on}, {F9|State was a party|States were parties} to APIC.^[See {document A/68/314}.]", sources)

What is written: words; *words in italics*; references in braces; footnotes as ^[…]; a line that begins with "- " is a
point (a), (b) …; a backslash before a sign makes it an ordinary one. Nothing else is markup: HTML is printed as it stands.
"""

from reports.text.apply import applied, arranged
from reports.text.markup import Read, read
from reports.text.references import Sources
from reports.text.writing import written

__all__ = ["Read", "Sources", "applied", "arranged", "read", "written"]

"""The report with the paragraphs that people wrote: in the place of the register's own, beside them, or without them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from common.findings import Finding, Severity, blockers
from reports.document.blocks import Block, Heading, Paragraph
from reports.document.sections import sections
from reports.document.snapshot import Passage, Theme
from reports.text.markup import read
from reports.text.references import Sources


def applied(
    blocks: Iterable[Block], passages: Mapping[str, Passage], sources: Sources
) -> tuple[tuple[Block, ...], list[Finding]]:
    """The arranged blocks with the words of the passages in them, and a finding for each that cannot be read."""
    problems: list[Finding] = []
    done: list[Block] = []
    for block in blocks:
        passage = passages.get(block.key) if isinstance(block, Paragraph) else None
        if passage is None or not isinstance(block, Paragraph):
            done.append(block)
            continue
        found = read(passage.body, sources)
        sentence = _("Paragraph “%(key)s”, %(finding)s")
        problems += [
            Finding(Severity.BLOCKER, passage.key, sentence % {"key": passage.key, "finding": one})
            for one in blockers(found.findings)
        ]
        done.append(replace(block, title=passage.title, runs=found.runs, points=found.points))
    return tuple(done), problems


def arranged(
    blocks: Iterable[Block], passages: Mapping[str, Passage], themes: Sequence[Theme]
) -> tuple[Block, ...]:
    """The blocks without what is left out, and with an empty paragraph for each that people added.

    One that was added follows the paragraph it names, behind the tables that belong to that, or ends its section.
    """
    kept = [
        block
        for block in blocks
        if not (isinstance(block, Paragraph) and block.key in passages and passages[block.key].left_out)
    ]
    own = {block.key for block in kept if isinstance(block, Paragraph)}
    for passage in passages.values():
        if passage.key not in own and not passage.left_out:
            kept.insert(_place(kept, passage, themes), Paragraph((), key=passage.key))
    return tuple(kept)


def _place(blocks: list[Block], passage: Passage, themes: Sequence[Theme]) -> int:
    """Where an added paragraph stands."""
    keys = [block.key if isinstance(block, Paragraph) else "" for block in blocks]
    if passage.after and passage.after in keys:
        start = keys.index(passage.after) + 1
        return next(
            (
                at
                for at in range(start, len(blocks))
                if isinstance(blocks[at], Paragraph | Heading) or _ends(blocks[at])
            ),
            len(blocks),
        )
    return _end_of_section(blocks, passage.section, themes)


def _end_of_section(blocks: list[Block], section: str, themes: Sequence[Theme]) -> int:
    """Behind the last block of the section; before the heading, or the rule, that follows it."""
    found = None
    for at, (block, name) in enumerate(zip(blocks, sections(blocks, themes), strict=True)):
        if name == section and not _ends(block):
            found = at + 1
    return len(blocks) if found is None else found


def _ends(block: Block) -> bool:
    return block.kind == "end_rule" or (isinstance(block, Heading) and block.annex)

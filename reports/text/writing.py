"""A paragraph of the report as markup, so that people can go on from the register's own wording."""

from __future__ import annotations

import re

from reports.document.blocks import (
    Emphasis,
    FigureRun,
    Note,
    Paragraph,
    ParagraphPointer,
    Recommendation,
    Run,
    Runs,
)


def written(paragraph: Paragraph) -> str:
    """The markup that reads as this paragraph, with its figures, pointers and recommendations as references."""
    return "\n".join([_line(paragraph.runs), *(f"- {_line(point)}" for point in paragraph.points)])


def _line(runs: Runs) -> str:
    return re.sub(r"^- ", r"\\- ", "".join(map(_run, runs)))


def _run(run: Run) -> str:
    match run:
        case FigureRun():
            name = f"{run.figure}.{run.group}" if run.group else run.figure
            return f"{{{name}|{run.text}}}" if run.value == 0 else f"{{{name}}}"
        case ParagraphPointer():
            return f"{{paragraph {run.key}}}"
        case Recommendation():
            return f"{{recommendation {run.number}}}"
        case Note():
            return f"^[{_line(run.runs)}]"
        case Emphasis():
            return f"*{run.text}*"
        case _:
            return re.sub(r"([\\{}*\]]|\^(?=\[))", r"\\\1", getattr(run, "text", ""))

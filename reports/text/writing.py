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
    runs_of,
)
from reports.text.references import Sources


def written(paragraph: Paragraph, sources: Sources) -> str:
    """The markup that reads as this paragraph, with its figures, their days, pointers and recommendations as references."""
    text = "\n".join([_line(paragraph.runs), *(f"- {_line(point)}" for point in paragraph.points)])
    for run in runs_of((paragraph,)):
        figure = sources.figure(run.figure) if isinstance(run, FigureRun) else None
        if figure and figure.days[0] is None:
            text = text.replace(sources.words.basis(figure), f"{{{figure.id}.on}}")
    return text


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

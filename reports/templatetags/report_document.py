"""Runs of a document as HTML. Every value goes through `format_html`, which escapes it."""

from __future__ import annotations

from collections.abc import Iterator

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.document.blocks import (
    Drawing,
    Emphasis,
    FigureRun,
    Letter,
    Note,
    ParagraphPointer,
    Quantity,
    Recommendation,
    Runs,
    Text,
    plain,
)
from reports.document.html import Layout, drawn

register = template.Library()


@register.simple_tag(takes_context=True)
def runs(context: Context, given: Runs) -> SafeString:
    """The pieces of a line, one after the other."""
    return runs_html(given, context["layout"])


@register.simple_tag(takes_context=True)
def drawing(context: Context, given: Drawing) -> SafeString:
    """The chart as SVG."""
    return drawn(given, context["layout"])


def runs_html(given: Runs, layout: Layout) -> SafeString:
    """As the tag, for a known layout."""
    return format_html_join("", "{}", ((piece,) for piece in _pieces(given, layout)))


def _pieces(given: Runs, layout: Layout) -> Iterator[SafeString]:
    word = ""
    for run, following in zip(given, (*given[1:], None), strict=True):
        match run:
            case Text() if layout.paged and isinstance(following, Note):
                # The engine may break a line before the raised number: keep it with the last word.
                words, blank, word = run.text.rpartition(" ")
                yield format_html("{}{}", words, blank)
            case Text() | Quantity() | Recommendation():
                yield format_html("{}", plain((run,)))
            case FigureRun():
                yield _figure(run, layout.link(run))
            case ParagraphPointer():
                yield format_html('<a href="#para-{n}">{n}</a>', n=run.number)
            case Emphasis():
                yield format_html("<em>{}</em>", run.text)
            case Letter():
                yield format_html("<sup>{}</sup>", run.letter)
            case Note() if layout.paged:
                yield format_html("<report-word>{}{}</report-word>{}", word, _call(run), _note(run, layout))
                word = ""
            case Note():
                yield _call(run)


def _figure(run: FigureRun, link: str) -> SafeString:
    """The words that say a figure, marked with its id and its value; a link when there is somewhere to go."""
    group = format_html(' data-group="{}"', run.group) if run.group else ""
    figure = format_html(
        '<data class="report-figure" value="{}" data-figure="{}"{}>{}</data>',
        run.value,
        run.figure,
        group,
        run.text,
    )
    return format_html('<a class="report-rows" href="{}">{}</a>', link, figure) if link else figure


def _call(note: Note) -> SafeString:
    """The raised number in the text."""
    return format_html(
        '<sup class="report-call"><a id="call-{n}" href="#{id}" role="doc-noteref">{n}</a></sup>',
        n=note.number,
        id=note.id,
    )


def _note(note: Note, layout: Layout) -> SafeString:
    """The footnote itself, where it is called: on pages it moves to the foot."""
    return format_html(
        '<span class="report-note" id="{}"><a class="report-mark" href="#call-{n}">{n}</a> {}</span>',
        note.id,
        runs_html(note.runs, layout),
        n=note.number,
    )

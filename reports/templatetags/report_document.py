"""Runs of a document as HTML. Every value goes through `format_html`, which escapes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

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
    Run,
    Runs,
    Table,
    Text,
    plain,
)
from reports.document.html import Layout, drawn

register = template.Library()

_ORDINAL = re.compile(r"\b1er\b")
_PUNCTUATION = re.compile(r"[\u00a0\u202f]?[.,;:]")


@register.simple_tag(takes_context=True)
def runs(context: Context, given: Runs) -> SafeString:
    """The pieces of a line, one after the other."""
    return runs_html(given, context["layout"])


@register.simple_tag(takes_context=True)
def drawing(context: Context, given: Drawing) -> SafeString:
    """The chart as SVG."""
    return drawn(given, context["layout"])


@register.simple_tag(takes_context=True)
def citation(context: Context, paragraph: int) -> str:
    """How the paragraph is cited: "ICC-ASP/12/35, paragraph 13"."""
    document = context["document"]
    return f"{document.masthead.symbol}, {document.link_words['para'].format(number=paragraph).lower()}"


@register.simple_tag(takes_context=True)
def caption(context: Context, table: Table) -> SafeString:
    """The caption of the table, as a link to the page that explains its numbers where there is one."""
    return _leading(raised(table.caption), context["layout"].link_of(table.key))


@register.simple_tag(takes_context=True)
def table_links(context: Context, table: Table) -> SafeString:
    """Where the numbers of the table are taken away, where there is such a place."""
    links = context["layout"].tables.get(table.key, {})
    return format_html_join(
        "",
        ' <a href="{}">{}<span class="visually-hidden"> {}</span></a>',
        ((address, name, table.caption) for name, address in links.items()),
    )


def runs_html(given: Runs, layout: Layout) -> SafeString:
    """As the tag, for a known layout."""
    return format_html_join("", "{}", ((piece,) for piece in _pieces(given, layout)))


def _pieces(given: Runs, layout: Layout) -> Iterator[SafeString]:
    word = stop = ""
    for run, following in zip_longest(given, given[1:]):
        match run:
            case Text() if layout.paged and isinstance(following, Note):
                # The engine may break a line before the raised number: keep it with the last word.
                words, blank, word = run.text.removeprefix(stop).rpartition(" ")
                stop = ""
                yield raised(f"{words}{blank}")
            case Text() | Quantity() | Recommendation():
                yield raised(plain((run,)).removeprefix(stop))
                stop = ""
            case FigureRun():
                yield _figure(run, layout.link(run))
            case ParagraphPointer():
                yield format_html('<a href="#para-{n}">{n}</a>', n=run.number)
            case Emphasis():
                yield format_html("<em>{}</em>", run.text)
            case Letter():
                yield format_html("<sup>{}</sup>", run.letter)
            case Note() if layout.paged:
                # In French the punctuation follows the number: no line begins with it either.
                stop = _stop(following)
                kept = format_html("<report-word>{}{}{}</report-word>", word, _call(run), stop)
                yield format_html("{}{}", kept, _note(run, layout))
                word = ""
            case Note():
                yield _call(run)


def _stop(run: Run | None) -> str:
    """The punctuation that a run begins with."""
    found = _PUNCTUATION.match(run.text) if isinstance(run, Text) else None
    return found[0] if found else ""


@register.filter
def raised(text: str) -> SafeString:
    """The text, with the letters of the French ordinal “1er” raised."""
    first, *rest = _ORDINAL.split(text)
    return format_html("{}{}", first, format_html_join("", "1<sup>er</sup>{}", ((one,) for one in rest)))


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
    return _leading(figure, link)


def _leading(words: SafeString, link: str) -> SafeString:
    """The words, as a link where there is somewhere to go."""
    return format_html('<a class="report-rows" href="{}">{}</a>', link, words) if link else words


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

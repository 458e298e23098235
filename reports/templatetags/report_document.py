"""Runs of a document as HTML. Every value goes through `format_html`, which escapes it."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from reports.document.blocks import FigureRun, Letter, Note, ParagraphPointer, Run, Runs
from reports.document.html import Layout

register = template.Library()


@register.simple_tag(takes_context=True)
def runs(context: Context, given: Runs) -> SafeString:
    """The pieces of a line, one after the other."""
    return runs_html(given, context["layout"])


def runs_html(given: Runs, layout: Layout) -> SafeString:
    """As the tag, for a known layout."""
    return format_html_join("", "{}", ((_run(run, layout),) for run in given))


def _run(run: Run, layout: Layout) -> SafeString:
    match run:
        case FigureRun():
            return _figure(run, layout.link(run))
        case Note():
            return _note(run, layout)
        case ParagraphPointer():
            return format_html('<a href="#para-{n}">{n}</a>', n=run.number)
        case Letter():
            return format_html("<sup>{}</sup>", run.letter)
        case _:
            return format_html("{}", run.text)


def _figure(run: FigureRun, link: str) -> SafeString:
    """The words that say a figure, marked with its id and its value; a link when there is somewhere to go."""
    group = format_html(' data-group="{}"', run.group) if run.group else ""
    attributes = format_html('class="report-figure" data-figure="{}"{} data-value="{}"', run.figure, group, run.value)
    if link:
        return format_html('<a href="{}" {}>{}</a>', link, attributes, run.text)
    return format_html("<span {}>{}</span>", attributes, run.text)


def _note(note: Note, layout: Layout) -> SafeString:
    """The raised number; on pages the note itself follows, to be moved to the foot."""
    call = format_html(
        '<sup class="report-call"><a id="call-{n}" href="#{id}" role="doc-noteref">{n}</a></sup>', n=note.number, id=note.id
    )
    if not layout.paged:
        return call
    return format_html(
        '{}<span class="report-note" id="{}"><a class="report-mark" href="#call-{n}">{n}</a> {}</span>',
        call,
        note.id,
        runs_html(note.runs, layout),
        n=note.number,
    )

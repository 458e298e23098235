"""What a request still lacks of what it has to contain."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from django.utils.translation import gettext as _

from common.errors import Refusal
from common.findings import Finding
from requests_app.contents import CHECKLIST, CONVICTED, NAMES, Item
from requests_app.workflow import LONGEST_TEXT


def checklist(family: str, contents: Mapping[str, str]) -> list[Item]:
    """What a request of the family contains; of the two lists of article 91, the one that fits the person."""
    convicted = contents.get(CONVICTED) == "yes"
    return [item for item in CHECKLIST if family in item.families and item.convicted in {None, convicted}]


def lacking(
    family: str, contents: Mapping[str, str], documents: Collection[str]
) -> Iterator[tuple[Item, Finding]]:
    """Each item that is neither written down nor among the kinds of `documents`, with what to do about it."""
    for item in checklist(family, contents):
        if not contents.get(item.name) and not (item.document and item.document in documents):
            where = _("%(label)s (article %(article)s)") % {"label": item.label, "article": item.article}
            yield item, Finding(item.severity, where, str(item.missing), column=item.name)


def incomplete(family: str, contents: Mapping[str, str], documents: Collection[str]) -> list[Finding]:
    """Every finding about the contents at once, in the order of the articles."""
    return [finding for _item, finding in lacking(family, contents, documents)]


def tidied(contents: Mapping[str, str]) -> dict[str, str]:
    """The contents without what is empty. Raises Refusal for a name that is not known, a text too long, and neither yes nor no."""
    if unknown := sorted(contents.keys() - NAMES):
        raise Refusal(
            _("A request has no contents named %(names)s.") % {"names": ", ".join(unknown)}, field="contents"
        )
    for name, text in contents.items():
        if len(text) > LONGEST_TEXT:
            raise Refusal(
                _("This text is longer than %(most)d characters; shorten it.") % {"most": LONGEST_TEXT},
                field=name,
            )
    if contents.get(CONVICTED, "").strip() not in {"", "yes"}:
        raise Refusal(
            _("Say “yes” where the person is convicted already; else leave it empty."), field=CONVICTED
        )
    return {name: text.strip() for name, text in contents.items() if text.strip()}

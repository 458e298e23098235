"""What the texts of an edition are called in its other languages: from the reference data, and from whoever wrote them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Q
from django.utils.translation import gettext as _

from common.errors import Refusal
from partners.models import Partner, Situation
from partners.vocab import PartnerKind
from reports.document import ORIGINAL, Snapshot, Wording, texts
from reports.models import Edition
from reports.narrative.french.rules import RULES
from reports.narrative.french.states import with_article
from reports.vocab import Language


def wordings(edition: Edition, snapshot: Snapshot) -> tuple[Wording, ...]:
    """The wordings that are known for the texts of the snapshot; those of people go before those of the data."""
    said = texts(snapshot)
    known = {**_french(said), **_rules(snapshot), **written_in(edition, Language.FRENCH)}
    return tuple(
        Wording(language=Language.FRENCH.value, text=text, wording=known[text])
        for text in sorted(said)
        if text in known
    )


def written_in(edition: Edition, language: Language) -> dict[str, str]:
    """The wordings that people gave for the edition's own texts."""
    given: dict[str, str] = edition.translations.get(language, {})
    return {text: wording for text, wording in given.items() if wording}


def unworded(snapshot: Snapshot, language: Language) -> list[str]:
    """The texts without a wording in the language, in the order of the edition."""
    known = {one.text for one in snapshot.wordings if one.language == language}
    return [text for text in texts(snapshot) if text not in known]


def require_worded(snapshot: Snapshot, languages: Iterable[str]) -> None:
    """Refuses a snapshot that lacks a wording in one of the languages, with every text that does."""
    for language in languages:
        if language != ORIGINAL and (missing := unworded(snapshot, Language(language))):
            raise Refusal(
                _(
                    "In %(language)s these texts have no wording: %(texts)s. Give one for each, then compile again."
                )
                % {"language": Language(language).label, "texts": "; ".join(missing)}
            )


def _french(said: tuple[str, ...]) -> Mapping[str, str]:
    """States with their article; a situation that is called like a State has the State's wording."""
    states = Partner.objects.filter(Q(name_en__in=said) | Q(un_name_en__in=said), kind=PartnerKind.STATE)
    situations = Situation.objects.filter(name_en__in=said)
    return {
        **dict(situations.values_list("name_en", "name_fr")),
        **{state.short_name: with_article(state.name_fr) for state in states},
    }


def _rules(snapshot: Snapshot) -> Mapping[str, str]:
    rules = {one.id: one.rule for one in snapshot.figures} | {one.id: one.rule for one in snapshot.tables}
    return {rule: RULES[id] for id, rule in rules.items() if id in RULES}

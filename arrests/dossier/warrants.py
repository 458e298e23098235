"""The chapters about warrants: what happened, what is charged, who was asked, and how it was judged."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.marking import highest
from accounts.vocab import Level
from arrests.dossier.words import Chapter, Grid, Lines, Words, day, joined
from arrests.models import Review
from arrests.tables.dossier import Panel
from common.display import Text
from requests_app.services.groups import Member


def warrant_chapter(panel: Panel) -> Chapter:
    """One warrant with its life cycle, charges, requests and running terms."""
    warrant = panel.warrant
    lines: list[tuple[Text, Text]] = [
        (_("Status"), panel.status.label),
        (_("Marking"), warrant.get_level_display()),
        (_("Warrant of"), day(warrant.issued_on)),
        (_("Public since"), day(warrant.unsealed_on)),
        *(
            (term.get_kind_display(), _("by %(day)s") % {"day": day(term.due_on)})
            for term, _deadline in panel.terms
        ),
        (_("Note"), warrant.note),
        (_("Source"), joined([warrant.source, warrant.get_provenance_display()])),
    ]
    blocks: list[Lines | Grid | Words] = [Lines(lines)]
    if panel.charges:
        blocks.append(
            Grid(
                _("Charges"),
                [_("Count"), _("Article"), _("In plain words")],
                [
                    [
                        str(charge.count),
                        charge.article,
                        joined(
                            [
                                charge.wording,
                                "" if charge.is_public else _("not part of the public version"),
                            ]
                        ),
                    ]
                    for charge in panel.charges
                ],
            )
        )
    blocks += _requests(panel)
    happened = [
        [
            day(moment.on),
            joined([moment.title, _("corrected") if moment.kind == "corrected" else ""]),
            joined([moment.text, moment.by]),
        ]
        for moment in panel.moments
    ]
    blocks.append(Grid(_("What happened"), [_("Day"), _("What"), _("Remarks")], happened))
    title = _("Warrant %(number)d") % {"number": warrant.number} if warrant.number else _("Warrant")
    return Chapter(
        title, blocks, highest([warrant.level, *(member.request.level for member in panel.asked.members)])
    )


def _requests(panel: Panel) -> list[Grid | Words]:
    group = panel.asked
    if not group.members:
        return []
    counted = ngettext(
        "%(asked)d addressee, %(silent)d silent, %(late)d overdue",
        "%(asked)d addressees, %(silent)d silent, %(late)d overdue",
        len(group.members),
    ) % {"asked": len(group.members), "silent": group.silent, "late": group.overdue}
    heads = [_("Addressee"), _("Request"), _("Transmitted"), _("Reply")]
    rows = [
        [
            member.request.partner.name,
            member.request.title,
            day(member.request.transmitted_on),
            _reply(member),
        ]
        for member in group.members
    ]
    return [Grid(_("Requests for arrest and surrender"), heads, rows), Words(counted)]


def _reply(member: Member) -> str:
    return joined(
        [
            member.reply.label,
            _("silent") if member.silent else "",
            _("due %(day)s") % {"day": day(member.request.due_on)} if member.request.due_on else "",
        ],
        ", ",
    )


def reviews_of(panels: Sequence[Panel]) -> Chapter | None:
    """Every review of the warrants, the latest first, as far as the viewer may know of them."""
    reviews = sorted(
        (review for panel in panels for review in panel.reviews),
        key=lambda review: (review.effective_on, review.pk),
        reverse=True,
    )
    if not reviews:
        return None
    blocks: list[Lines | Grid | Words] = [Lines(_review(review)) for review in reviews]
    return Chapter(_("Reviews"), blocks, Level.CONFIDENTIAL)


def _review(review: Review) -> list[tuple[str, str]]:
    step = joined(
        [review.next_step, review.next_owner.name if review.next_owner else "", day(review.next_on)]
    )
    return [
        (_("Day"), day(review.effective_on)),
        (_("Obstacle"), joined([review.get_scenario_display(), review.get_confidence_display()])),
        (_("Reason"), review.reason),
        (_("What changed"), review.changed),
        (_("Believed whereabouts"), joined([review.whereabouts, review.source, review.grading])),
        (_("Next step"), step),
        (_("Reviewed by"), review.recorded_by.name if review.recorded_by else ""),
    ]

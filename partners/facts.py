"""What is known of a partner, in the shapes that the components of a page take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from common.display import Fact, Moment, Text
from common.templatetags import ui
from partners.models import Partner, TreatyEvent
from partners.queries import channel_of, membership_of
from partners.vocab import Standing, Treaty

TONES = {
    Standing.IN_FORCE: "done",
    Standing.DEPOSITED: "active",
    Standing.SIGNED: "waiting",
    Standing.WITHDRAWN: "ended",
    Standing.NONE: "plain",
}
SHORT: Mapping[Treaty, Text] = {Treaty.ROME_STATUTE: Treaty.ROME_STATUTE.label, Treaty.APIC: "APIC"}


def standing_pill(standing: str) -> SafeString:
    """How a State stands to a treaty, as word and shape."""
    found = Standing(standing)
    return ui.status_pill(found, found.label, TONES[found])  # type: ignore[arg-type]


def facts(partner: Partner, steps: Sequence[TreatyEvent], on: date) -> list[Fact]:
    """The facts that held on the day; `partner` carries its standings (`partners.queries.with_standing`)."""
    return [
        *(_of_state(partner, steps, on) if partner.is_state else _of_organization(partner)),
        *_channel(partner, on),
    ]


def _of_state(partner: Partner, steps: Sequence[TreatyEvent], on: date) -> Iterable[Fact]:
    group = membership_of(partner, on)
    yield Fact(
        _("Regional group"),
        group.get_group_display() if group else None,
        note=format_html(_("since {}"), ui.day(group.starts_on)) if group and group.starts_on else "",
    )
    for treaty in Treaty:
        taken = [step for step in steps if step.treaty == treaty and step.effective_on <= on]
        yield Fact(SHORT[treaty], standing_pill(getattr(partner, treaty)), note=_days(taken))
    yield Fact(_("United Nations"), partner.get_un_member_display(), note=partner.un_name_en)
    yield Fact(_("Codes"), f"{partner.code}, {partner.iso2}")


def _of_organization(partner: Partner) -> Iterable[Fact]:
    yield Fact(_("Kind"), partner.get_kind_display())
    yield Fact(_("Code"), partner.code)


def _channel(partner: Partner, on: date) -> Iterable[Fact]:
    channel = channel_of(partner, on)
    if channel:
        yield Fact(_("Channel"), channel.channel, note=channel.source)
        yield Fact(_("Language"), channel.language)
    else:
        yield Fact(_("Channel"), _("Diplomatic channel"), note=_("nothing else was recorded (article 87(1))"))
        yield Fact(_("Language"), _("English or French"), note=_("nothing was chosen (rule 178)"))


def _days(steps: Sequence[TreatyEvent]) -> Text:
    """“Signed 7 Sep 2000 · In force 1 Jul 2002”."""
    return format_html_join(
        " · ", "{} {}", ((step.get_kind_display(), ui.day(step.effective_on)) for step in steps)
    )


def moments(steps: Iterable[TreatyEvent], on: date) -> list[Moment]:
    """The steps as a timeline, the newest first; what lies ahead of the day is planned."""
    return [
        Moment(
            step.effective_on,
            format_html("{}: {}", SHORT[Treaty(step.treaty)], step.get_kind_display()),
            " · ".join(part for part in (step.get_instrument_display(), step.note) if part),
            kind="planned" if step.effective_on > on else "done",
        )
        for step in sorted(steps, key=lambda step: (step.effective_on, step.pk), reverse=True)
    ]

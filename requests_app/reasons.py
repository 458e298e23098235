"""Why an answer is due on a day, in sentences: what is kept with a request as data, told to people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from requests_app.clocks import DAY_NAMES, Extension
from requests_app.vocab import DayUnit, EventKind


def why_this_date(reason: Mapping[str, Any]) -> list[str]:
    """The reason of a due date: its rule, each day that was passed over, and each pause and extension."""
    return list(_sentences(reason)) if reason.get("rule") else []


def in_words(extension: Extension) -> str:
    """An extension as a choice: to when or by how much, when and by whom."""
    much = date_format(extension.until) if extension.until else _("%d days") % extension.days
    return _("%(much)s (%(on)s, %(by)s: %(reason)s)") % {
        "much": much,
        "on": date_format(extension.on),
        "by": extension.by or _("the system"),
        "reason": extension.reason,
    }


def _sentences(reason: Mapping[str, Any]) -> Iterator[str]:
    yield _rule(reason)
    yield from _skipped(reason.get("skipped", ()))
    for move in reason.get("moves", ()):
        yield _pause(move, reason) if move["kind"] == "pause" else _extension(move, reason)
        yield from _skipped(move["skipped"])
    for one in reason.get("missing", ()):
        yield _(
            "The holidays of %(year)s are not entered in the calendar of %(owner)s; week-ends alone were skipped."
        ) % {"year": one["year"], "owner": one["calendar"] or _("the Court")}


def _rule(reason: Mapping[str, Any]) -> str:
    match reason["rule"]:
        case "given":
            return (
                _("Set by hand: %(day)s.") % {"day": _day(reason["given"])}
                if "given" in reason
                else _("Set by hand.")
            )
        case "imported":
            return _("Came with the imported file.")
    counted = _("%(count)s after %(start)s.") % {
        "count": _days(reason["days"], reason.get("unit", DayUnit.CALENDAR)),
        "start": _day(reason["start"]),
    }
    if reason["rule"] == "assumption":
        return f"{counted} {_('No rule is entered; this is an assumption.')}"
    if "name" not in reason:
        return counted
    rule = _("Rule: %(name)s, version %(version)s.") % reason
    return " ".join(filter(None, (counted, rule, reason["source"])))


def _pause(move: Mapping[str, Any], reason: Mapping[str, Any]) -> str:
    why = EventKind(move["why"]).label if move["why"] else _("Pause")
    if move["until"] is None:
        return _("%(why)s: the clock has stood still since %(since)s; the date moves when it runs again.") % {
            "why": why,
            "since": _day(move["since"]),
        }
    return _(
        "%(why)s: the clock stood still from %(since)s until %(until)s, %(count)s; so due on %(to)s."
    ) % {
        "why": why,
        "since": _day(move["since"]),
        "until": _day(move["until"]),
        "count": _days(move["days"], reason.get("unit", DayUnit.CALENDAR)),
        "to": _day(move["to"]),
    }


def _extension(move: Mapping[str, Any], reason: Mapping[str, Any]) -> str:
    values = {
        "on": _day(move["on"]),
        "by": move["by"] or _("the system"),
        "to": _day(move["to"]),
        "reason": move["reason"],
        "count": _days(move["days"], reason.get("unit", DayUnit.CALENDAR)),
    }
    if not move["reason"]:  # nobody granted it: the calculator asks what would be
        return _("Extended by %(count)s, to %(to)s.") % values
    if move["until"]:
        return _("Extended on %(on)s by %(by)s to %(to)s: %(reason)s") % values
    return _("Extended on %(on)s by %(by)s by %(count)s, to %(to)s: %(reason)s") % values


def _skipped(skipped: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Holidays one by one; week-ends, of which working days pass over many, in one sentence for each calendar."""
    weekends = dict[str, list[str]]()
    for one in skipped:
        owner = one.get("calendar", "")
        if one["why"] in DAY_NAMES:
            weekends.setdefault(owner, []).append(f"{_(one['why'])} {_day(one['on'])}")
        else:
            yield _("%(day)s is skipped: %(why)s (calendar of %(owner)s).") % {
                "day": _day(one["on"]),
                "why": one["why"],
                "owner": owner or _("the Court"),
            }
    for owner, days in weekends.items():
        yield _("Skipped as week-end of %(owner)s: %(days)s.") % {
            "owner": owner or _("the Court"),
            "days": ", ".join(days),
        }


def _days(count: int, unit: str) -> str:
    if unit == DayUnit.WORKING:
        return ngettext("%d working day", "%d working days", count) % count
    return ngettext("%d calendar day", "%d calendar days", count) % count


def _day(iso: str) -> str:
    return date_format(date.fromisoformat(iso))

"""Days that treaties and rules compute: pure functions, with the article that each of them follows."""

import calendar
from datetime import date, timedelta

SIXTIETH_DEPOSIT = date(2002, 4, 11)
"""The sixtieth instrument of the Rome Statute, from which it entered into force (article 126(1))."""
TENTH_DEPOSIT = date(2004, 6, 22)
"""The tenth instrument of APIC, from which it entered into force (article 35(1))."""
OPENED = {"rome_statute": date(1998, 7, 17), "apic": date(2002, 9, 10)}
"""The day on which each treaty was opened for signature; nothing can have happened before."""
SIGNATURE_CLOSED = {"rome_statute": date(2000, 12, 31), "apic": date(2004, 6, 30)}
"""The last day on which each treaty could be signed (Rome Statute, article 125(1); APIC, article 34)."""
CHANNEL_CHANGE_DAYS = 45


def rome_statute_effect(deposit: date) -> date:
    """The day from which a State that deposited its instrument is a State Party (Rome Statute, article 126).

    The first day of the month after the 60th day following the deposit: 10 February 2003 gives 1 May 2003.
    """
    sixtieth = max(deposit, SIXTIETH_DEPOSIT) + timedelta(days=60)
    return (sixtieth.replace(day=1) + timedelta(days=31)).replace(day=1)


def apic_effect(deposit: date) -> date:
    """The day from which APIC binds whoever deposited its instrument (APIC, article 35): the 30th day after it."""
    return max(deposit, TENTH_DEPOSIT) + timedelta(days=30)


def takes_effect(treaty: str, deposit: date) -> date:
    """The day from which the treaty binds whoever deposited its instrument."""
    return {"rome_statute": rome_statute_effect, "apic": apic_effect}[treaty](deposit)


def known_to_take_effect(treaty: str, deposit: date) -> date:
    """The day from which everyone knows when a deposited instrument takes effect.

    The day of the deposit, or that of the instrument which brought the treaty itself into force, if later.
    """
    return max(deposit, {"rome_statute": SIXTIETH_DEPOSIT, "apic": TENTH_DEPOSIT}[treaty])


def withdrawal_effect(notice: date, later: date | None = None) -> date:
    """The day on which a withdrawal takes effect: one year after the notice, or a later day that the notice names.

    Rome Statute, article 127(1); APIC's denunciation is counted alike. A notice of 29 February runs to 28 February.
    """
    last = calendar.monthrange(notice.year + 1, notice.month)[1]
    year = notice.replace(year=notice.year + 1, day=min(notice.day, last))
    return max(year, later) if later else year


def channel_change(receipt: date, agreed: date | None = None) -> date:
    """The day from which a change of channel or language counts (Rules of Procedure and Evidence, rule 180(2)).

    The agreed day; failing agreement, 45 days after the Registrar received the change.
    """
    return agreed or receipt + timedelta(days=CHANNEL_CHANGE_DAYS)

"""States and an organization of the canary's world."""

from __future__ import annotations

from datetime import date

from common.asof import start_of
from partners.models import GroupMembership, Partner, TreatyEvent
from partners.vocab import PartnerKind, RegionalGroup, Treaty, TreatyEventKind, UnMember


def open_partners() -> dict[str, Partner]:
    names = {
        "KEN": ("Kenya", RegionalGroup.AFR),
        "YTT": ("Yttrania", RegionalGroup.EEG),
        "RUR": ("Ruritania", RegionalGroup.WEOG),
        "WKD": ("Wakanda", RegionalGroup.AFR),
    }
    made = {}
    for code, (name, group) in names.items():
        made[code] = Partner.objects.create(
            code=code,
            kind=PartnerKind.STATE,
            iso2=code[:2],
            name_en=name,
            name_fr=name,
            un_name_en=name,
            un_member=UnMember.YES,
            sort_key=name.lower(),
        )
        GroupMembership.objects.create(partner=made[code], group=group)
        TreatyEvent.objects.create(
            partner=made[code],
            treaty=Treaty.ROME_STATUTE,
            kind=TreatyEventKind.DEPOSITED,
            effective_on=date(2002, 1, 1),
            known_from=start_of(date(2002, 1, 1)),
        )
    made["INTERPOL"] = Partner.objects.create(
        code="INTERPOL",
        kind=PartnerKind.INTERNATIONAL,
        name_en="INTERPOL",
        name_fr="INTERPOL",
        sort_key="interpol",
    )
    return made

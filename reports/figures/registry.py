"""The figures by their ids, in the order of the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.vocab import Organ
from agreements.vocab import NUREMBERG_SEMINARS, AgreementKind
from arrests.queries import RULE as AT_LARGE_RULE
from partners.models import Partner
from partners.vocab import PartnerKind
from reports.document.snapshot import GROUPS
from reports.figures.figure import Figure
from reports.figures.sources import (
    apic_parties,
    apic_parties_outside_statute,
    at_large,
    concluded,
    outside_apic,
    transmitted,
)
from reports.vocab import Audience, Basis
from requests_app.vocab import Family

_VISA = Q(owner_organ=Organ.REGISTRY, family=Family.VISA)
_REGISTRY = Q(~Q(family=Family.VISA), owner_organ=Organ.REGISTRY)
_PROSECUTOR = Q(owner_organ=Organ.OTP)
_TO_ORGANIZATION = Q(partner__in=Partner.objects.exclude(kind=PartnerKind.STATE).values("pk"))
_RELOCATION = Q(kind=AgreementKind.RELOCATION)
_ENFORCEMENT = Q(kind=AgreementKind.ENFORCEMENT)

_REGISTRY_OF = (
    Figure(
        id="F1",
        title=_("Visa requests of the Registry"),
        rule=_("Requests for visas that the Registry transmitted in the period, both days included."),
        unit=_("requests"),
        basis=Basis.PERIOD,
        source=transmitted,
        condition=_VISA,
    ),
    Figure(
        id="F2",
        title=_("Cooperation requests of the Registry"),
        rule=_(
            "Requests of every family except visas that the Registry transmitted in the period, both days included."
        ),
        unit=_("requests"),
        basis=Basis.PERIOD,
        source=transmitted,
        condition=_REGISTRY,
    ),
    Figure(
        id="F2o",
        title=_("Registry requests to organizations"),
        rule=_("Of F2, the requests that were addressed to an international or regional organization."),
        unit=_("requests"),
        basis=Basis.PERIOD,
        source=transmitted,
        condition=_REGISTRY & _TO_ORGANIZATION,
    ),
    Figure(
        id="F3",
        title=_("Requests for assistance of the Office of the Prosecutor"),
        rule=_("Requests that the Office of the Prosecutor transmitted in the period, both days included."),
        unit=_("requests"),
        basis=Basis.PERIOD,
        source=transmitted,
        condition=_PROSECUTOR,
    ),
    Figure(
        id="F3p",
        title=_("Partners that the Office of the Prosecutor addressed"),
        rule=_("Different States and organizations to which the requests of F3 were addressed."),
        unit=_("partners"),
        basis=Basis.PERIOD,
        source=transmitted,
        condition=_PROSECUTOR,
        of="partner",
    ),
    Figure(
        id="F4",
        title=_("Individuals at large"),
        rule=AT_LARGE_RULE,
        unit=_("persons"),
        basis=Basis.AT_LARGE,
        source=at_large,
        audience=Audience.FACTS,
    ),
    Figure(
        id="F5",
        title=_("Relocation agreements concluded"),
        rule=_(
            "Agreements with States on the relocation of witnesses signed by the day, or in force where no signature is known."
        ),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=concluded,
        condition=_RELOCATION,
    ),
    Figure(
        id="F5y",
        title=_("Relocation agreements concluded in the year"),
        rule=_("Of F5, the agreements concluded in the calendar year of the day."),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=concluded,
        condition=_RELOCATION & Q(in_year=True),
    ),
    Figure(
        id="F5e",
        title=_("Relocation agreements signed at the Nuremberg seminars"),
        rule=_("Of F5, the agreements signed at the two seminars on cooperation in Nuremberg in 2013."),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=concluded,
        condition=_RELOCATION & Q(signed_at_event=NUREMBERG_SEMINARS),
    ),
    Figure(
        id="F6",
        title=_("Enforcement agreements concluded"),
        rule=_(
            "Framework agreements on the enforcement of sentences signed by the day, or in force where no signature is known; "
            "agreements on one sentence alone are not counted."
        ),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=concluded,
        condition=_ENFORCEMENT,
    ),
    Figure(
        id="F6f",
        title=_("Enforcement agreements in force"),
        rule=_("Of F6, the agreements in force on the day."),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=concluded,
        condition=_ENFORCEMENT & Q(in_force=True),
    ),
    Figure(
        id="F6r",
        title=_("Enforcement agreements by regional group"),
        rule=_("The agreements of F6 by the regional group of the State on the day."),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=concluded,
        condition=_ENFORCEMENT,
        parts={group: Q(group=group) for group in GROUPS},
    ),
    Figure(
        id="F7",
        title=_("Interim release agreements concluded"),
        rule=_("Agreements on interim release signed by the day, or in force where no signature is known."),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=concluded,
        condition=Q(kind=AgreementKind.INTERIM_RELEASE),
    ),
    Figure(
        id="F8",
        title=_("Release agreements concluded"),
        rule=_(
            "Agreements on the release of persons signed by the day, or in force where no signature is known."
        ),
        unit=_("agreements"),
        basis=Basis.AGREEMENTS,
        source=concluded,
        condition=Q(kind=AgreementKind.RELEASE),
    ),
    Figure(
        id="F9",
        title=_("Parties to APIC"),
        rule=_(
            "States that deposited an instrument on APIC by the day, less those whose withdrawal had taken effect."
        ),
        unit=_("States"),
        basis=Basis.APIC,
        source=apic_parties,
        audience=Audience.FACTS,
    ),
    Figure(
        id="F9n",
        title=_("Parties to APIC that are not States Parties"),
        rule=_("Of F9, the States that were not party to the Rome Statute on the day."),
        unit=_("States"),
        basis=Basis.APIC,
        source=apic_parties_outside_statute,
        audience=Audience.FACTS,
    ),
    Figure(
        id="F9o",
        title=_("States Parties outside APIC"),
        rule=_("States party to the Rome Statute on the day that were not party to APIC on the same day."),
        unit=_("States"),
        basis=Basis.APIC,
        source=outside_apic,
        audience=Audience.FACTS,
    ),
)

FIGURES: Final[Mapping[str, Figure]] = {figure.id: figure for figure in _REGISTRY_OF}
"""Every figure by its id, in the order of the report. Figures of one source stand together."""

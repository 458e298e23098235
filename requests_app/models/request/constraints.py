"""What the database itself makes sure of."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.vocab import Level
from requests_app.vocab import (
    AWAITED,
    CLOCK_STOPPED,
    ENDED,
    PREPARED,
    SEALED_FAMILIES,
    TRANSMITTERS,
    Family,
    Medium,
    Originator,
    Outcome,
    Satisfaction,
    Status,
)

HIGHEST_ESCALATION: Final = 7

HUMAN_NUMBER: Final = r"^(REG|OTP)/[0-9]{4}/[0-9]{4,}$"
"""Numbers of the two registers. A sealed request never bears one: the gap would betray it."""

CONSTRAINTS: Final = (
    # Not as a property of the field, which would bring a second index, for patterns that nobody looks for.
    models.UniqueConstraint(fields=["code"], name="requests_request_code_once"),
    models.CheckConstraint(condition=Q(owner_organ__in=TRANSMITTERS), name="requests_request_transmitter"),
    models.CheckConstraint(condition=Q(family__in=Family.values), name="requests_request_family_known"),
    models.CheckConstraint(
        condition=Q(originator__in=Originator.values), name="requests_request_originator_known"
    ),
    models.CheckConstraint(condition=Q(status__in=Status.values), name="requests_request_status_known"),
    models.CheckConstraint(
        condition=Q(outcome__in=["", *Outcome.values]), name="requests_request_outcome_known"
    ),
    models.CheckConstraint(
        condition=Q(compartment__isnull=True) | Q(level=Level.UNDER_SEAL),
        name="requests_request_compartment_for_sealed",
        violation_error_message=_("Only a request under seal belongs to a compartment."),
    ),
    models.CheckConstraint(
        condition=~Q(level=Level.UNDER_SEAL, reference__regex=HUMAN_NUMBER),
        name="requests_request_sealed_without_number",
    ),
    models.CheckConstraint(
        condition=~Q(family__in=SEALED_FAMILIES) | Q(level=Level.UNDER_SEAL),
        name="requests_request_family_sealed",
    ),
    models.UniqueConstraint(
        fields=["owner_organ", "reference"],
        condition=~Q(level=Level.UNDER_SEAL),
        name="requests_request_reference_once",
        violation_error_message=_("This reference is in the register already."),
    ),
    # Transmission: day, knowledge and reference belong together, and go with the status.
    models.CheckConstraint(
        condition=Q(transmitted_on__isnull=True, transmission_known_from__isnull=True)
        | Q(
            transmitted_on__isnull=False,
            transmission_known_from__isnull=False,
            reference__isnull=False,
        ),
        name="requests_request_transmission_whole",
    ),
    models.CheckConstraint(
        condition=~Q(status__in=PREPARED) | Q(transmitted_on__isnull=True) | Q(amendment__gt=0),
        name="requests_request_prepared_not_sent",
    ),
    models.CheckConstraint(
        condition=~Q(
            status__in=[
                *AWAITED,
                Status.RETURNED_INCOMPLETE,
                Status.EXECUTED,
                Status.DECLINED,
                Status.SUPERSEDED,
            ]
        )
        | Q(transmitted_on__isnull=False),
        name="requests_request_answered_was_sent",
    ),
    models.CheckConstraint(
        condition=Q(transmitted_on__isnull=False) | Q(outcome__in=["", Outcome.WITHDRAWN]),
        name="requests_request_unsent_only_withdrawn",
    ),
    # How it ended: status, day and outcome go together.
    models.CheckConstraint(
        condition=Q(status__in=ENDED, ended_on__isnull=False)
        | Q(~Q(status__in=ENDED), ended_on__isnull=True),
        name="requests_request_ended_with_day",
    ),
    models.CheckConstraint(
        condition=Q(status=Status.CLOSED, closed_on__isnull=False)
        | Q(~Q(status=Status.CLOSED), closed_on__isnull=True),
        name="requests_request_closed_with_day",
    ),
    models.CheckConstraint(
        condition=Q(status=Status.CLOSED, outcome__in=Outcome.values)
        | Q(status__in=Outcome.values, outcome=F("status"))
        | Q(~Q(status__in=[Status.CLOSED, *Outcome.values]), outcome=""),
        name="requests_request_outcome_of_status",
    ),
    models.CheckConstraint(
        condition=Q(due_policy__isnull=True) | Q(due_given_on__isnull=True),
        name="requests_request_due_by_one_rule",
    ),
    models.CheckConstraint(
        condition=Q(satisfied__in=["", *Satisfaction.values]) & (Q(satisfied="") | Q(status=Status.CLOSED)),
        name="requests_request_satisfied_at_closing",
    ),
    models.CheckConstraint(
        condition=Q(superseded_by__isnull=True) | Q(outcome=Outcome.SUPERSEDED) & ~Q(superseded_by=F("id")),
        name="requests_request_superseded_by_another",
    ),
    # While it is on its way.
    models.CheckConstraint(
        condition=Q(clock_stopped=True, status__in=CLOCK_STOPPED)
        | Q(~Q(status__in=CLOCK_STOPPED), clock_stopped=False),
        name="requests_request_clock_of_status",
    ),
    models.CheckConstraint(
        condition=Q(postponed_until__isnull=True) | Q(status=Status.POSTPONED),
        name="requests_request_postponed_until",
    ),
    models.CheckConstraint(
        condition=Q(consulted_until__isnull=True) | Q(status=Status.UNDER_CONSULTATION),
        name="requests_request_consulted_until",
    ),
    models.CheckConstraint(
        condition=Q(amendment=0) | Q(transmitted_on__isnull=False),
        name="requests_request_amended_was_sent",
    ),
    models.CheckConstraint(
        condition=Q(escalation__lte=HIGHEST_ESCALATION), name="requests_request_escalation_known"
    ),
    models.CheckConstraint(
        condition=Q(urgent_medium__in=["", *Medium.values]),
        name="requests_request_urgent_medium_known",
    ),
    models.CheckConstraint(
        condition=Q(urgent_confirmed_on__isnull=True)
        | ~Q(urgent_medium="") & Q(urgent_confirmed_on__gte=F("transmitted_on")),
        name="requests_request_confirmed_was_urgent",
    ),
    models.CheckConstraint(
        condition=Q(approved_by__isnull=True, approved_on__isnull=True)
        | Q(approved_by__isnull=False, approved_on__isnull=False),
        name="requests_request_approval_whole",
    ),
    *(
        models.CheckConstraint(
            condition=Q(**{f"{first}__isnull": True})
            | Q(**{f"{second}__isnull": True})
            | Q(**{f"{first}__lte": F(second)}),
            name=f"requests_request_{first}_{second}"[:60].replace("_on", ""),
        )
        for first, second in (
            ("transmitted_on", "due_on"),
            ("transmitted_on", "acknowledged_on"),
            ("transmitted_on", "ended_on"),
            ("acknowledged_on", "ended_on"),
            ("ended_on", "closed_on"),
        )
    ),
)

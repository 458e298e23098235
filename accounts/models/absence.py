"""Who stands in for whom, and from when until when."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField, DateRangeField
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from accounts.models.people import Person
from accounts.sight import Rule

OF_MY_ORGAN = "{scope} = 'all' or exists (select 1 from accounts_person p where p.id = {t}.person_id and p.organ = {organ})"


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """Absences."""

    def on(self, day: date) -> AbsenceQuerySet:
        """Those that hold on the day."""
        return self.filter(first__lte=day, last__gte=day)


class Absence(models.Model):
    """That a person is away and who sees to their work meanwhile. It gives nobody sight of anything."""

    sight = Rule(OF_MY_ORGAN, "{scope} = 'all' or {t}.person_id = {person}")

    person = models.ForeignKey(Person, models.CASCADE, related_name="absences", verbose_name=_("away"))
    stand_in = models.ForeignKey(
        Person, models.CASCADE, related_name="standing_in", verbose_name=_("stands in")
    )
    first = models.DateField(_("from"))
    last = models.DateField(_("until"))

    objects: ClassVar[AbsenceQuerySet] = AbsenceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        constraints = [
            models.CheckConstraint(condition=Q(first__lte=F("last")), name="accounts_absence_in_order"),
            models.CheckConstraint(condition=~Q(person=F("stand_in")), name="accounts_absence_by_another"),
            # One person as a range of one number: equality without the extension btree_gist.
            ExclusionConstraint(
                name="accounts_absence_one_at_a_time",
                expressions=[
                    (
                        Func(
                            F("person"),
                            F("person"),
                            Value("[]"),
                            function="int8range",
                            output_field=BigIntegerRangeField(),
                        ),
                        "&&",
                    ),
                    (
                        Func(
                            F("first"),
                            F("last"),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.first.isoformat()} to {self.last.isoformat()}"


class AbsenceHistory(
    pghistory.create_event_model(  # type: ignore[misc]
        Absence,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        obj_field=pghistory.ObjForeignKey(related_name="history", null=True),
    )
):
    """Change history of an absence: who stood in is on record, also after it was taken back."""

    sight = Rule(f"{OF_MY_ORGAN} or {{organ}} = 'administration'", "true", append_only=True)

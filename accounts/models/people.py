"""People, compartments and the trail of reads."""

from __future__ import annotations

from typing import Any, ClassVar, Final

import pghistory
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower, Now
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.sight import Open, Rule
from accounts.vocab import COURT_ORGANS, Language, Level, Organ
from common.codes import new_code

DIGEST_HOUR: Final = 7
"""The hour of the daily message, unless the person wishes another one."""


class PersonManager(BaseUserManager["Person"]):
    """Creates people who sign in by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """A new person; without a password nobody can sign in as them until it is reset."""
        person = self.model(email=self.normalize_email(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """An administrator (for `manage.py createsuperuser`): accounts only, no content of the registers."""
        return self.create_user(email, password, organ=Organ.ADMINISTRATION, **fields)


class Person(AbstractBaseUser):
    """Somebody who signs in. Their organ and their compartments decide what they see."""

    # Sign-in reads the table before anyone is known; names of colleagues are no secret among those who sign in.
    sight = Open("Needed before anyone is signed in.", anyone_writes=True)

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    organ = models.CharField(_("organ"), max_length=20, choices=Organ)
    supervisor = models.BooleanField(
        _("supervisor"), default=False, help_text=_("Assigns and hands over the work of the organ.")
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Clear it instead of deleting a person.")
    )
    language = models.CharField(
        _("language of messages"), max_length=2, choices=Language, default=Language.ENGLISH
    )
    digest_hour = models.PositiveSmallIntegerField(
        _("hour of the daily message"), null=True, blank=True, default=DIGEST_HOUR
    )
    synthetic = models.BooleanField(_("synthetic"), default=False, editable=False)
    joined_at = models.DateTimeField(_("joined"), db_default=Now(), editable=False)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="accounts_person_email_unique"),
            models.CheckConstraint(
                condition=models.Q(organ__in=Organ.values), name="accounts_person_organ_known"
            ),
            models.CheckConstraint(
                condition=models.Q(language__in=Language.values), name="accounts_person_language_known"
            ),
            models.CheckConstraint(
                condition=models.Q(digest_hour__isnull=True) | models.Q(digest_hour__lt=24),
                name="accounts_person_digest_hour_of_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def works_for_the_court(self) -> bool:
        """Whether the person works on the Court's own records."""
        return self.organ in COURT_ORGANS

    @property
    def is_administrator(self) -> bool:
        """Whether the person manages accounts and reads the trail."""
        return self.organ == Organ.ADMINISTRATION

    @property
    def is_staff(self) -> bool:
        """Whether the account pages of the administration open."""
        return self.is_administrator

    @cached_property
    def compartment_keys(self) -> list[int]:
        """The compartments that they belong to, by key; asked once for each object."""
        return list(self.memberships.order_by().values_list("compartment", flat=True))

    def has_perm(self, perm: str, obj: object | None = None) -> bool:
        """Administrators manage accounts; rows are protected by sight, not by permissions."""
        return self.is_active and self.is_administrator

    def has_module_perms(self, app_label: str) -> bool:
        """As `has_perm`."""
        return self.is_active and self.is_administrator


class PersonHistory(
    pghistory.create_event_model(  # type: ignore[misc]
        Person,
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=["password", "last_login"],
        obj_field=pghistory.ObjForeignKey(related_name="history", null=True),
    )
):
    """Change history of a person, without the password."""

    sight = Rule("{scope} = 'all' or {organ} = 'administration'", "true", append_only=True)


class Compartment(models.Model):
    """A limited list of people who may know of certain sealed matters. Its very existence is theirs alone."""

    sight = Rule(
        "{scope} in ('all', 'open') or {t}.id = any ({compartments}) or {t}.created_by_id = {person}",
        "{scope} = 'all' or {t}.id = any ({compartments}) or {t}.created_by_id = {person}",
    )

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    name = models.CharField(_("name"), max_length=120)
    created_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("opened by")
    )

    class Meta:
        verbose_name = _("compartment")
        verbose_name_plural = _("compartments")

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """That a person belongs to a compartment."""

    sight = Rule(
        "{scope} = 'all' or {t}.person_id = {person} or {t}.compartment_id = any ({compartments})",
        "{scope} = 'all' or {t}.compartment_id = any ({compartments}) or exists (select 1 from accounts_compartment c "
        "where c.id = {t}.compartment_id and c.created_by_id = {person})",
    )

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships", verbose_name=_("person"))
    compartment = models.ForeignKey(
        Compartment, models.CASCADE, related_name="memberships", verbose_name=_("compartment")
    )
    added_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added at"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["person", "compartment"], name="accounts_membership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.compartment_id}"


class ReadAudit(models.Model):
    """One reading of confidential or sealed rows, or one use of a system purpose. Append-only.

    There are no foreign keys on purpose: the trail neither blocks a deletion nor disappears with it.
    """

    sight = Rule(
        "{scope} = 'all' or {t}.person_id = {person} "
        "or ({organ} = 'administration' and coalesce(array_length({t}.compartment_ids, 1), 0) = 0)",
        "true",
        append_only=True,
    )

    recorded_at = models.DateTimeField(_("at"), db_default=Now(), editable=False)
    person_id = models.BigIntegerField(_("person"), null=True)
    purpose = models.CharField(_("purpose"), max_length=40, db_default="")
    what = models.CharField(_("what"), max_length=60)
    object_ids = ArrayField(models.BigIntegerField(), verbose_name=_("rows"))
    compartment_ids = ArrayField(models.BigIntegerField(), db_default=[], verbose_name=_("compartments"))
    level = models.CharField(_("highest level"), max_length=20, choices=Level)
    owner_organ = models.CharField(_("organ"), max_length=20, db_default="")
    path = models.CharField(_("page"), max_length=400, db_default="")

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        indexes = [
            models.Index(fields=["recorded_at"], name="accounts_readaudit_at"),
            models.Index(fields=["purpose", "-id"], name="accounts_readaudit_by_purpose"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.object_ids}"

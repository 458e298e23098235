"""Documents of a request. What was filed once stays as it is: a new version is a new row, a mistake is marked."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.marking import highest
from accounts.sight import ChildOf
from accounts.vocab import Level
from common.codes import new_code
from requests_app.models.request import CooperationRequest
from requests_app.vocab import ISSUED_KINDS, DocumentKind

OWN_LEVELS = (Level.PUBLIC, Level.CONFIDENTIAL)
"""What a document can be marked as by itself. Under seal it is with its request, and only so."""


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents."""

    def standing(self) -> DocumentQuerySet:
        """Those that no newer version replaces and that nobody withdrew."""
        return self.filter(replaced_by__isnull=True, withdrawal__isnull=True)


class Document(models.Model):
    """One version of a document of a request; `previous` is the version that it replaces.

    The file is in `common.vault` under `key`, and `sha256` is what it was when it was filed. `number` is the number
    of a note verbale or reminder that the register made itself.
    """

    sight = ChildOf("request", append_only=True)

    code = models.CharField(_("code"), max_length=14, unique=True, default=new_code, editable=False)
    request = models.ForeignKey(
        CooperationRequest, models.PROTECT, related_name="documents", verbose_name=_("request")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind)
    name = models.CharField(_("name"), max_length=150)
    dated_on = models.DateField(_("date of the document"), null=True, blank=True)
    own_level = models.CharField(_("marking"), max_length=20, choices=Level, default=Level.PUBLIC)
    number = models.CharField(_("number"), max_length=60, blank=True)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    previous = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name=_("replaces")
    )
    media_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    key = models.CharField(_("key of the file"), max_length=40, unique=True)
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )

    objects: ClassVar[DocumentQuerySet] = DocumentQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=DocumentKind.values), name="requests_document_kind_known"
            ),
            models.CheckConstraint(condition=Q(own_level__in=OWN_LEVELS), name="requests_document_level_own"),
            models.CheckConstraint(
                condition=Q(number="") | Q(kind__in=ISSUED_KINDS), name="requests_document_number_of_note"
            ),
            models.CheckConstraint(
                condition=Q(version=1, previous__isnull=True) | Q(version__gt=1, previous__isnull=False),
                name="requests_document_version_follows",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$", size__gt=0), name="requests_document_whole"
            ),
        ]
        indexes = [models.Index(fields=["request", "id"], name="requests_document_in_order")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where the file is downloaded."""
        return reverse("requests:document", args=[self.code])

    # What the trail of reads asks of a row (accounts.audit).

    @property
    def level(self) -> Level:
        """Its own marking, or that of its request where that is higher."""
        return highest((self.own_level, self.request.level))

    @property
    def owner_organ(self) -> str:
        """The organ in whose register its request is."""
        return self.request.owner_organ

    @property
    def compartment_id(self) -> int | None:
        """The compartment of its request."""
        return self.request.compartment_id


class DocumentWithdrawal(models.Model):
    """That a document was filed by mistake, and why. It stays where it is, and is offered no more."""

    sight = ChildOf("document", append_only=True)

    document = models.OneToOneField(
        Document, models.PROTECT, related_name="withdrawal", verbose_name=_("document")
    )
    reason = models.TextField(_("reason"))
    recorded_at = models.DateTimeField(_("recorded at"), db_default=Now(), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )

    class Meta:
        verbose_name = _("withdrawal of a document")
        verbose_name_plural = _("withdrawals of documents")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="requests_withdrawal_with_reason"),
        ]

    def __str__(self) -> str:
        return self.reason

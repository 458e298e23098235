"""Documents of a request: filed, replaced by a new version, or marked as filed by mistake. None is ever changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import IO, Any, Final

from django.conf import settings
from django.core.files.base import File
from django.db import transaction
from django.db.models import Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.sight import purpose
from accounts.vocab import Level
from common import filenames, vault
from common.asof import court_day
from common.errors import Refusal
from common.filetypes import FileType, recognise
from requests_app import policies
from requests_app.models import CooperationRequest, Document, DocumentWithdrawal, ExportJob
from requests_app.vocab import DocumentKind

AT_ONCE: Final = 20
"""So many files are taken at once."""

MEGABYTE: Final = 2**20
ABANDONED: Final = timedelta(days=1)
"""A file without a row is this old before it is swept away: no transaction takes so long."""

LONGEST_NAMES: Final = 20_000
"""Characters of the names of documents that the search knows."""


@transaction.atomic
def add_documents(
    request: CooperationRequest,
    files: Sequence[File[Any]],
    *,
    kind: str,
    level: str,
    by: Person,
    known_at: datetime,
    dated_on: date | None = None,
) -> list[Document]:
    """Files the documents, all or none; every file that is refused is named in the Refusal."""
    if not files:
        raise Refusal(_("Choose at least one file."), field="upload")
    if len(files) > AT_ONCE:
        raise Refusal(_("Choose at most %d files at once.") % AT_ONCE, field="upload")
    current = _locked(request, level, dated_on, by=by, known_at=known_at)
    types = _recognised(files)
    with _kept_if_done() as keys:
        made = [
            _file(current, file, filetype, keys, kind=kind, level=level, dated_on=dated_on, by=by)
            for file, filetype in zip(files, types, strict=True)
        ]
        _update_names(current)
    return made


@transaction.atomic
def add_version(
    document: Document,
    file: File[Any],
    *,
    level: str,
    by: Person,
    known_at: datetime,
    dated_on: date | None = None,
) -> Document:
    """A new version of the document; the old one stays. Raises Refusal where there is a newer one already."""
    current = _locked(document.request, level, dated_on, by=by, known_at=known_at)
    _check_standing(document)
    (filetype,) = _recognised([file])
    with _kept_if_done() as keys:
        made = _file(
            current,
            file,
            filetype,
            keys,
            kind=document.kind,
            level=level,
            dated_on=dated_on,
            by=by,
            previous=document,
            version=document.version + 1,
        )
        _update_names(current)
    return made


def file_made(
    request: CooperationRequest,
    content: bytes,
    *,
    name: str,
    kind: str,
    number: str,
    dated_on: date,
    by: Person,
) -> Document:
    """Files a PDF that the register made itself, marked like its request; inside the caller's transaction."""
    with _kept_if_done() as keys:
        kept = vault.keep([content], largest=len(content))
        keys.append(kept.key)
        made = Document.objects.create(
            request=request,
            kind=kind,
            name=filenames.harmless(name),
            dated_on=dated_on,
            own_level=_own(request.level),
            number=number,
            media_type="application/pdf",
            size=kept.size,
            sha256=kept.sha256,
            key=kept.key,
            recorded_by=by,
        )
        _update_names(request)
    return made


@transaction.atomic
def withdraw_document(document: Document, *, reason: str, by: Person) -> DocumentWithdrawal:
    """Marks the document as filed by mistake. It is kept and shown as such, and offered no more."""
    policies.check_may_write(document.request, by)
    if not reason.strip():
        raise Refusal(_("Say why the document is withdrawn."), field="reason")
    current = CooperationRequest.objects.select_for_update(of=("self",)).get(pk=document.request_id)
    _check_standing(document)
    made = DocumentWithdrawal.objects.create(document=document, reason=reason.strip(), recorded_by=by)
    _update_names(current)
    return made


def opened(document: Document) -> IO[bytes]:
    """The file of the document. Raises Refusal where the store has lost it."""
    try:
        return vault.opened(document.key)
    except FileNotFoundError as error:
        raise Refusal(
            _("The file of this document is missing from the store; tell the operator of the register.")
        ) from error


def sweep_orphans(*, at: datetime) -> None:
    """Removes files that no row owns, left by transactions that failed. How many is told to nobody."""
    with purpose("documents"):
        vault.sweep(_owned, before=at - ABANDONED)


def _owned(keys: Collection[str]) -> Collection[str]:
    documents = Document.objects.filter(key__in=keys).values_list("key", flat=True)
    return {*documents, *ExportJob.objects.filter(file__in=keys).values_list("file", flat=True)}


def _locked(
    request: CooperationRequest, level: str, dated_on: date | None, *, by: Person, known_at: datetime
) -> CooperationRequest:
    """The request as it stands, locked, once it is clear that the person may add to it."""
    policies.check_may_write(request, by)
    current = CooperationRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    policies.check_document_level(level, current)
    today = court_day(known_at)
    if dated_on is not None and dated_on > today:
        raise Refusal(
            _("The date of the document lies in the future; today is %s.") % date_format(today),
            field="dated_on",
        )
    return current


def _check_standing(document: Document) -> None:
    if not Document.objects.standing().filter(pk=document.pk).exists():
        raise Refusal(_("This version was replaced or withdrawn meanwhile; nothing was done."))


def _recognised(files: Sequence[File[Any]]) -> list[FileType]:
    """What each file is. Raises Refusal with a sentence for each that is refused."""
    types, sentences = [], []
    for file in files:
        try:
            types.append(_recognised_one(file))
        except Refusal as refusal:
            sentences.append(refusal.sentence)
    if sentences:
        raise Refusal(" ".join(sentences), field="upload")
    return types


def _recognised_one(file: File[Any]) -> FileType:
    name = filenames.harmless(file.name or "")
    if not file.size:
        raise Refusal(_("“%s” is empty.") % name)
    if file.size > settings.DOCUMENT_LARGEST:
        raise Refusal(_too_large(name))
    return recognise(name, file)


def _too_large(name: str) -> str:
    return _("“%(name)s” is larger than %(limit)d MB; split it, or send it in another way.") % {
        "name": name,
        "limit": settings.DOCUMENT_LARGEST // MEGABYTE,
    }


@contextmanager
def _kept_if_done() -> Iterator[list[str]]:
    """Collects the keys of new files; what follows them fails, and they are gone again."""
    keys: list[str] = []
    try:
        yield keys
    except BaseException:
        vault.forget(keys)
        raise


def _file(
    request: CooperationRequest,
    file: File[Any],
    filetype: FileType,
    keys: list[str],
    *,
    kind: str,
    level: str,
    dated_on: date | None,
    by: Person,
    previous: Document | None = None,
    version: int = 1,
) -> Document:
    name = filenames.harmless(file.name or "")
    filed: int = request.documents.aggregate(size=Sum("size"))["size"] or 0
    try:
        kept = vault.keep(file.chunks(), largest=settings.DOCUMENT_LARGEST)
    except vault.TooLarge as error:
        raise Refusal(_too_large(name), field="upload") from error
    keys.append(kept.key)
    if filed + kept.size > settings.DOCUMENTS_LARGEST:
        raise Refusal(
            _("The documents of one request take %(limit)d MB together; “%(name)s” is beyond that.")
            % {"limit": settings.DOCUMENTS_LARGEST // MEGABYTE, "name": name},
            field="upload",
        )
    return Document.objects.create(
        request=request,
        kind=DocumentKind(kind),
        name=name,
        dated_on=dated_on,
        own_level=_own(level),
        previous=previous,
        version=version,
        media_type=filetype.media_type,
        size=kept.size,
        sha256=kept.sha256,
        key=kept.key,
        recorded_by=by,
    )


def _own(level: str) -> str:
    """The document's own part of a marking: under seal it is with its request."""
    return Level.CONFIDENTIAL if level == Level.UNDER_SEAL else level


def _update_names(request: CooperationRequest) -> None:
    """The register's search finds a request by the names of its standing documents."""
    names = request.documents.standing().order_by("id").values_list("name", flat=True)
    words = " ".join(filenames.words(name) for name in names)[:LONGEST_NAMES]
    CooperationRequest.objects.filter(pk=request.pk).update(document_names=words)

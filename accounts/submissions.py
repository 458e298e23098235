"""What is sent twice is done once: a person's keys, each with what came of it.

A page puts a key into its form (`{% once %}`), a program into the header Idempotency-Key. The first act with a key is
done; every further one gets the same outcome, also when both arrive at the same moment.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any, Final

from django.http import Http404, HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accounts.models import Membership, Person, Submission
from common.errors import Refusal

KEPT_FOR: Final = timedelta(days=1)
"""How long a second press finds the outcome of the first."""


class Reused(Refusal):
    """The key was used before, with other content."""


def claim(*, key: str, digest: str, by: Person, at: datetime) -> Submission:
    """The person's submission with this key, locked until the transaction ends; whoever comes second waits for the first.

    While its `outcome` is None the act is still to be done, and `settle` says what came of it. When the transaction is
    rolled back, the key is free again. `key` has at most 100 characters. Raises Reused where `digest` is another one,
    and Http404 where the outcome may hold something of a compartment that the person has left since.
    """
    Submission.objects.filter(person=by, recorded_at__lt=at - KEPT_FOR).delete()
    found, fresh = Submission.objects.get_or_create(person=by, key=key, defaults={"digest": digest})
    if not fresh and found.digest != digest:
        raise Reused(_("This key was used before with other content; take a new key for a new act."))
    if found.compartments and not set(found.compartments) <= _compartments(by):
        raise Http404
    return found


def settle(submission: Submission, outcome: Any) -> None:
    """Keeps what came of the act, as JSON; None frees the key, because nothing was done."""
    if outcome is None:
        submission.delete()
    else:
        submission.outcome = outcome
        submission.compartments = sorted(_compartments(submission.person))
        submission.save(update_fields={"outcome", "compartments"})


def _compartments(person: Person) -> set[int]:
    """Whatever an answer holds lies in one of these, or in none."""
    return set(Membership.objects.filter(person=person).values_list("compartment_id", flat=True))


def digest_of(*parts: bytes) -> str:
    """A keyed digest of what was sent (64 characters): it tells two bodies apart and gives nothing of them away."""
    # With the length before each part, no two lists of parts are the same bytes.
    body = b"".join(b"%d:%b" % (len(part), part) for part in parts)
    return salted_hmac("accounts.submissions", body, algorithm="sha256").hexdigest()


def digest_of_form(request: HttpRequest) -> str:
    """What a form sent where, with its files and its one-time key, without the token against forgery, which pages renew."""
    parts = [request.path, *(f"{name}={request.POST.getlist(name)}" for name in sorted(request.POST))]
    sent = [
        part.encode(errors="surrogatepass") for part in parts if not part.startswith("csrfmiddlewaretoken=")
    ]
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            content = hashlib.sha256()
            for chunk in file.chunks():
                content.update(chunk)
            file.seek(0)
            sent += [f"{name}={file.name}".encode(errors="surrogatepass"), content.digest()]
    return digest_of(*sent)

"""Jobs of the accounts, on the schedule of icc_coop.schedule."""

from celery import shared_task

from accounts import digest, outbox
from common import clock


@shared_task
def put_digests() -> None:
    """Puts the daily messages whose hour has come into the outbox; safe to run twice, or after days without a run."""
    digest.put_digests(at=clock.now())


@shared_task
def deliver() -> None:
    """Sends what waits in the outbox; several workers at once share the work."""
    outbox.deliver(now=clock.now)

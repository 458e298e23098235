"""Work for the Celery worker: rendering, and finding renderings that were lost."""

from celery import shared_task

from common import clock
from reports import rendering


@shared_task(name=rendering.QUEUE.task)
def render(key: int) -> None:
    """Renders the job with this key."""
    rendering.carry_out(key, now=clock.now)


@shared_task(name="reports.tasks.requeue_lost")
def requeue_lost() -> None:
    """Queues lost renderings again; beat calls it every minute."""
    rendering.QUEUE.requeue_lost(at=clock.now())

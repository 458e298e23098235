"""Work for the Celery worker: compiling, rendering, and finding what was lost of either."""

from celery import shared_task

from common import clock
from reports import compiling, rendering


@shared_task(name=rendering.QUEUE.task)
def render(key: int) -> None:
    """Renders the job with this key."""
    rendering.carry_out(key, now=clock.now)


@shared_task(name=compiling.QUEUE.task)
def compile_edition(key: int) -> None:
    """Compiles for the job with this key."""
    compiling.carry_out(key, now=clock.now)


@shared_task(name="reports.tasks.requeue_lost")
def requeue_lost() -> None:
    """Queues lost jobs again; beat calls it every minute."""
    compiling.QUEUE.requeue_lost(at=clock.now())
    rendering.QUEUE.requeue_lost(at=clock.now())

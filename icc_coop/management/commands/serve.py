"""Web server, worker and schedule on one machine, for trying out. Installations start them apart (README)."""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import sys
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.db import connections

from accounts import demo
from common.commands import SentenceCommand
from icc_coop import environment as env
from icc_coop.probe import answers
from icc_coop.supervisor import Ended, Interrupted, Supervisor

FIRST_PORT, LAST_PORT = 8000, 8099


class Command(SentenceCommand):
    help = "Sets up this instance and runs the web server, the worker and the schedule until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--demo", action="store_true", help="Load the demonstration data once.")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(
                "serve is for trying out; start web server, worker and schedule apart (README)."
            )
        try:
            with _alone(), Supervisor(settings.VAR / "log") as processes, _listening() as listener:
                try:
                    self._run(processes, listener, load_demo=options["demo"])
                except Interrupted:
                    self.stdout.write("\nStopping ...")
            self.stdout.write("Stopped.")
        except Ended as error:
            raise CommandError(str(error)) from None

    def _run(self, processes: Supervisor, listener: socket.socket, *, load_demo: bool) -> None:
        self._prepare(load_demo=load_demo)
        port = listener.getsockname()[1]
        os.environ.setdefault("ICC_URL", f"http://127.0.0.1:{port}")
        served = settings.ALLOWED_HOSTS[0].lstrip(".")
        _start(processes, listener)
        processes.wait_until(lambda: answers(port, "/readyz", host=served), what="The web server", seconds=60)
        self._announce(port)
        processes.watch()

    def _prepare(self, *, load_demo: bool) -> None:
        call_command("setup", stdout=self.stdout)
        if load_demo and not demo.is_loaded():
            call_command("load_demo", stdout=self.stdout, verbosity=0)  # the sign-ins follow below
        connections.close_all()

    def _announce(self, port: int) -> None:
        self.stdout.write(f"\nReady at http://127.0.0.1:{port}/   (logs in {settings.VAR / 'log'})\n")
        if demo.is_loaded():
            width = max(len(account.email) for account in demo.ACCOUNTS)
            self.stdout.write(f"\nSign in with the password {demo.PASSWORD} as\n")
            for account in demo.ACCOUNTS:
                self.stdout.write(f"  {account.email:{width}}  {account.name}")
        self.stdout.write("\nStop with Ctrl-C.")
        self.stdout.flush()
        connections.close_all()


def _start(processes: Supervisor, listener: socket.socket) -> None:
    """Web first: processes stop in the opposite order, and nothing queues jobs for a worker that has gone."""
    web = listener.fileno()
    celery = (sys.executable, "-m", "celery", "--app", "icc_coop")
    gunicorn = (sys.executable, "-m", "gunicorn", "icc_coop.wsgi", "--bind", f"fd://{web}")
    processes.start("web", *gunicorn, pass_fds=(web,))
    processes.start("worker", *celery, "worker", "--concurrency", "2", "--loglevel", "INFO")
    processes.start("schedule", *celery, "beat", "--loglevel", "INFO", "--pidfile", "")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """One server per instance: two schedules would do everything twice."""
    with (settings.VAR / "serve.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise CommandError(
                f"A server already runs in {settings.VAR} (process {lock.read()}). "
                "Stop it, or name another folder in ICC_VAR."
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


@contextlib.contextmanager
def _listening() -> Iterator[socket.socket]:
    """A socket on the port that ICC_PORT names, else on the first free one from 8000 on."""
    named = env.number("ICC_PORT", 0, most=65_535)
    for port in [named] if named else range(FIRST_PORT, LAST_PORT + 1):
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind(("127.0.0.1", port))
                listener.listen(128)
            except OSError:
                continue
            yield listener
            return
    where = f"Port {named} is" if named else f"All ports from {FIRST_PORT} to {LAST_PORT} are"
    raise CommandError(f"{where} taken on this machine; name a free one in ICC_PORT.")

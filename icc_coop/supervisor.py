"""Child processes of one command, stopped in order when it ends, whatever ends it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType, TracebackType
from typing import Self

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
TETHER = str(Path(__file__).with_name("tether.py"))
PATIENCE = 15.0
"""Seconds that a process has to finish what it is doing before it is killed."""


class Interrupted(BaseException):
    """A signal asked the command to end: like KeyboardInterrupt, nothing but the outermost block may catch it."""


class Ended(Exception):
    """A child ended by itself although it should have gone on."""


class Supervisor:
    """Starts processes, each in a session of its own, and stops them last one first; they end when it is killed, too.

    Ctrl-C in a terminal therefore reaches the command alone, and the order is the command's. Used as a context;
    inside it SIGINT, SIGTERM and SIGHUP raise Interrupted once, and further ones are ignored while it stops.
    """

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._children: list[tuple[str, subprocess.Popen[bytes]]] = []
        self._before: dict[int, signal._HANDLER] = {}

    def __enter__(self) -> Self:
        self._logs.mkdir(parents=True, exist_ok=True)
        for number in SIGNALS:
            self._before[number] = signal.getsignal(number)
            if number == signal.SIGHUP and self._before[number] == signal.SIG_IGN:
                continue  # started by nohup
            signal.signal(number, self._interrupt)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ignore_signals()
        for _name, child in reversed(self._children):
            _stop(child)
        self._children.clear()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def start(self, name: str, *command: str, pass_fds: tuple[int, ...] = ()) -> None:
        """Starts a process; what it says goes to the log file of its name."""
        with self.log(name).open("wb") as log:
            child = subprocess.Popen(  # noqa: S603 - the commands are this project's own
                (sys.executable, TETHER, str(os.getpid()), *command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                pass_fds=pass_fds,
            )
        self._children.append((name, child))

    def log(self, name: str) -> Path:
        """The file that holds what a process said."""
        return self._logs / f"{name}.log"

    def wait_until(self, ready: Callable[[], bool], *, what: str, seconds: float) -> None:
        """Returns when `ready()` is true; raises Ended when a process ends before, or when time is up."""
        end = time.monotonic() + seconds
        while not ready():
            self.check()
            if time.monotonic() > end:
                raise Ended(f"{what}: not ready after {seconds:.0f} seconds; see the logs in {self._logs}.")
            time.sleep(0.1)

    def watch(self) -> None:
        """Stays until a signal arrives; raises Ended when a process ends by itself."""
        while True:
            self.check()
            time.sleep(0.5)

    def check(self) -> None:
        """Raises Ended when a process has ended."""
        for name, child in self._children:
            if child.poll() is not None:
                last = self.log(name).read_text(errors="replace").strip().splitlines()[-5:]
                raise Ended("\n".join([f"{name} has ended with status {child.returncode}.", *last]))

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        self._ignore_signals()
        raise Interrupted

    def _ignore_signals(self) -> None:
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)


def _stop(child: subprocess.Popen[bytes]) -> None:
    """Asks the process to end, waits, and leaves nothing of its session behind."""
    child.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(PATIENCE)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()

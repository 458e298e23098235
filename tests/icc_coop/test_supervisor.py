"""What a command started is gone when the command is: in order, whatever ended it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from icc_coop.supervisor import Ended, Interrupted, Supervisor
from tests.services import PROJECT

CHILD = """
import pathlib, signal, subprocess, sys, time
name, folder = sys.argv[1:]
def end(*_):
    with open(pathlib.Path(folder) / "order", "a") as order:
        order.write(name + "\\n")
    sys.exit()
signal.signal(signal.SIGTERM, end)
print("ready", flush=True)
time.sleep(600)
"""

STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(grandchild.pid, flush=True)
time.sleep(600)
"""

COMMAND = """
import pathlib, sys
from icc_coop.supervisor import Interrupted, Supervisor
folder = pathlib.Path(sys.argv[1])
try:
    with Supervisor(folder) as processes:
        for name in ("web", "worker", "schedule"):
            processes.start(name, sys.executable, "-c", sys.argv[2], name, str(folder))
        for name in ("web", "worker", "schedule"):
            processes.wait_until(lambda: "ready" in processes.log(name).read_text(), what=name, seconds=30)
        print("started", flush=True)
        processes.watch()
except Interrupted:
    print("stopped", flush=True)
"""


def _started(folder: Path, *before: str) -> subprocess.Popen[str]:
    command = subprocess.Popen(
        [*before, sys.executable, "-c", COMMAND, str(folder), CHILD],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert command.stdout
    assert command.stdout.readline() == "started\n"
    return command


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_the_processes_last_one_first(tmp_path: Path, ending: signal.Signals) -> None:
    command = _started(tmp_path)

    command.send_signal(ending)

    assert command.communicate(timeout=60)[0] == "stopped\n"
    assert command.returncode == 0
    assert (tmp_path / "order").read_text().split() == ["schedule", "worker", "web"]


def test_a_second_signal_does_not_cut_the_stopping_short(tmp_path: Path) -> None:
    command = _started(tmp_path)

    command.send_signal(signal.SIGTERM)
    command.send_signal(signal.SIGINT)

    assert command.communicate(timeout=60)[0] == "stopped\n"
    assert (tmp_path / "order").read_text().split() == ["schedule", "worker", "web"]


def test_nohup_keeps_it_running_when_the_terminal_closes(tmp_path: Path) -> None:
    command = _started(tmp_path, "env", "--ignore-signal=HUP")

    command.send_signal(signal.SIGHUP)
    assert command.poll() is None
    command.send_signal(signal.SIGTERM)

    assert command.communicate(timeout=60)[0] == "stopped\n"


def test_a_process_that_does_not_listen_is_killed_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icc_coop.supervisor.PATIENCE", 0.2)
    with Supervisor(tmp_path) as processes:
        processes.start("stubborn", sys.executable, "-c", STUBBORN)
        processes.wait_until(lambda: processes.log("stubborn").read_text() != "", what="child", seconds=30)
        grandchild = psutil.Process(int(processes.log("stubborn").read_text()))

    psutil.wait_procs([grandchild], timeout=10)  # the kill is sent, the system may still be at it
    assert not grandchild.is_running() or grandchild.status() == psutil.STATUS_ZOMBIE


def test_a_process_that_ends_by_itself_is_reported_with_its_last_words(tmp_path: Path) -> None:
    with Supervisor(tmp_path) as processes:
        processes.start("worker", sys.executable, "-c", "print('no such broker'); raise SystemExit(3)")
        with pytest.raises(Ended, match=r"(?s)worker has ended with status 3.*no such broker"):
            processes.watch()


def test_waiting_has_an_end(tmp_path: Path) -> None:
    with (
        pytest.raises(Ended, match="The web server: not ready after 0 seconds"),
        Supervisor(tmp_path) as processes,
    ):
        processes.wait_until(lambda: False, what="The web server", seconds=0)


def test_the_handlers_of_before_are_back_afterwards(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGTERM)

    with pytest.raises(Interrupted), Supervisor(tmp_path):
        signal.raise_signal(signal.SIGTERM)

    assert signal.getsignal(signal.SIGTERM) == before

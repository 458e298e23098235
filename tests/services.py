"""What a test may need around the code: Redis, the whole product as processes, a browser. Each starts when asked for."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from redis import Redis
from redis.exceptions import ConnectionError as NotYet

expect.set_options(timeout=30_000)  # a machine that is busy with something else fails no test

PROJECT = Path(__file__).resolve().parent.parent


def environment(var: Path, **variables: str) -> dict[str, str]:
    """The environment of a process that works on an instance of its own, whatever the caller's one says."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ICC_", "DATABASE_", "REDIS_", "DJANGO_", "PYTEST"))
    }
    return {**inherited, "ICC_VAR": str(var), **variables}


def manage(var: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """One command of the project on the instance in `var`."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env=environment(var, **variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def processes_of(var: Path) -> list[str]:
    """The command lines of all processes that belong to the instance in `var`."""
    found = []
    for process in psutil.process_iter():
        try:
            mine = str(var) in " ".join(process.cmdline()) or process.environ().get("ICC_VAR") == str(var)
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue
        if mine and process.pid != os.getpid() and process.status() != psutil.STATUS_ZOMBIE:
            found.append(" ".join(process.cmdline()))
    return found


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Redis server of this test run alone."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        cwd=tmp_path_factory.mktemp("redis"),
        stdout=subprocess.DEVNULL,
    )
    try:
        _answer(port, server)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        server.terminate()
        server.wait(10)


def _answer(port: int, server: subprocess.Popen[bytes]) -> None:
    with Redis(port=port) as client:
        for _ in range(100):
            try:
                client.ping()
            except NotYet:
                assert server.poll() is None, "redis-server has ended"
                time.sleep(0.05)
            else:
                return
    pytest.fail("redis-server does not answer.")


@dataclass(frozen=True)
class Served:
    """A running instance with demonstration data: web server, worker and schedule, over Redis."""

    url: str
    var: Path
    redis_url: str
    said: str
    """What the command printed until it was ready."""


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, redis_url: str) -> Iterator[Served]:
    """The whole product as `scripts/demo` starts it; when it has been stopped, no process of it may be left."""
    var = tmp_path_factory.mktemp("served")
    process = subprocess.Popen(
        [sys.executable, "manage.py", "serve", "--demo"],
        cwd=PROJECT,
        env=environment(var, REDIS_URL=redis_url),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout
    try:
        said = ""
        for line in process.stdout:
            said += line
            if "Stop with Ctrl-C." in line:
                break
        address = re.search(r"http://\S+?(?=/\s)", said)
        assert address, f"serve did not become ready:\n{said}"
        yield Served(address[0], var, redis_url, said)
    finally:
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=60)[0]
    assert process.returncode == 0, rest
    assert processes_of(var) == []


def chromium() -> str:
    """The installed browser."""
    found = shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "There is no browser on this machine; scripts/test installs one or says how."
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser. For modules that ask `served`, not the database: it occupies the thread's event loop."""
    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # Chromium's sandbox refuses root
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium(), args=sandbox)
        yield made
        made.close()


@pytest.fixture
def tab(browser: Browser, served: Served) -> Iterator[Page]:
    """An empty page in a fresh session of the browser; addresses are those of `served`."""
    context: BrowserContext = browser.new_context(
        base_url=served.url, locale="en-GB", reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()

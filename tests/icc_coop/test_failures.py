"""When the database, the disk or the command behind it is gone: a sentence, the right status, and nothing left behind."""

from __future__ import annotations

import errno
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import psutil
import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from icc_coop.failures import failed
from icc_coop.supervisor import Supervisor
from tests.icc_coop.test_supervisor import _started
from tests.services import PROJECT, environment

SESSION = "sessionid=abcdefghijklmnop"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@pytest.fixture(scope="module")
def without_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a web server whose database does not answer."""
    port, folder = free_port(), tmp_path_factory.mktemp("web")
    gunicorn = [sys.executable, "-m", "gunicorn", "icc_coop.wsgi", "--workers", "1", "--bind"]
    given = environment(folder, DATABASE_URL=f"postgresql://register@127.0.0.1:{free_port()}/register")
    with (folder / "log").open("w") as log:
        web = subprocess.Popen(
            [*gunicorn, f"127.0.0.1:{port}"], cwd=PROJECT, env=given, stdout=log, stderr=log
        )
    try:
        with Supervisor(folder) as waiting:
            waiting.wait_until(lambda: asked(port, "/healthz")[0] == 200, what="gunicorn", seconds=60)
        yield port
    finally:
        web.terminate()
        web.wait(30)


def asked(port: int, path: str, cookie: str = "") -> tuple[int, str, str, str]:
    """Status, kind, waiting time and body of the answer; nothing where nobody answers."""
    web = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        web.request("GET", path, headers={"Host": "localhost", "Cookie": cookie})
        answer = web.getresponse()
        headers = answer.headers
        return answer.status, headers["Content-Type"], headers["Retry-After"] or "", answer.read().decode()
    except OSError:
        return 0, "", "", ""
    finally:
        web.close()


def test_pages_say_that_the_database_does_not_answer(without_database: int) -> None:
    for path in ("/", "/requests/", "/account/login/"):
        status, kind, wait, body = asked(without_database, path, SESSION)
        assert (status, kind, wait) == (503, "text/html; charset=utf-8", "30"), path
        assert "The database does not answer. Nothing was changed; try again in a minute." in body


def test_the_api_says_so_in_its_own_shape(without_database: int) -> None:
    status, kind, wait, body = asked(without_database, "/api/v1/requests/", SESSION)
    assert (status, kind, wait) == (503, "application/problem+json", "30")
    assert json.loads(body) == {
        "status": 503,
        "title": "Service Unavailable",
        "detail": "The database does not answer. Nothing was changed; try again in a minute.",
    }


def test_the_process_is_alive_and_says_what_is_missing(without_database: int) -> None:
    assert asked(without_database, "/healthz")[0] == 200
    status, _kind, _wait, body = asked(without_database, "/readyz")
    assert (status, json.loads(body)) == (503, {"database": False, "migrations": False, "broker": True})


def answered(path: str, error: Exception) -> HttpResponse:
    """What Django answers with after a view raised the error."""
    try:
        raise error
    except type(error):
        return failed(RequestFactory().get(path))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
def test_a_full_disk_is_named(number: int) -> None:
    answer = answered("/requests/", OSError(number, "of the system"))
    assert answer.status_code == 507
    assert "The server has no room for the file." in answer.content.decode()


def test_any_other_failure_tells_nothing_of_itself() -> None:
    page, problem = (answered(path, LookupError("Quexolith")) for path in ("/", "/api/v1/requests/"))
    assert (page.status_code, problem.status_code) == (500, 500)
    assert "Quexolith" not in page.content.decode() + problem.content.decode()
    assert json.loads(problem.content)["detail"] == "Something failed on our side."


def test_what_a_killed_command_started_is_asked_to_end(tmp_path: Path) -> None:
    command = _started(tmp_path)
    children = psutil.Process(command.pid).children(recursive=True)
    assert len(children) == 3

    command.send_signal(signal.SIGKILL)
    command.communicate(timeout=60)

    _gone, left = psutil.wait_procs(children, timeout=30)
    assert left == []
    assert set((tmp_path / "order").read_text().split()) == {"web", "worker", "schedule"}

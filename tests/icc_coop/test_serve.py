"""`manage.py serve`, which scripts/demo runs: one address, one instance at a time, and nothing left behind (see `served`)."""

from __future__ import annotations

import socket
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from accounts.demo import ACCOUNTS, PASSWORD
from icc_coop.probe import answers
from tests.services import Served, manage, processes_of


def test_it_prints_where_it_is_and_who_can_sign_in(served: Served) -> None:
    assert f"Ready at {served.url}/" in served.said
    assert PASSWORD in served.said
    assert all(account.email in served.said for account in ACCOUNTS)


def test_database_migrations_and_broker_are_in_place(served: Served) -> None:
    with urllib.request.urlopen(f"{served.url}/readyz") as answer:
        assert answer.read() == b'{"database": true, "migrations": true, "broker": true}'


def test_the_probe_of_containers_tells_readiness(served: Served) -> None:
    port = urlsplit(served.url).port
    assert port

    assert answers(port, "/healthz", host="localhost")
    assert answers(port, "/readyz", host="localhost")
    assert not answers(port, "/readyz", host="elsewhere.example")


def test_worker_and_schedule_belong_to_it(served: Served) -> None:
    lines = "\n".join(processes_of(served.var))

    assert "gunicorn" in lines
    assert "worker" in lines
    assert "beat" in lines


def test_one_instance_is_served_once(served: Served) -> None:
    second = manage(served.var, "serve", "--demo")

    assert second.returncode == 1
    assert second.stderr.startswith(f"A server already runs in {served.var} (process ")
    assert second.stderr.count("\n") == 1
    assert second.stdout == ""


def test_a_taken_port_is_refused_when_it_was_asked_for(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = manage(tmp_path, "serve", ICC_PORT=str(other.getsockname()[1]))

    assert done.returncode == 1
    assert "is taken on this machine; name a free one in ICC_PORT." in done.stderr
    assert processes_of(tmp_path) == []


def test_it_is_not_for_installations(tmp_path: Path) -> None:
    done = manage(
        tmp_path,
        "serve",
        ICC_PRODUCTION="1",
        ICC_SECRET_KEY="a-key-of-a-test-0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefghijklmnopqrstuvwxyz",
        ICC_HOSTS="register.example.org",
        DATABASE_URL="postgresql://localhost/register",
    )

    assert done.returncode == 1
    assert done.stderr.startswith("serve is for trying out")

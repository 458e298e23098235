"""Settings come from the environment, are all explained, and never start with a wrong value."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import yaml

from tests.services import PROJECT, manage

PRODUCTION = {
    "ICC_PRODUCTION": "1",
    "ICC_SECRET_KEY": "a-key-of-a-test-0123456789-ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefghijklmnopqrstuvwxyz",
    "ICC_HOSTS": "register.example.org",
    "DATABASE_URL": "postgresql://register:secret@localhost/register",
}
READERS = {"text", "flag", "number", "folder", "words", "database", "redis"}


def _read_by_the_code() -> set[str]:
    """Names in `env.text("NAME", …)` and its siblings, wherever settings are read."""
    names = set()
    for file in (PROJECT / "icc_coop").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="env"), attr=reader),
                    args=[ast.Constant(value=str(name)), *_],
                ) if reader in READERS:
                    names.add(name)
    return names


def _explained() -> set[str]:
    return set(re.findall(r"^([A-Z_]+)=", (PROJECT / ".env.example").read_text(), re.MULTILINE))


def _asked_by_compose() -> set[str]:
    return set(re.findall(r"\$\{([A-Z_]+)", (PROJECT / "docker-compose.yml").read_text()))


def test_every_setting_is_explained_and_every_explained_one_is_read() -> None:
    assert _read_by_the_code()
    assert _explained() == _read_by_the_code() | _asked_by_compose()


def test_compose_hands_on_every_setting_that_it_does_not_make_itself() -> None:
    services = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())["services"]
    made_by_the_image, for_trying_out = {"ICC_VAR"}, {"ICC_DEBUG"}

    given = set(services["web"]["environment"]) | made_by_the_image | for_trying_out
    assert _read_by_the_code() - given <= _asked_by_compose()


def test_compose_gives_no_default_to_a_secret() -> None:
    text = (PROJECT / "docker-compose.yml").read_text()

    for name in ("ICC_SECRET_KEY", "ICC_APP_PASSWORD", "POSTGRES_PASSWORD"):
        assert set(re.findall(rf"\$\{{{name}(..)", text)) == {":?"}


def test_only_the_set_up_knows_the_owner_of_the_tables() -> None:
    services = yaml.safe_load((PROJECT / "docker-compose.yml").read_text())["services"]

    knowing = {
        name for name, service in services.items() if "POSTGRES_PASSWORD" in str(service.get("environment"))
    }
    assert knowing == {"db", "migrate"}


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("DATABASE_URL", "mysql://localhost/register", "must begin with postgresql://"),
        ("DATABASE_URL", "postgresql://localhost", "names no database"),
        ("DATABASE_URL", "postgresql://localhost:port/register", "has a port that is not a number"),
        ("DATABASE_APP_URL", "sqlite:///register", "must begin with postgresql://"),
        ("REDIS_URL", "amqp://localhost", "must begin with redis://"),
        ("ICC_SECRET_KEY", "short", "give at least 50 random characters"),
        ("ICC_SECRET_KEY", "", "is not set; see .env.example"),
        ("ICC_HOSTS", "", "is not set"),
        ("ICC_HOSTS", " , ", "is not set"),
        ("ICC_DEBUG", "1", "must be off where ICC_PRODUCTION is on"),
        ("ICC_DEBUG", "perhaps", "“perhaps” is neither true nor false; write 1 or 0"),
        ("ICC_PRODUCTION", "2", "“2” is neither true nor false"),
        ("ICC_BEHIND_PROXY", "nginx", "is neither true nor false"),
        ("ICC_SESSION_HOURS", "a day", "is not a whole number from 1 to 720"),
        ("ICC_SESSION_HOURS", "0", "is not a whole number from 1 to 720"),
        ("ICC_EMAIL_PORT", "70000", "is not a whole number from 1 to 65535"),
        ("ICC_LOG_LEVEL", "loud", "must be DEBUG, INFO, WARNING, ERROR or CRITICAL"),
        ("ICC_VAR", "/dev/null/register", "is no folder that the register can write to (Not a directory)"),
        ("ICC_VAR", "/etc/hostname", "is no folder that the register can write to (File exists)"),
        ("ICC_VAR", "/proc", "is no folder that the register can write to (No such file or directory)"),
        ("ICC_SECRET_KEY_FILE", "/nowhere/key", "the file /nowhere/key cannot be read"),
    ],
)
def test_a_wrong_value_stops_start_up_with_a_sentence(
    tmp_path: Path, name: str, value: str, sentence: str
) -> None:
    given = {"ICC_EMAIL_HOST": "mail.example.org", **PRODUCTION, "ICC_VAR": str(tmp_path), name: value}

    done = manage(Path(given.pop("ICC_VAR")), "check", **given)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"{name}: ")
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_secret_may_come_from_a_file(tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text(PRODUCTION["ICC_SECRET_KEY"] + "\n")
    given = {**PRODUCTION, "ICC_SECRET_KEY_FILE": str(key), "ICC_SECRET_KEY": ""}

    assert manage(tmp_path, "check", **given).returncode == 0


def test_production_settings_are_clean(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


def test_without_any_variable_the_register_is_for_trying_out(tmp_path: Path) -> None:
    done = manage(tmp_path, "check", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0

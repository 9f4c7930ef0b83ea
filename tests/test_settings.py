"""Settings: defaults, the environment, refusals in plain words, and their documentation."""

import re
from pathlib import Path

import pytest

from walkboard.engines import backend_of
from walkboard.settings import Settings, SettingsRefused, read_settings

ROOT = Path(__file__).parents[1]
DOCUMENTED = (ROOT / "docs/settings.md").read_text()


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in list(os.environ):
        if name.startswith("WALKBOARD_") or name in {"HOST", "PORT"}:
            monkeypatch.delenv(name)


def test_defaults_are_right_for_one_machine() -> None:
    settings = read_settings()
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)
    assert settings.database_file == Path("data/walkboard.sqlite")
    assert settings.public_url is None
    assert not settings.serves_the_network


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "HOST": "0.0.0.0",
        "PORT": "9000",
        "WALKBOARD_DATA_DIR": "/tmp/wall",
        "WALKBOARD_PUBLIC_URL": "https://wall.example.org/",
        "WALKBOARD_ALLOWED_ORIGINS": "https://a.example, https://b.example",
    }.items():
        monkeypatch.setenv(name, value)
    settings = read_settings()
    assert (settings.host, settings.port, settings.serves_the_network) == ("0.0.0.0", 9000, True)
    assert settings.database == "sqlite:////tmp/wall/walkboard.sqlite"
    assert settings.public_url == "https://wall.example.org"
    assert settings.allowed_origins == ("https://a.example", "https://b.example")
    monkeypatch.setenv("WALKBOARD_PORT", "9001")
    assert read_settings().port == 9001


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+asyncpg", "postgresql+psycopg"])
def test_everything_can_be_in_postgresql(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    monkeypatch.setenv("WALKBOARD_DATABASE_URL", f"{scheme}://wall:secret@db.internal/wall?sslmode=require")
    settings = read_settings()
    assert settings.database_file is None
    assert backend_of(settings.database) == "postgresql"
    assert "secret" not in repr(settings)


def test_a_bus_connects_servers_on_one_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WALKBOARD_BUS_URL", "redis://:secret@bus.internal:6379/0")
    with pytest.raises(SettingsRefused, match="a file cannot be shared") as refusal:
        read_settings()
    assert "secret" not in str(refusal.value)
    monkeypatch.setenv("WALKBOARD_DATABASE_URL", "postgresql://wall@db.internal/wall")
    assert read_settings().bus_url == "redis://:secret@bus.internal:6379/0"
    assert "secret" not in repr(read_settings())


def test_a_refused_address_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WALKBOARD_DATABASE_URL", "postgre://wall:secret@db.internal/wall")
    with pytest.raises(SettingsRefused) as refusal:
        read_settings()
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "many"),
        ("PORT", "70000"),
        ("WALKBOARD_PUBLIC_URL", "wall.example.org"),
        ("WALKBOARD_PUBLIC_URL", "https://wall.example.org/walls"),
        ("WALKBOARD_ALLOWED_ORIGINS", "https://a.example,elsewhere"),
        ("WALKBOARD_DATABASE_URL", "mysql://wall"),
        ("WALKBOARD_DATABASE_URL", "sqlite:///elsewhere.sqlite"),
        ("WALKBOARD_BUS_URL", "amqp://bus"),
        ("WALKBOARD_BUS_URL", "redis://bus.internal"),  # there is no PostgreSQL to share
        ("WALKBOARD_LANGUAGE", "fr"),
        ("WALKBOARD_LOG_FORMAT", "xml"),
        ("WALKBOARD_SESSION_DAYS", "0"),
    ],
)
def test_what_cannot_be_used_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsRefused, match=name):
        read_settings()


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented_with_its_default(name: str) -> None:
    variable = {"host": "HOST", "port": "PORT"}.get(name, f"WALKBOARD_{name.upper()}")
    row = re.search(rf"^\| `{variable}`[^|]*\|([^|]*)\|", DOCUMENTED, re.MULTILINE)
    assert row, f"docs/settings.md does not list {variable}"
    default = Settings.model_fields[name].default
    shown = "none" if default in (None, ()) else str(default).lower() if isinstance(default, bool) else str(default)
    assert row.group(1).strip(" `") == shown


def test_nothing_is_documented_that_is_not_there() -> None:
    known = {f"WALKBOARD_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"`(WALKBOARD_[A-Z_]+)`", DOCUMENTED)) <= known

"""Every verb, in words a person can use, and none without documentation."""

import re
import sqlite3
from pathlib import Path

import pytest
from typer.main import get_command

from tests.cli.stage import link_in, walkboard
from tests.databases import KINDS
from tests.postgresql import PostgresqlServer
from walkboard.cli.commands import command

ROOT = Path(__file__).parents[2]


def verbs(group: object, *names: str) -> list[tuple[str, ...]]:
    found = []
    for name, child in getattr(group, "commands", {}).items():
        below = verbs(child, *names, name)
        found += below or [(*names, name)]
    return found


def options(path: tuple[str, ...]) -> list[str]:
    node: object = get_command(command)
    for name in path:
        node = node.commands[name]  # type: ignore[attr-defined]
    return [
        option
        for parameter in node.params
        for option in parameter.opts
        if option.startswith("--") and option != "--help"
    ]  # type: ignore[attr-defined]


VERBS = verbs(get_command(command))


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_is_documented(verb: tuple[str, ...]) -> None:
    page = (ROOT / "docs/cli.md").read_text()
    row = re.search(rf"^\| `walkboard {' '.join(verb)}[` ].*$", page, re.MULTILINE)
    assert row, f"docs/cli.md does not list walkboard {' '.join(verb)}"
    for option in options(verb):
        assert f"`{option}" in row.group(), f"docs/cli.md does not say what {option} does"


def test_nothing_is_documented_that_is_not_there() -> None:
    page = (ROOT / "docs/cli.md").read_text()
    named = {re.sub(r" [A-Z_]+$", "", found) for found in re.findall(r"^\| `walkboard ([^`]+)`", page, re.MULTILINE)}
    assert named == {" ".join(verb) for verb in VERBS} | {"--version"}


def test_version(tmp_path: Path) -> None:
    assert re.fullmatch(r"Walkboard \d+\.\d+\.\d+\n", walkboard(tmp_path, "--version").stdout)


def test_people(tmp_path: Path) -> None:
    added = walkboard(tmp_path, "user", "add", "Nora", "--discipline", "finance")
    assert "Nora can sign in once, within 24 hours:" in added.stdout
    assert link_in(walkboard(tmp_path, "user", "link", "nora").stdout) != link_in(added.stdout)
    listed = walkboard(tmp_path, "user", "list").stdout.splitlines()
    assert re.fullmatch(r"\S{20}  Owner  other  \(owner of this installation\)", listed[0])
    assert re.fullmatch(r"\S{20}  Nora  finance", listed[1])
    walkboard(tmp_path, "user", "add", "Nora")
    twice = walkboard(tmp_path, "user", "link", "Nora")
    assert (twice.returncode, twice.stderr.count("  Nora  ")) == (1, 2)
    assert walkboard(tmp_path, "user", "link", listed[1].split()[0]).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("user", "link", "Nobody"), "Nobody here is called Nobody."),
        (("user", "add", "Nora", "--discipline", "boss"), "discipline: Choose one of: design,"),
        (("user", "add", "  "), "name: Write the name others will see."),
        (("token", "revoke", "none"), "There is no API token with this id."),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(tmp_path: Path, arguments: tuple[str, ...], sentence: str) -> None:
    result = walkboard(tmp_path, *arguments)
    assert (result.returncode, result.stdout) == (1, "")
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_settings_that_cannot_be_used(tmp_path: Path) -> None:
    result = walkboard(tmp_path, "migrate", PORT="many")
    assert result.returncode == 1
    assert result.stderr.startswith("A setting cannot be used.\nPORT (or WALKBOARD_PORT): This must be")


def test_tokens(tmp_path: Path) -> None:
    token = walkboard(tmp_path, "token", "create", "--name", "Export").stdout.splitlines()[-1]
    assert re.fullmatch(r"wbt_[\w-]{43}", token)
    (row,) = walkboard(tmp_path, "token", "list").stdout.splitlines()
    assert re.fullmatch(r"\S{20}  \d{4}-\d\d-\d\d  Export", row)
    assert walkboard(tmp_path, "token", "revoke", row.split()[0]).returncode == 0
    assert walkboard(tmp_path, "token", "list").stdout == ""


def test_migrate(tmp_path: Path) -> None:
    assert "Migrated to revision" in walkboard(tmp_path / "new", "migrate").stdout
    assert "The data is at revision" in walkboard(tmp_path / "new", "migrate").stdout


class TestBackup:
    def test_is_one_whole_file(self, tmp_path: Path) -> None:
        walkboard(tmp_path, "user", "add", "Nora")
        target = tmp_path / "copy.sqlite"
        assert walkboard(tmp_path, "backup", str(target)).returncode == 0
        connection = sqlite3.connect(target)
        assert connection.execute("SELECT name FROM people ORDER BY name").fetchall() == [("Nora",), ("Owner",)]
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
        assert not list(tmp_path.glob("copy.sqlite?*"))

    @pytest.mark.parametrize(
        ("target", "sentence"),
        [("walkboard.sqlite", "exists already."), ("nowhere/copy.sqlite", "There is no folder")],
    )
    def test_never_overwrites(self, tmp_path: Path, target: str, sentence: str) -> None:
        walkboard(tmp_path, "migrate")
        result = walkboard(tmp_path, "backup", str(tmp_path / target))
        assert (result.returncode, sentence in result.stderr) == (1, True)

    def test_needs_data(self, tmp_path: Path) -> None:
        result = walkboard(tmp_path / "nothing", "backup", str(tmp_path / "copy.sqlite"))
        assert (result.returncode, "There is no data at" in result.stderr) == (1, True)


class TestOnPostgresql:
    @pytest.mark.skipif("postgresql" not in KINDS, reason="narrowed by WALKBOARD_TEST_DATABASES")
    def test_everything_is_there(self, tmp_path: Path, postgresql: PostgresqlServer) -> None:
        folder, name = tmp_path / "data", "commands"
        elsewhere = {"WALKBOARD_DATABASE_URL": postgresql.create(name)}
        assert "Migrated to revision" in walkboard(folder, "migrate", **elsewhere).stdout
        assert link_in(walkboard(folder, "user", "add", "Nora", **elsewhere).stdout)
        assert "  Nora  other" in walkboard(folder, "user", "list", **elsewhere).stdout
        result = walkboard(folder, "backup", str(tmp_path / "copy"), **elsewhere)
        assert (result.returncode, "pg_dump" in result.stderr) == (1, True)
        assert list(tmp_path.iterdir()) == []
        postgresql.drop(name)

    def test_a_database_that_is_not_there_is_told_in_a_sentence(self, tmp_path: Path) -> None:
        address = "postgresql://wall:secret@127.0.0.1:1/wall"
        result = walkboard(tmp_path, "user", "list", WALKBOARD_DATABASE_URL=address)
        assert result.returncode == 1
        assert result.stderr.startswith("The database cannot be used: ")
        assert "Traceback" not in result.stderr
        assert "secret" not in result.stderr

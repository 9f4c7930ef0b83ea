"""Squashing by hand, and a backup that is put back, as whoever runs the wall does it."""

import json
import shutil
import sqlite3
from pathlib import Path

from tests.cli.stage import serving, walkboard


def boards_in(file: Path) -> list[tuple[str, int, int]]:
    connection = sqlite3.connect(file)
    found = connection.execute("SELECT id, epoch, sequence FROM boards").fetchall()
    connection.close()
    return found


def test_from_squashing_by_hand_to_a_backup_that_is_put_back(tmp_path: Path) -> None:
    folder, copy = tmp_path / "data", tmp_path / "copy.sqlite"
    file = folder / "walkboard.sqlite"
    with serving(folder) as server:
        ((board, epoch, sequence),) = boards_in(file)
        assert epoch == 1
        done = walkboard(folder, "squash", "--board", board, "--apply")
        assert (done.returncode, done.stdout) == (0, f"{board}  1 client ids: squashed\n")
        assert boards_in(file) == [(board, 2, sequence)]
        assert walkboard(folder, "backup", str(copy)).returncode == 0
        server.end()
    for old in folder.glob("walkboard.sqlite*"):
        old.unlink()
    shutil.copy(copy, file)
    with serving(folder) as server:
        server.end()
        assert "a backup was put back" in server.log.read_text()
    found = json.loads(walkboard(folder, "doctor", "--json").stdout)
    (report,) = found["boards"]
    assert found["healthy"] is True
    assert (report["sequence"], report["folded"], report["updates"]) == (sequence, sequence, 0)
    assert report["epoch"] > 3, "it jumps"
    assert report["earlier"] == 2, "both copies of the segment of the epoch before"


def test_what_is_due_is_told_and_nothing_is_done_unasked(tmp_path: Path) -> None:
    assert walkboard(tmp_path, "squash").stdout == "No board has grown far beyond what is visible of it.\n"

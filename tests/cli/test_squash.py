"""Squashing by hand, and what happens to a backup that is put back."""

import json
import shutil
import sqlite3
from pathlib import Path

from tests.cli.stage import serving, walkboard


def board_of(folder: Path) -> tuple[str, int, int]:
    (board,) = json.loads(walkboard(folder, "doctor", "--json").stdout)["boards"]
    assert board["findings"] == []
    return board["board_id"], board["epoch"], board["sequence"]


def test_one_board_by_hand(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with serving(folder) as server:
        server.end()
    board, epoch, sequence = board_of(folder)
    assert walkboard(folder, "squash").stdout == "No board has grown far beyond what is visible of it.\n"
    planned = walkboard(folder, "squash", "--board", board)
    assert planned.stdout.startswith(f"{board}  1 client ids\nNothing was changed.")
    assert board_of(folder) == (board, epoch, sequence)
    done = walkboard(folder, "squash", "--board", board, "--apply")
    assert (done.returncode, done.stdout) == (0, f"{board}  1 client ids: squashed\n")
    assert board_of(folder) == (board, 2, sequence)
    assert "epoch 2, sequence 1, folded up to 1, 0 updates" in walkboard(folder, "doctor").stdout
    assert "1 kept of earlier epochs" in walkboard(folder, "doctor").stdout
    unknown = walkboard(folder, "squash", "--board", "none")
    assert (unknown.returncode, "There is no board with the id none." in unknown.stderr) == (1, True)


def test_a_backup_that_is_put_back_begins_new_epochs_once(tmp_path: Path) -> None:
    folder, copy = tmp_path / "data", tmp_path / "copy.sqlite"
    with serving(folder) as server:
        assert walkboard(folder, "backup", str(copy)).returncode == 0
        server.end()
    board, _, sequence = board_of(folder)
    for file in folder.glob("walkboard.sqlite*"):
        file.unlink()
    shutil.copy(copy, folder / "walkboard.sqlite")
    with serving(folder) as server:
        server.end()
        assert "a backup was put back" in server.log.read_text()
    same, epoch, after = board_of(folder)
    assert (same, after) == (board, sequence)
    assert epoch > 2
    with serving(folder) as server:
        server.end()
    assert board_of(folder) == (board, epoch, sequence)
    connection = sqlite3.connect(folder / "walkboard.sqlite")
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    connection.close()


def test_after_any_other_restore_all_boards_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with serving(folder) as server:
        server.end()
    board, _, sequence = board_of(folder)
    done = walkboard(folder, "squash", "--restored", "--apply")
    assert done.stdout == f"{board}  1 client ids: squashed\n"
    assert board_of(folder)[1] > 2
    assert board_of(folder)[2] == sequence

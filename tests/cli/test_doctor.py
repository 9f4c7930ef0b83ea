"""Doctor and repair as whoever runs the wall uses them, also while it runs."""

import json
from functools import partial
from pathlib import Path

from sqlalchemy import update

from tests.cli.stage import serving
from tests.cli.stage import walkboard as walkboard_on
from tests.databases import Databases
from walkboard.database import Database
from walkboard.history.tables import LoggedUpdate


def spoil_updates(url: str) -> None:
    engine = Database(url).sync_engine()
    with engine.begin() as connection:
        connection.execute(update(LoggedUpdate).values(data=b"\x00\xff"))
    engine.dispose()


def test_from_damage_to_repair(tmp_path: Path, databases: Databases) -> None:
    folder = tmp_path / "data"
    place = {f"WALKBOARD_{name.upper()}": value for name, value in databases.settings().items()}
    walkboard = partial(walkboard_on, **place)
    with serving(folder, **place) as server:
        healthy = walkboard(folder, "doctor")
        assert (healthy.returncode, healthy.stderr) == (0, "")
        assert "good  “Home heat pump”  (sequence 1, 1 updates, 0 snapshots)" in healthy.stdout
        assert healthy.stdout.endswith("All is well: 1 boards.\n")
        server.end()
    spoil_updates(place.get("WALKBOARD_DATABASE_URL", f"sqlite:///{folder / 'walkboard.sqlite'}"))

    sick = walkboard(folder, "doctor", "--json")
    found = json.loads(sick.stdout)
    assert (sick.returncode, found["healthy"], found["file"]) == (1, False, [])
    (board,) = found["boards"]
    assert [finding["fault"] for finding in board["findings"]] == ["update-changed"]
    assert board["findings"][0]["costs"] is True
    assert "1 of 1 boards are damaged." in walkboard(folder, "doctor", "--board", board["board_id"]).stdout

    planned = walkboard(folder, "repair")
    assert planned.returncode == 0
    assert "Update 1 goes to the quarantine" in planned.stdout
    assert "Nothing was changed." in planned.stdout
    assert walkboard(folder, "doctor").returncode == 1
    done = walkboard(folder, "repair", "--board", board["board_id"], "--apply")
    assert done.stdout in planned.stdout
    mended = walkboard(folder, "doctor")
    assert mended.returncode == 0, mended.stdout
    assert "folded up to 1, 0 updates, 0 snapshots, 1 in quarantine" in mended.stdout
    assert walkboard(folder, "repair").stdout == "There is nothing to mend.\n"

    with serving(folder, **place) as server:
        assert server.get("/readyz") == (200, '{"database":"ok","documents":"ok","damaged":0,"bus":"alone"}')
        server.end()
        assert "Traceback" not in server.log.read_text()


def test_no_such_board_is_told_in_a_sentence(tmp_path: Path) -> None:
    for verb in ("doctor", "repair"):
        result = walkboard_on(tmp_path, verb, "--board", "none")
        assert (result.returncode, result.stdout) == (1, "")
        assert "There is no board with the id none." in result.stderr
        assert "Traceback" not in result.stderr

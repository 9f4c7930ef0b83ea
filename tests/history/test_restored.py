"""After a backup was put back: new epochs for all boards, once, whose numbers were never used."""

from pathlib import Path

import pytest

from tests.databases import SqliteFiles
from tests.history.stage import ANNA, change, make_board, open_database, rows
from tests.history.walls import Pen, Wall, shown
from tests.rooms.squashing import squash_here
from walkboard.cli.backup import write_backup
from walkboard.database import Database
from walkboard.history import squashing
from walkboard.history.entries import Entry, Row
from walkboard.history.log import Portion, read_log
from walkboard.history.outcomes import Outcome
from walkboard.history.restored import begin_anew, begin_anew_if_restored
from walkboard.history.writer import LogWriter

EPOCHS = "SELECT id, epoch FROM boards ORDER BY id"


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    squash_here(monkeypatch)


@pytest.mark.rule("N9")
async def test_every_board_of_a_backup_begins_anew_once(tmp_path: Path, sqlite: SqliteFiles) -> None:
    live = await open_database(sqlite)
    for board in ("a", "b", "trash"):
        await make_board(live, board)
    await change(live, "UPDATE boards SET deleted_at = created_at WHERE id = 'trash'")
    pen = Pen()
    pen.card("c", "Title")
    async with LogWriter(live.sync_engine()) as writer:
        entry = Entry("a", 1, [Row(data, ANNA) for data in pen.take()], [(pen.doc.client_id, ANNA)])
        await writer.append(entry)
    await begin_anew_if_restored(live)
    assert await rows(live, EPOCHS) == [("a", 1), ("b", 1), ("trash", 1)], "it is no backup"
    copy = tmp_path / "copy.sqlite"
    write_backup(Path(live.url.removeprefix("sqlite:///")), copy)
    await live.close()

    restored = Database(f"sqlite:///{copy}")
    await begin_anew_if_restored(restored)
    epochs = dict(await rows(restored, EPOCHS))
    assert all(isinstance(epoch, int) and epoch > 2 for epoch in epochs.values())
    assert len(set(epochs.values())) == 3
    log = await read_log(restored, "a")
    assert shown(log.parts) == shown([pen.doc.get_update()])
    assert list(log.former) == [pen.doc.client_id]
    await begin_anew_if_restored(restored)
    assert dict(await rows(restored, EPOCHS)) == epochs
    await restored.close()


@pytest.mark.rule("N9")
async def test_a_long_log_is_folded_first(
    database: Database, writer: LogWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(squashing, "PORTION", Portion(20, 1 << 20))
    wall, pen = Wall(database, writer), Pen()
    for number in range(50):
        pen.card(f"c{number}")
    await wall.commit(pen)
    assert await begin_anew(database, "wall", jump=False) is Outcome.SQUASHED
    assert await wall.epoch() == 2
    assert shown((await wall.log()).parts) == shown([pen.doc.get_update()])

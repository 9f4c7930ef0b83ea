"""Reading the log: complete, in order, of the present epoch, and never quietly damaged."""

import pytest
from sqlalchemy import update

from tests.history.stage import ANNA, change
from walkboard.database import Database
from walkboard.errors import BoardDamaged, BoardDeleted, BoardUnknown
from walkboard.history.entries import Entry, Row
from walkboard.history.log import read_log
from walkboard.history.tables import LoggedUpdate
from walkboard.history.writer import LogWriter


async def test_the_log_is_read_back_as_it_was_written(database: Database, writer: LogWriter) -> None:
    await writer.append(Entry("wall", 1, [Row(b"a", ANNA), Row(b"b", None)], [(5, ANNA), (1 << 52, None)]))
    log = await read_log(database, "wall")
    assert (log.epoch, log.sequence) == (1, 2)
    assert list(log.updates) == [(1, b"a"), (2, b"b")]
    assert log.claims == {5: ANNA, 1 << 52: None}


@pytest.mark.rule("G8")
async def test_an_earlier_epoch_is_not_part_of_it(database: Database, writer: LogWriter) -> None:
    await writer.append(Entry("wall", 1, [Row(b"old", ANNA)], [(5, ANNA)]))
    await change(database, "UPDATE boards SET epoch = 2")
    log = await read_log(database, "wall")
    assert (log.epoch, list(log.updates), log.claims) == (2, [], {})


@pytest.mark.rule("G7")
async def test_changed_bytes_are_noticed(database: Database, writer: LogWriter) -> None:
    await writer.append(Entry("wall", 1, [Row(b"data", ANNA)]))
    await change(database, update(LoggedUpdate).values(data=b"\x00"))
    with pytest.raises(BoardDamaged):
        await read_log(database, "wall")


async def test_no_board_and_a_deleted_board_have_no_log(database: Database) -> None:
    with pytest.raises(BoardUnknown):
        await read_log(database, "nowhere")
    await change(database, "UPDATE boards SET deleted_at = '2026-01-01 00:00:00'")
    with pytest.raises(BoardDeleted):
        await read_log(database, "wall")

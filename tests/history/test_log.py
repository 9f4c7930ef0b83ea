"""Reading the log: complete, in order, of the present epoch, and never quietly damaged."""

import pytest

from tests.history.stage import ANNA, change, damage
from walkboard.database import Database
from walkboard.errors import BoardDeleted, BoardUnknown
from walkboard.history.damage import Fault, Finding
from walkboard.history.entries import Entry, Row
from walkboard.history.log import Portion, read_log
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
async def test_changed_bytes_are_left_out_and_told(database: Database, writer: LogWriter) -> None:
    await writer.append(Entry("wall", 1, [Row(b"a", ANNA), Row(b"b", ANNA), Row(b"c", ANNA)]))
    await damage(database, 2)
    log = await read_log(database, "wall")
    assert list(log.updates) == [(1, b"a"), (3, b"c")]
    assert [(finding.fault, finding.sequence) for finding in log.findings] == [(Fault.UPDATE_CHANGED, 2)]
    assert log.healing


@pytest.mark.parametrize(
    ("statement", "fault", "sequence", "detail"),
    [
        ("DELETE FROM updates WHERE sequence = 1", Fault.UPDATE_MISSING, 1, "Update 1 is not in the log."),
        ("DELETE FROM updates WHERE sequence < 3", Fault.UPDATE_MISSING, 1, "Updates 1 to 2 are not in the log."),
        ("DELETE FROM updates WHERE sequence > 1", Fault.UPDATE_MISSING, 2, "Updates 2 to 3 are not in the log."),
        ("UPDATE boards SET sequence = 2", Fault.UPDATE_AHEAD, 3, "The log goes up to update 3, but the board says 2."),
    ],
)
async def test_missing_sequences_are_told(
    database: Database, writer: LogWriter, statement: str, fault: Fault, sequence: int, detail: str
) -> None:
    await writer.append(Entry("wall", 1, [Row(b"a", ANNA), Row(b"b", ANNA), Row(b"c", ANNA)]))
    assert (await read_log(database, "wall")).findings == []
    await change(database, statement)
    assert (await read_log(database, "wall")).findings == [Finding(fault, sequence, detail)]


@pytest.mark.parametrize("portion", [Portion(2, 100), Portion(100, 2), Portion(2, 0)])
async def test_a_portion_of_a_long_log_is_not_taken_for_the_whole(
    database: Database, writer: LogWriter, portion: Portion
) -> None:
    await writer.append(Entry("wall", 1, [Row(b"a", ANNA), Row(b"b", ANNA), Row(b"c", ANNA)]))
    log = await read_log(database, "wall", portion=portion)
    read = [(1, b"a"), (2, b"b")] if portion.size else [(1, b"a")]
    assert (list(log.updates), log.findings, log.sequence) == (read, [], 3)


async def test_no_board_and_a_deleted_board_have_no_log(database: Database) -> None:
    with pytest.raises(BoardUnknown):
        await read_log(database, "nowhere")
    await change(database, "UPDATE boards SET deleted_at = '2026-01-01 00:00:00'")
    with pytest.raises(BoardDeleted):
        await read_log(database, "wall")

"""Snapshots: kept as they were, listed without their weight, never changed, never of another board."""

import pytest
from sqlalchemy import update
from sqlalchemy.exc import InvalidRequestError

from tests.history.stage import ANNA, change, make_board
from walkboard.database import Database
from walkboard.errors import BoardDamaged, SnapshotUnknown
from walkboard.history import snapshots, transitions
from walkboard.history.entries import Entry, Row
from walkboard.history.snapshots import Capture
from walkboard.history.tables import Snapshot
from walkboard.history.writer import LogWriter
from walkboard.maps.transitions import Move


async def keep(database: Database, label: str, state: bytes = b"state", sequence: int = 3) -> str:
    async with database.write() as session:
        kept = await snapshots.take(session, "wall", Capture(1, sequence, state, 2), label, ANNA)
        return kept.id


async def test_a_snapshot_is_read_back_as_it_was(database: Database) -> None:
    snapshot_id = await keep(database, "Before the summer")
    async with database.read() as session:
        found = await snapshots.get(session, "wall", snapshot_id)
        assert (found.label, found.sequence, found.epoch, found.card_count) == ("Before the summer", 3, 1, 2)
        assert (found.created_by, found.pinned) == (ANNA, True)
        assert await snapshots.state_of(session, "wall", snapshot_id) == b"state"


async def test_the_list_is_newest_first_and_without_states(database: Database) -> None:
    first, second = await keep(database, "first", sequence=1), await keep(database, "second", sequence=2)
    async with database.read() as session:
        listed = await snapshots.of_board(session, "wall")
        assert [snapshot.id for snapshot in listed] == [second, first]
        with pytest.raises(InvalidRequestError):
            _ = listed[0].state


@pytest.mark.rule("G10")
async def test_a_snapshot_never_changes(database: Database) -> None:
    snapshot_id = await keep(database, "as it was")

    async def relabel() -> None:
        async with database.write() as session:
            (await snapshots.get(session, "wall", snapshot_id)).label = "as it should have been"

    with pytest.raises(RuntimeError, match="never changes"):
        await relabel()
    await change(database, update(Snapshot).values(state=b"\x00"))
    async with database.read() as session:
        with pytest.raises(BoardDamaged):
            await snapshots.state_of(session, "wall", snapshot_id)


async def test_a_snapshot_of_another_board_is_unknown(database: Database) -> None:
    await make_board(database, "other")
    snapshot_id = await keep(database, "mine")
    async with database.read() as session:
        with pytest.raises(SnapshotUnknown):
            await snapshots.get(session, "other", snapshot_id)
        with pytest.raises(SnapshotUnknown):
            await snapshots.state_of(session, "other", snapshot_id)


async def test_transitions_are_listed_newest_first_and_in_portions(database: Database, writer: LogWriter) -> None:
    for number in range(5):
        move = Move("map", f"card{number}", None, ("lane", "column"))
        await writer.append(Entry("wall", 1, [Row(b"update", ANNA, [move])]))
    async with database.read() as session:
        newest = await transitions.latest(session, "wall", limit=2)
        assert [row.sequence for row in newest] == [5, 4]
        older = await transitions.latest(session, "wall", limit=10, before=4)
        assert [(row.sequence, row.card_id) for row in older] == [(3, "card2"), (2, "card1"), (1, "card0")]

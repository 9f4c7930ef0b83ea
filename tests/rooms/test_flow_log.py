"""Moves of maps are read from the log once; from then on only what is new."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import delete, insert

from walkboard.database import Database
from walkboard.history.tables import Touch, Transition
from walkboard.rooms import flow_log
from walkboard.rooms.flow_log import FlowLog

pytestmark = pytest.mark.asyncio(loop_scope="module")

BEGIN = datetime(2026, 11, 2, 9, tzinfo=UTC)


async def moved(database: Database, *moves: tuple[int, str, str], board: str = "wall", map_id: str = "m") -> None:
    """Moves as (sequence, card, to column)."""
    rows = [
        {
            "board_id": board, "sequence": sequence, "map_id": map_id, "card_id": card, "to_lane": "l",
            "to_column": column, "at": BEGIN + timedelta(hours=sequence),
        }
        for sequence, card, column in moves
    ]  # fmt: skip
    async with database.write() as session:
        await session.execute(insert(Transition), rows)


async def known(log: FlowLog, map_id: str = "m") -> int:
    async with log.read("wall", map_id) as (kept, _):
        return kept.count


async def test_only_what_is_new_is_read(database: Database) -> None:
    log = FlowLog(database)
    assert await known(log) == 0
    await moved(database, (1, "a", "review"), (2, "a", "done"), (2, "b", "review"))
    async with log.read("wall", "m") as (first, _):
        assert first.count == 3
    await moved(database, (3, "b", "done"), (4, "x", "done"))
    await moved(database, (3, "b", "done"), map_id="other")
    async with log.read("wall", "m") as (second, _):
        assert second is first
        assert second.count == 5


async def test_a_log_that_is_another_one_is_read_from_its_beginning(database: Database) -> None:
    log = FlowLog(database)
    await moved(database, (1, "a", "review"), (2, "a", "done"))
    assert await known(log) == 2
    async with database.write() as session:
        await session.execute(delete(Transition))
    await moved(database, (2, "a", "review"))
    async with log.read("wall", "m") as (kept, _):
        assert kept.count == 1


async def test_it_tells_when_cards_were_blocked(database: Database) -> None:
    log = FlowLog(database)
    row = {"board_id": "wall", "root": "cards", "record_id": "a", "detail": "legal", "at": BEGIN}
    async with database.write() as session:
        await session.execute(insert(Touch), [{**row, "sequence": 1, "aspect": "blocked"}])
    async with log.read("wall", "m") as (_, blocked):
        assert [one.reason for one in blocked["a"]] == ["legal"]


async def test_what_was_asked_for_longest_ago_is_forgotten_first(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flow_log, "MAX_MOVES", 3)
    log = FlowLog(database)
    for map_id in ("m", "n"):
        await moved(database, (1, "a", "review"), (2, "a", "done"), map_id=map_id)
    async with log.read("wall", "m") as (first, _):
        pass
    assert await known(log, "n") == 2
    async with log.read("wall", "m") as (again, _):
        assert again is not first
        assert again.count == 2

"""Boards that are written very much at once: the work is done in the side worker, and nothing is lost."""

import asyncio
import os
import signal
from contextlib import suppress

import pycrdt
import pytest

from tests.history.stage import ANNA, BEN, make_board, rows
from tests.rooms.client import Client, connected
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.rooms import batches, document
from walkboard.rooms.registry import RoomRegistry

pytestmark = pytest.mark.asyncio(loop_scope="module")

TEXT = "x" * 100


def aside(pool: DocumentPool) -> set[str]:
    return set(pool._aside)


@pytest.mark.rule("L1", "S8")
async def test_l1_a_large_write_is_committed_in_the_side_worker_with_what_came_before_and_after(
    rooms: RoomRegistry, database: Database, pool: DocumentPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "NOTICEABLE_WRITE", 20_000)
    await make_board(database, "other")
    async with (
        connected(rooms, Client(ANNA)) as anna,
        connected(rooms, Client(BEN)) as ben,
        connected(rooms, Client(BEN), "other") as elsewhere,
    ):
        ben.edit(before=1)
        anna.edit(**{f"card{number}": TEXT for number in range(500)})
        ben.edit(after=1)
        elsewhere.edit(calm=1)
        for person in (anna, ben, elsewhere):
            await person.saved()
        assert aside(pool) == {"wall"}
        for number in range(5):
            ben.edit(**{f"more{number}": TEXT})
        anna.edit(**{f"again{number}": TEXT for number in range(500)})
        await ben.saved()
        await anna.saved()
        await anna.has(more4=TEXT, after=1, before=1)
        await ben.has(again499=TEXT, card0=TEXT)
        assert anna.content == ben.content
        assert len(anna.content) == 1_007
    copy: pycrdt.Doc[pycrdt.Map[object]] = pycrdt.Doc()
    for (data,) in await rows(database, "SELECT data FROM updates WHERE board_id = 'wall' ORDER BY sequence"):
        assert isinstance(data, bytes)
        copy.apply_update(data)
    assert len(copy.get("cards", type=pycrdt.Map).to_py() or {}) == 1_007


@pytest.mark.rule("V11")
async def test_v11_the_side_worker_may_die_like_any_other(
    rooms: RoomRegistry, pool: DocumentPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "LARGE_WRITE", 2_000)
    monkeypatch.setattr(document, "LIGHT", -1)
    async with connected(rooms, Client(ANNA)) as anna:
        for number in range(12):
            anna.edit(**{f"card{number}.{each}": TEXT for each in range(30)})
            if number % 4 == 1:
                await asyncio.sleep(0.01)
                side = pool._side.process
                if side is not None:
                    with suppress(ProcessLookupError):  # it may be dead already
                        os.kill(side.pid, signal.SIGKILL)
        await anna.saved()
        assert len(anna.content) == 360
    assert (await rooms.document_state("wall"))[0] > 0


async def test_a_heavy_board_moves_for_a_very_large_write_only(
    rooms: RoomRegistry, pool: DocumentPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "NOTICEABLE_WRITE", 2_000)
    monkeypatch.setattr(batches, "LARGE_WRITE", 20_000)
    monkeypatch.setattr(document, "LIGHT", 1_000)
    async with connected(rooms, Client(ANNA)) as anna:
        for number in range(20):
            anna.edit(**{f"card{number}": TEXT})
            await anna.saved()
        anna.edit(**{f"more{number}": TEXT for number in range(50)})
        await anna.saved()
        assert not aside(pool)
        anna.edit(**{f"again{number}": TEXT for number in range(500)})
        await anna.saved()
        assert aside(pool) == {"wall"}


async def test_a_heavy_board_is_compared_in_the_side_worker(
    rooms: RoomRegistry, pool: DocumentPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document, "LARGE", 1_000)
    monkeypatch.setattr("walkboard.documents.pool.LARGE_QUESTION", 1_000)
    async with connected(rooms, Client(ANNA)) as anna:
        anna.edit(**{f"c{number}": {"type": "card", "title": TEXT} for number in range(30)})
        await anna.saved()
        _, before = await rooms.document_state("wall")
        anna.edit(new=1)
        await anna.saved()
        sequence, comparison = await rooms.difference("wall", before)
        assert sequence == 2
        assert (await rooms.difference("wall", before))[1] is comparison, "the same question is answered once"
        await rooms.contents("wall")
    assert pool._side.process is not None

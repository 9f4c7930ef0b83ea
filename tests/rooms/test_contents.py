"""What a board says and what changed on it, asked of a live room: committed state only."""

import asyncio
import os
import signal

import pycrdt
import pytest

from tests.history.stage import ANNA
from walkboard.documents.pool import DocumentPool
from walkboard.errors import BoardDamaged
from walkboard.rooms.registry import RoomRegistry

pytestmark = pytest.mark.asyncio(loop_scope="module")


def card(title: str) -> "pycrdt.Map[object]":
    return pycrdt.Map({"type": "card", "title": pycrdt.Text(title), "createdBy": ANNA})


async def test_a_stored_state_is_compared_with_the_board(rooms: RoomRegistry, pool: DocumentPool) -> None:
    doc: pycrdt.Doc[pycrdt.Map[object]] = pycrdt.Doc()
    cards = doc.get("cards", type=pycrdt.Map)
    cards["one"] = card("One")
    await rooms.append("wall", doc.get_update(), ANNA)
    sequence, before = await rooms.document_state("wall")
    assert (await rooms.difference("wall", before))[1].differences == ()
    vector = doc.get_state()
    cards["two"] = card("Two")
    assert await rooms.append("wall", doc.get_update(vector), ANNA) == sequence + 1
    now, comparison = await rooms.difference("wall", before)
    assert now == sequence + 1
    assert [(each.kind, each.title) for each in comparison.differences] == [("card.new", "Two")]
    assert await rooms.difference_between(before, doc.get_update()) == comparison
    assert (await rooms.difference("wall", before))[1] is comparison, "the same question is answered once"
    assert (await rooms.difference("wall", b"\x00\x00"))[1] != comparison
    now, contents = await rooms.contents("wall")
    assert (now, set(contents.cards)) == (sequence + 1, {"one", "two"})
    assert set((await rooms.contents_of(before)).cards) == {"one"}


async def test_a_damaged_state_leaves_the_board_alone(rooms: RoomRegistry, pool: DocumentPool) -> None:
    workers = pool.pids
    room_loads = (await rooms._live_room("wall")).document
    with pytest.raises(BoardDamaged):
        await rooms.difference("wall", b"\x01\x02\x03")
    assert (await rooms.contents("wall"))[0] == 0
    assert (room_loads.loads, pool.pids) == (1, workers)


async def test_a_worker_that_dies_while_it_compares_is_asked_again(rooms: RoomRegistry, pool: DocumentPool) -> None:
    doc: pycrdt.Doc[pycrdt.Map[object]] = pycrdt.Doc()
    doc.get("cards", type=pycrdt.Map)["one"] = card("One")
    await rooms.append("wall", doc.get_update(), ANNA)
    asked = asyncio.ensure_future(rooms.difference("wall", b"\x00\x00"))
    await asyncio.sleep(0)
    for pid in pool.pids:
        os.kill(pid, signal.SIGKILL)
    _, comparison = await asked
    assert [each.title for each in comparison.differences] == ["One"]

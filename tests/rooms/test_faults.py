"""Bugs and stuck parts: whoever waits is answered, other boards go on, and the end comes."""

import asyncio

import pycrdt
import pytest

from tests.history.stage import ANNA, BEN, change, make_board
from tests.rooms.client import Client, connected
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.errors import BoardDeleted, Unforeseen
from walkboard.history.writer import LogWriter
from walkboard.rooms.document import LiveDocument
from walkboard.rooms.registry import RoomRegistry

pytestmark = pytest.mark.asyncio(loop_scope="module")

TIMEOUT = 60.0


@pytest.mark.rule("S10")
async def test_who_waits_for_a_write_hears_that_the_room_ended_under_it(
    rooms: RoomRegistry, database: Database
) -> None:
    doc: pycrdt.Doc[pycrdt.Map[object]] = pycrdt.Doc()
    doc.get("cards", type=pycrdt.Map)["starter"] = 1
    await rooms.document_state("wall")
    await change(database, "UPDATE boards SET deleted_at = '2026-01-01 00:00:00'")
    async with asyncio.timeout(TIMEOUT):
        with pytest.raises(BoardDeleted):
            await rooms.append("wall", doc.get_update(), None)


@pytest.mark.rule("S10")
async def test_who_waits_for_an_answer_hears_of_a_bug(rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch) -> None:
    async def bug(document: LiveDocument) -> bytes:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(LiveDocument, "state", bug)
        async with asyncio.timeout(TIMEOUT):
            with pytest.raises(Unforeseen):
                await rooms.document_state("wall")
    assert (await rooms.document_state("wall"))[0] == 0


@pytest.mark.rule("S10")
async def test_a_bug_at_the_end_of_one_room_leaves_the_others_alone(
    database: Database, pool: DocumentPool, writer: LogWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_board(database, "other")
    unload = LiveDocument.unload

    async def bug(document: LiveDocument) -> None:
        await unload(document)
        if document.board_id == "other":
            raise ZeroDivisionError

    monkeypatch.setattr(LiveDocument, "unload", bug)
    async with RoomRegistry(database, pool, writer, idle_time=0.01) as rooms, connected(rooms, Client(ANNA)) as anna:
        async with connected(rooms, Client(BEN), "other"):
            pass
        async with asyncio.timeout(TIMEOUT):
            while len(rooms) > 1:
                await asyncio.sleep(0.01)
        anna.edit(a=1)
        await anna.saved()
        async with connected(rooms, Client(BEN), "other"):
            pass


async def test_a_room_that_hangs_does_not_hold_up_the_end(
    database: Database, pool: DocumentPool, writer: LogWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("walkboard.rooms.registry.DRAIN_TIMEOUT", 0.1)

    async def hang(document: LiveDocument, submissions: object) -> None:
        await asyncio.Event().wait()

    anna = Client(ANNA)
    async with asyncio.timeout(TIMEOUT), RoomRegistry(database, pool, writer) as rooms, connected(rooms, anna):
        await anna.saved()
        monkeypatch.setattr(LiveDocument, "apply", hang)
        anna.edit(a=1)
        while not anna._outbox.empty():
            await asyncio.sleep(0)
        await rooms.drain()
    assert anna.acknowledged == 1


async def test_signing_out_closes_what_was_opened_with_it_and_nothing_else(rooms: RoomRegistry) -> None:
    tab, phone = Client(ANNA), Client(ANNA)
    tab.credential, phone.credential = b"cookie of the laptop", b"cookie of the phone"
    async with connected(rooms, tab), connected(rooms, phone):
        rooms.signed_out(tab.credential)
        assert await tab.is_closed() == (4401, "not-signed-in")
        phone.edit(a=1)
        await phone.saved()

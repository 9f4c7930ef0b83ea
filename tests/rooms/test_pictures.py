"""Pictures of large boards: made when a board rests, kept beside it, and never of another moment than the present."""

import gzip

import pycrdt
import pytest
from sqlalchemy import text

from tests.history.stage import ANNA
from tests.rooms.client import Client, connected
from walkboard.database import Database
from walkboard.errors.documents import DocumentDiscarded
from walkboard.rooms import pictures
from walkboard.rooms.document import LIGHT, LiveDocument
from walkboard.rooms.registry import RoomRegistry
from walkboard.wire import messages as wire

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def fill(client: Client, size: int) -> None:
    client.edit(a=pycrdt.Map({"type": "card"}), filling="x" * size)
    await place(client, "a", 1)


async def place(client: Client, card: str, x: int) -> None:
    before = client.doc.get_state()
    client.doc.get("placements", type=pycrdt.Map)[f"canvas:{card}"] = {"pos": [x, 2], "order": "a0"}
    client.say(wire.encode_update(client.doc.get_update(before)))
    await client.saved()


async def test_is_made_once_a_large_board_rests_and_is_there_at_once(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        await fill(anna, LIGHT)
        await rooms.pictures.look()
        assert await rooms.pictures.at_hand("wall") == b""  # it may be written to at this moment
        await rooms.pictures.look()
        first = await rooms.pictures.at_hand("wall")
        assert b'"count":1' in gzip.decompress(first)
        await rooms.pictures.look()
        assert await rooms.pictures.at_hand("wall") is first  # made once until something is committed


async def test_an_old_picture_is_never_the_present(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        await fill(anna, LIGHT)
        for _ in range(2):
            await rooms.pictures.look()
        first = await rooms.pictures.at_hand("wall")
        await place(anna, "a", 5)
        assert await rooms.pictures.at_hand("wall") == b""
        for _ in range(2):
            await rooms.pictures.look()
        assert await rooms.pictures.at_hand("wall") not in (b"", first)


async def test_is_there_when_the_room_is_not_and_not_for_a_deleted_board(
    rooms: RoomRegistry, database: Database
) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        await fill(anna, LIGHT)
        for _ in range(2):
            await rooms.pictures.look()
    await rooms.drain()
    assert len(rooms) == 0
    assert await rooms.pictures.at_hand("wall")
    async with database.write() as session:
        await session.execute(text("UPDATE boards SET deleted_at = created_at WHERE id = 'wall'"))
    assert await rooms.pictures.at_hand("wall") == b""


async def test_small_boards_have_none(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        await fill(anna, 10)
        for _ in range(2):
            await rooms.pictures.look()
        assert await rooms.pictures.at_hand("wall") == b""


async def test_only_so_many_are_kept(rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MOST_BOARDS", 0)
    async with connected(rooms, Client(ANNA)) as anna:
        await fill(anna, LIGHT)
        for _ in range(2):
            await rooms.pictures.look()
        assert await rooms.pictures.at_hand("wall") == b""


async def test_one_that_cannot_be_made_is_tried_again_only_after_a_change(
    rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    async def fail(document: LiveDocument) -> bytes:
        tried.append(document)
        raise DocumentDiscarded("The engine failed.")

    monkeypatch.setattr(LiveDocument, "packed_picture", fail)
    async with connected(rooms, Client(ANNA)) as anna:
        await fill(anna, LIGHT)
        for _ in range(4):
            await rooms.pictures.look()
        assert len(tried) == 1
        assert await rooms.pictures.at_hand("wall") == b""
        await place(anna, "a", 5)
        for _ in range(2):
            await rooms.pictures.look()
        assert len(tried) == 2

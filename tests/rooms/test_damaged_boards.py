"""A board whose log is damaged on disk: it opens with what is good, says so, and takes back what people still have."""

import pytest
from sqlalchemy import update

from tests.history.stage import ANNA, BEN, change, damage, rows
from tests.rooms.client import Client, connected
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.history.compaction import Compactor, Thresholds
from walkboard.history.log import digest_of
from walkboard.history.tables import LoggedUpdate
from walkboard.history.writer import LogWriter
from walkboard.rooms.registry import RoomRegistry

pytestmark = pytest.mark.asyncio(loop_scope="module")

BAD = b"\x00\xff"


async def written(database: Database, pool: DocumentPool, writer: LogWriter) -> tuple[Client, Client]:
    """Anna wrote three times and Ben once, each heard the other, and everybody left."""
    anna, ben = Client(ANNA), Client(BEN)
    async with RoomRegistry(database, pool, writer) as rooms, connected(rooms, anna), connected(rooms, ben):
        for number in range(3):
            anna.edit(**{f"a{number}": number})
            await anna.saved()
        ben.edit(b=1)
        await ben.saved()
        await ben.has(a2=2)
        await anna.has(b=1)
    return anna, ben


@pytest.mark.rule("G14")
async def test_it_opens_with_what_is_good_and_says_so(
    database: Database, pool: DocumentPool, writer: LogWriter
) -> None:
    await written(database, pool, writer)
    await damage(database, 2, BAD)
    async with RoomRegistry(database, pool, writer) as rooms, connected(rooms, Client("cay")) as cay:
        assert cay.content == {"a0": 0, "b": 1}, "a2 builds on the lost update: nothing is guessed"
        assert cay.hello is not None
        assert cay.hello["damaged"] is True
        assert rooms.damaged == 1
        cay.edit(c=1)
        await cay.saved()
    assert await rows(database, "SELECT sequence, data FROM quarantined_updates") == [(2, BAD)]
    assert await rows(database, "SELECT sequence FROM updates ORDER BY 1") == [(1,), (3,), (4,), (5,)]


async def test_a_colleague_who_has_it_brings_it_back(database: Database, pool: DocumentPool, writer: LogWriter) -> None:
    _, ben = await written(database, pool, writer)
    await damage(database, 2, BAD)
    async with (
        RoomRegistry(database, pool, writer) as rooms,
        connected(rooms, Client("cay")) as cay,
        connected(rooms, Client(BEN, doc=ben.doc)) as back,
    ):
        await back.saved()
        assert back.closed is None
        await cay.has(a1=1, a2=2)
    async with RoomRegistry(database, pool, writer) as rooms, connected(rooms, Client("dan")) as dan:
        assert dan.content == {"a0": 0, "a1": 1, "a2": 2, "b": 1}


async def test_damage_that_shows_while_people_are_there_is_told(
    rooms: RoomRegistry, database: Database, writer: LogWriter
) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        for number in range(3):
            anna.edit(**{f"a{number}": number})
            await anna.saved()
        await damage(database, 2, BAD)
        rooms._rooms["wall"].document.discard()
        ben.edit(b=1)
        await ben.saved()
        await ben.until(lambda: {"type": "board.damaged"} in ben.events)
        assert anna.closed is ben.closed is None
        async with connected(rooms, Client("cay")) as cay:
            assert cay.hello is not None
            assert cay.hello["damaged"] is True


async def test_a_damaged_board_is_not_folded(database: Database, pool: DocumentPool, writer: LogWriter) -> None:
    await written(database, pool, writer)
    await damage(database, 2, BAD)
    async with (
        Compactor(database, Thresholds(after=1)) as compactor,
        RoomRegistry(database, pool, writer, idle_time=0.01, compactor=compactor) as rooms,
    ):
        async with connected(rooms, Client("cay")):
            room = rooms._rooms["wall"]
        await room.closed.wait()
        await compactor.idle()
    assert await rows(database, "SELECT count(*) FROM segments") == [(0,)]


async def test_an_unreadable_update_with_the_right_digest_is_left_where_it_is(
    database: Database, pool: DocumentPool, writer: LogWriter
) -> None:
    await written(database, pool, writer)
    await change(database, update(LoggedUpdate).values(data=BAD, digest=digest_of(BAD)))
    async with RoomRegistry(database, pool, writer) as rooms, connected(rooms, Client("cay")) as cay:
        assert cay.content == {}
        assert cay.hello is not None
        assert cay.hello["damaged"] is True
    assert await rows(database, "SELECT count(*) FROM updates") == [(4,)]

"""Joining, idling and ending: R rules of docs/protocol.md."""

import asyncio

import pycrdt
import pytest

from tests.history.stage import ANNA, BEN, make_board
from tests.rooms.client import Client, connected, shown, states
from walkboard.accounts.permissions import Role
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.history.writer import LogWriter
from walkboard.rooms.registry import RoomRegistry
from walkboard.wire import messages as wire

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_r1_the_greeting_comes_in_order(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        anna.move(cursor=[0, 0])
        await shown(anna)
        async with connected(rooms, Client(BEN), ask=False) as ben:
            assert [frame[0] for frame in ben.heard] == [wire.HELLO, wire.SYNC, wire.AWARENESS]
        async with connected(rooms, Client(BEN, Role.VIEWER, extended=False), ask=False) as viewer:
            assert [frame[0] for frame in viewer.heard] == [wire.AWARENESS]


async def test_r2_a_client_that_is_in_sync_has_everything(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        for number in range(30):
            anna.edit(**{f"n{number}": number})
            await anna.saved()
            async with connected(rooms, Client(BEN)) as newcomer:
                assert newcomer.content == anna.content


@pytest.mark.rule("R4")
async def test_who_comes_back_gets_the_difference(rooms: RoomRegistry) -> None:
    away = Client(BEN)
    async with connected(rooms, Client(ANNA)) as anna:
        anna.edit(text="x" * 10_000)
        await anna.saved()
        async with connected(rooms, away):
            pass
        anna.edit(little=1)
        await anna.saved()
        async with connected(rooms, Client(BEN, doc=away.doc)) as back:
            assert back.content == anna.content
            assert max(map(len, back.updates)) < 1_000


async def test_r3_a_client_that_never_asks_hears_what_happens_from_then_on(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN), ask=False) as listener:
        async with asyncio.timeout(10):
            number = 0
            while not listener.updates:
                number += 1
                anna.edit(n=number)
                await anna.saved()
                await asyncio.sleep(0.05)


@pytest.mark.rule("S1", "S4")
async def test_many_who_open_a_board_at_once_share_one_room(rooms: RoomRegistry) -> None:
    async with asyncio.TaskGroup() as tasks:
        everybody = [Client(f"p{number}") for number in range(30)]
        ready = asyncio.Barrier(len(everybody))

        async def take_part(client: Client) -> None:
            async with connected(rooms, client):
                await ready.wait()
                client.edit(**{client.member.person_id: 1})
                await client.saved()
                await client.until(lambda: len(client.content) == len(everybody))
                assert len(rooms) == 1

        for client in everybody:
            tasks.create_task(take_part(client))


@pytest.mark.rule("S6")
async def test_a_room_nobody_needs_is_unloaded_and_opened_again(
    database: Database, pool: DocumentPool, writer: LogWriter
) -> None:
    async with RoomRegistry(database, pool, writer, idle_time=0.05) as rooms:
        async with connected(rooms, Client(ANNA)) as anna:
            anna.edit(a=1)
            await anna.saved()
            await asyncio.sleep(0.2)
            assert len(rooms) == 1, "somebody is there"
        async with asyncio.timeout(10):
            while len(rooms):
                await asyncio.sleep(0.01)
        async with connected(rooms, Client(BEN)) as ben:
            assert ben.content == {"a": 1}


@pytest.mark.rule("S6")
async def test_coming_and_going_while_the_room_ends_loses_nothing(
    database: Database, pool: DocumentPool, writer: LogWriter
) -> None:
    async with RoomRegistry(database, pool, writer, idle_time=0.0) as rooms:
        for number in range(40):
            async with connected(rooms, Client(ANNA)) as anna:
                assert len(anna.content) == number
                anna.edit(**{f"n{number}": number})
                await anna.saved()
            await asyncio.sleep(0.001 * (number % 4))


async def test_boards_do_not_mix(rooms: RoomRegistry, database: Database) -> None:
    await make_board(database, "other")
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN), "other") as ben:
        anna.edit(a=1)
        ben.edit(b=1)
        anna.move(cursor=[0, 0])
        await anna.saved()
        await ben.saved()
        assert (anna.content, ben.content) == ({"a": 1}, {"b": 1})
        assert states(ben) == {}


@pytest.mark.rule("S12")
async def test_what_a_person_sent_before_leaving_is_committed(rooms: RoomRegistry) -> None:
    anna = Client(ANNA)
    async with connected(rooms, anna):
        assert anna.session is not None
        await anna.session.receive(wire.encode_update(anna.edit_offline(last=1)))
    copy: pycrdt.Doc[pycrdt.Map[object]] = pycrdt.Doc()
    copy.apply_update((await rooms.document_state("wall"))[1])
    assert copy.get("cards", type=pycrdt.Map).to_py() == {"last": 1}


@pytest.mark.rule("S7")
async def test_draining_commits_acknowledges_and_closes(rooms: RoomRegistry, database: Database) -> None:
    anna, ben = Client(ANNA), Client(BEN, extended=False)
    async with connected(rooms, anna), connected(rooms, ben):
        await anna.saved()
        assert anna.session is not None
        for number in range(100):
            await anna.session.receive(wire.encode_update(anna.edit_offline(n=number)))
        await rooms.drain()
        assert anna.acknowledged == 101
        assert anna.closed == ben.closed == (1012, "restarting")
        assert ben.content == {"n": 99}
    assert len(rooms) == 0

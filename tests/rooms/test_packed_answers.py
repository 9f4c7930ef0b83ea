"""Boards that arrive compressed, for clients that can unpack, and only for them."""

import asyncio
import random

import pytest

from tests.history.stage import ANNA, BEN
from tests.rooms.client import Client, connected
from walkboard.documents.pool import DocumentPool
from walkboard.rooms import catchup
from walkboard.rooms.catchup import WORTH_PACKING
from walkboard.rooms.registry import RoomRegistry
from walkboard.wire import messages as wire
from walkboard.wire.varint import read_varint

pytestmark = pytest.mark.asyncio(loop_scope="module")


def kinds(client: Client) -> list[int]:
    """Of what arrived: what begins a whole board, or a part of one."""
    return [kind for kind in (read_varint(frame, 0)[0] for frame in client.heard) if kind in (wire.SYNC, wire.PACKED)]


def received(client: Client) -> int:
    return sum(map(len, client.heard))


async def fill(client: Client, cards: int = 300) -> None:
    client.edit(**{f"card{number}": "the same words again and again" for number in range(cards)})
    await client.saved()


@pytest.mark.rule("W8", "R2")
async def test_w8_a_large_board_is_packed_for_those_who_can_unpack_it(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        await fill(anna)
        async with (
            connected(rooms, Client(BEN, unpacks=True)) as packed,
            connected(rooms, Client(BEN)) as plain,
            connected(rooms, Client(BEN, extended=False)) as stock,
        ):
            assert packed.content == plain.content == stock.content == anna.content
            assert wire.PACKED in kinds(packed)
            assert wire.PACKED not in kinds(plain) + kinds(stock)
            assert received(packed) * 3 < received(plain)


@pytest.mark.rule("R2")
async def test_r2_what_is_small_is_not_packed(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        anna.edit(a="x" * (WORTH_PACKING // 2))
        await anna.saved()
        async with connected(rooms, Client(BEN, unpacks=True)) as ben:
            assert ben.content == anna.content
            assert wire.PACKED not in kinds(ben)


@pytest.mark.rule("R4")
async def test_r4_what_somebody_missed_is_packed_as_well(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        anna.edit(first=1)
        await anna.saved()
        ben = Client(BEN, unpacks=True)
        async with connected(rooms, ben):
            pass
        await fill(anna)
        back = Client(BEN, unpacks=True, doc=ben.doc)
        async with connected(rooms, back):
            assert back.content == anna.content
            assert wire.PACKED in kinds(back)


@pytest.mark.rule("R2")
async def test_r2_a_crowd_is_told_what_was_asked_of_the_worker_and_packed_once(
    rooms: RoomRegistry, pool: DocumentPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def count(what: str, original: object) -> object:
        def counted(*args: object) -> object:
            asked.append(what)
            return original(*args)  # type: ignore[operator]

        return counted

    monkeypatch.setattr(pool, "state", count("state", pool.state))
    monkeypatch.setattr(catchup, "encode_packed", count("packed", wire.encode_packed))
    async with connected(rooms, Client(ANNA)) as anna:
        await fill(anna)
        clients = [Client(f"person{number}", unpacks=True) for number in range(20)]
        async with asyncio.TaskGroup() as coming:
            for client in clients:
                coming.create_task(_visit(rooms, client))
        assert all(client.content == anna.content for client in clients)
    assert sorted(asked) == ["packed", "state"]


@pytest.mark.rule("R4")
async def test_r4_a_crowd_that_comes_back_costs_one_computation_while_others_write(
    rooms: RoomRegistry, pool: DocumentPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0
    original = pool.difference

    async def counted(board_id: str, state_vector: bytes) -> bytes:
        nonlocal asked
        asked += 1
        return await original(board_id, state_vector)

    monkeypatch.setattr(pool, "difference", counted)
    async with connected(rooms, Client(ANNA)) as anna:
        await fill(anna, 30)
        before = anna.doc.get_update()
        await fill(anna)
        for number in range(20):
            ben = Client(BEN, unpacks=number % 3 == 0, extended=number % 3 > 0)
            ben.doc.apply_update(before)
            anna.edit(n=number)
            await anna.saved()
            async with connected(rooms, ben):
                assert ben.content == anna.content
    assert asked == 1


@pytest.mark.rule("R5")
async def test_r5_a_stock_client_hears_parts_while_others_write(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        for number in range(4):
            anna.edit(**{f"c{number}-{place}": "x" * 200 for place in range(600)})
            await anna.saved()
        anna.edit(before=1)
        async with connected(rooms, Client(BEN, extended=False)) as ben:
            anna.edit(after=1)
            await anna.saved()
            await ben.has(**anna.content)
            assert len(ben.updates) > 6
            assert max(map(len, ben.updates)) < 2 * catchup.PART_BYTES


async def _visit(rooms: RoomRegistry, client: Client) -> None:
    async with connected(rooms, client):
        pass


@pytest.mark.rule("R2", "R3")
async def test_r2_who_comes_while_others_write_has_everything(rooms: RoomRegistry) -> None:
    rng = random.Random(1)
    async with connected(rooms, Client(ANNA)) as anna:
        await fill(anna)
        for number in range(30):
            anna.edit(**{f"more{number}": rng.randrange(1_000)})
            if rng.random() < 0.5:
                await anna.saved()
            async with connected(rooms, Client(BEN, unpacks=rng.random() < 0.7)) as ben:
                await anna.saved()
                await ben.has(**anna.content)

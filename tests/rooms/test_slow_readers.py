"""Connections that read slowly or not at all: nothing piles up for them, they miss nothing, and nobody else notices."""

import asyncio

import pytest

from tests.history.stage import ANNA, BEN
from tests.rooms.client import Client, connected, states
from walkboard.rooms.audience import BEHIND_BYTES
from walkboard.rooms.registry import RoomRegistry
from walkboard.wire import messages as wire

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.rule("S9")
async def test_a_slow_reader_is_sent_the_difference_when_it_reads_again(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as slow:
        anna.move(cursor=[1, 1])
        await slow.until(lambda: states(slow))
        slow.reading = False
        for number in range(40):
            anna.edit(big=f"{number}" * 50_000)
            await anna.saved()
        anna.move(cursor=[2, 2])
        anna.edit(last=1)
        await anna.saved()
        assert slow.buffered() < BEHIND_BYTES + 200_000, "no queue"
        heard = len(slow.updates)
        slow.read_again()
        await slow.has(last=1)
        assert slow.content == anna.content
        assert len(slow.updates) < heard + 40
        await slow.until(lambda: states(slow)[anna.doc.client_id]["cursor"] == [2, 2])  # type: ignore[index]
        anna.edit(after=1)
        await slow.has(after=1)


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> int:
    """So many unread bytes, and a connection is behind."""
    limit = 20_000
    monkeypatch.setattr("walkboard.rooms.audience.BEHIND_BYTES", limit)
    monkeypatch.setattr("walkboard.rooms.room.BEHIND_BYTES", limit)
    monkeypatch.setattr("walkboard.rooms.audience.WRITABLE_BYTES", limit // 10)
    return limit


@pytest.mark.rule("S9")
async def test_who_reads_nothing_for_long_is_closed_and_others_are_not(
    rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch, narrow: int
) -> None:
    monkeypatch.setattr("walkboard.rooms.audience.STALL_TIME", 0.2)
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as stuck:
        stuck.reading = False
        for number in range(3):
            anna.edit(big=f"{number}" * narrow)
            await anna.saved()
        assert await stuck.is_closed() == (1013, "try-again-later")
        anna.edit(after=1)
        await anna.saved()


async def test_who_asks_while_behind_is_answered_as_soon_as_it_reads(rooms: RoomRegistry, narrow: int) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        anna.edit(a=1)
        await anna.saved()
        async with connected(rooms, Client(BEN), ask=False) as slow:
            assert slow.session is not None
            slow.reading = False
            slow.session.joined_at -= 10  # its question is long on its way
            for number in range(3):
                anna.edit(big=f"{number}" * narrow)
                await anna.saved()
            await slow.session.receive(wire.encode_step_1(slow.doc.get_state()))
            anna.edit(last=1)
            await anna.saved()
            slow.read_again()
            await slow.until(lambda: slow.synced)
            assert slow.content == anna.content


async def test_a_state_vector_that_is_none_closes_its_sender_only_however_late_it_is_read(
    rooms: RoomRegistry, narrow: int
) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as bad:
        bad.reading = False
        for number in range(3):
            anna.edit(big=f"{number}" * narrow)
            await anna.saved()
        bad.say(wire.encode_step_1(b"\xff"))
        while not (bad.session and bad.session.owed_answer):
            await asyncio.sleep(0.01)
        bad.read_again()
        assert await bad.is_closed() == (4400, "malformed")
        anna.edit(after=1)
        await anna.saved()


@pytest.mark.rule("S9")
async def test_presence_does_not_pile_up_for_who_does_not_read(rooms: RoomRegistry, narrow: int) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as slow:
        assert slow.session is not None
        slow.reading = False
        for number in range(1, 31):
            anna.move(cursor=[number, 0], text="x" * 2_000)
            await asyncio.sleep(0.02)
            await slow.session.receive(wire.encode_query_awareness())
        assert slow.buffered() < narrow + 10_000
        slow.read_again()
        await slow.until(lambda: states(slow).get(anna.doc.client_id, {}).get("cursor") == [30, 0])  # type: ignore[attr-defined]

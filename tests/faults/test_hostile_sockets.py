"""Clients that do not read, say nonsense or half of something, over real sockets: bounded, evicted, and harmless to the
honest people on the same board."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio

from tests.faults.hall import Hall, masked, open_hall
from tests.rooms.client import TIMEOUT, Client
from walkboard.rooms.audience import BEHIND_BYTES
from walkboard.wire import messages as wire

pytestmark = pytest.mark.asyncio(loop_scope="module")

LARGE = 200_000
SEED = 11


@pytest_asyncio.fixture(loop_scope="module")
async def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hall]:
    monkeypatch.setattr("walkboard.rooms.audience.STALL_TIME", 1.0)
    monkeypatch.setattr("walkboard.api.socket_protocol.CLOSE_TIMEOUT", 0.5)
    async with open_hall(tmp_path) as hall:
        yield hall


async def test_s9_stuck_receivers_are_evicted_and_never_owed_more_than_a_bound(hall: Hall) -> None:
    """A fifth of the people on a board stop reading; the others notice nothing."""
    async with hall.connected(Client("anna")) as anna, hall.connected(Client("ben")) as ben:
        honest = hall.connections
        stuck = [await hall.raw(wire.encode_step_1(b"\x00")) for _ in range(5)]
        most = number = 0
        async with asyncio.timeout(TIMEOUT):
            while hall.connections > honest or number < 60:
                number += 1
                anna.edit(large=f"{number:06}" * (LARGE // 6))
                await anna.saved()
                await ben.has(large=f"{number:06}" * (LARGE // 6))
                most = max(most, *hall.buffered)
        assert BEHIND_BYTES < most < BEHIND_BYTES + 3 * LARGE
        assert len(hall.buffered) == 2
        assert anna.closed is ben.closed is None
        for client in stuck:
            client.close()


@pytest.mark.rule("W1", "W3")
async def test_nonsense_of_every_kind_closes_its_sender_only(hall: Hall) -> None:
    rng = random.Random(SEED)
    real = Client("real").edit_offline(a="text", b=[1, 2, 3])
    frames = [
        wire.encode_update(real), wire.encode_step_2(real), wire.encode_step_1(b"\x01\x05\x09"),
        wire.encode_query_awareness(), wire.encode_awareness([wire.AwarenessEntry(5, 1, b'{"cursor":[1,2]}')]),
        wire.encode_acknowledgement(7), b"\x64{}", b"", b"\xff" * 20,
    ]  # fmt: skip
    async with hall.connected(Client("anna")) as anna, hall.connected(Client("ben")) as ben:
        honest = hall.connections
        for number in range(60):
            mutant = bytearray(rng.choice(frames))
            for _ in range(rng.randrange(1, 4)):
                if mutant:
                    mutant[rng.randrange(len(mutant))] = rng.randrange(256)
                if rng.random() < 0.3:
                    mutant = mutant[: rng.randrange(len(mutant) + 1)]
            client = await hall.raw()
            with suppress(OSError):
                for _ in range(3):
                    await asyncio.get_running_loop().sock_sendall(client, masked(bytes(mutant)))
            anna.edit(n=number)
            await anna.saved()
            await ben.has(n=number)
            client.close()
        async with asyncio.timeout(TIMEOUT):
            while hall.connections > honest:
                await asyncio.sleep(0.01)
        assert anna.closed is ben.closed is None
        assert hall.wall.services.pool.restarts == 0


@pytest.mark.rule("F6", "P3")
async def test_half_open_connections_end_and_their_presence_with_them(tmp_path: Path) -> None:
    """Their cable was pulled: nothing comes, not even an answer to a ping, and nothing tells the server."""
    async with (
        # Who is there answers in time on any machine.
        open_hall(tmp_path / "half", ws_ping_interval=0.3, ws_ping_timeout=2.0) as hall,
        hall.connected(Client("anna")) as anna,
    ):
        honest = hall.connections
        entry = wire.AwarenessEntry(77, 1, b'{"cursor":[1,1]}')
        gone = [await hall.raw(wire.encode_step_1(b"\x00"), wire.encode_awareness([entry])) for _ in range(5)]
        await anna.until(lambda: anna.presence.get(77, (0, None))[1] is not None)
        async with asyncio.timeout(TIMEOUT):
            while hall.connections > honest:
                await asyncio.sleep(0.05)
        await anna.until(lambda: anna.presence[77][1] is None)
        anna.edit(a=1)
        await anna.saved()
        for client in gone:
            client.close()

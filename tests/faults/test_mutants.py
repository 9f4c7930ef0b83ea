"""Somebody sends damaged updates and damaged frames of every kind through real sockets: nobody else notices.

Honest people on the same board and on another one of the same server work on meanwhile: what they write is saved, in
the end all of them hold the same, the server is the one that was started, and its memory is bounded. Once more from a
seed: `WALKBOARD_SEED=7 pytest tests/faults/test_mutants.py`; long: `WALKBOARD_SOAK_MINUTES=30 pytest …`.
"""

import asyncio
import random
from base64 import b64decode
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass

import pytest
import pytest_asyncio
from websockets.exceptions import ConnectionClosed

from tests import soak
from tests.documents.mutants import mutant
from tests.documents.reading import MALFORMED, STORIES, malformed_frames
from tests.faults.replicas import Kind, Replicas, replicas
from tests.faults.run import PATIENCE, Run, run_of
from tests.faults.server import Server, running
from tests.faults.test_walks import Member
from walkboard.database import Database
from walkboard.wire import messages as wire
from walkboard.wire.state_vector import EMPTY

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(soak.TIMEOUT)]

CAST: dict[str, Kind] = {"anna": "own", "ben": "stock"}
ELSEWHERE: dict[str, Kind] = {"cleo": "own"}
# So many of them, because a person is read more slowly than they can make trouble.
ATTACKERS = 4
ATTACKS = 18
# What one of them says on a connection before it is asked whether anybody is still there.
FRAMES = 2
# What the server and its workers may grow by; a document and all buffers of these connections take a fraction of it.
GROWTH_BYTES = 160 << 20

GENUINE = [b64decode(frame["data"]) for story in STORIES for frame in story["frames"]]
CORPUS = [frame.data for case in MALFORMED for frame in malformed_frames(case)]
KINDS_OF_FRAMES = (
    wire.encode_step_1(b"\x01\x05\x09"),
    wire.encode_query_awareness(),
    wire.encode_awareness([wire.AwarenessEntry(5, 1, b'{"cursor":[1,2]}')]),
    wire.encode_acknowledgement(7),
    wire.encode_event({"type": "walk.changed"}),
    b"\x64\x02{}",
    b"\x02\x00\x06denied",
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    async with running(tmp_path_factory.mktemp("server")) as server:
        yield server


def nonsense(rng: random.Random) -> bytes:
    """A frame of any kind with a damaged update in it, or damaged itself."""
    genuine, other = rng.choice(GENUINE), rng.choice(GENUINE)
    encode = rng.choice((wire.encode_update, wire.encode_step_2))
    dice = rng.randrange(10)
    if dice < 6:
        return encode(mutant(rng, genuine, other))
    if dice < 7:
        return encode(mutant(rng, rng.choice(CORPUS), other))
    if dice < 8:
        return encode(rng.choice(CORPUS))
    return mutant(rng, rng.choice((*KINDS_OF_FRAMES, encode(genuine))), encode(other))


@dataclass
class Attacker:
    """An invited editor without good will."""

    server: Server
    board: str
    member: Member

    async def attack(self, frames: Sequence[bytes]) -> None:
        """Says all of it, on as many connections as that takes; the server is there for them to the end."""
        waiting = list(frames)
        while waiting:
            async with (
                asyncio.timeout(PATIENCE),
                self.server.open(self.board, additional_headers=self.member.headers) as socket,
            ):
                with suppress(ConnectionClosed):
                    for frame in waiting[:FRAMES]:
                        await socket.send(frame)
                    await socket.send(wire.encode_step_1(EMPTY))
                    await self._answered(socket)
            del waiting[:FRAMES]

    async def _answered(self, socket: object) -> None:
        async for frame in socket:  # type: ignore[attr-defined]
            if frame[:2] == b"\x00\x01":
                return


async def saved(run: Run, rng: random.Random) -> None:
    """Everybody writes something, and those who are told such things are told that it is saved."""
    for name in run.cast:
        await run.edit(name, rng)
    async with asyncio.timeout(PATIENCE):
        while not all(client["settled"] for client in (await run.clients.look()).values()):
            await asyncio.sleep(0.01)


async def attack(attackers: Sequence[Attacker], runs: Sequence[Run], rng: random.Random) -> None:
    """Everybody attacks at once, again and again, and the honest work on."""
    for number in range(ATTACKS):
        frames = [[nonsense(rng) for _ in range(2 * FRAMES)] for _ in attackers]
        if number == ATTACKS // 2:
            frames[0] = [wire.encode_update(update) for update in CORPUS]
        async with asyncio.TaskGroup() as tasks:
            for attacker, said in zip(attackers, frames, strict=True):
                tasks.create_task(attacker.attack(said))
            for run in runs:
                await saved(run, rng)


async def on_both(stack: AsyncExitStack, server: Server, clients: Sequence[Replicas], seed: int) -> list[Run]:
    """Honest people on two boards."""
    database = Database(server.database_url)
    stack.push_async_callback(database.close)
    return [
        await stack.enter_async_context(run_of([server], database, each, seed, cast))
        for each, cast in zip(clients, (CAST, ELSEWHERE), strict=True)
    ]


@pytest.mark.rule("O2", "W1", "W3", "V1", "V8")
async def test_whatever_somebody_sends_nobody_else_notices(server: Server) -> None:
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(replicas()) for _ in range(2)]
        runs = await on_both(stack, server, clients, soak.SEED)
        members = [await Member.joins(server, runs[0].board, f"Eve {number}") for number in range(ATTACKERS)]
        attackers = [Attacker(server, runs[0].board, member) for member in members]
        for run in runs:
            await saved(run, random.Random(soak.SEED))
        before, workers = server.memory, server.workers
        for seed in soak.seeds():
            runs[0].deeds.append(f"an attack with seed {seed}")
            await attack(attackers, runs, random.Random(seed))
            assert server.memory - before < GROWTH_BYTES
        for run in runs:
            await run.calm()
            await run.compare()
        for reason in ("malformed", "too-large", "update-refused"):
            assert await server.number("walkboard_refused_total", reason=reason) > 0
        assert await server.number("walkboard_resyncs_total") > 0
        assert server.workers == workers, "no worker was lost"
        assert "Traceback" not in server.log.read_text()

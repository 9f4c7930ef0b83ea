"""Servers on a real Redis that loses, repeats, delays and reorders what they say: people agree all the same.

A long run: `WALKBOARD_SOAK_MINUTES=30 WALKBOARD_SEED=1 pytest tests/nodes/test_lossy_bus.py`.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from tests import soak
from tests.bus.lossy import LossyBus
from tests.history.stage import rows
from tests.nodes.stage import Node, until
from tests.redis_server import RedisServer
from tests.rooms.client import Client, connected, states
from walkboard.bus.redis import RedisBus
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(soak.TIMEOUT)]

ROUNDS = 2
PEOPLE = ("anna", "ben", "cleo", "dora")
EDITS = 30


@pytest.fixture(scope="module")
def redis() -> Iterator[RedisServer]:
    server = RedisServer()
    yield server
    server.close()


@pytest_asyncio.fixture(loop_scope="module")
async def lossy(
    database: Database, pools: tuple[DocumentPool, DocumentPool], redis: RedisServer
) -> AsyncIterator[tuple[Node, Node]]:
    async with AsyncExitStack() as stack:
        ends = [await stack.enter_async_context(RedisBus(redis.url)) for _ in range(2)]
        buses = [LossyBus(end, soak.SEED + number) for number, end in enumerate(ends)]
        await until(lambda: all(bus.usable or bus.node for bus in buses))
        one, other = [await Node.start(stack, database, pool, bus) for pool, bus in zip(pools, buses, strict=True)]
        yield one, other


class Person:
    """Somebody with a document who edits, goes away, edits on and comes back, to either server."""

    def __init__(self, name: str) -> None:
        self.client = Client(name)
        self.written: list[str] = []

    def reconnect(self) -> Client:
        """The same document and the same clock of presence on a new connection."""
        before = self.client
        self.client = Client(before.member.person_id, doc=before.doc)
        self.client._clock = before._clock
        return self.client

    async def session(self, nodes: tuple[Node, Node], rng: random.Random) -> None:
        """One visit."""
        name = self.client.member.person_id
        self.reconnect()
        async with connected(rng.choice(nodes).rooms, self.client):
            for _ in range(EDITS):
                key = f"{name}{len(self.written)}"
                self.written.append(key)
                self.client.edit(**{key: rng.random(), "shared": key})
                if rng.random() < 0.2:
                    self.client.move(x=rng.random())
                await asyncio.sleep(rng.random() * 0.01)
            if rng.random() < 0.7:
                await self.client.saved()
        assert self.client.closed is None
        key = f"{name}{len(self.written)}"
        self.written.append(key)
        self.client.edit_offline(**{key: 1})


async def test_everybody_agrees_whatever_the_bus_does(lossy: tuple[Node, Node], database: Database) -> None:
    people = [Person(name) for name in PEOPLE]
    for round_seed in soak.seeds(ROUNDS):
        rng = random.Random(round_seed)
        seeds = [rng.random() for _ in people]
        async with asyncio.TaskGroup() as tasks:
            for person, seed in zip(people, seeds, strict=True):
                tasks.create_task(person.session(lossy, random.Random(seed)))
    written = {key for person in people for key in person.written} | {"shared"}
    async with AsyncExitStack() as stack:
        clients = [
            await stack.enter_async_context(connected(lossy[number % 2].rooms, person.reconnect()))
            for number, person in enumerate(people)
        ]
        for client in clients:
            await client.saved()
            await client.until(lambda client=client: set(client.content) == written)
        await until(lambda: all(client.content == clients[0].content for client in clients))
        assert all(client.closed is None for client in clients)
        for client in clients:
            client.move(here=True)
        # What of presence was lost is said again at the next roll call.
        for client in clients:
            others = {other.doc.client_id for other in clients if other is not client}
            await client.until(lambda client=client, others=others: others <= set(states(client)))
    logged = await rows(database, "SELECT sequence FROM updates ORDER BY sequence")
    assert [sequence for (sequence,) in logged] == list(range(1, len(logged) + 1))
    assert all(node.bus.lost and node.bus.repeated for node in lossy)  # type: ignore[attr-defined]

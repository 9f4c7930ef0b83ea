"""Every call to Redis fails once: connecting, subscribing, saying, hearing. Edits cross, nobody is closed, and all that
the bus does is done again soon after."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from tests import soak
from tests.bus.faulty import FailingConnections, failing_connections
from tests.databases import SqliteFiles
from tests.history.stage import ANNA, BEN, make_board, open_database
from tests.nodes.stage import Node, until
from tests.redis_server import RedisServer
from tests.rooms.client import Client, connected, states
from walkboard.bus.redis import RedisBus
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(soak.TIMEOUT)]

# The calls of two servers until both are connected, follow a board and have told each other something, and some more.
CALLS = 400 if soak.soaking() else 20
EVENT = {"type": "walk.changed", "walk": {"id": "w"}}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses are short and signs of life frequent, so that their calls come in a short life, too."""
    monkeypatch.setattr("walkboard.bus.redis.FIRST_PAUSE", 0.01)
    monkeypatch.setattr("walkboard.bus.redis.LONGEST_PAUSE", 0.05)
    monkeypatch.setattr("walkboard.bus.redis.PING_TIME", 0.05)


@pytest.fixture(scope="module")
def redis() -> Iterator[RedisServer]:
    server = RedisServer()
    yield server
    server.close()


@pytest_asyncio.fixture(loop_scope="module")
async def database(sqlite: SqliteFiles) -> AsyncIterator[Database]:
    database = await open_database(sqlite)
    yield database
    await database.close()


async def life(nodes: tuple[Node, Node], board: str, fault: FailingConnections) -> None:
    """Two people on two servers; then everything the bus does, once it works again."""
    anna, ben = Client(ANNA), Client(BEN)
    async with connected(nodes[0].rooms, anna, board), connected(nodes[1].rooms, ben, board):
        number = 0
        while number < 3 or not fault.failed:
            number += 1
            anna.edit(a=number)
            ben.edit(b=number)
            anna.move(x=number)
            await anna.has(a=number, b=number)
            await ben.has(a=number, b=number)
        await until(lambda: all(node.bus.usable for node in nodes))
        anna.move(here=True)
        ben.move(here=True)
        await anna.until(lambda: ben.doc.client_id in states(anna))
        await ben.until(lambda: (states(ben).get(anna.doc.client_id) or {}).get("here"))  # type: ignore[attr-defined]
        # A subscription that was lost may be taken up again just now: events are told to those who listen.
        while EVENT not in ben.events:
            nodes[0].rooms.notify(board, EVENT)
            ben.edit(b=number)
            await ben.saved()
        assert anna.closed is ben.closed is None
        assert anna.content == ben.content == {"a": number, "b": number}


# Where two tasks lose one connection at the same moment, redis-py leaves it to Python to close it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.rule("O6", "G12")
async def test_each_call_to_redis_may_fail_once(
    database: Database, pools: tuple[DocumentPool, DocumentPool], redis: RedisServer
) -> None:
    for call in range(1, CALLS + 1):
        board = await make_board(database, f"wall-{call}")
        with failing_connections(call) as fault:
            async with AsyncExitStack() as stack:
                buses = [await stack.enter_async_context(RedisBus(redis.url)) for _ in pools]
                one, other = [
                    await Node.start(stack, database, pool, bus) for pool, bus in zip(pools, buses, strict=True)
                ]
                await life((one, other), board, fault)
        assert fault.failed, f"call {call} was not made"

"""Two servers below the sockets on one database and one bus: each its own worker, writer and rooms."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from tests.databases import Databases
from tests.history.stage import make_board, open_database
from tests.nodes.stage import Node
from walkboard.bus.local import Hub, LocalBus
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is told by the bus comes at once; what is only found by looking comes soon enough for a test."""
    monkeypatch.setattr("walkboard.rooms.watch.LOOK_TIME", 0.2)
    monkeypatch.setattr("walkboard.rooms.watch.ACCESS_TIME", 0.2)
    monkeypatch.setattr("walkboard.rooms.neighbours.ROLL_CALL", 0.2)
    monkeypatch.setattr("walkboard.rooms.neighbours.SILENCE", 2.0)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pools() -> AsyncIterator[tuple[DocumentPool, DocumentPool]]:
    async with DocumentPool() as one, DocumentPool() as other:
        yield one, other


@pytest_asyncio.fixture(loop_scope="module")
async def database(databases: Databases) -> AsyncIterator[Database]:
    database = await open_database(databases)
    await make_board(database, "wall")
    yield database
    await database.close()


@pytest_asyncio.fixture(loop_scope="module")
async def nodes(database: Database, pools: tuple[DocumentPool, DocumentPool]) -> AsyncIterator[tuple[Node, Node]]:
    hub = Hub()
    async with AsyncExitStack() as stack:
        one, other = [await Node.start(stack, database, pool, LocalBus(hub)) for pool in pools]
        yield one, other


@pytest_asyncio.fixture(loop_scope="module")
async def strangers(database: Database, pools: tuple[DocumentPool, DocumentPool]) -> AsyncIterator[tuple[Node, Node]]:
    """Two servers that cannot hear each other, though they share the database."""
    async with AsyncExitStack() as stack:
        one, other = [await Node.start(stack, database, pool, LocalBus(Hub())) for pool in pools]
        yield one, other

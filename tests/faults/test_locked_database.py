"""Another process holds the lock of the database for longer than anybody waits: an administrator, a stuck server."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
import pytest_asyncio

from tests import soak
from tests.databases import Databases
from tests.history.stage import ANNA, BEN, make_board, open_database
from tests.rooms.client import Client, connected
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.history.writer import LogWriter
from walkboard.rooms.registry import RoomRegistry

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(soak.TIMEOUT)]


@pytest_asyncio.fixture(loop_scope="module")
async def database(databases: Databases, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Database]:
    """A database for whose lock nobody waits long, in the suite."""
    if not soak.soaking():
        monkeypatch.setattr("walkboard.engines.LOCK_TIMEOUT_MS", 300)
    database = await open_database(databases)
    await make_board(database, "wall")
    yield database
    await database.close()


@asynccontextmanager
async def locked(database: Database) -> AsyncIterator[None]:
    """While another process has the lock."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.locking", database.url, stdin=pipe, stdout=pipe
    )
    assert process.stdout is not None
    assert await process.stdout.readline() == b"locked\n"
    try:
        yield
    finally:
        await process.communicate(b"")


@pytest.mark.rule("O3", "L7")
async def test_a_lock_that_another_process_holds_for_long_loses_nothing(database: Database) -> None:
    anna, ben = Client(ANNA), Client(BEN)
    async with (
        DocumentPool() as pool,
        LogWriter(database.sync_engine()) as writer,
        RoomRegistry(database, pool, writer) as rooms,
        connected(rooms, ben),
    ):
        async with connected(rooms, anna):
            anna.edit(a=1)
            await ben.has(a=1)
            async with locked(database):
                anna.edit(b=1)
                assert await anna.is_closed() == (1013, "try-again-later")
                assert ben.content == {"a": 1}, "nobody sees what is not committed"
                async with connected(rooms, Client("cleo")) as cleo:
                    assert cleo.content == {"a": 1}, "who only looks is served"
        async with connected(rooms, Client(ANNA, doc=anna.doc)) as back:
            await back.saved()
            await ben.has(a=1, b=1)
            assert ben.closed is None, "who only looked on was not disturbed"

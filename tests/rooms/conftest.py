"""A whole server below the sockets: real database, real worker process, real writer, real rooms.

The worker is started once for each file of tests, because that takes longer than what most of them do.
"""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.databases import Databases
from tests.history.stage import make_board, open_database
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.history.writer import LogWriter
from walkboard.rooms.registry import RoomRegistry


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool() -> AsyncIterator[DocumentPool]:
    async with DocumentPool() as pool:
        yield pool


@pytest_asyncio.fixture(loop_scope="module")
async def database(databases: Databases) -> AsyncIterator[Database]:
    database = await open_database(databases)
    await make_board(database, "wall")
    yield database
    await database.close()


@pytest_asyncio.fixture(loop_scope="module")
async def writer(database: Database) -> AsyncIterator[LogWriter]:
    async with LogWriter(database.sync_engine()) as writer:
        yield writer


@pytest_asyncio.fixture(loop_scope="module")
async def rooms(database: Database, pool: DocumentPool, writer: LogWriter) -> AsyncIterator[RoomRegistry]:
    async with RoomRegistry(database, pool, writer) as rooms:
        yield rooms

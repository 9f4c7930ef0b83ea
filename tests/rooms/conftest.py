"""A whole server below the sockets: real database, real worker process, real writer, real rooms."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.history.stage import make_board, open_database
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.history.writer import LogWriter
from walkboard.rooms.registry import RoomRegistry


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await open_database(tmp_path)
    await make_board(database, "wall")
    yield database
    await database.close()


@pytest.fixture
async def pool() -> AsyncIterator[DocumentPool]:
    async with DocumentPool() as pool:
        yield pool


@pytest.fixture
async def writer(database: Database) -> AsyncIterator[LogWriter]:
    async with LogWriter(database.sync_engine()) as writer:
        yield writer


@pytest.fixture
async def rooms(database: Database, pool: DocumentPool, writer: LogWriter) -> AsyncIterator[RoomRegistry]:
    async with RoomRegistry(database, pool, writer) as rooms:
        yield rooms

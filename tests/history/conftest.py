"""Fixtures of the log's tests."""

from collections.abc import AsyncIterator

import pytest

from tests.databases import Databases
from tests.history.stage import make_board, open_database
from walkboard.database import Database
from walkboard.history.writer import LogWriter


@pytest.fixture
async def database(databases: Databases) -> AsyncIterator[Database]:
    database = await open_database(databases)
    await make_board(database, "wall")
    yield database
    await database.close()


@pytest.fixture
async def writer(database: Database) -> AsyncIterator[LogWriter]:
    async with LogWriter(database.sync_engine()) as writer:
        yield writer

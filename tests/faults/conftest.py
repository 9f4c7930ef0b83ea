"""The same server below the sockets as in the tests of rooms, with a worker for each test alone: it is killed."""

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.rooms.conftest import database, rooms, writer
from walkboard.documents.pool import DocumentPool

__all__ = ["database", "pool", "rooms", "writer"]


@pytest_asyncio.fixture(loop_scope="module")
async def pool() -> AsyncIterator[DocumentPool]:
    async with DocumentPool() as pool:
        yield pool

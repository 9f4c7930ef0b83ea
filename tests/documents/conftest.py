"""A pool with one worker."""

from collections.abc import AsyncIterator

import pytest_asyncio

from walkboard.documents.pool import DocumentPool


@pytest_asyncio.fixture
async def pool() -> AsyncIterator[DocumentPool]:
    async with DocumentPool() as running:
        yield running

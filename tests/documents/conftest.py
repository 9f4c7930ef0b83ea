"""A pool with one worker; generated cases are the same every time and may take as long as a busy machine needs."""

from collections.abc import AsyncIterator

import pytest_asyncio
from hypothesis import HealthCheck, settings

from walkboard.documents.pool import DocumentPool

settings.register_profile("steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")


@pytest_asyncio.fixture
async def pool() -> AsyncIterator[DocumentPool]:
    async with DocumentPool() as running:
        yield running

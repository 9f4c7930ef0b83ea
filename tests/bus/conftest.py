"""Two servers' ends of a bus, for each kind of bus: what holds for one holds for the other."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.bus.ear import Ear
from tests.redis_server import RedisServer
from walkboard.bus.local import Hub, LocalBus
from walkboard.bus.redis import RedisBus


@pytest.fixture(scope="module")
def redis() -> Iterator[RedisServer]:
    server = RedisServer()
    yield server
    server.close()


@pytest_asyncio.fixture(params=["local", "redis"], loop_scope="module")
async def ends(request: pytest.FixtureRequest) -> AsyncIterator[tuple[Ear, Ear]]:
    if request.param == "local":
        hub = Hub()
        ears = Ear(LocalBus(hub)), Ear(LocalBus(hub))
        await asyncio.sleep(0)
        yield ears
        return
    url = request.getfixturevalue("redis").url
    async with RedisBus(url) as one, RedisBus(url) as other:
        ears = Ear(one), Ear(other)
        for ear in ears:
            await ear.until(lambda ear=ear: ear.bus.usable)
        yield ears

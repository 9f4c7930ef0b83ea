"""Redis goes away, comes back empty, or stands still: nobody waits for it, and everything works again by itself."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.bus.ear import Ear
from tests.redis_server import RedisServer
from walkboard.bus.messages import Event
from walkboard.bus.redis import RedisBus

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def two(redis: RedisServer, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Ear, Ear]]:
    monkeypatch.setattr("walkboard.bus.redis.PING_TIME", 0.2)
    monkeypatch.setattr("walkboard.bus.redis.SILENCE_TIMEOUT", 2.0)
    monkeypatch.setattr("walkboard.bus.redis.ANSWER_TIMEOUT", 2.0)
    monkeypatch.setattr("walkboard.bus.redis.CONNECT_TIMEOUT", 2.0)
    monkeypatch.setattr("walkboard.bus.redis.LONGEST_PAUSE", 0.2)
    async with RedisBus(redis.url) as one, RedisBus(redis.url) as other:
        ears = Ear(one), Ear(other)
        for ear in ears:
            await ear.until(lambda ear=ear: ear.bus.usable)
            await ear.follow("wall")
        yield ears


async def test_a_redis_that_restarts_empty_is_used_again(two: tuple[Ear, Ear], redis: RedisServer) -> None:
    one, other = two
    await asyncio.to_thread(redis.stop)
    await one.until(lambda: not one.bus.usable)
    await other.until(lambda: not other.bus.usable)
    one.bus.publish(Event("wall", b"lost"))
    other.bus.follow("hall")
    await asyncio.to_thread(redis.start)
    for ear in two:
        await ear.until(lambda ear=ear: ear.bus.usable and ear.followed.count("wall") == 2)
    await other.until(lambda: "hall" in other.followed)
    one.bus.publish(Event("hall", b"1"))
    one.bus.publish(Event("wall", b"2"))
    await other.hears(Event("hall", b"1"), Event("wall", b"2"))


async def test_a_redis_that_stands_still_is_given_up_and_found_again(two: tuple[Ear, Ear], redis: RedisServer) -> None:
    one, other = two
    redis.pause()
    try:
        await one.until(lambda: not one.bus.usable)
        await other.until(lambda: not other.bus.usable)
        one.bus.publish(Event("wall", b"lost"))
    finally:
        redis.resume()
    for ear in two:
        await ear.until(lambda ear=ear: ear.bus.usable and ear.followed.count("wall") >= 2)
    one.bus.publish(Event("wall", b"1"))
    await other.until(lambda: Event("wall", b"1") in other.messages)


async def test_a_redis_that_was_never_there_holds_nobody_up() -> None:
    async with asyncio.timeout(30), RedisBus("redis://127.0.0.1:1/0") as bus:
        ear = Ear(bus)
        bus.follow("wall")
        bus.publish(Event("wall", b""))
        await asyncio.sleep(0.3)
        assert not bus.usable
        assert ear.followed == []


async def test_closing_ends_however_closely_it_meets_a_time_that_runs_out(
    redis: RedisServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("walkboard.bus.redis.PING_TIME", 0.02)
    for moment in range(40):
        async with asyncio.timeout(60), RedisBus(redis.url) as bus:
            ear = Ear(bus)
            await ear.until(lambda bus=bus: bus.usable)
            await asyncio.sleep(0.02 * (moment % 8) / 7)

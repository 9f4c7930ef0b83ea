"""Two servers under load with one thing after the other going wrong: people on both agree in the end, byte for byte.

Once more from a seed: `WALKBOARD_SEED=7 pytest tests/faults/test_two_in_trouble.py`; long, with other seeds:
`WALKBOARD_SOAK_MINUTES=30 WALKBOARD_SEED=7 pytest …`.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import pytest
import pytest_asyncio

from tests import soak
from tests.databases import KINDS
from tests.faults.pairs import Pair, running_pair
from tests.faults.replicas import Kind, replicas
from tests.faults.run import Run, run_of
from tests.faults.server import Server
from tests.faults.test_walks import Member, start, walks_told
from tests.ports import quiet_port
from tests.postgresql import PostgresqlServer
from tests.redis_server import RedisServer
from tests.rooms.client import Client
from walkboard.database import Database

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.timeout(soak.TIMEOUT),
    pytest.mark.skipif("postgresql" not in KINDS, reason="narrowed by WALKBOARD_TEST_DATABASES"),
]

CAST: dict[str, Kind] = {"anna": "own", "ben": "own", "cleo": "stock", "dora": "disorderly"}
DEEDS_BETWEEN = 12
# How long something is away, in seconds.
AWAY = 5.0 if soak.soaking() else 1.0
# Logs are folded all the time, by whoever comes first; a silent server is given up soon.
FOLDING = {"WALKBOARD_COMPACT_AFTER": "2", "WALKBOARD_COMPACT_QUIET_SECONDS": "1"}
CONSTANTS = {
    "walkboard.rooms.registry.PULSE": 0.3,
    "walkboard.rooms.neighbours.ROLL_CALL": 0.5,
    "walkboard.rooms.neighbours.SILENCE": 3.0,
}


@pytest.fixture(scope="module")
def redis() -> Iterator[RedisServer]:
    server = RedisServer()
    yield server
    server.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pair(
    tmp_path_factory: pytest.TempPathFactory, postgresql: PostgresqlServer, redis: RedisServer
) -> AsyncIterator[Pair]:
    folder = tmp_path_factory.mktemp("servers")
    ports = quiet_port(), quiet_port()  # the same after each start: clients come back to where they were
    async with running_pair(folder, postgresql, redis, CONSTANTS, ports, **FOLDING) as pair:
        yield pair


async def stand_still(run: Run, pair: Pair, rng: random.Random) -> None:
    """One of them is stopped for a while and goes on as if nothing had been."""
    sleeper = pair.of(rng).process
    sleeper.suspend()
    try:
        await load(run, rng)
        await asyncio.sleep(AWAY)
    finally:
        sleeper.resume()


async def load(run: Run, rng: random.Random) -> None:
    for _ in range(DEEDS_BETWEEN):
        await run.act(rng)


def troubles(run: Run, pair: Pair, redis: RedisServer, rng: random.Random) -> dict[str, Callable[[], Awaitable[None]]]:
    """What can go wrong, by name."""

    async def lose_redis() -> None:
        await asyncio.to_thread(redis.stop)
        await load(run, rng)
        await asyncio.sleep(AWAY)
        await asyncio.to_thread(redis.start)  # empty

    async def lose_workers() -> None:
        pair.of(rng).kill_workers()

    return {
        "a server is killed": lambda: run.kill(pair.of(rng)),
        "workers are killed": lose_workers,
        "Redis goes away": lose_redis,
        "a server stands still": lambda: stand_still(run, pair, rng),
    }


@pytest.mark.rule("O1", "O4", "O5", "O8", "G6", "G11", "G12")
async def test_people_on_both_agree_whatever_goes_wrong(pair: Pair, redis: RedisServer) -> None:
    database = Database(pair.one.database_url)
    for seed in soak.seeds():
        rng = random.Random(seed)
        async with replicas() as clients, run_of(pair.both, database, clients, seed, CAST) as run:
            possible = troubles(run, pair, redis, rng)
            for name in rng.sample(list(possible), len(possible)):
                await load(run, rng)
                run.deeds.append(name)
                await possible[name]()
                await run.check()
            await load(run, rng)
            await run.calm()
            await run.compare()
    await database.close()


def here(walk: dict[str, Any]) -> set[str]:
    """Who takes part in a walk."""
    return {attendee["person"]["id"] for attendee in walk["attendance"]}


async def known_to_be_here(server: Server, asking: Member, board: str, somebody: Member) -> None:
    """Until the server knows that somebody is connected, which it hears apart from walks and may hear later."""
    async with asyncio.timeout(30):
        while somebody.id not in {
            person["id"] for person in (await asking.ask(server, "GET", f"/api/boards/{board}")).json()["present"]
        }:
            await asyncio.sleep(0.05)


@pytest.mark.rule("O9", "E2")
async def test_who_leads_a_walk_goes_down_with_their_server_and_somebody_else_takes_the_lead(pair: Pair) -> None:
    board, walk = await start(pair.one)
    path = f"/api/boards/{board}/walks/{walk['id']}/lead"
    lena, emil = await Member.joins(pair.one, board, "Lena"), await Member.joins(pair.other, board, "Emil")
    following = Client("emil")
    async with pair.other.connected(following, board, additional_headers=emil.headers):
        async with pair.one.connected(Client("lena"), board, additional_headers=lena.headers) as leading:
            await following.until(lambda: any(lena.id in here(told) for told in walks_told(following)))
            handed = await pair.one.ask("PUT", path, {"person_id": lena.id})
            assert handed.is_success, handed.text
            await following.until(lambda: walks_told(following)[-1]["facilitator"]["id"] == lena.id)
            await known_to_be_here(pair.other, emil, board, lena)
            assert (await emil.ask(pair.other, "PUT", path, {})).json()["slug"] == "not-leading"
            told = len(walks_told(following))
            pair.one.kill()
            await pair.one.wait()
            await leading.is_closed()
        await following.until(lambda: len(walks_told(following)) > told)  # that who leads is gone
        taken = await emil.ask(pair.other, "PUT", path, {})
        assert taken.json()["facilitator"]["id"] == emil.id, taken.text
    await pair.one.start()
    current = (await pair.one.ask("GET", f"/api/boards/{board}/walks/current")).json()["walk"]
    assert current["facilitator"]["id"] == emil.id

"""Real Yjs clients and a real server in a run of chance: at the end everybody holds the same, and nothing is missing.

Our own sessions, stock y-websocket providers and a client that repeats and reorders what it says edit maps, texts,
bodies and lists, take back, go away, work on and come back, while the log is folded, workers die and the server is
killed. Once more from a seed: `WALKBOARD_SEED=7 pytest tests/faults/test_convergence.py`; for half an hour from there
on: `WALKBOARD_SOAK_MINUTES=30 WALKBOARD_SEED=7 pytest tests/faults/test_convergence.py`. A failure names its seed and
all that was done.
"""

import asyncio
import random
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests import soak
from tests.databases import KINDS, PostgresqlDatabases
from tests.faults.replicas import Kind, replicas
from tests.faults.run import PATIENCE, run_of
from tests.faults.server import Server, running
from tests.history.stage import rows
from tests.ports import quiet_port
from walkboard.database import Database

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(soak.TIMEOUT)]

CAST: dict[str, Kind] = {
    "anna": "own", "ben": "own", "cleo": "stock", "dora": "stock", "emil": "disorderly",
}  # fmt: skip
DEEDS = 120
KILLS = 1
WORKER_KILLS = 2
# The log is folded all the time.
FOLDING = {"WALKBOARD_COMPACT_AFTER": "2", "WALKBOARD_COMPACT_QUIET_SECONDS": "1"}
CONSTANTS = {"walkboard.rooms.registry.PULSE": 0.3}
# Both kinds of database in long runs: the suite has other tests for what differs between them.
HOMES = KINDS if soak.soaking() else KINDS[:1]


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=HOMES)
async def server(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> AsyncIterator[Server]:
    settings = {}
    if request.param == "postgresql":
        databases = PostgresqlDatabases(request.getfixturevalue("postgresql"))
        settings["WALKBOARD_DATABASE_URL"] = databases.new()
    port = str(quiet_port())  # the same after each start: clients come back to where they were
    folder = tmp_path_factory.mktemp("server")
    async with running(folder, CONSTANTS, PORT=port, **FOLDING, **settings) as server:
        yield server


@pytest_asyncio.fixture(loop_scope="module")
async def database(server: Server) -> AsyncIterator[Database]:
    database = Database(server.database_url)
    yield database
    await database.close()


@pytest.mark.rule("O1", "G11", "L2", "L6", "V9")
async def test_all_agree_byte_for_byte_whatever_happened(server: Server, database: Database) -> None:
    for seed in soak.seeds():
        rng = random.Random(seed)
        kills, worker_kills = (set(rng.sample(range(DEEDS), count)) for count in (KILLS, WORKER_KILLS))
        async with replicas() as clients, run_of([server], database, clients, seed, CAST) as run:
            for number in range(DEEDS):
                if number in kills:
                    await run.kill(server)
                if number in worker_kills:
                    run.deeds.append("kill the workers")
                    server.kill_workers()
                await run.act(rng)
                if number == DEEDS // 2:
                    await folded(database)
            await run.calm()
            await run.compare()


async def folded(database: Database) -> None:
    """Waits until some of the log was folded, so that what follows meets it however slow the machine is."""
    async with asyncio.timeout(PATIENCE):
        while await rows(database, "SELECT count(*) FROM segments WHERE verified_at IS NOT NULL") == [(0,)]:
            await asyncio.sleep(0.1)

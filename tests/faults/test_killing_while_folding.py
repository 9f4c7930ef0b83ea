"""A real server killed while it folds the log of a board that people are editing."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from tests import soak
from tests.databases import Databases
from tests.faults.server import Server, running
from tests.faults.test_killing import Writer, all_agree
from tests.history.stage import rows
from tests.rooms.client import Client
from walkboard.database import Database

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(soak.TIMEOUT)]  # it starts a whole server

PEOPLE = 2
# The log is looked at every few seconds, and folded at once when it is ten times as long as this.
FOLD_AFTER = "2"
MOMENTS = {
    "stored, not yet counting": "SELECT count(*) FROM segments WHERE verified_at IS NULL AND sequence > ",
    "counting": "SELECT count(*) FROM segments WHERE verified_at IS NOT NULL AND sequence > ",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> AsyncIterator[Server]:
    settings = {f"WALKBOARD_{name.upper()}": value for name, value in databases.settings().items()}
    async with running(tmp_path_factory.mktemp("server"), WALKBOARD_COMPACT_AFTER=FOLD_AFTER, **settings) as server:
        yield server


@pytest_asyncio.fixture(loop_scope="module")
async def database(server: Server) -> AsyncIterator[Database]:
    file = f"sqlite:///{server.folder / 'data/walkboard.sqlite'}"
    database = Database(server.environment.get("WALKBOARD_DATABASE_URL", file))
    yield database
    await database.close()


async def found(database: Database, query: str) -> int:
    ((count,),) = await rows(database, query)
    return count if isinstance(count, int) else 0


async def until_found(database: Database, query: str) -> None:
    async with asyncio.timeout(120):
        while not await found(database, query):
            await asyncio.sleep(0.005)


async def test_what_was_acknowledged_is_there_and_all_agree(server: Server, database: Database) -> None:
    board = await server.board()
    writers = [Writer(f"w{number}_") for number in range(PEOPLE)]
    moments = list(MOMENTS.values())
    for number, seed in enumerate(soak.seeds(len(moments))):
        rng, moment = random.Random(seed), moments[number % len(moments)]
        folded = await found(database, "SELECT max(sequence) FROM segments")
        async with AsyncExitStack() as stack:
            for writer in writers:
                await stack.enter_async_context(server.connected(writer.reconnected(), board))
            async with asyncio.TaskGroup() as tasks:
                for writer in writers:
                    tasks.create_task(writer.write(rng))
                await until_found(database, f"{moment}{folded}")
                server.kill()
                await server.wait()
        await server.start()
        async with server.connected(Client("witness"), board) as witness:
            stored = set(witness.content)
        for writer in writers:
            assert writer.promised <= stored, "acknowledged, but not there"
    await all_agree(server, board, writers)
    assert sum(len(writer.promised) for writer in writers) > 0
    assert await found(database, "SELECT count(*) FROM segments WHERE verified_at IS NOT NULL") > 0
    assert "damaged" not in server.log.read_text()

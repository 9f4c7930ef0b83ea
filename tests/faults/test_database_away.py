"""PostgreSQL goes away, or stands still, while people edit: they are turned away, and all is well when it is back."""

import asyncio
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from tests import soak
from tests.databases import KINDS, PostgresqlDatabases
from tests.faults.server import Server, running
from tests.faults.test_killing import Writer, all_agree
from tests.history.stage import ANNA, BEN, make_board, open_database
from tests.postgresql import PostgresqlServer
from tests.rooms.client import TIMEOUT, Client, connected
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.engines import DatabaseAway
from walkboard.history.writer import LogWriter
from walkboard.rooms.registry import RoomRegistry

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.timeout(soak.TIMEOUT),  # it starts a whole server
    pytest.mark.skipif("postgresql" not in KINDS, reason="narrowed by WALKBOARD_TEST_DATABASES"),
]

PEOPLE = 3
# How long it stays away, in seconds.
OUTAGE = 60.0 if soak.soaking() else 0.0


@pytest.fixture(scope="module")
def fragile() -> Iterator[PostgresqlServer]:
    """A PostgreSQL of its own, so that nobody else is disturbed."""
    server = PostgresqlServer()
    yield server
    server.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory, fragile: PostgresqlServer) -> AsyncIterator[Server]:
    url = PostgresqlDatabases(fragile).new()
    async with running(tmp_path_factory.mktemp("server"), WALKBOARD_DATABASE_URL=url) as server:
        yield server


@pytest.mark.rule("O3")
@pytest.mark.parametrize("immediately", [False, True], ids=["stopped", "crashed"])
async def test_a_database_that_goes_away_and_comes_back_loses_nothing(
    server: Server, fragile: PostgresqlServer, immediately: bool
) -> None:
    rng = random.Random(soak.SEED)
    writers = [Writer(f"w{number}_") for number in range(PEOPLE)]
    board = await server.board()
    await _edit_until_away(server, fragile, board, writers, rng, immediately=immediately)
    for writer in writers:
        assert writer.client.closed == (1013, "try-again-later")

    assert (await server.ask("GET", "/healthz")).status_code == 200
    ready = await server.ask("GET", "/readyz")
    assert (ready.status_code, ready.json()) == (
        503,
        {"database": "away", "documents": "ok", "damaged": 0, "bus": "alone"},
    )
    refused = await server.ask("GET", "/api/boards")
    assert (refused.status_code, refused.json()["slug"]) == (503, "try-again-later")
    async with server.connected(Client("early"), board) as early:
        assert await early.is_closed() == (1013, "try-again-later")

    await asyncio.sleep(OUTAGE)
    await asyncio.to_thread(fragile.start)
    await _until_ready(server)
    async with server.connected(Client("witness"), board) as witness:
        stored = set(witness.content)
    for writer in writers:
        assert writer.promised <= stored, "acknowledged, but not there"
        others = {key for key in writer.client.content if not key.startswith(writer.name)}
        assert others <= stored, "seen, but not there"
    await all_agree(server, board, writers)
    assert all(writer.promised for writer in writers)


async def _edit_until_away(
    server: Server,
    database: PostgresqlServer,
    board: str,
    writers: list[Writer],
    rng: random.Random,
    *,
    immediately: bool,
) -> None:
    async with AsyncExitStack() as stack:
        for writer in writers:
            await stack.enter_async_context(server.connected(writer.reconnected(), board))
        async with asyncio.TaskGroup() as tasks:
            for writer in writers:
                tasks.create_task(writer.write(rng))
            for writer in writers:
                await writer.client.until(lambda client=writer.client: client.acknowledged > 10)
            await asyncio.to_thread(database.stop, immediately=immediately)


async def _until_ready(server: Server) -> None:
    async with asyncio.timeout(TIMEOUT):
        while (await server.ask("GET", "/readyz")).status_code != 200:
            await asyncio.sleep(0.05)


@pytest_asyncio.fixture(loop_scope="module")
async def patient(fragile: PostgresqlServer, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Database]:
    """A database with little patience, so that the test needs little."""
    monkeypatch.setattr("walkboard.engines.ANSWER_TIMEOUT", 0.5)
    monkeypatch.setattr("walkboard.engines.CONNECT_TIMEOUT", 1)
    monkeypatch.setattr("walkboard.rooms.document.FIRST_PAUSE", 0.01)
    databases = PostgresqlDatabases(fragile)
    database = await open_database(databases)
    await make_board(database, "wall")
    yield database
    await database.close()


@pytest.mark.rule("O3")
async def test_a_database_that_stands_still_holds_nobody_up_and_loses_nothing(
    patient: Database, fragile: PostgresqlServer
) -> None:
    """Its connections stay open, and nothing answers: as with a stopped virtual machine, or a cable pulled out."""
    anna, ben = Client(ANNA), Client(BEN)
    async with (
        DocumentPool() as pool,
        LogWriter(patient.sync_engine()) as writer,
        RoomRegistry(patient, pool, writer) as rooms,
        connected(rooms, ben),
    ):
        async with connected(rooms, anna):
            anna.edit(a=1)
            await ben.has(a=1)
            fragile.pause()
            try:
                anna.edit(b=1)
                assert await anna.is_closed() == (1013, "try-again-later")
                assert not await _answers(patient)
                assert ben.content == {"a": 1}, "nobody sees what is not committed"
            finally:
                fragile.resume()
        async with asyncio.timeout(TIMEOUT):
            while not await _answers(patient):
                await asyncio.sleep(0.05)
        async with connected(rooms, Client(ANNA, doc=anna.doc)) as back, connected(rooms, Client("cleo")) as cleo:
            await back.saved()
            await cleo.has(a=1, b=1)
            cleo.edit(c=1)
            await back.has(c=1)
            await ben.has(a=1, b=1, c=1)
            assert ben.closed is None, "who only looked on was not disturbed"


async def _answers(database: Database) -> bool:
    try:
        await database.check()
    except DatabaseAway:
        return False
    return True

"""A real server killed while people edit: what was acknowledged is there, and nobody holds what the server lacks.

One server for all tests, because starting one takes longer than most of them: those that kill it start it again. A long
run: `WALKBOARD_SOAK_MINUTES=30 WALKBOARD_SEED=1 pytest tests/faults/test_killing.py`.
"""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from tests import soak
from tests.faults.server import Server, running
from tests.rooms.client import Client

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(soak.TIMEOUT)]  # it starts a whole server

PEOPLE = 4
# So much is acknowledged before each kill that it meets edits in every state, on a slow machine, too.
ACKNOWLEDGED_BEFORE = 40


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    async with running(tmp_path_factory.mktemp("server")) as server:
        yield server


class Writer:
    """A client that edits without pause and remembers what it was promised."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.client = Client(name)
        self.written: list[str] = []
        self.promised: set[str] = set()

    def reconnected(self) -> Client:
        """The same document on a new connection."""
        self.client = Client(self.name, doc=self.client.doc)
        return self.client

    async def write(self, rng: random.Random) -> None:
        """Edits until the connection is gone."""
        # The reply to the server's first question is a document frame, too; it holds everything written before.
        await self.client.until(lambda: self.client.sent or self.client.closed)
        first = len(self.written)
        while self.client.closed is None:
            key = f"{self.name}{len(self.written)}"
            self.written.append(key)
            self.client.edit(**{key: rng.random()})
            await asyncio.sleep(rng.random() * 0.01)
        committed = self.client.acknowledged
        if committed:
            self.promised |= set(self.written[: first + committed - 1])


@pytest.mark.rule("G11")
async def test_kill_9_in_the_middle_of_editing_loses_nothing_that_was_acknowledged(server: Server) -> None:
    writers = [Writer(f"w{number}_") for number in range(PEOPLE)]
    board = await server.board()
    for seed in soak.seeds():
        await _edit_until_killed(server, board, writers, random.Random(seed))
        await server.start()
        async with server.connected(Client("witness"), board) as witness:
            stored = set(witness.content)
        for writer in writers:
            assert writer.promised <= stored, "acknowledged, but not there"
            others = {key for key in writer.client.content if not key.startswith(writer.name)}
            assert others <= stored, "seen, but not there"
    await all_agree(server, board, writers)
    assert sum(len(writer.promised) for writer in writers) >= ACKNOWLEDGED_BEFORE


async def _edit_until_killed(server: Server, board: str, writers: list[Writer], rng: random.Random) -> None:
    async with AsyncExitStack() as stack:
        for writer in writers:
            await stack.enter_async_context(server.connected(writer.reconnected(), board))
        async with asyncio.TaskGroup() as tasks:
            for writer in writers:
                tasks.create_task(writer.write(rng))
            for writer in writers:
                await writer.client.until(
                    lambda client=writer.client: client.acknowledged > ACKNOWLEDGED_BEFORE / PEOPLE
                )
            await asyncio.sleep(rng.random() * 0.2)
            server.kill()
            await server.wait()


async def all_agree(server: Server, board: str, writers: list[Writer]) -> None:
    """Everybody comes back with what they wrote, and in the end all of it is on every document."""
    written = {key for writer in writers for key in writer.written}
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(server.connected(writer.reconnected(), board)) for writer in writers]
        for client in clients:
            await client.saved()
            await client.until(lambda client=client: set(client.content) == written)
        assert all(client.content == clients[0].content for client in clients)


async def test_killed_workers_are_noticed_by_nobody(server: Server) -> None:
    board = await server.board()
    async with (
        server.connected(Client("one"), board) as one,
        server.connected(Client("two"), board) as two,
    ):
        for number in range(60):
            one.edit(**{f"one{number}": number})
            two.edit(**{f"two{number}": number})
            await asyncio.sleep(0.01)
            if number % 30 == 15:
                server.kill_workers()
        await one.saved()
        await two.saved()
        await one.until(lambda: len(one.content) == 120)
        await two.until(lambda: two.content == one.content)
        assert one.closed is two.closed is None


@pytest.mark.rule("S7")
async def test_sigterm_commits_and_acknowledges_what_was_taken_and_closes_with_1012(server: Server) -> None:
    boards = [await server.board(), await server.board()]
    ours, stock = Client("ours"), Client("stock", extended=False)
    async with server.connected(ours, boards[0]), server.connected(stock, boards[1]):
        for number in range(200):
            ours.edit(**{f"n{number}": number})
            stock.edit(**{f"n{number}": number})
        await asyncio.sleep(0.02)
        server.terminate()
        assert await ours.is_closed() == await stock.is_closed() == (1012, "restarting")
        assert await server.wait() in (0, -15)
        acknowledged = ours.acknowledged
    await server.start()
    for client, board in ((ours, boards[0]), (stock, boards[1])):
        async with server.connected(Client("witness"), board) as witness:
            stored = set(witness.content)
        assert stored <= set(client.content)
        if client is ours:
            assert {f"n{number}" for number in range(acknowledged - 1)} <= stored
            assert len(stored) == max(0, acknowledged - 1), "all that was taken was acknowledged"
        async with server.connected(Client(client.member.person_id, doc=client.doc), board) as back:
            await back.until(lambda back=back: len(back.content) == 200)
            if client is ours:
                await back.saved()

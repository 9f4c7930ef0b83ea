"""A real server killed while people edit: what was acknowledged is there, and nobody holds what the server lacks."""

import asyncio
import random
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.faults.server import Server, running
from tests.rooms.client import Client

PEOPLE = 4
KILLS = 3


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
        self._frames: list[str | None] = []
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


@pytest.mark.timeout(300)  # four starts of a whole server
async def test_kill_9_in_the_middle_of_editing_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    rng = random.Random(7)
    writers = [Writer(f"w{number}_") for number in range(PEOPLE)]
    async with running(tmp_path) as server:
        board = await server.board()
        for _ in range(KILLS):
            await _edit_until_killed(server, board, writers, rng)
            await server.start()
            async with server.connected(Client("witness"), board) as witness:
                stored = set(witness.content)
            for writer in writers:
                assert writer.promised <= stored, "acknowledged, but not there"
                others = {key for key in writer.client.content if not key.startswith(writer.name)}
                assert others <= stored, "seen, but not there"
        await _all_agree(server, board, writers)
        assert sum(len(writer.promised) for writer in writers) > 100


async def _edit_until_killed(server: Server, board: str, writers: list[Writer], rng: random.Random) -> None:
    async with AsyncExitStack() as stack:
        for writer in writers:
            await stack.enter_async_context(server.connected(writer.reconnected(), board))
        async with asyncio.TaskGroup() as tasks:
            for writer in writers:
                tasks.create_task(writer.write(rng))
            await asyncio.sleep(0.5 + rng.random())
            server.kill()
            await server.wait()


async def _all_agree(server: Server, board: str, writers: list[Writer]) -> None:
    written = {key for writer in writers for key in writer.written}
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(server.connected(writer.reconnected(), board)) for writer in writers]
        for client in clients:
            await client.saved()
            await client.until(lambda client=client: set(client.content) == written)
        assert all(client.content == clients[0].content for client in clients)


async def test_killed_workers_are_noticed_by_nobody(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        board = await server.board()
        async with (
            server.connected(Client("one"), board) as one,
            server.connected(Client("two"), board) as two,
        ):
            for number in range(90):
                one.edit(**{f"one{number}": number})
                two.edit(**{f"two{number}": number})
                await asyncio.sleep(0.01)
                if number % 30 == 15:
                    server.kill_workers()
            await one.saved()
            await two.saved()
            await one.until(lambda: len(one.content) == 180)
            await two.until(lambda: two.content == one.content)
            assert one.closed is two.closed is None


@pytest.mark.parametrize("extended", [True, False], ids=["ours", "stock"])
async def test_sigterm_commits_and_acknowledges_what_was_taken_and_closes_with_1012(
    tmp_path: Path, extended: bool
) -> None:
    async with running(tmp_path) as server:
        board = await server.board()
        async with server.connected(Client("one", extended=extended), board) as one:
            for number in range(200):
                one.edit(**{f"n{number}": number})
            await asyncio.sleep(0.02)
            server.terminate()
            assert await one.is_closed() == (1012, "restarting")
            assert await server.wait() in (0, -15)
            acknowledged, content = one.acknowledged, one.content
        await server.start()
        async with server.connected(Client("witness"), board) as witness:
            stored = set(witness.content)
            assert stored <= set(content)
            if extended:
                assert {f"n{number}" for number in range(acknowledged - 1)} <= stored
                assert len(stored) == max(0, acknowledged - 1), "all that was taken was acknowledged"
        async with server.connected(Client("one", doc=one.doc), board) as back:
            await back.saved()
            assert len(back.content) == 200

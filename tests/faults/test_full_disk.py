"""The disk fills up while people edit: they are turned away, and can still look; with room again all goes on."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from tests import soak
from tests.faults.disks import Disk
from tests.faults.server import Server
from tests.faults.test_killing import Writer, all_agree
from tests.rooms.client import Client

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(soak.TIMEOUT)]

PEOPLE = 3
# More than what little room is left anywhere takes.
LARGE = 200_000


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Server, Disk]]:
    server = Server(tmp_path_factory.mktemp("server"))
    disk = Disk(server)
    await server.start()
    yield server, disk
    await server.stop()


async def write_until_full(server: Server, disk: Disk, board: str, writers: list[Writer], rng: random.Random) -> None:
    async with AsyncExitStack() as stack, asyncio.TaskGroup() as tasks:
        for writer in writers:
            await stack.enter_async_context(server.connected(writer.reconnected(), board))
        for writer in writers:
            tasks.create_task(writer.write(rng))
        for writer in writers:
            await writer.client.until(lambda client=writer.client: client.acknowledged > 10)
        disk.fill()
        large = Client("large")
        async with server.connected(large, board):
            large.edit(large="x" * LARGE)
            assert await large.is_closed() == (1013, "try-again-later")
        for writer in writers:
            assert await writer.client.is_closed() == (1013, "try-again-later")


@pytest.mark.rule("O3", "L7")
async def test_a_full_disk_loses_nothing_and_needs_no_restart(server: tuple[Server, Disk]) -> None:
    running, disk = server
    for seed in soak.seeds():
        rng = random.Random(seed)
        writers = [Writer(f"w{number}_") for number in range(PEOPLE)]
        board, pid = await running.board(), running.process.pid
        await write_until_full(running, disk, board, writers, rng)
        assert (await running.ask("GET", "/healthz")).status_code == 200
        async with running.connected(Client("reader"), board) as reader:  # who only looks is served
            stored = set(reader.content)
        assert "large" not in stored
        disk.free()
        for writer in writers:
            assert writer.promised <= stored, "acknowledged, but not there"
            others = {key for key in writer.client.content if not key.startswith(writer.name)}
            assert others <= stored, "seen, but not there"
        await all_agree(running, board, writers)
        assert running.process.pid == pid
        assert all(writer.promised for writer in writers)

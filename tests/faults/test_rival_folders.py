"""Two servers fold one log at once, again and again, while people write: one of them wins, and nothing is lost."""

import asyncio
import random
import sys
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests import soak
from tests.databases import Databases
from tests.history.stage import make_board, open_database
from tests.history.walls import Pen, Wall, same
from walkboard.database import Database
from walkboard.history.writer import LogWriter

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(soak.TIMEOUT)]

# Rounds take seconds each. So often must the log have been folded, beginning with not at all.
GENERATIONS = 3 if soak.soaking() else 2


@pytest_asyncio.fixture(loop_scope="module")
async def stage(databases: Databases) -> AsyncIterator[tuple[Database, LogWriter]]:
    database = await open_database(databases)
    async with LogWriter(database.sync_engine()) as writer:
        yield database, writer
    await database.close()


async def folder(wall: Wall) -> asyncio.subprocess.Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.folding", wall.database.url, wall.board_id, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    await process.stdout.readline()
    return process


@pytest.mark.rule("O8", "G13")
async def test_two_that_fold_one_log_at_once_lose_nothing(stage: tuple[Database, LogWriter]) -> None:
    for seed in soak.seeds():
        rng, pen = random.Random(seed), Pen()
        wall = Wall(*stage, await make_board(stage[0], f"wall-{seed}"))
        folders = await asyncio.gather(folder(wall), folder(wall))
        try:
            generations: set[int] = set()
            async with asyncio.timeout(120):
                while len(generations) < GENERATIONS:
                    for _ in range(8):
                        pen.anything(rng)
                    await wall.commit(pen)
                    generations.add((await wall.log()).folded)
                    await asyncio.sleep(rng.random() * 0.3)
            assert all(process.returncode is None for process in folders), "neither gave up"
        finally:
            for process in folders:
                process.kill()
                await process.communicate()
        assert same(await wall.opened(), pen), f"WALKBOARD_SEED={seed}"

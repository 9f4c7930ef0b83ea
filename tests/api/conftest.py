"""One installation for each file of tests: starting one takes longer than asking it something."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.api.stage import Somebody, Wall, running_wall
from tests.databases import Databases


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def wall(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> AsyncIterator[Wall]:
    async with running_wall(tmp_path_factory.mktemp("wall"), **databases.settings()) as wall:
        yield wall


@pytest_asyncio.fixture(loop_scope="module")
async def owner(wall: Wall) -> Somebody:
    """Somebody who owns what they make, but not the installation."""
    return await wall.person("Olga")


@pytest_asyncio.fixture(loop_scope="module")
async def board(owner: Somebody) -> str:
    return await owner.board()

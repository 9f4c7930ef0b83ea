"""A first start on a machine too busy to make the sample in time: the server serves, and the next start makes it."""

from pathlib import Path

import pytest

from tests.faults.server import Server, running

pytestmark = pytest.mark.timeout(300)  # it starts whole servers

NO_PATIENCE = {"walkboard.rooms.registry.LOAD_TIMEOUT": 0.0}


async def boards(server: Server) -> list[dict[str, object]]:
    answer = await server.ask("GET", "/api/boards")
    assert answer.status_code == 200, answer.text
    found: list[dict[str, object]] = answer.json()
    return found


async def test_a_sample_that_cannot_be_made_in_time_holds_up_no_start(tmp_path: Path) -> None:
    async with running(tmp_path, NO_PATIENCE, WALKBOARD_SAMPLE="true") as server:
        assert [board["sequence"] for board in await boards(server)] == [0]
        token = server.token
    assert "the sample could not be made" in server.log.read_text()
    async with running(tmp_path, WALKBOARD_SAMPLE="true") as server:
        server.token = token
        assert [board["sequence"] for board in await boards(server)] == [1]

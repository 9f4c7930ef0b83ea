"""What breaks while an epoch begins: every database call once, the process at every step, the workers."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
import pytest_asyncio
from sqlalchemy.exc import OperationalError

from tests.faults.squashing import STEPS
from tests.history.faulty import failing
from tests.history.stage import rows
from tests.history.walls import Pen, Wall, shown
from tests.rooms.squashing import squash_here
from walkboard.database import Database
from walkboard.documents import fresh
from walkboard.errors import WorkerLost
from walkboard.history.outcomes import Outcome
from walkboard.history.squashing import Squasher
from walkboard.history.writer import LogWriter

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.rule("N2", "N3")]

MOST_CALLS = 40


@pytest_asyncio.fixture(loop_scope="module")
async def wall(database: Database, writer: LogWriter) -> AsyncIterator[Wall]:
    yield Wall(database, writer)


async def begun_anew(wall: Wall, pen: Pen) -> Pen:
    """Somebody new on the board, who drags the card once."""
    newcomer = Pen()
    for part in (await wall.log()).parts:
        newcomer.hears(part)
    if "a" not in newcomer.cards:
        newcomer.card("a", "Title")
    newcomer.drag("a", pen.doc.client_id % 1000)
    await wall.commit(newcomer)
    return newcomer


async def whole(wall: Wall, pen: Pen) -> None:
    """The board shows what was written last, in whatever epoch it is, and a log of its own goes on from there."""
    log = await wall.log()
    assert log.findings == []
    assert shown(log.parts) == shown([pen.doc.get_update()])
    assert log.sequence == await wall.sequence()
    epoch = await wall.epoch()
    assert await rows(wall.database, f"SELECT count(*) FROM updates WHERE epoch > {epoch}") == [(0,)]
    later = f"SELECT count(*) FROM segments WHERE epoch > {epoch} AND verified_at IS NOT NULL"
    assert await rows(wall.database, later) == [(0,)]


async def test_every_database_call_fails_once_and_nothing_is_lost(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    squash_here(monkeypatch)
    pen = await begun_anew(wall, Pen())
    squasher, last = Squasher(wall.database), 0
    for k in range(1, MOST_CALLS):
        with failing(wall.database, k) as call, suppress(OperationalError):
            await squasher.squash("wall")
        await whole(wall, pen)
        if not call.failed:
            last = k
            break
        pen = await begun_anew(wall, pen)
    assert last > 15, "all calls of a round had their turn"
    assert await squasher.squash("wall") is Outcome.SQUASHED
    await whole(wall, pen)
    assert await rows(wall.database, "SELECT count(DISTINCT epoch) FROM segments") == [(2,)]


@pytest.mark.parametrize("step", STEPS)
async def test_kill_9_at_every_step_leaves_the_board_in_one_epoch_or_the_other(
    wall: Wall, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    squash_here(monkeypatch)
    pen = await begun_anew(wall, Pen())
    before = await wall.epoch()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.squashing", wall.database.url, "wall", step
    )
    assert await process.wait() == -9
    begins = step in {"begun", "before commit 3"}
    assert await wall.epoch() == before + begins
    await whole(wall, pen)
    pen = await begun_anew(wall, pen)
    assert await Squasher(wall.database).squash("wall") is Outcome.SQUASHED
    await whole(wall, pen)


@pytest.mark.parametrize("moment", ["squash", "shown_by"])
async def test_a_worker_that_dies_leaves_the_board_in_its_epoch(
    wall: Wall, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    async def die(*_arguments: object) -> object:
        raise WorkerLost

    squash_here(monkeypatch)
    pen = await begun_anew(wall, Pen())
    epoch = await wall.epoch()
    with monkeypatch.context() as broken:
        broken.setattr(fresh, moment, die)
        with pytest.raises(WorkerLost):
            await Squasher(wall.database).squash("wall")
    assert await wall.epoch() == epoch
    await whole(wall, pen)
    assert await Squasher(wall.database).squash("wall") is Outcome.SQUASHED
    await whole(wall, pen)

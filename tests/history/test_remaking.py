"""A board whose first segment of an epoch is lost comes back whole from the epoch before."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from sqlalchemy import update

from tests.history.stage import change, rows
from tests.history.test_epochs import used
from tests.history.walls import Pen, Wall, shown
from tests.rooms.squashing import squash_here
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.history import epochs
from walkboard.history.compaction import Compactor
from walkboard.history.damage import Fault
from walkboard.history.inspection import inspect
from walkboard.history.outcomes import Outcome
from walkboard.history.repair import repair
from walkboard.history.squashing import Squasher
from walkboard.history.tables import LoggedUpdate, Segment
from walkboard.history.writer import LogWriter

BAD = b"\x00\x00"


@pytest.fixture
def wall(database: Database, writer: LogWriter) -> Wall:
    return Wall(database, writer)


@pytest_asyncio.fixture
async def pool() -> AsyncIterator[DocumentPool]:
    async with DocumentPool() as pool:
        yield pool


async def lost(wall: Wall, *, folded: bool) -> Pen:
    """A board in its second epoch, with an update, whose segment is bad in both copies."""
    await used(wall)
    if folded:
        assert await Compactor(wall.database).compact("wall") is Outcome.FOLDED
    assert await Squasher(wall.database).squash("wall") is Outcome.SQUASHED
    pen = Pen()
    pen.hears((await wall.log()).state)
    pen.drag("a", 5)
    await wall.commit(pen)
    await change(wall.database, update(Segment).where(Segment.epoch == 2).values(state=BAD))
    return pen


@pytest.mark.rule("N4")
@pytest.mark.parametrize("folded", [False, True])
async def test_it_is_made_again_byte_by_byte(
    wall: Wall, pool: DocumentPool, monkeypatch: pytest.MonkeyPatch, folded: bool
) -> None:
    squash_here(monkeypatch)
    pen = await lost(wall, folded=folded)
    faults = {finding.fault for finding in (await inspect(wall.database, pool, "wall")).findings}
    assert {Fault.SEGMENT_LOST, Fault.UPDATE_WAITING} <= faults
    done = [action.detail for action in await repair(wall.database, pool, "wall", apply=True)]
    assert "The segment up to update 6 is made again from what is kept of the epoch before." in done
    assert not any("is folded" in detail for detail in done)
    report = await inspect(wall.database, pool, "wall")
    assert list(report.findings) == []
    assert shown((await wall.log()).parts) == shown([pen.doc.get_update()])
    assert await rows(wall.database, "SELECT count(*) FROM segments WHERE epoch = 2") == [(2,)]


async def test_nothing_is_guessed_where_the_epoch_before_is_gone_or_damaged(
    wall: Wall, pool: DocumentPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    squash_here(monkeypatch)
    await lost(wall, folded=False)
    before = (LoggedUpdate.epoch == 1, LoggedUpdate.sequence == 3)
    await change(wall.database, update(LoggedUpdate).where(*before).values(data=BAD))
    report = await inspect(wall.database, pool, "wall")
    assert Fault.EARLIER_CHANGED in {finding.fault for finding in report.findings}
    planned = [action.detail for action in await repair(wall.database, pool, "wall", apply=False)]
    assert not any("made again" in detail for detail in planned)
    assert "What is left is folded into a segment up to update 7." in planned
    await epochs.forget(wall.database, "wall", before=2)
    await repair(wall.database, pool, "wall", apply=True)
    report = await inspect(wall.database, pool, "wall")
    assert (list(report.findings), report.earlier) == ([], 0)

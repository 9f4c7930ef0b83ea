"""What breaks while a log is folded: every database call once, the process at any moment, the worker under it.

A long run: `WALKBOARD_SOAK_MINUTES=30 pytest tests/faults/test_compaction_faults.py`.
"""

import asyncio
import os
import random
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy.exc import OperationalError

from tests import soak
from tests.history.faulty import failing
from tests.history.stage import rows
from tests.history.walls import Pen, Wall, same
from walkboard.database import Database
from walkboard.documents import fresh
from walkboard.documents.protocol import Folded
from walkboard.errors import DocumentBroken, WorkerLost
from walkboard.history import segments
from walkboard.history.compaction import Compactor
from walkboard.history.outcomes import Outcome
from walkboard.history.writer import LogWriter

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(soak.TIMEOUT)]

KILLS = 4
# A round takes about this long; kills come at any time in it.
ROUND_SECONDS = 3.0
MOST_CALLS = 60


@pytest_asyncio.fixture(loop_scope="module")
async def wall(database: Database, writer: LogWriter) -> AsyncIterator[Wall]:
    yield Wall(database, writer)


async def test_every_database_call_fails_once_and_nothing_is_lost(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    """Folds for every k with the k-th call failing; a log that was folded nevertheless is whole, too."""
    folds: dict[int, Folded] = {}
    fold, facts_of = fresh.fold, fresh.facts_of
    facts: dict[bytes, bytes] = {}

    async def fold_once(updates: list[bytes]) -> Folded:  # the same log is folded again and again
        key = hash(tuple(updates))
        if key not in folds:
            folds[key] = await fold(updates)
            facts[folds[key].state] = await facts_of(folds[key].state)
        return folds[key]

    async def facts_once(state: bytes) -> bytes:
        return facts[state]

    monkeypatch.setattr(fresh, "fold", fold_once)
    monkeypatch.setattr(fresh, "facts_of", facts_once)
    monkeypatch.setattr(segments, "REMOVED_AT_ONCE", 2)
    pen, compactor = Pen(), Compactor(wall.database)
    pen.card("first", "Title")
    await wall.commit(pen)
    assert await compactor.compact("wall") is Outcome.FOLDED
    for number in range(5):
        pen.drag("first", number)
    await wall.commit(pen)
    last = 0
    for k in range(1, MOST_CALLS):
        with failing(wall.database, k) as call, suppress(OperationalError):
            await compactor.compact("wall")
        assert same(await wall.opened(), pen), f"call {k} failed"
        if not call.failed:
            last = k
            break
        if not (await wall.log()).updates:  # the failure came after the swap
            pen.drag("first", 100 + k)
            pen.drag("first", 200 + k)
            pen.drag("first", 300 + k)
            await wall.commit(pen)
    assert last > 15, "all calls of a round had their turn"
    assert await compactor.compact("wall", at_least=1) in {Outcome.FOLDED, Outcome.SHORT}
    assert same(await wall.opened(), pen)


@pytest.mark.parametrize("moment", ["fold", "facts_of"])
async def test_a_worker_that_dies_leaves_the_log_as_it_was(
    wall: Wall, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    async def die(_argument: object) -> object:
        raise WorkerLost

    pen, compactor = Pen(), Compactor(wall.database)
    pen.card("a")
    await wall.commit(pen)
    with monkeypatch.context() as broken:
        broken.setattr(fresh, moment, die)
        with pytest.raises(WorkerLost):
            await compactor.compact("wall")
    assert await rows(wall.database, "SELECT count(*) FROM updates") == [(1,)]
    assert same(await wall.opened(), pen)
    assert await compactor.compact("wall") is Outcome.FOLDED
    assert await rows(wall.database, "SELECT count(*) FROM segments") == [(len(segments.COPIES),)]


async def test_a_worker_process_is_gone_however_the_question_ended() -> None:
    before = _children()
    with pytest.raises(DocumentBroken):
        await fresh.fold([b"\x01\x02"])
    question = asyncio.ensure_future(fresh.facts_of(b"\x00\x00"))
    await asyncio.sleep(0.2)
    question.cancel()
    with pytest.raises(asyncio.CancelledError):
        await question
    assert _children() == before


def _children() -> set[str]:
    found: set[str] = set()
    for children in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
        found |= set(children.read_text().split())
    return found


async def test_kill_9_while_folding_loses_nothing(wall: Wall, tmp_path: Path) -> None:
    pen = Pen()
    for kill, seed in enumerate(soak.seeds(KILLS)):
        rng = random.Random(seed)
        for number in range(40):
            pen.anything(rng)
            if number % 10 == 0:
                pen.drag("card0", kill, number)
        await wall.commit(pen)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.faults.folding", wall.database.url, "wall", stdout=asyncio.subprocess.PIPE
        )
        assert process.stdout is not None
        await process.stdout.readline()
        await asyncio.sleep(rng.random() * ROUND_SECONDS)
        pen.drag("card0", -1, kill)
        await wall.commit(pen)  # while it folds
        process.kill()
        await process.communicate()
        assert same(await wall.opened(), pen), f"WALKBOARD_SEED={seed}"
    await Compactor(wall.database).compact("wall")
    assert same(await wall.opened(), pen)
    assert await rows(wall.database, "SELECT count(*) FROM segments WHERE verified_at IS NULL") == [(0,)]

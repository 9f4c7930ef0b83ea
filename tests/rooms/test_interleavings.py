"""Rooms under random orders of everything that can happen to them; one seed is one order.

`WALKBOARD_SOAK_MINUTES=30 pytest tests/rooms/test_interleavings.py` runs more of them, and one is replayed with
`WALKBOARD_INTERLEAVING=SEED pytest tests/rooms/test_interleavings.py`.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import soak
from tests.databases import SqliteFiles
from tests.history.stage import make_board, open_database
from tests.rooms.interleaving.loop import Outside
from tests.rooms.interleaving.scenario import Run, World
from walkboard.documents.pool import DocumentPool
from walkboard.history.writer import LogWriter

COUNT = 100
ONE = os.environ.get("WALKBOARD_INTERLEAVING")
MEMORY = Path("/dev/shm")

pytestmark = pytest.mark.timeout(soak.TIMEOUT)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """In memory where the system has such a place: hundreds of runs make thousands of commits."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def world(folder: Path) -> Iterator[World]:
    """A real worker, database and writer."""
    outside = Outside()
    database = outside.run(open_database(SqliteFiles(folder, folder / "empty.sqlite")))
    with outside.entered(DocumentPool()) as pool, outside.entered(LogWriter(database.sync_engine())) as writer:
        yield World(outside, database, pool, writer, lambda board: outside.run(make_board(database, board)))
    outside.run(database.close())
    outside.close()


@pytest.mark.rule("S1", "S2", "S3", "S5", "A4", "A8", "L1", "L2")
def test_no_order_of_events_loses_an_edit_or_makes_a_second_room(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in [int(ONE)] if ONE else soak.seeds(COUNT):
        run = Run(world, seed)
        try:
            run.play(monkeypatch)
        except BaseException as error:
            error.add_note(f"again with: WALKBOARD_INTERLEAVING={seed} pytest tests/rooms/test_interleavings.py")
            if ONE:
                print(*run.trace, sep="\n")
            raise


def test_one_seed_is_one_order_of_events(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    traces = []
    for _ in range(2):
        run = Run(world, soak.SEED)
        run.play(monkeypatch)
        traces.append((run.trace, run.loop.steps))
    assert traces[0] == traces[1]

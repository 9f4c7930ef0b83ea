"""The side worker: what takes long is done there, and the boards of the others do not wait."""

import os
import signal
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from pycrdt import Doc, Map

from tests.documents.test_contents import state_of, wall
from tests.documents.test_pool import until, updates
from walkboard.documents import pool as pools
from walkboard.documents.pool import DocumentPool
from walkboard.documents.protocol import Accepted, Submission
from walkboard.errors import WorkerLost

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool() -> AsyncIterator[DocumentPool]:
    async with DocumentPool() as pool:
        await until(lambda: pool.ready)
        yield pool


def card(number: int) -> bytes:
    """An update by one client about one card."""
    doc: Doc[Map[object]] = Doc(client_id=1_000 + number)
    doc.get("cards", type=Map)[f"c{number}"] = {"title": "x" * 50}
    return doc.get_update()


async def test_a_board_that_moves_aside_is_loaded_again_in_the_side_worker(pool: DocumentPool) -> None:
    (worker,) = pool.pids
    for board in ("busy", "calm"):
        await pool.load(board, updates(2), {10: "ann"})
    assert await pool.move_aside("busy")
    with pytest.raises(WorkerLost):
        await pool.apply("busy", [Submission("ann", card(1))])
    await pool.load("busy", updates(2), {10: "ann"})
    assert len(pool.pids) == 2
    batch = await pool.apply("busy", [Submission("ann", card(1))])
    assert isinstance(batch.outcomes[0], Accepted)
    assert not await pool.move_aside("busy"), "it is there"
    niceness = {pid: os.getpriority(os.PRIO_PROCESS, pid) for pid in pool.pids}
    assert niceness.pop(worker) < max(niceness.values()), "it gives way to who has little to do"
    os.kill(next(pid for pid in pool.pids if pid != worker), signal.SIGKILL)
    await until(lambda: pool.restarts > 0)
    with pytest.raises(WorkerLost):
        await pool.state("busy")
    assert await pool.state("calm") == await pool.state("calm"), "who stayed never noticed"
    await pool.load("busy", updates(2), {10: "ann"})
    await pool.unload("busy")
    await pool.load("busy", updates(2), {10: "ann"})
    os.kill(worker, signal.SIGKILL)
    await until(lambda: worker not in pool.pids)
    with pytest.raises(WorkerLost):
        await pool.state("busy")  # after its end it began anew where it was before


async def test_large_questions_about_stored_states_are_asked_of_the_side_worker(
    pool: DocumentPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    await until(lambda: pool.ready)
    state = state_of(wall())
    monkeypatch.setattr(pools, "LARGE_QUESTION", len(state) - 1)
    editing = pool._slots[0].process
    assert editing is not None
    os.kill(editing.pid, signal.SIGSTOP)
    try:
        assert len((await pool.contents_of(state)).cards) > 0
        assert (await pool.compare_states(state, state)).differences == ()
    finally:
        os.kill(editing.pid, signal.SIGCONT)

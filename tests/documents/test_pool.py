"""The pool: answers, losses and recovery, time limits, nothing left behind. On both event loops."""

import asyncio
import contextlib
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import psutil
import pytest
import uvloop
from pycrdt import Doc, Map

from tests.documents.reading import read_roots
from walkboard.documents import pool as pool_module
from walkboard.documents.codec import LENGTH
from walkboard.documents.pool import DocumentPool
from walkboard.documents.process import Answers
from walkboard.documents.protocol import Accepted, Batch, Gap, Refused, Submission
from walkboard.errors import (
    DocumentBroken,
    DocumentDiscarded,
    MalformedFrame,
    TemplateUnknown,
    TryAgainLater,
    WorkerLost,
)

MAP = {"m": "map"}
LOOPS: dict[str, Callable[[], asyncio.AbstractEventLoop]] = {
    "asyncio": asyncio.new_event_loop,
    "uvloop": uvloop.new_event_loop,
}


def updates(count: int, client_id: int = 10) -> list[bytes]:
    doc: Doc[Any] = Doc(client_id=client_id)
    made: list[bytes] = []
    doc.observe(lambda event: made.append(event.update))
    for number in range(count):
        doc.get("m", type=Map)[f"k{number}"] = number
    return made


def submissions(count: int) -> list[Submission]:
    return [Submission("ann", data) for data in updates(count)]


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.01)


def gone(pid: int) -> bool:
    with contextlib.suppress(psutil.NoSuchProcess):
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    return True


@pytest.fixture(params=LOOPS)
def run(request: pytest.FixtureRequest) -> Callable[[Callable[[], Awaitable[None]]], None]:
    def run_story(story: Callable[[], Awaitable[None]]) -> None:
        async def main() -> None:
            await story()

        with asyncio.Runner(loop_factory=LOOPS[request.param]) as runner:
            runner.run(main())

    return run_story


def test_everything_can_be_asked(run: Any) -> None:
    async def story() -> None:
        async with DocumentPool() as pool:
            await pool.load("b", [], {})
            first, second, third = submissions(3)
            eve = Submission("eve", second.data)
            batch = await pool.apply("b", [first, third, eve])
            assert [type(outcome) for outcome in batch.outcomes] == [Accepted, Gap, Refused]
            assert (batch.merged, batch.claims, batch.state_vector) == (first.data, [(10, "ann")], b"\x01\x0a\x01")
            assert await pool.difference("b", b"\x00") == await pool.state("b") == first.data
            assert (await pool.outline("b"))["cards"] == (await pool.outline_of(first.data))["cards"] == []
            packed = json.loads(gzip.decompress(await pool.packed_outline("b", 7)))
            assert packed == {"sequence": 7, "state": await pool.outline("b")}
            await pool.load("b", [first.data, second.data], {10: "ann"})
            assert await pool.difference("b", batch.state_vector) == second.data
            await pool.unload("b")
            await pool.unload("never loaded")
            with pytest.raises(WorkerLost):
                await pool.state("b")
            assert len(await pool.template("empty", "en", "ann")) > 2
            worker = pool.pids[0]
        assert gone(worker)

    run(story)


@pytest.mark.rule("V11")
def test_a_killed_worker_loses_nothing_that_is_in_the_log(run: Any) -> None:
    async def story() -> None:
        async with DocumentPool() as pool:
            lost: list[frozenset[str]] = []
            pool.on_worker_lost = lost.append
            log = updates(50)
            await pool.load("b", log[:25], {10: "ann"})
            worker = pool.pids[0]
            os.kill(worker, signal.SIGSTOP)
            under_way = [asyncio.ensure_future(pool.apply("b", [Submission("ann", log[25])])) for _ in range(3)]
            await asyncio.sleep(0)
            os.kill(worker, signal.SIGKILL)
            results = await asyncio.gather(*under_way, return_exceptions=True)
            assert all(isinstance(result, WorkerLost) for result in results)
            with pytest.raises(WorkerLost):
                await pool.state("b")
            await pool.load("b", log[:25], {10: "ann"})
            batch = await pool.apply("b", [Submission("ann", data) for data in log[25:]])
            assert read_roots(await pool.state("b"), MAP) == {"m": {f"k{number}": number for number in range(50)}}
            assert len(batch.outcomes) == 25
            assert lost == [frozenset({"b"})]
            assert pool.restarts == 1
            assert gone(worker)

    run(story)


@pytest.mark.rule("V11")
async def test_a_worker_that_hangs_is_replaced(pool: DocumentPool, monkeypatch: pytest.MonkeyPatch) -> None:
    await pool.load("b", updates(1), {10: "ann"})
    worker = pool.pids[0]
    monkeypatch.setattr(pool_module, "READ_TIMEOUT", 0.1)
    os.kill(worker, signal.SIGSTOP)
    await until(lambda: psutil.Process(worker).status() == psutil.STATUS_STOPPED)
    with pytest.raises(WorkerLost, match="in time"):
        await pool.state("b")
    await until(lambda: gone(worker) and pool.ready)
    monkeypatch.undo()
    await pool.load("b", updates(1), {10: "ann"})
    assert read_roots(await pool.state("b"), MAP) == {"m": {"k0": 0}}


async def test_a_call_given_up_does_not_confuse_the_next(pool: DocumentPool) -> None:
    await pool.load("b", [], {})
    first, second = submissions(2)
    waiting = asyncio.ensure_future(pool.apply("b", [first]))
    await asyncio.sleep(0)
    waiting.cancel()
    batch = await pool.apply("b", [second])
    assert batch.outcomes == [Accepted(second.data)]


async def test_answers_belong_to_their_questions(pool: DocumentPool) -> None:
    boards = [f"board-{number}" for number in range(20)]
    await asyncio.gather(*(pool.load(board, [], {}) for board in boards))

    async def write(number: int) -> Batch:
        return await pool.apply(boards[number], [Submission("ann", updates(number + 1)[0]), Submission("ann", b"?")])

    batches = await asyncio.gather(*(write(number) for number in range(20)))
    assert all([type(outcome) for outcome in batch.outcomes] == [Accepted, Refused] for batch in batches)


async def test_what_goes_wrong_is_told(pool: DocumentPool) -> None:
    log = updates(3)
    with pytest.raises(DocumentBroken):
        await pool.load("b", [log[2]], {})
    with pytest.raises(WorkerLost):
        await pool.apply("b", [])
    await pool.load("b", log, {})
    with pytest.raises(MalformedFrame):
        await pool.difference("b", b"\x07")
    assert await pool.state("b")
    with pytest.raises(DocumentBroken):
        await pool.outline_of(b"\x01\x01")
    with pytest.raises(TemplateUnknown):
        await pool.template("no such template", "en", "ann")
    assert pool.restarts == 0
    assert issubclass(DocumentDiscarded, TryAgainLater)


async def test_boards_are_spread_over_workers() -> None:
    async with DocumentPool(workers=2) as pool:
        await until(lambda: pool.ready)
        lost: list[frozenset[str]] = []
        pool.on_worker_lost = lost.append
        boards = [f"board-{number}" for number in range(16)]
        for board in boards:
            await pool.load(board, updates(1), {10: "ann"})
        os.kill(pool.pids[0], signal.SIGKILL)
        await until(lambda: bool(lost))
        assert 0 < len(lost[0]) < 16
        # The others never noticed.
        for board in set(boards) - lost[0]:
            assert await pool.state(board) == updates(1)[0]


@pytest.mark.rule("V11")
async def test_a_worker_without_memory_is_lost_alone() -> None:
    """What needs more than a worker may have costs the worker, never the gateway."""
    async with DocumentPool(memory_bytes=700 << 20) as pool:
        await pool.load("small", updates(1), {10: "ann"})
        with pytest.raises(WorkerLost):
            await pool.load("large", [bytes(300 << 20)], {})
        await pool.load("small", updates(1), {10: "ann"})
        assert await pool.state("small") == updates(1)[0]


GATEWAY = """
import asyncio
from walkboard.documents.pool import DocumentPool

async def main():
    async with DocumentPool() as pool:
        await pool.load("b", [], {})
        print(pool.pids[0], flush=True)
        await asyncio.sleep(600)

asyncio.run(main())
"""


def test_a_killed_gateway_leaves_no_worker(tmp_path: Path) -> None:
    program = tmp_path / "gateway.py"
    program.write_text(GATEWAY)
    with subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True) as gateway:
        assert gateway.stdout is not None
        worker = int(gateway.stdout.readline())
        assert not gone(worker)
        gateway.kill()
    deadline = time.monotonic() + 30
    while not gone(worker) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert gone(worker)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 1_000])
async def test_answers_come_whole_and_in_order_however_they_were_cut(size: int) -> None:
    bodies = [bytes([number]) * length for number, length in enumerate((0, 1, 3, 4, 300, 0, 5))]
    said = b"".join(LENGTH.pack(len(body)) + body for body in bodies)
    answers, heard = Answers(), list[bytes]()
    answers.take = heard.append
    for at in range(0, len(said), size):
        answers.data_received(said[at : at + size])
    assert heard == bodies

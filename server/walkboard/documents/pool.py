"""The worker processes as the gateway sees them: calls with timeouts, restarts with damping, boards spread over them.

A worker that dies or hangs loses the documents of its boards, nothing else: calls under way raise WorkerLost, the
worker is started again, and who wants such a board loads it again from the log.

A worker does one thing after the other, so what takes long would make other boards wait. Such work goes to one more
worker, the side worker, which is started when it is first needed: large stored states that are read or compared, and
boards that were moved there because somebody writes very much at once.
"""

import asyncio
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Self
from zlib import crc32

import structlog

from walkboard.documents.codec import (
    Operation,
    Reader,
    Status,
    Writer,
    read_batch,
    read_recovery,
    request_absorb,
    request_apply,
    request_load,
)
from walkboard.documents.contents_json import contents_from_json
from walkboard.documents.process import WorkerProcess
from walkboard.documents.protocol import Batch, Recovery, StateDigests, Submission
from walkboard.errors import (
    BoardDamaged,
    DocumentBroken,
    DocumentDiscarded,
    EarlierHistory,
    MalformedFrame,
    TemplateUnknown,
    WorkerLost,
)
from walkboard.maps.comparison import MAX_DIFFERENCES, Comparison, comparison_from_json
from walkboard.maps.contents import Contents
from walkboard.maps.summary import Summary, summary_from_json

MEMORY_BYTES = 4 << 30
# A log of a hundred thousand updates loads in a few seconds.
LOAD_TIMEOUT = 120.0
# The largest reply there may be takes a few seconds.
APPLY_TIMEOUT = 60.0
# Encoding a whole board of many megabytes.
READ_TIMEOUT = 60.0
# How long a call that needs no loaded board waits for a worker that is just starting.
START_TIMEOUT = 30.0
# A worker that ran this long was sound: the next one starts at once. Otherwise the pause doubles each time.
SOUND_AFTER = 10.0
FIRST_PAUSE = 0.1
LONGEST_PAUSE = 5.0
# How much the side worker gives way to everything else: on a machine with few cores a large paste would otherwise take
# as much of them as all other boards together.
SIDE_NICENESS = 5
# A question about stored states that is larger than this is asked of the side worker.
LARGE_QUESTION = 256 << 10

_log = structlog.get_logger(__name__)


class _Slot:
    """The place of one worker: a process, and the next one when it ends."""

    def __init__(self, memory_bytes: int, niceness: int = 0) -> None:
        self.process: WorkerProcess | None = None
        self.starts = 0
        self._memory_bytes = memory_bytes
        self._niceness = niceness
        self._ready = asyncio.Event()

    async def run(self, on_lost: Callable[[frozenset[str]], None]) -> None:
        """Keeps a process running until cancelled."""
        pause = FIRST_PAUSE
        loop = asyncio.get_running_loop()
        while True:
            begun = loop.time()
            try:
                await self._run_once(on_lost)
            except OSError as error:
                _log.error("a document worker could not be started", error=str(error))
            except Exception:  # noqa: BLE001 (raised here it would end the whole server; the next worker may do better)
                _log.exception("a document worker was lost")
            sound = loop.time() - begun >= SOUND_AFTER
            pause = FIRST_PAUSE if sound else min(pause * 2, LONGEST_PAUSE)
            await asyncio.sleep(0 if sound else pause)

    async def _run_once(self, on_lost: Callable[[frozenset[str]], None]) -> None:
        process = await WorkerProcess.start(self._memory_bytes, self._niceness)
        self.starts += 1
        self.process = process
        self._ready.set()
        try:
            await process.run()
        finally:
            self._ready.clear()
            self.process = None
            await process.end()
        _log.warning("a document worker was lost", reason=process.reason, boards=len(process.boards))
        if process.boards:
            on_lost(frozenset(process.boards))

    async def running(self) -> WorkerProcess:
        """The process, waited for if it is being started; raises WorkerLost if that takes too long."""
        try:
            async with asyncio.timeout(START_TIMEOUT):
                while self.process is None:
                    await self._ready.wait()
        except TimeoutError:
            raise WorkerLost("No document worker could be started.") from None
        return self.process

    def holding(self, board_id: str) -> WorkerProcess:
        """The process, if it has the board loaded; raises WorkerLost otherwise."""
        if self.process is None or board_id not in self.process.boards:
            raise WorkerLost
        return self.process


class DocumentPool:
    """An async context manager that owns the workers.

    `on_worker_lost` is called with the boards that a lost worker had loaded.
    """

    def __init__(self, workers: int = 1, memory_bytes: int = MEMORY_BYTES) -> None:
        """`memory_bytes` is the address space each worker may have."""
        self.on_worker_lost: Callable[[frozenset[str]], None] | None = None
        self._slots = [_Slot(memory_bytes) for _ in range(workers)]
        self._side = _Slot(memory_bytes, SIDE_NICENESS)
        self._side_task: asyncio.Task[None] | None = None
        self._aside: set[str] = set()
        self._group = asyncio.TaskGroup()
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        """Starts the workers; calls wait for them."""
        await self._group.__aenter__()
        self._tasks = [self._group.create_task(slot.run(self._lost)) for slot in self._slots]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends them; none is left behind."""
        self.on_worker_lost = None
        for task in (*self._tasks, self._side_task):
            if task is not None:
                task.cancel()
        await self._group.__aexit__(kind, error, trace)

    @property
    def ready(self) -> bool:
        """Whether all workers run; the side worker may not be needed."""
        return all(slot.process is not None for slot in self._slots)

    @property
    def restarts(self) -> int:
        """How many workers were started to replace lost ones."""
        return sum(max(0, slot.starts - 1) for slot in (*self._slots, self._side))

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers that run."""
        return [slot.process.pid for slot in (*self._slots, self._side) if slot.process is not None]

    async def load(
        self,
        board_id: str,
        updates: Sequence[bytes],
        claims: Mapping[int, str | None],
        *,
        former: Iterable[int] = (),
        healing: bool = False,
    ) -> None:
        """Rebuilds a board's document from its log. Raises DocumentBroken or WorkerLost.

        `former` are client ids of earlier epochs; whoever names one is told that they hold another history. `healing`
        says that the log lost something, which anybody who has it may bring back.
        """
        await self._load(board_id, request_load(board_id, updates, claims, former=former, healing=healing))

    async def recover(
        self, board_id: str, updates: Sequence[bytes], claims: Mapping[int, str | None], former: Iterable[int] = ()
    ) -> Recovery:
        """Rebuilds a board's document from what fits together of a damaged log. Raises DocumentBroken or WorkerLost."""
        body = request_load(board_id, updates, claims, former=former, operation=Operation.RECOVER)
        return read_recovery(await self._load(board_id, body))

    async def _load(self, board_id: str, body: bytes) -> Reader:
        process = await self._slot(board_id).running()
        # Before the answer, so that a caller who gave up can still unload it.
        process.boards.add(board_id)
        return await self._ask(process, board_id, body, LOAD_TIMEOUT)

    async def apply(
        self, board_id: str, submissions: Sequence[Submission], reservations: Iterable[tuple[int, str]] = ()
    ) -> Batch:
        """Checks and applies; nothing if it raises. Raises WorkerLost or DocumentDiscarded: then load again.

        `reservations` are client ids that, from now on, only these people may be the first to write with.
        """
        body = request_apply(board_id, submissions, reservations)
        return read_batch(await self._ask_loaded(board_id, body, APPLY_TIMEOUT))

    async def absorb(self, board_id: str, rows: Sequence[tuple[str | None, bytes]]) -> tuple[bytes, bytes]:
        """Takes what others committed: the person and the update of each row of the log, in order.

        Returns all of it as one update, and the state vector afterwards. Raises WorkerLost or DocumentDiscarded.
        """
        reader = await self._ask_loaded(board_id, request_absorb(board_id, rows), APPLY_TIMEOUT)
        return reader.data(), reader.data()

    async def difference(self, board_id: str, state_vector: bytes) -> bytes:
        """The update somebody with this state vector lacks.

        Raises MalformedFrame, EarlierHistory, WorkerLost or DocumentDiscarded.
        """
        body = Writer(Operation.DIFFERENCE).text(board_id).data(state_vector).body()
        return (await self._ask_loaded(board_id, body, READ_TIMEOUT)).data()

    async def cut(self, update: bytes, state_vector: bytes, size: int) -> list[bytes]:
        """An update of ours in parts of about this size. Raises WorkerLost."""
        body = Writer(Operation.CUT).data(update).data(state_vector).number(size).body()
        return (await self._ask_any(body)).many(Reader.data)

    async def state(self, board_id: str) -> bytes:
        """The whole document as one update. Raises WorkerLost or DocumentDiscarded."""
        body = Writer(Operation.STATE).text(board_id).body()
        return (await self._ask_loaded(board_id, body, READ_TIMEOUT)).data()

    async def outline(self, board_id: str) -> dict[str, Any]:
        """The board without its texts. Raises WorkerLost or DocumentDiscarded."""
        body = Writer(Operation.OUTLINE).text(board_id).body()
        return _read_json(await self._ask_loaded(board_id, body, READ_TIMEOUT))

    async def packed_outline(self, board_id: str, sequence: int) -> bytes:
        """The outline and the sequence it belongs to, as JSON in gzip. Raises WorkerLost or DocumentDiscarded."""
        body = Writer(Operation.PACKED_OUTLINE).text(board_id).number(sequence).body()
        return (await self._ask_loaded(board_id, body, READ_TIMEOUT)).data()

    async def packed_picture(self, board_id: str, sequence: int) -> bytes:
        """Where everything lies, in gzip; empty where there is no picture. Raises WorkerLost or DocumentDiscarded."""
        body = Writer(Operation.PACKED_PICTURE).text(board_id).number(sequence).body()
        return (await self._ask_loaded(board_id, body, READ_TIMEOUT)).data()

    async def outline_of(self, update: bytes) -> dict[str, Any]:
        """The outline of a stored state. Raises WorkerLost or DocumentBroken."""
        return _read_json(await self._ask_any(Writer(Operation.OUTLINE_OF).data(update).body()))

    async def contents(self, board_id: str) -> Contents:
        """Everything the board says. Raises WorkerLost or DocumentDiscarded."""
        body = Writer(Operation.CONTENTS).text(board_id).body()
        return contents_from_json(_read_json(await self._ask_loaded(board_id, body, READ_TIMEOUT)))

    async def digests(self, board_id: str) -> StateDigests | None:
        """Some steps towards the digests of the board; None while there is more to do. Raises as `outline` does."""
        body = Writer(Operation.DIGESTS).text(board_id).body()
        made = json.loads((await self._ask_loaded(board_id, body, READ_TIMEOUT)).data())
        return None if made is None else StateDigests(*made)

    async def contents_of(self, state: bytes) -> Contents:
        """What a stored state says. Raises WorkerLost or BoardDamaged."""
        return contents_from_json(_read_json(await self._ask_any(Writer(Operation.CONTENTS_OF).data(state).body())))

    async def summaries(self, board_id: str, cards: Sequence[str]) -> list[Summary]:
        """Cards of the board in short, as far as they are there. Raises WorkerLost or DocumentDiscarded."""
        body = Writer(Operation.SUMMARIES).text(board_id).many(cards, Writer.text).body()
        return _read_summaries(await self._ask_loaded(board_id, body, READ_TIMEOUT))

    async def find(self, board_id: str, words: str, limit: int) -> list[Summary]:
        """Cards of the board with such words in short. Raises WorkerLost or DocumentDiscarded."""
        body = Writer(Operation.FIND).text(board_id).text(words).number(limit).body()
        return _read_summaries(await self._ask_loaded(board_id, body, READ_TIMEOUT))

    async def compare(self, board_id: str, since_state: bytes) -> Comparison:
        """What differs from a stored state to the board, found in the worker: only what is listed comes back.

        Raises WorkerLost or DocumentDiscarded, and BoardDamaged when the stored state cannot be read.
        """
        body = Writer(Operation.COMPARE).text(board_id).data(since_state).number(MAX_DIFFERENCES).body()
        return comparison_from_json(_read_json(await self._ask_loaded(board_id, body, LOAD_TIMEOUT)))

    async def compare_states(self, before: bytes, after: bytes) -> Comparison:
        """What differs between two stored states. Raises WorkerLost or BoardDamaged."""
        body = Writer(Operation.COMPARE_STATES).data(before).data(after).number(MAX_DIFFERENCES).body()
        return comparison_from_json(_read_json(await self._ask_any(body)))

    async def template(self, key: str, language: str, author: str) -> bytes:
        """The first update of a board made from a template. Raises TemplateUnknown or WorkerLost."""
        body = Writer(Operation.TEMPLATE).text(key).text(language).text(author).body()
        return (await self._ask_any(body)).data()

    async def move_aside(self, board_id: str) -> bool:
        """Moves a board to the side worker until it is unloaded; False if it is there. It has to be loaded again.

        What is under way for the board must be over.
        """
        if board_id in self._aside:
            return False
        left = self._slot(board_id)
        self._aside.add(board_id)
        with suppress(WorkerLost):  # then there is nothing to unload
            await self._unload_from(left, board_id)
        return True

    async def unload(self, board_id: str) -> None:
        """Lets go of a board's document; not loaded is fine."""
        left = self._slot(board_id)
        self._aside.discard(board_id)
        await self._unload_from(left, board_id)

    async def _unload_from(self, slot: _Slot, board_id: str) -> None:
        process = slot.process
        if process is None or board_id not in process.boards:
            return
        process.boards.discard(board_id)
        await process.call(Writer(Operation.UNLOAD).text(board_id).body(), READ_TIMEOUT)

    def _slot(self, board_id: str) -> _Slot:
        if board_id in self._aside:
            return self._side_slot()
        return self._slots[crc32(board_id.encode()) % len(self._slots)]

    def _side_slot(self) -> _Slot:
        if self._side_task is None:
            self._side_task = self._group.create_task(self._side.run(self._lost))
        return self._side

    def _lost(self, boards: frozenset[str]) -> None:
        if self.on_worker_lost is not None:
            self.on_worker_lost(boards)

    async def _ask_loaded(self, board_id: str, body: bytes, timeout: float) -> Reader:
        return await self._ask(self._slot(board_id).holding(board_id), board_id, body, timeout)

    async def _ask_any(self, body: bytes) -> Reader:
        # Which worker does not matter; the same question goes to the same one.
        large = len(body) > LARGE_QUESTION
        slot = self._side_slot() if large else self._slots[crc32(body) % len(self._slots)]
        process = await slot.running()
        return await self._ask(process, None, body, LOAD_TIMEOUT)

    async def _ask(self, process: WorkerProcess, board_id: str | None, body: bytes, timeout: float) -> Reader:
        reader = Reader(await process.call(body, timeout))
        if reader.kind == Status.DONE:
            return reader
        detail, culprit = reader.text(), reader.number()
        if reader.kind == Status.MALFORMED:
            raise MalformedFrame(detail)
        if reader.kind == Status.EARLIER_HISTORY:
            raise EarlierHistory
        if reader.kind == Status.TEMPLATE_UNKNOWN:
            raise TemplateUnknown(detail)
        if reader.kind == Status.STATE_DAMAGED:
            raise BoardDamaged(detail)
        if board_id is not None:
            process.boards.discard(board_id)
        if reader.kind == Status.NOT_LOADED:
            raise WorkerLost
        if reader.kind == Status.BROKEN:
            raise DocumentBroken(detail, culprit - 1 if culprit else None)
        raise DocumentDiscarded(detail, culprit - 1 if culprit else None)


def _read_summaries(reader: Reader) -> list[Summary]:
    return [summary_from_json(each) for each in json.loads(reader.data())]


def _read_json(reader: Reader) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(reader.data())
    return content

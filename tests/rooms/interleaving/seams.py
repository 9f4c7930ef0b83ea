"""What rooms stand on, with time in between: the real worker, log and database, reached after a pause and answering
after another one, so that anything may happen before, and anything may have happened when the answer is here.

A worker is lost as a room sees it: the documents are gone, calls under way fail, the registry is told, and loading
waits until the next worker is there. (`tests/faults` really kills processes, a few times; here it is often.)
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from tests.rooms.interleaving.loop import Outside
from walkboard.documents.pool import DocumentPool
from walkboard.errors import WorkerLost
from walkboard.history.entries import Entry
from walkboard.history.writer import CommitFailed, LogWriter

_Answer = TypeVar("_Answer")

# Beyond the time somebody waits for a room, once in a while.
LONG_PAUSE = 40.0


class Drift:
    """Pauses by seed: none, a few turns of the loop, milliseconds, rarely very long."""

    def __init__(self, rng: random.Random) -> None:
        self.cut_off = 0  # how many were not waited for
        self._rng = rng

    async def __call__(self) -> None:
        try:
            await self._pause()
        except asyncio.CancelledError:
            self.cut_off += 1
            raise

    async def _pause(self) -> None:
        chance = self._rng.random()
        if chance < 0.35:
            return
        if chance < 0.65:
            for _ in range(self._rng.randrange(1, 5)):
                await asyncio.sleep(0)
        elif chance < 0.997:
            await asyncio.sleep(self._rng.expovariate(20.0))
        else:
            await asyncio.sleep(LONG_PAUSE)


class PausingPool:
    """The worker pool, for one registry."""

    def __init__(self, outside: Outside, pool: DocumentPool, drift: Drift) -> None:
        self.on_worker_lost: Callable[[frozenset[str]], None] | None = None
        self.loaded: set[str] = set()
        self.under_way: Counter[str] = Counter()
        self._outside = outside
        self._pool = pool
        self._drift = drift
        self._losses = 0
        self._up = asyncio.Event()
        self._up.set()

    async def load(self, board_id: str, *args: Any, **options: Any) -> None:
        await self._call(board_id, lambda: self._pool.load(board_id, *args, **options), loads=True)

    async def recover(self, board_id: str, *args: Any) -> Any:
        return await self._call(board_id, lambda: self._pool.recover(board_id, *args), loads=True)

    async def apply(self, board_id: str, *args: Any) -> Any:
        return await self._call(board_id, lambda: self._pool.apply(board_id, *args))

    async def absorb(self, board_id: str, *args: Any) -> Any:
        return await self._call(board_id, lambda: self._pool.absorb(board_id, *args))

    async def difference(self, board_id: str, *args: Any) -> Any:
        return await self._call(board_id, lambda: self._pool.difference(board_id, *args))

    async def state(self, board_id: str) -> Any:
        return await self._call(board_id, lambda: self._pool.state(board_id))

    async def outline(self, board_id: str) -> Any:
        return await self._call(board_id, lambda: self._pool.outline(board_id))

    async def unload(self, board_id: str) -> None:
        if board_id in self.loaded:
            self.loaded.discard(board_id)
            await self._call(board_id, lambda: self._pool.unload(board_id), unloads=True)

    async def move_aside(self, board_id: str) -> bool:
        self.loaded.discard(board_id)
        return await self._call(board_id, lambda: self._pool.move_aside(board_id), unloads=True)

    async def lose_worker(self) -> None:
        """All documents are gone; the next worker comes a little later."""
        if not self._up.is_set():
            return
        self._losses += 1
        self._up.clear()
        lost, self.loaded = frozenset(self.loaded), set()
        for board_id in sorted(lost):
            self._outside.run(self._pool.unload(board_id))
        await self._drift()
        if lost and self.on_worker_lost is not None:
            self.on_worker_lost(lost)
        await self._drift()
        self._up.set()

    async def _call(
        self,
        board_id: str,
        question: Callable[[], Coroutine[Any, Any, _Answer]],
        *,
        loads: bool = False,
        unloads: bool = False,
    ) -> _Answer:
        if loads:
            await self._up.wait()
            self.loaded.add(board_id)
        elif board_id not in self.loaded and not unloads:
            raise WorkerLost
        losses = self._losses
        self.under_way[board_id] += 1
        assert self.under_way[board_id] == 1, "two ask the worker about one board at once"
        try:
            await self._drift()
            if losses == self._losses:
                answer = self._outside.run(question())
                await self._drift()
            if losses != self._losses:
                raise WorkerLost(executing=True)
            return answer
        finally:
            self.under_way[board_id] -= 1


class PausingWriter:
    """The log's writer, which sometimes fails, and sometimes only seems to."""

    def __init__(self, outside: Outside, writer: LogWriter, drift: Drift, rng: random.Random) -> None:
        self.trouble = 0.0
        self._outside = outside
        self._writer = writer
        self._drift = drift
        self._rng = rng

    async def append(self, entry: Entry) -> int:
        await self._drift()
        if self._rng.random() < self.trouble:
            raise CommitFailed
        sequence = self._outside.run(self._writer.append(entry))
        await self._drift()
        if self._rng.random() < self.trouble:
            raise CommitFailed
        return sequence


def pausing(
    outside: Outside, reading: Callable[..., Coroutine[Any, Any, _Answer]], drift: Drift
) -> Callable[..., Coroutine[Any, Any, _Answer]]:
    """A function that reads the database, as rooms call it."""

    async def read(*args: Any) -> _Answer:
        await drift()
        answer = outside.run(reading(*args))
        await drift()
        return answer

    return read

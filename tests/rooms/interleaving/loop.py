"""An event loop without a clock and without a world: time passes when nothing is ready, and a seed says what runs next.

Whatever is real, the document worker and the database, runs in a thread of its own (`Outside`) and is asked while this
loop stands still. So one seed is one order of events, every time.
"""

import asyncio
import random
import selectors
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")

# A question to the outside that takes longer hangs, or meets a machine that is far too busy.
OUTSIDE_TIMEOUT = 60.0


class NothingWillHappen(Exception):  # noqa: N818
    """Everybody waits, and no timer runs: a deadlock."""


class _NoEvents(selectors.SelectSelector):
    """Waiting for input is how time passes."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise NothingWillHappen
        self.now += max(0.0, timeout)
        return []


class SeededLoop(asyncio.SelectorEventLoop):
    """Runs one callback at a time; with `shuffled`, any of those that are ready, otherwise the oldest."""

    def __init__(self, rng: random.Random, *, shuffled: bool, after_each: Callable[[], None]) -> None:
        self._selected = _NoEvents()
        super().__init__(self._selected)
        self._rng = rng
        self._shuffled = shuffled
        self._after_each = after_each
        self.steps = 0

    def time(self) -> float:
        return self._selected.now

    def _run_once(self) -> None:
        ready = self._ready  # type: ignore[attr-defined]
        waiting = list(ready)
        if len(waiting) > 1:
            chosen = waiting.pop(self._rng.randrange(len(waiting)) if self._shuffled else 0)
            ready.clear()
            ready.append(chosen)
        else:
            waiting = []
        super()._run_once()  # type: ignore[misc]
        ready.extendleft(reversed(waiting))
        self.steps += 1
        self._after_each()


class Outside:
    """A thread with an ordinary event loop, for what is real."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, question: Coroutine[Any, Any, _Answer]) -> _Answer:
        """Does it there, while everything stands still here."""
        return asyncio.run_coroutine_threadsafe(question, self._loop).result(OUTSIDE_TIMEOUT)

    @contextmanager
    def entered(self, manager: AbstractAsyncContextManager[_Answer]) -> Iterator[_Answer]:
        """A context of there, entered and left by one task, as groups of tasks want it."""
        value: Future[_Answer] = Future()
        leave = asyncio.Event()

        async def stay() -> None:
            async with manager as entered:
                value.set_result(entered)
                await leave.wait()

        staying = asyncio.run_coroutine_threadsafe(stay(), self._loop)
        try:
            yield value.result(OUTSIDE_TIMEOUT)
        finally:
            self._loop.call_soon_threadsafe(leave.set)
            staying.result(OUTSIDE_TIMEOUT)

    def close(self) -> None:
        """Ends the thread."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

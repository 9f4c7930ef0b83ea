"""The load generator: one thread, one epoll, no framework, so that it is not what is measured. The same for all."""

import contextlib
import gc
import select
import time
from collections.abc import Callable, Iterable
from time import perf_counter

from tests.bench.line import Album, Line, State
from tests.bench.seats import Seat

BUFFER = 1 << 20
WAVE = 64  # connections opened at a time
JOIN_TIMEOUT = 60.0
EVENTS = 256


class JoinError(RuntimeError):
    """Not everybody got in."""


class Generator:
    """People's connections, and a clock by which they act."""

    def __init__(self) -> None:
        self.album = Album()
        self.lines: list[Line] = []
        self.late: list[float] = []  # how much later than planned things were done, in seconds
        self._poll = select.epoll()
        self._by_number: dict[int, Line] = {}
        self._buffer = bytearray(BUFFER)
        self._view = memoryview(self._buffer)

    def __enter__(self) -> "Generator":
        gc.disable()
        return self

    def __exit__(self, *_: object) -> None:
        for line in self.lines:
            line.close(None)
        self._poll.close()
        gc.enable()
        gc.collect()

    def open(self, seats: Iterable[Seat]) -> list[Line]:
        """Opens connections at once, without waiting for anything."""
        made = [Line(seat, self.album) for seat in seats]
        for line in made:
            self._by_number[line.socket.fileno()] = line
            self._poll.register(line.socket.fileno(), select.EPOLLIN | select.EPOLLOUT)
        self.lines += made
        return made

    def join(self, seats: list[Seat]) -> list[Line]:
        """Opens connections in waves and waits until each has its board; raises JoinError."""
        made: list[Line] = []
        for first in range(0, len(seats), WAVE):
            wave = self.open(seats[first : first + WAVE])
            self.wait(lambda wave=wave: all(line.state in (State.JOINED, State.CLOSED) for line in wave))
            made += wave
        closed = [line.code for line in made if line.state is State.CLOSED]
        if closed:
            raise JoinError(f"{len(closed)} of {len(made)} were sent away while joining, the first with {closed[0]}")
        return made

    def wait(self, done: Callable[[], bool], timeout: float = JOIN_TIMEOUT) -> None:
        """Turns until something is so; raises JoinError."""
        deadline = perf_counter() + timeout
        while not done():
            if perf_counter() > deadline:
                raise JoinError(f"not everybody was in after {timeout:.0f} s")
            self.turn(0.01)

    def rest(self, seconds: float) -> None:
        """Only listens for a while."""
        until = perf_counter() + seconds
        while (left := until - perf_counter()) > 0:
            self.turn(min(left, 0.05))

    def send(self, line: Line, data: bytes) -> None:
        """Sends a frame, now or as soon as the socket takes it."""
        if line.state is not State.CLOSED and not line.send(data) and line.state is not State.CLOSED:
            self._poll.modify(line.socket.fileno(), select.EPOLLIN | select.EPOLLOUT)

    def play(self, plan: list[tuple[float, Callable[[], None]]], start: float) -> None:
        """Does what is planned, sorted by seconds from the start, and listens in between."""
        position, total = 0, len(plan)
        while position < total:
            now = perf_counter() - start
            burst = 0
            while position < total and plan[position][0] <= now and burst < 64:
                self.late.append(perf_counter() - start - plan[position][0])
                plan[position][1]()
                position += 1
                burst += 1
            wait = plan[position][0] - (perf_counter() - start) if position < total else 0.0
            self.turn(max(0.0, wait))

    def turn(self, timeout: float) -> None:
        """Reads and writes what can be, waiting for it at most so many seconds."""
        for number, event in self._poll.poll(timeout, EVENTS):
            line = self._by_number[number]
            if event & select.EPOLLOUT and line.flush() and line.state is not State.CLOSED:
                self._poll.modify(number, select.EPOLLIN)
            if event & ~select.EPOLLOUT and line.state is not State.CLOSED:
                line.read(self._buffer, self._view)
            if line.state is State.CLOSED:
                self._forget(number)

    def _forget(self, number: int) -> None:
        del self._by_number[number]
        with contextlib.suppress(OSError, ValueError):
            self._poll.unregister(number)


def own_cpu() -> float:
    """Seconds of CPU the generator used so far."""
    return time.process_time()

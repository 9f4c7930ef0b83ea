"""One running worker process and the calls under way to it, in the gateway.

The worker answers in order, so calls wait in a line. Only the first one's time runs: when it runs out, the process is
killed, and every call in the line fails with it.
"""

import asyncio
import os
import socket
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from typing_extensions import override

from walkboard.documents.codec import LENGTH
from walkboard.errors import TryAgainLater, WorkerLost

# Calls that wait at one worker; a board has one or two, so this is never reached by honest use.
MAX_WAITING = 8_192
# After its socket is closed, a worker that is not in the middle of something ends at once.
EXIT_TIMEOUT = 2.0


@dataclass(slots=True)
class _Call:
    answer: asyncio.Future[bytes]
    timeout: float


class Answers(asyncio.Protocol):
    """Cuts what the process says into answers and hands each on at once, without a task in between."""

    def __init__(self) -> None:
        """Nothing came yet; `take` is given each answer, and `gone` is done when there will be no more."""
        self.gone = asyncio.get_running_loop().create_future()
        self.take: Callable[[bytes], None] | None = None
        self._rest = bytearray()
        self._needed = 0  # so much of it makes an answer

    @override
    def data_received(self, data: bytes) -> None:
        """What came of answers."""
        if self._rest:
            self._rest += data
            if len(self._rest) < self._needed:
                return
            data, self._rest = bytes(self._rest), bytearray()
        at, size = 0, len(data)
        while size - at >= LENGTH.size:
            start = at + LENGTH.size
            end = start + LENGTH.unpack_from(data, at)[0]
            if end > size:
                self._needed = end - at
                break
            if self.take is not None:
                self.take(data[start:end])
            at = end
        else:
            self._needed = LENGTH.size
        self._rest += data[at:]

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing more will come."""
        if not self.gone.done():
            self.gone.set_result(None)


class WorkerProcess:
    """A process, from its start to its end."""

    def __init__(
        self, process: asyncio.subprocess.Process, transport: asyncio.WriteTransport, answers: Answers
    ) -> None:
        """Use `start`."""
        self.boards: set[str] = set()
        self.reason = "The worker ended."
        self._process = process
        self._transport = transport
        self._answers = answers
        answers.take = self._take
        self._line: deque[_Call] = deque()
        self._watch: asyncio.TimerHandle | None = None
        self._ended = False

    @classmethod
    async def start(cls, memory_bytes: int, niceness: int = 0) -> Self:
        """Starts a process; it ends by itself when the socket between the two is closed, however that happens.

        `niceness` makes it give way to others.
        """
        ours, theirs = socket.socketpair()
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",
                "-m",
                "walkboard.documents.worker",
                str(theirs.fileno()),
                str(memory_bytes),
                str(niceness),
                pass_fds=[theirs.fileno()],
                stdin=asyncio.subprocess.DEVNULL,
                env={**os.environ, "RUST_BACKTRACE": "0"},
                # Interrupting the server in a terminal must not take the workers away while it drains.
                start_new_session=True,
            )
        except BaseException:
            ours.close()
            raise
        finally:
            # While a copy is open here, the worker's death would not be seen.
            theirs.close()
        transport, answers = await asyncio.get_running_loop().create_unix_connection(Answers, sock=ours)
        return cls(process, transport, answers)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    async def run(self) -> None:
        """Until the process is gone; answers are handed out meanwhile."""
        await self._answers.gone

    async def call(self, body: bytes, timeout: float) -> bytes:
        """Sends a request and waits for its answer; raises WorkerLost when the process is gone before."""
        if self._ended:
            raise WorkerLost(self.reason)
        if len(self._line) >= MAX_WAITING:
            raise TryAgainLater("Too much is waiting for the documents.")
        call = _Call(asyncio.get_running_loop().create_future(), timeout)
        self._line.append(call)
        if len(self._line) == 1:
            self._watch_first()
        # If this fails, so does the answer, with the reason.
        self._transport.write(LENGTH.pack(len(body)) + body)
        return await call.answer

    async def end(self) -> None:
        """Ends the process if it still runs, and fails what is under way."""
        self._ended = True
        if self._watch is not None:
            self._watch.cancel()
        for position, call in enumerate(self._line):
            if not call.answer.done():
                call.answer.set_exception(WorkerLost(self.reason, executing=position == 0))
                # Nobody may be waiting any more.
                call.answer.exception()
        self._line.clear()
        self._transport.close()
        try:
            await asyncio.wait_for(self._process.wait(), EXIT_TIMEOUT)
        except TimeoutError:
            self.kill(self.reason)
            await self._process.wait()

    def kill(self, reason: str) -> None:
        """Ends the process at once."""
        self.reason = reason
        try:
            self._process.kill()
        except ProcessLookupError:
            return

    def _take(self, body: bytes) -> None:
        if not self._line:
            self.kill("The worker answered something that it was not asked.")
            return
        call = self._line.popleft()
        self._watch_first()
        if not call.answer.done():
            call.answer.set_result(body)

    def _watch_first(self) -> None:
        if self._watch is not None:
            self._watch.cancel()
            self._watch = None
        if self._line:
            loop = asyncio.get_running_loop()
            self._watch = loop.call_later(self._line[0].timeout, self.kill, "The worker did not answer in time.")

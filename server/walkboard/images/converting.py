"""Images being taken in: received within bounds, and made anew by a process for each, a few at a time."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog

from walkboard.errors import ImageTooLarge, ImageTooManyPixels, ImageUnreadable, TryAgainLater
from walkboard.images.kinds import kind_of
from walkboard.images.limits import MAX_ANSWER, MEGABYTE, TIMEOUT
from walkboard.images.made import Fault, Picture

# So many processes at once, and so many images that wait for one; whoever comes then is asked to come again.
AT_ONCE = 2
MAX_WAITING = 32
# Bytes of uploads held at once; the same.
MAX_HELD = 256 * MEGABYTE

_BUSY = "Many images are coming in just now. Try again in a moment."

_log = structlog.get_logger(__name__)


class Intake:
    """Takes uploads of a server."""

    def __init__(self, largest: int) -> None:
        """`largest` is how many bytes one upload may have."""
        self.largest = largest
        self._held = 0
        self._waiting = 0
        self._turns = asyncio.Semaphore(AT_ONCE)

    async def take(self, parts: AsyncIterator[bytes]) -> Picture:
        """The image made anew.

        Raises ImageTooLarge, ImageKindRefused and its siblings, ImageTooManyPixels, ImageUnreadable or TryAgainLater.
        """
        data = bytearray()
        try:
            async for part in parts:
                data += part
                self._held += len(part)
                if len(data) > self.largest:
                    raise ImageTooLarge.than(self.largest)
                if self._held > MAX_HELD:
                    raise TryAgainLater(_BUSY)
            return await self._converted(bytes(data))
        finally:
            self._held -= len(data)

    async def _converted(self, data: bytes) -> Picture:
        kind = kind_of(data)
        async with self._turn():
            return await converted(data, kind)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if self._waiting >= MAX_WAITING:
            raise TryAgainLater(_BUSY)
        self._waiting += 1
        try:
            async with self._turns:
                yield
        finally:
            self._waiting -= 1


async def converted(data: bytes, kind: str, timeout: float = TIMEOUT) -> Picture:
    """What the process makes of an image. Raises ImageTooManyPixels, ImageUnreadable or TryAgainLater."""
    try:
        answer = await _asked(data, kind, timeout)
    except TimeoutError:
        _log.warning("an image took too long", kind=kind, size=len(data))
        raise ImageUnreadable("The image takes too long to open. Save it as PNG or JPEG and try again.") from None
    return _read(answer)


def _read(answer: bytes) -> Picture:
    line, _, parts = answer.partition(b"\n")
    if not line:
        # It died: of its limits or of a decoder. Whichever, the image is the reason.
        raise ImageUnreadable
    head = json.loads(line)
    if head.get("refused") == Fault.TOO_MANY_PIXELS:
        raise ImageTooManyPixels
    if "refused" in head:
        raise ImageUnreadable
    full = head["full"]
    return Picture(head["width"], head["height"], parts[:full], parts[full : full + head["preview"]])


async def _asked(data: bytes, kind: str, timeout: float) -> bytes:
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            "walkboard.images.worker",
            kind,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            # Whatever an image makes of its decoder, it finds no secret of ours.
            env={name: value for name, value in os.environ.items() if not name.startswith("WALKBOARD_")},
            start_new_session=True,
        )
    except OSError as error:
        raise TryAgainLater(f"The image could not be opened just now: {error.strerror}.") from None
    try:
        async with asyncio.timeout(timeout), asyncio.TaskGroup() as tasks:
            tasks.create_task(_fed(process, data))
            return await _heard(process)
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def _fed(process: asyncio.subprocess.Process, data: bytes) -> None:
    assert process.stdin is not None
    # It may be gone before it read everything; then its answer says so.
    with suppress(OSError):
        process.stdin.write(data)
        await process.stdin.drain()
        process.stdin.close()


async def _heard(process: asyncio.subprocess.Process) -> bytes:
    assert process.stdout is not None
    answer = bytearray()
    while part := await process.stdout.read(1 << 16):
        answer += part
        if len(answer) > MAX_ANSWER:
            return b""
    return bytes(answer)

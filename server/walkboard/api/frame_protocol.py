"""The receiving side of our WebSocket class: whole binary messages go to whoever takes them, at once.

uvicorn's class parses every frame with a general library, hands it to a task through a queue, and pauses reading for
each. Here frames are only cut apart. A complete binary message is unmasked and given to `receiver`, unless something
before it still waits for its turn; everything else (the handshake, control frames, pieces, whatever is not in order)
goes to the library as before, a whole frame at a time, so that it always stands between two frames.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from typing_extensions import override
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import apply_mask  # type: ignore[attr-defined] # the fastest there is
from websockets.http11 import Request

from walkboard.wire.frames import BINARY, frame_bounds, is_plain_message

# Messages that may wait for the endpoint before reading pauses; a large one pauses it at once.
MAX_WAITING = 16
LARGE_MESSAGE = 64 << 10
# One connection's turn: so many frames, then others are looked at.
FRAMES_AT_ONCE = 32
# What the library is given to judge by itself comes in portions, so that a flood is noticed before all was parsed.
PORTION = 16 << 10
# A frame's head at its longest.
_HEAD = 14
# That of a small message, at which sizes it has one, and by how much its second byte is more than the frame's size.
_HEAD_OF_SMALL = 6
_SMALL = _HEAD_OF_SMALL + 126
_MASKED = 0x80 - _HEAD_OF_SMALL


class Waiting:
    """Messages that wait for one reader: what `asyncio.Queue` does, for a tenth of its memory."""

    __slots__ = ("_messages", "_reader")

    def __init__(self) -> None:
        """Nothing waits."""
        self._messages: list[Any] = []
        self._reader: asyncio.Future[None] | None = None

    def put_nowait(self, message: Any) -> None:
        """One more message; how many there may be is for whoever puts them here."""
        self._messages.append(message)
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)

    async def get(self) -> Any:
        """The next message."""
        while not self._messages:
            self._reader = asyncio.get_running_loop().create_future()
            try:
                await self._reader
            finally:
                self._reader = None
        return self._messages.pop(0)

    def qsize(self) -> int:
        """How many wait."""
        return len(self._messages)

    def empty(self) -> bool:
        """Whether none waits."""
        return not self._messages


class FrameProtocol(WebSocketsSansIOProtocol):
    """One WebSocket connection, as far as it receives.

    `receiver` takes a message without waiting; it answers False for one that has to wait for its turn, which the
    endpoint then receives in the ordinary way, as it does all that come before there is a receiver.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Called by uvicorn."""
        super().__init__(*args, **kwargs)
        self.queue = Waiting()  # type: ignore[assignment]
        self.receiver: Callable[[bytes], bool] | None = None
        self._cutting = False
        self._endpoint_waits = False
        self._turn_over = False  # more frames are here, and will be looked at soon
        self._rest: bytes | bytearray = b""  # what arrived and was not looked at
        self._needed = 0  # so much of it makes a frame

    @override
    def handle_connect(self, event: Request) -> None:
        """The handshake is over for the library: what comes now are frames."""
        super().handle_connect(event)
        self._cutting = not self.close_sent

    @override
    def data_received(self, data: bytes) -> None:
        """Cuts what arrived into frames."""
        if not self._cutting:
            self._to_library(data)
            return
        size = len(data)
        if not self._rest and _HEAD_OF_SMALL <= size < _SMALL and data[0] == BINARY and data[1] == size + _MASKED:
            # What nearly always comes: one small message, whole.
            if self.transport.is_closing():
                return
            if self.handshake_complete and not (self.frames or self.close_sent):
                self._deliver(apply_mask(data[_HEAD_OF_SMALL:], data[2:_HEAD_OF_SMALL]))
            else:
                self._take_frame(data, 0, _HEAD_OF_SMALL, size)
            return
        if self._rest:
            if not isinstance(self._rest, bytearray):
                self._rest = bytearray(self._rest)
            self._rest += data
            if len(self._rest) < self._needed or self._turn_over or self.read_paused:
                return
            data, self._rest = bytes(self._rest), b""
        self._read_frames(data)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody receives any more."""
        self.receiver = None
        self._rest = b""
        super().connection_lost(exc)

    @override
    def send_receive_event_to_app(self) -> None:
        """A message that the library put together."""
        if self.close_sent or self.curr_msg_data_type == "text":
            super().send_receive_event_to_app()
            return
        data = self.frames[0] if len(self.frames) == 1 else b"".join(self.frames)
        self.frames = []
        self._deliver(data)

    @override
    async def receive(self) -> Any:
        """The endpoint's next message. While it waits for one, nothing that came before is under way."""
        self._endpoint_waits = True
        message = await self.queue.get()
        self._endpoint_waits = False
        if self.read_paused and self.queue.empty():
            self.read_paused = False
            # Not now: this message comes first.
            self.loop.call_soon(self.read_on)
        return message

    def read_on(self) -> None:
        """Looks at what was left, then lets more come."""
        self._turn_over = False
        if self.transport.is_closing() or self.disconnected:
            return
        data, self._rest = bytes(self._rest), b""
        if data:
            self._read_frames(data)
        if not (self._turn_over or self.read_paused or self.transport.is_closing()):
            self.transport.resume_reading()

    def _read_frames(self, data: bytes) -> None:
        """As many as are here, up to one turn, or until the endpoint has enough to do."""
        at, size = 0, len(data)
        for _ in range(FRAMES_AT_ONCE):
            if self.transport.is_closing():
                return
            start, end = frame_bounds(data, at)
            if start <= size and end - start > self.config.ws_max_size:
                self._cutting = False  # what is too large is not collected; the library says so to the client
                self._to_library(data[at:])
                return
            if end > size:
                self._rest, self._needed = data[at:], end - at if start <= size else min(size - at + 1, _HEAD)
                return
            self._take_frame(data, at, start, end)
            at = end
            if self.read_paused:
                break
        if at == size:
            return
        self._rest, self._needed = data[at:], 0
        if not self.read_paused and not self.transport.is_closing():
            self._turn_over = True
            self.transport.pause_reading()
            self.loop.call_soon(self.read_on)

    def _take_frame(self, data: bytes, at: int, start: int, end: int) -> None:
        if self.handshake_complete and not (self.frames or self.close_sent) and is_plain_message(data, at):
            self._deliver(apply_mask(data[start:end], data[start - 4 : start]))
        else:
            super().data_received(data[at:end])

    def _deliver(self, message: bytes) -> None:
        idle = self._endpoint_waits and self.queue.empty()
        if idle and self.receiver is not None and self.receiver(message):
            return
        self.queue.put_nowait({"type": "websocket.receive", "bytes": message})
        if not self.read_paused and (len(message) > LARGE_MESSAGE or self.queue.qsize() >= MAX_WAITING):
            self.read_paused = True
            self.transport.pause_reading()

    def _to_library(self, data: bytes) -> None:
        for start in range(0, len(data), PORTION):
            if self.transport.is_closing():
                return
            super().data_received(data[start : start + PORTION])

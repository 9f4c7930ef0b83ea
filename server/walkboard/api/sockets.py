"""Connections as rooms see them: straight through our own protocol class, or through plain ASGI where that is not in
use."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Protocol

from fastapi import WebSocket
from starlette.websockets import WebSocketDisconnect

from walkboard.api.socket_protocol import EXTENSION, SocketProtocol
from walkboard.rooms.transport import Packet, Transport

# How long the last packets and the close may take on a connection that nobody reads.
LAST_WORDS_TIMEOUT = 5.0


class Socket(Transport, Protocol):
    """A transport that may need a task of its own to send."""

    async def run(self) -> None:
        """Sends until closed; returns at once where nothing needs to run."""


def socket_of(websocket: WebSocket) -> Socket:
    """The best way to send on this connection."""
    protocol = websocket.scope.get("extensions", {}).get(EXTENSION)
    if isinstance(protocol, SocketProtocol) and protocol.writes_frames:
        return DirectSocket(protocol)
    return QueuedSocket(websocket)


class DirectSocket:
    """Writes frames to uvicorn's transport, whose buffer is the only queue."""

    __slots__ = ("_protocol", "buffered", "send")

    def __init__(self, protocol: SocketProtocol) -> None:
        """The connection must be accepted."""
        self._protocol = protocol
        # All messages of a packet in one write; bytes in the transport's buffer. Called for everybody at every change,
        # so there is nothing in between.
        self.send: Callable[[Packet], None] = protocol.write_packet
        self.buffered: Callable[[], int] = protocol.buffered

    def close(self, code: int, reason: str) -> None:
        """Closes after what was sent."""
        self._protocol.close_with(code, reason)

    async def run(self) -> None:
        """Nothing to run."""


class QueuedSocket:
    """Sends through ASGI, one message after another. The queue is bounded by its user, who looks at `buffered`."""

    def __init__(self, websocket: WebSocket) -> None:
        """The connection must be accepted."""
        self._websocket = websocket
        self._messages: deque[bytes] = deque()
        self._bytes = 0
        self._closing: tuple[int, str] | None = None
        self._news = asyncio.Event()

    def send(self, packet: Packet) -> None:
        """Queues the messages."""
        if self._closing is None:
            self._messages.extend(packet.messages)
            self._bytes += packet.size
            self._news.set()

    def close(self, code: int, reason: str) -> None:
        """Closes after what was sent."""
        self._closing = self._closing or (code, reason)
        self._news.set()

    def buffered(self) -> int:
        """Bytes in the queue."""
        return self._bytes

    async def run(self) -> None:
        """Sends until closed or disconnected."""
        try:
            while self._closing is None:
                await self._news.wait()
                self._news.clear()
                if self._closing is None:
                    await self._send_all()
            async with asyncio.timeout(LAST_WORDS_TIMEOUT):
                await self._send_all()
                await self._websocket.close(*self._closing)
        except (WebSocketDisconnect, TimeoutError, RuntimeError):
            self._messages.clear()  # gone: Starlette raises RuntimeError for sending after the end

    async def _send_all(self) -> None:
        while self._messages:
            message = self._messages.popleft()
            self._bytes -= len(message)
            await self._websocket.send_bytes(message)

"""The HTTP side of uvicorn with a deadline: who connects says what it wants within it, or is cut off.

uvicorn waits for ever for a request that never ends its head, and each costs a file descriptor. The deadline runs from
connecting, or from the first byte of a later request, to the end of the request's head. An upgrade to a WebSocket is
such a head.
"""

import asyncio

import h11
from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

# A head fits in a packet or two; this is for the thinnest of lines.
HEAD_TIMEOUT = 10.0


class RequestProtocol(H11Protocol):
    """One HTTP connection."""

    _deadline: asyncio.TimerHandle | None = None

    @override
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to wait."""
        super().connection_made(transport)
        self._wait_for_head()

    @override
    def data_received(self, data: bytes) -> None:
        """A piece of a request."""
        if self._deadline is None and self.conn.their_state is h11.IDLE:
            self._wait_for_head()
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop_waiting()

    @override
    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """The head is complete, and the connection somebody else's."""
        self._stop_waiting()
        super().handle_websocket_upgrade(event)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing to wait for."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait_for_head(self) -> None:
        self._deadline = self.loop.call_later(HEAD_TIMEOUT, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

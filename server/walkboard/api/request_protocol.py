"""The HTTP side of uvicorn with deadlines: who connects says what it wants within them, or is cut off.

uvicorn waits for ever for a request that never ends its head or its body, and each costs a file descriptor. The first
deadline runs from connecting, or from the first byte of a later request, to the end of the request's head. An upgrade
to a WebSocket is such a head. The second one runs from there to the end of the body; what comes of it gives more time.
"""

import asyncio

import h11
from typing_extensions import override
from uvicorn.protocols.http.h11_impl import H11Protocol

# A head fits in a packet or two; this is for the thinnest of lines.
HEAD_TIMEOUT = 10.0
# A body has this long, and a second more for so many bytes of it: the largest has some minutes on a thin line.
BODY_TIMEOUT = 30.0
BODY_BYTES_PER_SECOND = 8 << 10


class RequestProtocol(H11Protocol):
    """One HTTP connection."""

    _deadline: asyncio.TimerHandle | None = None
    # While a body comes: when it began, and how much of it is there.
    _body_since: float | None = None
    _body_bytes = 0
    _upgraded = False

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
        if self._upgraded:
            return
        if self.conn.their_state is h11.SEND_BODY:
            self._take_of_body(len(data))
        elif self.conn.their_state is not h11.IDLE or self._body_since is not None:
            self._stop_waiting()

    @override
    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """The head is complete, and the connection somebody else's."""
        self._upgraded = True
        self._stop_waiting()
        super().handle_websocket_upgrade(event)

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing to wait for."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait_for_head(self) -> None:
        self._deadline = self.loop.call_later(HEAD_TIMEOUT, self.transport.abort)

    def _take_of_body(self, size: int) -> None:
        if self._body_since is None:
            self._stop_waiting()
            self._body_since, self._body_bytes = self.loop.time(), 0
            self._deadline = self.loop.call_later(BODY_TIMEOUT, self._look_at_body)
        self._body_bytes += size

    def _look_at_body(self) -> None:
        since = self.loop.time() if self._body_since is None else self._body_since
        end = since + BODY_TIMEOUT + self._body_bytes / BODY_BYTES_PER_SECOND
        if self.loop.time() >= end:
            self.transport.abort()
        else:
            self._deadline = self.loop.call_at(end, self._look_at_body)

    def _stop_waiting(self) -> None:
        self._body_since = None
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

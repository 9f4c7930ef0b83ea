"""The WebSocket side of uvicorn, made fit for many frames to many people and for clients that misbehave.

On top of uvicorn's own class: packets that are already framed go straight to the transport; messages come straight from
it (`api/frame_protocol.py`); a client that does not read is cut off instead of being waited for; floods of control
frames and fragments cost nothing; what is too large is closed with our own code; and a server that shuts down lets its
rooms finish first. Where this class is not in use, `api/sockets.py` falls back to plain ASGI.
"""

import struct
from collections.abc import Callable
from typing import Any

import structlog
from typing_extensions import override
from websockets.frames import CloseCode, Frame
from websockets.http11 import Request

from walkboard.api.frame_protocol import FrameProtocol
from walkboard.api.request_protocol import RequestProtocol
from walkboard.api.services import Services
from walkboard.api.visits import Visit
from walkboard.errors import Restarting, TooLarge
from walkboard.rooms.limits import ENVELOPE_BYTES, REPLY_BYTES, TokenBucket
from walkboard.rooms.transport import Packet

_log = structlog.get_logger(__name__)

# The key under which an endpoint finds its connection in the scope's extensions.
EXTENSION = "walkboard.socket"
# A message in more pieces than this is not a message but a flood.
MAX_FRAGMENTS = 2_048
# Frames that are no message, such as pings, pongs and pieces: sustained and at once. Honest clients send a ping now and
# then, and a few hundred pieces for the largest message.
EXTRA_FRAMES_PER_SECOND = 100.0
EXTRA_FRAMES_AT_ONCE = 4_096.0
# Pongs are not sent to a client that leaves this much unread.
PONG_LIMIT = 64 << 10
# How long a client may take to answer a close.
CLOSE_TIMEOUT = 5.0
# How long rooms may take to finish when the server shuts down.
SHUTDOWN_TIMEOUT = 10.0


class SocketProtocol(FrameProtocol):
    """One WebSocket connection.

    `on_shutdown` is set by the endpoint: what to do before the connection is closed. So is `visit`: what goes on once
    the endpoint has returned.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Called by uvicorn."""
        super().__init__(*args, **kwargs)
        self.close_timeout = CLOSE_TIMEOUT
        self.on_shutdown: Callable[[], None] | None = None
        self.visit: Visit | None = None
        self.app = self._let_in_and_stay
        self._extra = TokenBucket(EXTRA_FRAMES_PER_SECOND, EXTRA_FRAMES_AT_ONCE, self.loop.time())
        self._written = 0
        self._congested = False
        # At the last ping: bytes that had not left, and bytes that had.
        self._unread = self._read = 0

    # -- what the endpoint's transport uses

    @property
    def writes_frames(self) -> bool:
        """Whether frames may be written as they are, which compression would forbid."""
        return not self.conn.extensions

    def write_packet(self, packet: Packet) -> None:
        """Writes whole frames, once the connection is accepted; nothing happens once it is closing."""
        transport = self.transport
        if not (self.close_sent or self.disconnected or transport.is_closing()):
            data = packet.framed
            transport.write(data)
            self._written += len(data)

    def buffered(self) -> int:
        """Bytes that did not leave yet; none as long as they are few enough for the transport to take more."""
        return self.transport.get_write_buffer_size() if self._congested else 0

    def close_with(self, code: int, reason: str) -> None:
        """Sends a close frame after what was written, and gives the client a while to answer it."""
        if self.close_sent or self.disconnected or self.transport.is_closing():
            return
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        self.conn.send_close(code, reason)
        self._flush()
        self._await_close()

    async def _let_in_and_stay(self, scope: Any, receive: Any, send: Any) -> None:
        """The application as uvicorn calls it, and then the visit, without what letting somebody in took."""
        try:
            await self.config.loaded_app(scope, receive, send)
        except BaseException:
            if self.visit is not None:
                self.visit.end()
            raise
        if self.visit is None:
            return
        for message in (self.request, self.response):
            message.headers.clear()
        del self.scope, scope, receive, send
        await self.visit.run()

    # -- what uvicorn calls

    @override
    def pause_writing(self) -> None:
        """The transport has much to send."""
        self._congested = True
        super().pause_writing()

    @override
    def resume_writing(self) -> None:
        """It has little left."""
        self._congested = False
        super().resume_writing()

    @override
    def handle_connect(self, event: Request) -> None:
        """Lets the endpoint find this connection."""
        super().handle_connect(event)
        if not self.close_sent:
            extensions: dict[str, Any] = self.scope["extensions"]
            extensions[EXTENSION] = self

    @override
    def handle_bytes(self, event: Frame) -> None:
        """A message, or the first piece of one."""
        if event.fin or self._counted():
            super().handle_bytes(event)

    @override
    def handle_cont(self, event: Frame) -> None:
        """Counts the pieces of a message."""
        if len(self.frames) >= MAX_FRAGMENTS:
            self._cut_off("too many fragments")
        elif self._counted():
            super().handle_cont(event)

    @override
    def handle_ping(self) -> None:
        """Answers, unless the client does not read answers."""
        if not self._counted() or self.transport.get_write_buffer_size() > PONG_LIMIT:
            self.conn.data_to_send()
            return
        super().handle_ping()

    @override
    def handle_pong(self, event: Frame) -> None:
        """Counts those nobody asked for, too."""
        if self._counted():
            super().handle_pong(event)

    @override
    def handle_parser_exception(self) -> None:
        """Closes with our code for what is too large, so that clients do not come back with the same."""
        if self.close_sent:
            return  # the rest of what was refused; the client is on its way to reading why
        sent = self.conn.close_sent
        if sent is None or sent.code != CloseCode.MESSAGE_TOO_BIG:
            super().handle_parser_exception()
            return
        self.queue.put_nowait({"type": "websocket.disconnect", "code": TooLarge.close_code, "reason": TooLarge.slug})
        self.conn.data_to_send()  # the library's own close frame
        payload = struct.pack("!H", TooLarge.close_code) + TooLarge.slug.encode()
        self.transport.write(bytes((0x88, len(payload))) + payload)
        self._await_close()

    @override
    def send_keepalive_ping(self) -> None:
        """Remembers what is under way before the ping."""
        self._look_at_progress()
        super().send_keepalive_ping()

    @override
    def keepalive_timeout(self) -> None:
        """Cuts off a client that answers no ping; one that does not read would hold the connection for ever.

        One that is still reading what was sent before the ping is slow, not gone: a large board on a thin line.
        """
        if self._look_at_progress() and self.ping_timeout is not None:
            self.pong_timer = self.loop.call_later(self.ping_timeout, self.keepalive_timeout)
            return
        super().keepalive_timeout()
        if self.transport.get_write_buffer_size():
            self.transport.abort()

    @override
    def shutdown(self) -> None:
        """Lets the endpoint finish and close by itself; closes when that takes too long."""
        if self.on_shutdown is None or self.close_sent:
            super().shutdown()
            return
        on_shutdown, self.on_shutdown = self.on_shutdown, None
        self.loop.call_later(SHUTDOWN_TIMEOUT, self.close_with, Restarting.close_code, Restarting.slug)
        on_shutdown()

    def _look_at_progress(self) -> bool:
        """Whether the client took some of what was waiting for it since this was last asked."""
        unread, read = self._unread, self._read
        self._unread = self.transport.get_write_buffer_size()
        self._read = self._written - self._unread
        # What leaves while nothing waits may only have gone into the system's own buffer.
        return unread > 0 and self._read > read

    def _counted(self) -> bool:
        """Counts a frame that is no message; cuts off a flood of them."""
        if self.transport.is_closing():
            return False
        if self._extra.take(1.0, self.loop.time()) > 0:
            self._cut_off("too many frames that are no message")
            return False
        return True

    def _cut_off(self, reason: str) -> None:
        """Ends the connection at once: who floods is not waited for."""
        _log.warning("connection cut off", reason=reason)
        services = self.app_state.get("services")
        if isinstance(services, Services):
            services.metrics.refused.labels("flood").inc()
        self.conn.fail(CloseCode.POLICY_VIOLATION, reason)
        self._flush()
        self.transport.abort()

    def _flush(self) -> None:
        self.transport.write(b"".join(self.conn.data_to_send()))

    def _await_close(self) -> None:
        """Reads on for the client's answer, but not for long, and not for a client that does not read."""
        self.close_sent = True
        self.stop_keepalive()
        if self.read_paused:
            self.read_paused = False
            self.loop.call_soon(self.read_on)
        self.close_timer = self.loop.call_later(self.close_timeout, self.transport.abort)


# What uvicorn is to be configured with. Compression would make every frame a receiver's own.
SOCKET_OPTIONS: dict[str, Any] = {
    "http": RequestProtocol,
    "ws": SocketProtocol,
    "ws_per_message_deflate": False,
    "ws_max_size": REPLY_BYTES + ENVELOPE_BYTES,
    "ws_ping_interval": 20.0,
    "ws_ping_timeout": 20.0,
}

"""What a room needs of a connection, and the packet it sends: encoded once, shared by all receivers."""

from typing import Protocol

_BINARY = 0x82  # the whole message in one frame, as RFC 6455 writes it


class Packet:
    """Messages that go out together, one WebSocket frame each: many frames, one write."""

    __slots__ = ("_framed", "messages", "size")

    def __init__(self, *messages: bytes) -> None:
        """Takes the messages in the order in which they arrive."""
        self.messages = messages
        self.size = sum(map(len, messages))
        self._framed: bytes | None = None

    @property
    def framed(self) -> bytes:
        """All messages as unmasked WebSocket frames, made once however many receive them."""
        if self._framed is None:
            self._framed = b"".join(part for message in self.messages for part in (_header(len(message)), message))
        return self._framed


def _header(length: int) -> bytes:
    if length < 126:
        return bytes((_BINARY, length))
    if length < 1 << 16:
        return bytes((_BINARY, 126)) + length.to_bytes(2, "big")
    return bytes((_BINARY, 127)) + length.to_bytes(8, "big")


class Transport(Protocol):
    """One connection, seen from its room. Nothing here waits and nothing raises, also when the connection is gone."""

    def send(self, packet: Packet) -> None:
        """Hands a packet to the connection."""

    def close(self, code: int, reason: str) -> None:
        """Closes after what was sent; the reason is a slug."""

    def buffered(self) -> int:
        """Bytes handed over that did not leave yet."""

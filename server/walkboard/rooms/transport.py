"""What a room needs of a connection, and the packet it sends: encoded once, shared by all receivers."""

from typing import Protocol

from walkboard.wire.frames import frame_head


class Packet:
    """Messages that go out together, one WebSocket frame each: many frames, one write.

    `framed` are all of them as unmasked frames, made once however many receive them.
    """

    __slots__ = ("framed", "messages", "size")

    def __init__(self, *messages: bytes) -> None:
        """Takes the messages in the order in which they arrive."""
        self.messages = messages
        self.size = sum(map(len, messages))
        self.framed = b"".join([part for message in messages for part in (frame_head(len(message)), message)])


class Transport(Protocol):
    """One connection, seen from its room. Nothing here waits and nothing raises, also when the connection is gone."""

    def send(self, packet: Packet) -> None:
        """Hands a packet to the connection."""

    def close(self, code: int, reason: str) -> None:
        """Closes after what was sent; the reason is a slug."""

    def buffered(self) -> int:
        """Bytes handed over that did not leave yet."""

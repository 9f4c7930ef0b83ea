"""What a generator needs to know of a server: where somebody sits, and how that server wants to be spoken to."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from tests.bench.wire import OPENING, octets, text


@dataclass(frozen=True)
class Seat:
    """One person's place at one board."""

    port: int
    path: str
    headers: tuple[str, ...] = ()
    prefix: bytes = b""  # what stands before every message: Hocuspocus names the document
    knock: bytes | None = None  # what is sent first and answered before anything else is

    @property
    def opening(self) -> bytes:
        """The question for the whole board."""
        return self.prefix + OPENING

    def request(self) -> bytes:
        """The HTTP request that opens the socket."""
        lines = (
            f"GET {self.path} HTTP/1.1",
            f"Host: 127.0.0.1:{self.port}",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: d2Fsa2JvYXJkLWJlbmNoIQ==",
            *self.headers,
        )
        return "\r\n".join([*lines, "", ""]).encode()


@dataclass
class Target:
    """A running server."""

    port: int
    processes: list[int]  # roots; their children count as well
    seats: Callable[[int, int], list[Seat]]  # board number, how many people


class Server(Protocol):
    """Something that can be measured."""

    def label(self) -> str:
        """Name and version."""
        ...

    def start(self) -> AbstractContextManager[Target]:
        """The server while it runs."""
        ...


def plain_seats(port: int) -> Callable[[int, int], list[Seat]]:
    """Seats of a server that asks nobody who they are: the path is the board."""
    return lambda board, people: [Seat(port, f"/bench-{board}")] * people


def hocuspocus_seats(port: int) -> Callable[[int, int], list[Seat]]:
    """Seats of Hocuspocus: the document's name stands in every message, and a token is sent first."""

    def seats(board: int, people: int) -> list[Seat]:
        prefix = text(f"bench-{board:05d}")  # all equally long: what comes is read past it
        return [Seat(port, "/", prefix=prefix, knock=prefix + b"\x02\x00" + octets(b""))] * people

    return seats

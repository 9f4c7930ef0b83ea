"""What servers say to each other. None of it is needed for anything to be right: what is lost costs latency only.

Whoever reads a message believes it as little as possible. A hint is a reason to look into the log, news of access a
reason to ask the database again; only what is shown and never stored (presence, events) is taken as it comes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from walkboard.errors import MalformedFrame, TooLarge
from walkboard.wire.varint import encode_bytes, encode_varint, read_bytes, read_varint

# Servers of another version are not understood, and need not be: everything is in the log.
VERSION = 1
MAX_BYTES = 4 << 20
MAX_ENTRIES = 4_096

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Hint:
    """The log of a board goes on to here: look, if you have less."""

    board_id: str
    epoch: int
    sequence: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something for everybody on a board whose client understands it: JSON text, as it was encoded for a socket."""

    board_id: str
    frame: bytes


@dataclass(frozen=True, slots=True)
class AccessChanged:
    """Who may do what on this board is not as it was: ask the database again."""

    board_id: str


@dataclass(frozen=True, slots=True)
class CredentialEnded:
    """A cookie or token is perhaps no longer good: ask the database about whoever was known by it."""

    digest: bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """One client's presence as others see it: its state, stamped with the person, or `null` when it left."""

    client_id: int
    clock: int
    person_id: str
    state: bytes


@dataclass(frozen=True, slots=True)
class Presence:
    """Where people are on a board; `whole` lists everybody connected to this server, and who is not in it is gone."""

    board_id: str
    whole: bool
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class PresenceAsked:
    """A server that just opened this board wants to know who is where on it."""

    board_id: str


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as others on a board see them."""

    id: str
    name: str
    discipline: str


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who is connected to a board through this server; nobody ends what was said before."""

    board_id: str
    people: tuple[Someone, ...]


@dataclass(frozen=True, slots=True)
class PeopleAsked:
    """A server that just started wants to know who is on which board."""


Message = Hint | Event | AccessChanged | CredentialEnded | Presence | PresenceAsked | People | PeopleAsked


def encode(sender: str, message: Message) -> bytes:
    """The message and who sends it, as bytes."""
    head = bytes([VERSION, _KINDS.index(type(message))]) + _text(sender)
    match message:
        case Hint(board_id, epoch, sequence):
            return head + _text(board_id) + encode_varint(epoch) + encode_varint(sequence)
        case Event(board_id, frame):
            return head + _text(board_id) + encode_bytes(frame)
        case AccessChanged(board_id) | PresenceAsked(board_id):
            return head + _text(board_id)
        case CredentialEnded(digest):
            return head + encode_bytes(digest)
        case Presence(board_id, whole, seen):
            return head + _text(board_id) + encode_varint(whole) + _many(seen, _seen)
        case People(board_id, people):
            return head + _text(board_id) + _many(people, _someone)
        case PeopleAsked():
            return head


def decode(data: bytes) -> tuple[str, Message]:
    """Who sent the message, and the message; raises MalformedFrame or TooLarge."""
    if len(data) > MAX_BYTES:
        raise TooLarge
    try:
        reader = _Reader(data)
        message = reader.sender, _READERS[data[1]](reader)
    except (IndexError, UnicodeDecodeError):
        raise MalformedFrame("The message of a server cannot be read.") from None
    if data[0] != VERSION or reader.at != len(data):
        raise MalformedFrame("The message is one of another version.")
    return message


class _Reader:
    """Takes fields one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 2
        self.sender = self.text()

    def number(self) -> int:
        value, self.at = read_varint(self.data, self.at)
        return value

    def bytes(self) -> bytes:
        value, self.at = read_bytes(self.data, self.at)
        return value

    def text(self) -> str:
        return self.bytes().decode()

    def many(self, read: Callable[["_Reader"], _T]) -> tuple[_T, ...]:
        count = self.number()
        if count > MAX_ENTRIES:
            raise TooLarge
        return tuple(read(self) for _ in range(count))


def _text(value: str) -> bytes:
    return encode_bytes(value.encode())


def _many(values: Sequence[_T], write: Callable[[_T], bytes]) -> bytes:
    return encode_varint(len(values)) + b"".join(map(write, values))


def _seen(seen: Seen) -> bytes:
    return encode_varint(seen.client_id) + encode_varint(seen.clock) + _text(seen.person_id) + encode_bytes(seen.state)


def _read_seen(reader: _Reader) -> Seen:
    return Seen(reader.number(), reader.number(), reader.text(), reader.bytes())


def _someone(person: Someone) -> bytes:
    return _text(person.id) + _text(person.name) + _text(person.discipline)


def _read_someone(reader: _Reader) -> Someone:
    return Someone(reader.text(), reader.text(), reader.text())


# A message's kind is its place in this list.
_KINDS: tuple[type[Message], ...] = (
    Hint,
    Event,
    AccessChanged,
    CredentialEnded,
    Presence,
    PresenceAsked,
    People,
    PeopleAsked,
)
_READERS: tuple[Callable[[_Reader], Message], ...] = (
    lambda reader: Hint(reader.text(), reader.number(), reader.number()),
    lambda reader: Event(reader.text(), reader.bytes()),
    lambda reader: AccessChanged(reader.text()),
    lambda reader: CredentialEnded(reader.bytes()),
    lambda reader: Presence(reader.text(), bool(reader.number()), reader.many(_read_seen)),
    lambda reader: PresenceAsked(reader.text()),
    lambda reader: People(reader.text(), reader.many(_read_someone)),
    lambda _: PeopleAsked(),
)

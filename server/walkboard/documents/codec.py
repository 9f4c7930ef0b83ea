"""Requests to a worker and its replies as bytes: fixed-width lengths and plain fields, nothing that runs code.

A frame is four bytes of length and a body. A request's body begins with its operation, a reply's with its status; the
worker answers in order, so neither carries a number.
"""

import struct
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import TypeVar

from walkboard.documents.protocol import Accepted, Batch, Gap, Outcome, Recovery, Refused, Submission
from walkboard.maps.touches import Touched
from walkboard.maps.transitions import Cell, Move

LENGTH = struct.Struct("!I")
_WIDE = struct.Struct("!Q")

_T = TypeVar("_T")


class Operation(IntEnum):
    """What a request asks for."""

    LOAD = 1
    APPLY = 2
    DIFFERENCE = 3
    STATE = 4
    OUTLINE = 5
    OUTLINE_OF = 6
    TEMPLATE = 7
    UNLOAD = 8
    CONTENTS = 9
    CONTENTS_OF = 10
    COMPARE = 11
    COMPARE_STATES = 12
    ABSORB = 13
    DIGESTS = 14
    CUT = 15
    PACKED_OUTLINE = 16
    SUMMARIES = 17
    FIND = 18
    RECOVER = 20
    FOLD = 21
    FACTS = 22
    SQUASH = 23
    SHOWN = 24
    PACKED_PICTURE = 25


class Status(IntEnum):
    """How a reply turned out: the answer follows, or a sentence that says what went wrong."""

    DONE = 0
    NOT_LOADED = 1
    DISCARDED = 2
    BROKEN = 3
    MALFORMED = 4
    TEMPLATE_UNKNOWN = 5
    FAILED = 6
    STATE_DAMAGED = 7
    EARLIER_HISTORY = 8


class _OutcomeKind(IntEnum):
    ACCEPTED = 0
    GAP = 1
    REFUSED = 2


class Writer:
    """Puts fields one after the other."""

    def __init__(self, kind: Operation | Status) -> None:
        """Begins a body."""
        self._parts = [bytes([kind])]

    def number(self, value: int) -> "Writer":
        """A non-negative integer below 2^64."""
        self._parts.append(_WIDE.pack(value))
        return self

    def data(self, value: bytes) -> "Writer":
        """Bytes."""
        self._parts += (LENGTH.pack(len(value)), value)
        return self

    def text(self, value: str) -> "Writer":
        """A string; a lone surrogate, which JSON can bring into a document, is kept."""
        return self.data(value.encode("utf-8", "surrogatepass"))

    def optional(self, value: str | None) -> "Writer":
        """A string or nothing."""
        return self.number(0) if value is None else self.number(1).text(value)

    def many(self, values: Sequence[_T] | Iterable[_T], write: Callable[["Writer", _T], object]) -> "Writer":
        """A list, every element by `write`."""
        elements = list(values)
        self.number(len(elements))
        for element in elements:
            write(self, element)
        return self

    def body(self) -> bytes:
        """All of it."""
        return b"".join(self._parts)


class Reader:
    """Takes fields one after the other."""

    def __init__(self, body: bytes) -> None:
        """Begins after the kind."""
        self.kind = body[0]
        self._body = body
        self._at = 1

    def number(self) -> int:
        """See Writer.number."""
        value: int = _WIDE.unpack_from(self._body, self._at)[0]
        self._at += _WIDE.size
        return value

    def data(self) -> bytes:
        """See Writer.data."""
        start = self._at + LENGTH.size
        self._at = start + LENGTH.unpack_from(self._body, self._at)[0]
        return self._body[start : self._at]

    def text(self) -> str:
        """See Writer.text."""
        return self.data().decode("utf-8", "surrogatepass")

    def optional(self) -> str | None:
        """See Writer.optional."""
        return self.text() if self.number() else None

    def many(self, read: Callable[["Reader"], _T]) -> list[_T]:
        """See Writer.many."""
        return [read(self) for _ in range(self.number())]


def request_load(
    board_id: str,
    updates: Sequence[bytes],
    claims: Mapping[int, str | None],
    *,
    former: Iterable[int] = (),
    healing: bool = False,
    operation: Operation = Operation.LOAD,
) -> bytes:
    """The body of a load request, or of a recovery."""
    writer = Writer(operation).text(board_id).many(updates, Writer.data)
    return writer.many(claims.items(), _write_claim).many(former, Writer.number).number(healing).body()


def read_load(reader: Reader) -> tuple[list[bytes], dict[int, str | None], list[int], bool]:
    """What request_load wrote after the board's id."""
    return reader.many(Reader.data), dict(reader.many(_read_claim)), reader.many(Reader.number), bool(reader.number())


def request_apply(
    board_id: str, submissions: Sequence[Submission], reservations: Iterable[tuple[int, str]] = ()
) -> bytes:
    """The body of an apply request."""
    writer = Writer(Operation.APPLY).text(board_id).many(submissions, _write_submission)
    return writer.many(reservations, _write_reservation).body()


def read_apply(reader: Reader) -> tuple[list[Submission], list[tuple[int, str]]]:
    """What request_apply wrote after the board's id: submissions, and client ids with the people they belong to."""
    return reader.many(_read_submission), reader.many(_read_reservation)


def reply_batch(batch: Batch) -> bytes:
    """The body of the answer to an apply request."""
    writer = Writer(Status.DONE).many(batch.outcomes, _write_outcome).data(batch.merged)
    writer.many(batch.moves, _write_move).many(batch.touches, _write_touch)
    return writer.many(batch.claims, _write_claim).data(batch.state_vector).body()


def read_batch(reader: Reader) -> Batch:
    """What reply_batch wrote."""
    return Batch(
        outcomes=reader.many(_read_outcome),
        merged=reader.data(),
        moves=reader.many(_read_move),
        touches=reader.many(_read_touch),
        claims=reader.many(_read_claim),
        state_vector=reader.data(),
    )


def request_absorb(board_id: str, rows: Sequence[tuple[str | None, bytes]]) -> bytes:
    """The body of an absorb request."""
    return Writer(Operation.ABSORB).text(board_id).many(rows, _write_committed).body()


def read_absorb(reader: Reader) -> list[tuple[str | None, bytes]]:
    """What request_absorb wrote after the board's id: updates in order, and who made each."""
    return reader.many(lambda row: (row.optional(), row.data()))


def _write_committed(writer: Writer, row: tuple[str | None, bytes]) -> None:
    writer.optional(row[0]).data(row[1])


def reply_recovery(recovery: Recovery) -> bytes:
    """The body of the answer to a recovery."""
    writer = Writer(Status.DONE).many(recovery.waiting, Writer.number)
    return writer.many(recovery.unreadable, lambda fields, pair: fields.number(pair[0]).text(pair[1])).body()


def read_recovery(reader: Reader) -> Recovery:
    """What reply_recovery wrote."""
    waiting = tuple(reader.many(Reader.number))
    return Recovery(waiting, tuple(reader.many(lambda fields: (fields.number(), fields.text()))))


def _write_claim(writer: Writer, claim: tuple[int, str | None]) -> None:
    writer.number(claim[0]).optional(claim[1])


def _read_claim(reader: Reader) -> tuple[int, str | None]:
    return reader.number(), reader.optional()


def _write_reservation(writer: Writer, reservation: tuple[int, str]) -> None:
    writer.number(reservation[0]).text(reservation[1])


def _read_reservation(reader: Reader) -> tuple[int, str]:
    return reader.number(), reader.text()


def _write_submission(writer: Writer, submission: Submission) -> None:
    writer.number(submission.is_reply).optional(submission.person_id).data(submission.data)


def _read_submission(reader: Reader) -> Submission:
    is_reply = bool(reader.number())
    return Submission(person_id=reader.optional(), data=reader.data(), is_reply=is_reply)


def _write_outcome(writer: Writer, outcome: Outcome) -> None:
    match outcome:
        case Accepted(data, moves, touches, whole):
            writer.number(_OutcomeKind.ACCEPTED).data(data)
            writer.many(moves, _write_move).many(touches, _write_touch).number(whole)
        case Gap():
            writer.number(_OutcomeKind.GAP)
        case Refused(slug, detail):
            writer.number(_OutcomeKind.REFUSED).text(slug).text(detail)


def _read_outcome(reader: Reader) -> Outcome:
    kind = reader.number()
    if kind == _OutcomeKind.ACCEPTED:
        data, moves, touches = reader.data(), reader.many(_read_move), reader.many(_read_touch)
        return Accepted(data, tuple(moves), tuple(touches), bool(reader.number()))
    if kind == _OutcomeKind.GAP:
        return Gap()
    return Refused(reader.text(), reader.text())


def _write_move(writer: Writer, move: Move) -> None:
    writer.text(move.map_id).text(move.card_id)
    for cell in (move.before, move.after):
        if cell is None:
            writer.number(0)
        else:
            writer.number(1).text(cell[0]).text(cell[1])


def _read_move(reader: Reader) -> Move:
    return Move(reader.text(), reader.text(), _read_cell(reader), _read_cell(reader))


def _write_touch(writer: Writer, touch: Touched) -> None:
    writer.text(touch.root).text(touch.record_id).text(touch.aspect).text(touch.detail)


def _read_touch(reader: Reader) -> Touched:
    return Touched(reader.text(), reader.text(), reader.text(), reader.text())


def _read_cell(reader: Reader) -> Cell | None:
    return (reader.text(), reader.text()) if reader.number() else None

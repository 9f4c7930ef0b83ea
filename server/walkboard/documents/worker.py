"""The worker process: `python -m walkboard.documents.worker FD MEMORY NICENESS` answers requests on a socket until it
is closed.

One thread does everything, one request after the other. The process may die at any request: nothing is kept here that
is not in the log.
"""

import gzip
import json
import logging
import os
import resource
import socket
import sys
import threading
from collections.abc import Callable

from walkboard.documents import squashing
from walkboard.documents.codec import (
    LENGTH,
    Operation,
    Reader,
    Status,
    Writer,
    read_absorb,
    read_apply,
    read_load,
    reply_batch,
    reply_recovery,
)
from walkboard.documents.contents_json import contents_to_json
from walkboard.documents.document import Document
from walkboard.documents.folding import facts_of, fold
from walkboard.documents.recovery import recover
from walkboard.documents.stored import StoredContents
from walkboard.documents.templates import build_template
from walkboard.errors import (
    BoardDamaged,
    DocumentBroken,
    DocumentDiscarded,
    EarlierHistory,
    MalformedFrame,
    TemplateUnknown,
    Unforeseen,
    WalkboardError,
)
from walkboard.garbage import settle
from walkboard.maps.comparison import Comparison, compare, comparison_to_json
from walkboard.maps.summary import Summary, summary_to_json
from walkboard.wire.parts import cut
from walkboard.wire.state_vector import decode_state_vector

# Reading nested content recurses in native code; what passes the checks needs a fraction of this.
STACK_BYTES = 256 << 20

_log = logging.getLogger(__name__)

_STATUS: dict[type[WalkboardError], Status] = {
    DocumentDiscarded: Status.DISCARDED,
    DocumentBroken: Status.BROKEN,
    MalformedFrame: Status.MALFORMED,
    TemplateUnknown: Status.TEMPLATE_UNKNOWN,
    BoardDamaged: Status.STATE_DAMAGED,
    EarlierHistory: Status.EARLIER_HISTORY,
}
# What these raise is the request's own fault: the board that is loaded is as sound as before.
_HARMLESS = (MalformedFrame, EarlierHistory, TemplateUnknown, BoardDamaged)
# How hard outlines are compressed: 10,000 cards take a fifth of the time of 9, and 2 % more room.
_PACKING = 4
# Requests that do not begin with a board's id.
_WITHOUT_BOARD = {
    Operation.CUT,
    Operation.OUTLINE_OF,
    Operation.TEMPLATE,
    Operation.CONTENTS_OF,
    Operation.COMPARE_STATES,
    Operation.FOLD,
    Operation.FACTS,
    Operation.SQUASH,
    Operation.SHOWN,
}


class Worker:
    """The documents of the boards that were given to this process."""

    def __init__(self) -> None:
        """No boards yet."""
        self._documents: dict[str, Document] = {}
        self._stored = StoredContents()
        self._handlers: dict[int, Callable[[Reader], bytes]] = {
            Operation.LOAD: self._load,
            Operation.APPLY: self._apply,
            Operation.DIFFERENCE: lambda reader: _data(self._document(reader).difference(reader.data())),
            Operation.STATE: lambda reader: _data(self._document(reader).state()),
            Operation.OUTLINE: lambda reader: _json(self._document(reader).outline()),
            Operation.OUTLINE_OF: _outline_of,
            Operation.PACKED_OUTLINE: self._packed_outline,
            Operation.PACKED_PICTURE: self._packed_picture,
            Operation.TEMPLATE: _template,
            Operation.UNLOAD: self._unload,
            Operation.CONTENTS: lambda reader: _json(contents_to_json(self._document(reader).contents())),
            Operation.CONTENTS_OF: lambda reader: _json(contents_to_json(self._stored.of(reader.data()))),
            Operation.COMPARE: self._compare,
            Operation.COMPARE_STATES: self._compare_states,
            Operation.ABSORB: self._absorb,
            Operation.DIGESTS: self._digests,
            Operation.CUT: _cut,
            Operation.SUMMARIES: lambda reader: _summaries(self._document(reader).summaries(reader.many(Reader.text))),
            Operation.FIND: lambda reader: _summaries(self._document(reader).find(reader.text(), reader.number())),
            Operation.RECOVER: self._recover,
            Operation.FOLD: _fold,
            Operation.FACTS: lambda reader: _data(facts_of(reader.data())),
            Operation.SQUASH: _squash,
            Operation.SHOWN: lambda reader: _data(squashing.facts_of(reader.data())),
        }

    def answer(self, body: bytes) -> bytes:
        """The reply to a request. Whatever goes wrong with a board costs that board's document, not the process."""
        reader = Reader(body)
        try:
            return self._handlers[reader.kind](reader)
        except _NotLoaded as absent:
            return Writer(Status.NOT_LOADED).text(str(absent)).number(0).body()
        except WalkboardError as error:
            if not isinstance(error, _HARMLESS):
                self._drop_board_of(body)
            return _failure(error)
        except Exception:  # noqa: BLE001 (a bug costs the one board it showed on)
            _log.exception("request %d failed", reader.kind)
            self._drop_board_of(body)
            return _failure(Unforeseen())

    def _packed_outline(self, reader: Reader) -> bytes:
        state, sequence = self._document(reader).outline(), reader.number()
        return _data(gzip.compress(_compact({"sequence": sequence, "state": state}), _PACKING, mtime=0))

    def _packed_picture(self, reader: Reader) -> bytes:
        made = self._document(reader).picture(reader.number())
        return _data(gzip.compress(made, _PACKING, mtime=0) if made else b"")

    def _load(self, reader: Reader) -> bytes:
        board_id = reader.text()
        self._drop(board_id)
        updates, claims, former, healing = read_load(reader)
        document = Document(claims, former=former, healing=healing)
        try:
            document.load(updates)
        except DocumentBroken:
            document.close()
            raise
        self._documents[board_id] = document
        return Writer(Status.DONE).body()

    def _recover(self, reader: Reader) -> bytes:
        board_id = reader.text()
        self._drop(board_id)
        updates, claims, former, _ = read_load(reader)
        self._documents[board_id], recovery = recover(updates, claims, former)
        return reply_recovery(recovery)

    def _apply(self, reader: Reader) -> bytes:
        document = self._document(reader)
        submissions, reservations = read_apply(reader)
        document.reserve(reservations)
        return reply_batch(document.apply(submissions))

    def _absorb(self, reader: Reader) -> bytes:
        news, state_vector = self._document(reader).absorb(read_absorb(reader))
        return Writer(Status.DONE).data(news).data(state_vector).body()

    def _digests(self, reader: Reader) -> bytes:
        digests = self._document(reader).digests()
        return _json(None if digests is None else [digests.clocks, digests.roots])

    def _unload(self, reader: Reader) -> bytes:
        self._drop(reader.text())
        return Writer(Status.DONE).body()

    def _compare(self, reader: Reader) -> bytes:
        document = self._document(reader)
        return _comparison(compare(self._stored.of(reader.data()), document.contents(), reader.number()))

    def _compare_states(self, reader: Reader) -> bytes:
        before, after = self._stored.of(reader.data()), self._stored.of(reader.data())
        return _comparison(compare(before, after, reader.number()))

    def _document(self, reader: Reader) -> Document:
        board_id = reader.text()
        document = self._documents.get(board_id)
        if document is None:
            raise _NotLoaded(board_id)
        return document

    def _drop(self, board_id: str) -> None:
        document = self._documents.pop(board_id, None)
        if document is not None:
            document.close()

    def _drop_board_of(self, body: bytes) -> None:
        reader = Reader(body)
        if reader.kind not in _WITHOUT_BOARD:
            self._drop(reader.text())


class _NotLoaded(Exception):  # noqa: N818 (it is an answer)
    """The board's document is not here."""


def _outline_of(reader: Reader) -> bytes:
    document = Document()
    try:
        document.load([reader.data()])
        return _json(document.outline())
    finally:
        document.close()


def _cut(reader: Reader) -> bytes:
    update, has = reader.data(), decode_state_vector(reader.data())
    return Writer(Status.DONE).many(cut(update, has, reader.number()), Writer.data).body()


def _fold(reader: Reader) -> bytes:
    folded = fold(reader.many(Reader.data))
    return Writer(Status.DONE).data(folded.state).data(folded.facts).number(folded.visible).body()


def _squash(reader: Reader) -> bytes:
    squashed = squashing.squash(reader.many(Reader.data), reader.number())
    return Writer(Status.DONE).data(squashed.state).data(squashed.facts).number(squashed.before).body()


def _template(reader: Reader) -> bytes:
    return _data(build_template(reader.text(), reader.text(), reader.text()))


def _data(content: bytes) -> bytes:
    return Writer(Status.DONE).data(content).body()


def _json(content: object) -> bytes:
    return _data(_compact(content))


def _compact(content: object) -> bytes:
    return json.dumps(content, separators=(",", ":"), allow_nan=False).encode()


def _summaries(found: list[Summary]) -> bytes:
    return _json([summary_to_json(summary) for summary in found])


def _comparison(comparison: Comparison) -> bytes:
    return _json(comparison_to_json(comparison))


def _failure(error: WalkboardError) -> bytes:
    status = _STATUS.get(type(error), Status.FAILED)
    culprit = error.culprit if isinstance(error, DocumentDiscarded | DocumentBroken) else None
    return Writer(status).text(error.detail).number(0 if culprit is None else culprit + 1).body()


def serve(connection: socket.socket) -> None:
    """Answers until the other side closes."""
    worker = Worker()
    while (header := _receive(connection, LENGTH.size)) is not None:
        body = _receive(connection, LENGTH.unpack(header)[0])
        if body is None:
            return
        reply = worker.answer(body)
        connection.sendall(LENGTH.pack(len(reply)) + reply)


def _receive(connection: socket.socket, size: int) -> bytes | None:
    """Exactly `size` bytes, or None if the other side is gone."""
    parts = bytearray()
    while len(parts) < size:
        part = connection.recv(min(size - len(parts), 1 << 20))
        if not part:
            return None
        parts += part
    return bytes(parts)


def main(arguments: list[str]) -> None:
    """Starts serving on a thread with a large stack."""
    descriptor, memory_bytes, niceness = (int(argument) for argument in arguments)
    os.nice(niceness)
    # A panic prints a trace each time, which would flood the log.
    os.environ["RUST_BACKTRACE"] = "0"
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    connection = socket.socket(fileno=descriptor)
    settle()
    threading.stack_size(STACK_BYTES)
    thread = threading.Thread(target=_serve_to_the_end, args=(connection,), name="documents")
    thread.start()
    thread.join()


def _serve_to_the_end(connection: socket.socket) -> None:
    try:
        serve(connection)
    except OSError:
        # The gateway is gone.
        pass
    finally:
        connection.close()


if __name__ == "__main__":
    main(sys.argv[1:])

"""Answers to clients that ask for what they lack, from committed state only, computed once for all who ask the same.

A newcomer gets the whole document as it was at some sequence, the updates since, and last the message that makes the
client say it is in sync. A client that comes back gets the difference to its state vector, and the updates since that
was made: when a crowd comes back, one computation serves all of it, whatever is written meanwhile.

In what form depends on the client. One that can unpack is sent what is large as a compressed copy. A stock client is
sent what is large in parts, because it gives up when nothing whole came for half a minute; they are cut by another
process, and nobody waits for that but those who need them.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto

import structlog

from walkboard.rooms.document import LiveDocument
from walkboard.rooms.transport import Packet
from walkboard.wire import state_vector as vectors
from walkboard.wire.messages import encode_packed, encode_step_2, encode_update

# What was computed is computed again when what happened since would be more than this.
MAX_TAIL_UPDATES = 64
MIN_TAIL_BYTES = 64 << 10
TAIL_SHARE = 4
# Answers that are kept, besides the one with the whole document.
MAX_KEPT = 32
MAX_KEPT_BYTES = 8 << 20
# Messages smaller than this gain nothing by being compressed.
WORTH_PACKING = 4 << 10
# Updates larger than this are cut for stock clients, into parts of this size: enough for a line of 2 KB a second.
WORTH_CUTTING = 256 << 10
PART_BYTES = 64 << 10

_log = structlog.get_logger(__name__)


class Form(Enum):
    """How a client takes what is large."""

    PARTS = auto()
    WHOLE = auto()
    PACKED = auto()


@dataclass(slots=True)
class _Answer:
    """An update that brings somebody from `has` to where the document was, and what was committed since."""

    has: bytes
    update: bytes
    reached: bytes  # the state vector after it
    tail: list[bytes] = field(default_factory=list)
    tail_bytes: int = 0
    too_old: bool = False  # what was committed since was too much to keep it here
    parts: list[bytes] | None = None
    cutting: asyncio.Task[None] | None = None
    # Messages by their place and whether they answer a question.
    packed: dict[tuple[int, bool], bytes] = field(default_factory=dict)

    @property
    def parts_are_there(self) -> bool:
        """Whether nobody waits for parts of it."""
        return self.cutting is None or self.cutting.done()

    @property
    def worn_out(self) -> bool:
        """Whether making it anew is less than what was committed since."""
        return self.tail_bytes > max(MIN_TAIL_BYTES, len(self.update) // TAIL_SHARE)

    def add(self, update: bytes) -> None:
        """One more update is committed."""
        self.tail_bytes += len(update)
        if not self.too_old:
            self.tail.append(update)
        if len(self.tail) > MAX_TAIL_UPDATES or self.worn_out:
            self.too_old, self.tail = True, []

    def renew(self, since: bytes) -> None:
        """All that was committed since, as one update."""
        self.too_old, self.tail, self.tail_bytes = False, [], 0
        self.packed = {part: message for part, message in self.packed.items() if part[0] == 0}
        self.add(since)


class CatchUp:
    """The answers of one board."""

    def __init__(self, document: LiveDocument, wake: Callable[[], None]) -> None:
        """Nothing kept yet; `wake` brings the room to ask again for what was not cut yet."""
        self._document = document
        self._wake = wake
        self._answers: dict[bytes, _Answer] = {}
        # As they are sent, until the next commit; by the form, and whether they answer a question.
        self._packets: dict[tuple[bytes, Form, bool], Packet] = {}

    def committed(self, update: bytes) -> None:
        """One more update is committed."""
        self._packets.clear()
        for answer in list(self._answers.values()):
            answer.add(update)
            # What is being cut is waited for by somebody.
            used_up = answer.worn_out or (answer.too_old and answer.has != vectors.EMPTY)
            if used_up and answer.parts_are_there:
                self._forget(answer)

    def close(self) -> None:
        """Keeps nothing, and nothing is under way."""
        for answer in list(self._answers.values()):
            self._forget(answer)
        self._packets.clear()

    async def answer(self, state_vector: bytes, form: Form, *, asked: bool = True) -> Packet | None:
        """What a client with this state vector lacks, ready to send; None while it is still being cut.

        `asked` makes it the answer to a question, after which the client is in sync. Must not run while a batch is
        uncommitted.
        """
        has = state_vector or vectors.EMPTY
        question = (has, form, asked)
        packet = self._packets.get(question)
        if packet is None:
            answer = await self._find(has)
            if form is Form.PARTS and not self._is_cut(answer):
                return None
            packet = self._packets[question] = Packet(*await _messages(answer, form, asked=asked))
        return packet

    async def _find(self, has: bytes) -> _Answer:
        answer = self._answers.get(has)
        if answer is not None and answer.too_old and not answer.worn_out:
            # What is there and one difference is as good as all of it, and far less to make.
            answer.renew(await self._document.difference(answer.reached))
        if answer is not None and answer.too_old:
            self._forget(answer)
            answer = None
        if answer is None:
            whole = has == vectors.EMPTY
            update = await (self._document.state() if whole else self._document.difference(has))
            self._make_room(len(update))
            answer = self._answers[has] = _Answer(has, update, self._document.state_vector)
        return answer

    def _make_room(self, size: int) -> None:
        others = [answer for has, answer in self._answers.items() if has != vectors.EMPTY]
        if len(others) >= MAX_KEPT or sum(len(answer.update) for answer in others) + size > MAX_KEPT_BYTES:
            for answer in others:
                self._forget(answer)
            self._packets.clear()

    def _forget(self, answer: _Answer) -> None:
        if self._answers.get(answer.has) is answer:
            del self._answers[answer.has]
        if answer.cutting is not None:
            answer.cutting.cancel()

    def _is_cut(self, answer: _Answer) -> bool:
        if answer.parts is None and len(answer.update) <= WORTH_CUTTING:
            answer.parts = [answer.update]
        if answer.parts is None and answer.cutting is None:
            answer.cutting = asyncio.get_running_loop().create_task(self._cut(answer))
        return answer.parts is not None

    async def _cut(self, answer: _Answer) -> None:
        try:
            answer.parts = await self._document.cut(answer.update, answer.has, PART_BYTES)
        except Exception as error:  # noqa: BLE001 - whole it is as good on most lines, and somebody waits for it
            _log.warning("cutting failed", board=self._document.board_id, error=str(error))
            answer.parts = [answer.update]
        self._wake()


async def _messages(answer: _Answer, form: Form, *, asked: bool) -> list[bytes]:
    first = answer.parts if form is Form.PARTS and answer.parts is not None else [answer.update]
    *before, last = [*first, *answer.tail]
    messages = [*map(encode_update, before), (encode_step_2 if asked else encode_update)(last)]
    if form is not Form.PACKED:
        return messages
    return [await _packed(answer, (n, asked and n == len(before)), message) for n, message in enumerate(messages)]


async def _packed(answer: _Answer, part: tuple[int, bool], message: bytes) -> bytes:
    if len(message) < WORTH_PACKING:
        return message
    if part not in answer.packed:
        answer.packed[part] = await asyncio.to_thread(encode_packed, message)
    return answer.packed[part]

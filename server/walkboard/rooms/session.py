"""One connection in a room: what it may do, what it sent, what it has been sent.

Every message passes here: size and rate, strict decoding, role (asked again for each message), then on to the room. A
refusal closes this connection with the error's close code and slug, and disturbs nobody else.
"""

import asyncio
from typing import TYPE_CHECKING

import structlog

from walkboard.accounts.permissions import Action, Role, may
from walkboard.errors import MalformedFrame, NotPermitted, TooLarge, TryAgainLater, Unforeseen, WalkboardError
from walkboard.rooms.acknowledgements import Acknowledgements
from walkboard.rooms.catchup import Form
from walkboard.rooms.limits import (
    ENVELOPE_BYTES,
    REPLY_BYTES,
    STATE_VECTOR_BYTES,
    SYNC_FRAMES,
    UPDATE_BYTES,
    Allowance,
)
from walkboard.rooms.mailbox import Write
from walkboard.rooms.members import Member
from walkboard.rooms.transport import Packet, Transport
from walkboard.wire.messages import (
    AwarenessUpdate,
    Check,
    Difference,
    QueryAwareness,
    SyncStep1,
    SyncStep2,
    SyncUpdate,
    decode,
    encode_acknowledgement,
    encode_step_1,
)

if TYPE_CHECKING:
    from walkboard.rooms.room import Room

# How long a sender waits for space in its room's mailbox before it is told to come back later.
SPACE_TIMEOUT = 30.0
# The longest single pause of a sender that is above its allowance.
MAX_PAUSE = 5.0
# Replies that leave a gap after this many requests in a row come from a client that will never close it.
MAX_RESYNCS = 8
# So many frames may wait for a client to answer the server's question.
MAX_SUPERSEDED = 4_096
# A client that never asks for what it lacks is sent what happens from this long after it joined.
ASKING_TIME = 0.5

_EMPTY_UPDATES = (b"", b"\x00\x00")

_log = structlog.get_logger(__name__)


class Session:
    """A member's connection; made by the room, driven by the socket's endpoint."""

    __slots__ = (
        "__weakref__",
        "_allowances",
        "_asked_to_sync",
        "_rests_until",
        "_resyncs",
        "_room",
        "_time",
        "acknowledgements",
        "behind",
        "checked_at",
        "closed",
        "credential",
        "extended",
        "form",
        "joined_at",
        "member",
        "owed_answer",
        "person",
        "role",
        "sent_at",
        "synced",
        "transport",
    )

    def __init__(
        self, room: "Room", member: Member, transport: Transport, *, extended: bool, unpacks: bool = False
    ) -> None:
        """`extended` connections speak Walkboard's own messages besides the plain protocol; some of them `unpacks`."""
        self.member = member
        self.person = member.person
        self.role: Role | None = member.role
        self.transport = transport
        self.extended = extended
        # How it is sent what is large.
        self.form = Form.PACKED if unpacks else Form.WHOLE if extended else Form.PARTS
        # By what the person was known when it was opened.
        self.credential: bytes | None = None
        # When it was last told what its document has to look like.
        self.checked_at = float("-inf")
        self.acknowledgements = Acknowledgements()
        self.closed = False
        self._time = asyncio.get_running_loop().time
        self.sent_at = self.joined_at = self._time()
        # Knowing the state vector of what it has been sent is enough to bring a slow connection up to date later.
        self.behind: bytes | None = None
        self.synced = False
        # The answer to its question has to wait until it reads what it was sent before.
        self.owed_answer = False
        self._room = room
        self._asked_to_sync = False
        self._resyncs = 0
        # A client that sent too much is not read before this time.
        self._rests_until = 0.0
        # Last, because it may turn the newcomer away.
        crowd = room.crowd.enter(member.person_id, self.joined_at)
        self._allowances = (Allowance.of_connection(self.joined_at), crowd, room.allowance)

    @property
    def may_edit(self) -> bool:
        """Whether the role, as it is now, includes editing."""
        return may(self.role, Action.EDIT)

    async def receive(self, frame: bytes) -> None:
        """Takes one message of the client; waits when the client is too fast or the room has too much to do."""
        await self._rest()
        self._receive(frame)
        await self._rest()

    def receive_at_once(self, frame: bytes) -> bool:
        """Takes one message if nothing has to be waited for; False leaves it to `receive`."""
        if self._room.mailbox.full or self._time() < self._rests_until:
            return False
        try:
            self._receive(frame)
        except Exception as error:  # noqa: BLE001 - one connection's fault must not end what reads them all
            _log.exception("message failed", board=self._room.board_id, error=str(error))
            self.refuse(Unforeseen())
        return True

    def revoke(self) -> None:
        """The person has no role here any more: what still waits to be written is not written."""
        self.role = None
        self.refuse(NotPermitted())

    def leave(self) -> None:
        """The connection ended. What it sent before is still committed."""
        if not self.closed:
            self.closed = True
            self._room.crowd.leave(self.member.person_id)
            self._room.detach(self)

    def refuse(self, error: WalkboardError) -> None:
        """Closes the connection with the error's code."""
        if self.closed:
            return
        self._room.metrics.refused.labels(error.slug).inc()
        _log.info("connection refused", board=self._room.board_id, person=self.person.id, reason=error.slug)
        self.close(error.close_code, error.slug)

    def stuck(self, buffered: int) -> None:
        """The connection reads nothing, for too long now."""
        self._room.metrics.stuck_receivers.inc()
        _log.warning("receiver stuck", board=self._room.board_id, person=self.person.id, bytes=buffered)
        self.refuse(TryAgainLater())

    def close(self, code: int, reason: str) -> None:
        """Closes the connection and leaves the room."""
        if not self.closed:
            self.transport.close(code, reason)
            self.leave()

    def send(self, packet: Packet) -> None:
        """Sends to this connection alone."""
        if not self.closed:
            self.transport.send(packet)
            self.sent_at = self._time()

    def holds_back(self, now: float) -> bool:
        """Whether live updates wait until the client, which just joined, was sent what came before them."""
        return not self.synced and now - self.joined_at < ASKING_TIME

    def ask_for_all(self) -> None:
        """Asks the client for what the server lacks, unless that question is still open."""
        if not self._asked_to_sync:
            self._asked_to_sync = True
            self.send(Packet(encode_step_1(self._room.state_vector)))

    # -- what became of a write

    def settle(self, write: Write, *, whole: bool = True) -> None:
        """The write is committed, or brought nothing new; `whole` says that nothing had to be left out of it."""
        self._room.metrics.acknowledgement_seconds.observe(asyncio.get_running_loop().time() - write.arrived)
        if not write.is_reply:
            self.acknowledgements.settle(write.number)
        elif whole or not self.acknowledgements.superseded:
            self._resyncs = 0
            self.acknowledgements.settle_reply(write.number)
        else:
            # Clients send large changes as replies, too: what had a gap before may have one still.
            self.gap(write)

    def gap(self, write: Write) -> None:
        """The write builds on something the server lacks: it is not applied, and the client is asked for everything."""
        self._room.metrics.resyncs.inc()
        self.acknowledgements.supersede(write.number)
        self._resyncs += write.is_reply
        if self._resyncs > MAX_RESYNCS or self.acknowledgements.superseded > MAX_SUPERSEDED:
            self.refuse(TryAgainLater("The client's changes do not fit together."))
            return
        if not self._asked_to_sync:
            _log.info("resync", board=self._room.board_id, person=self.person.id)
        self.ask_for_all()

    def acknowledgement(self) -> bytes | None:
        """The message that says how much is committed, if that is news for this connection."""
        before, number = self.acknowledgements.announced, self.acknowledgements.news()
        if number is None or not self.extended or self.closed:
            return None
        self._room.metrics.acknowledged.inc(number - before)
        return encode_acknowledgement(number)

    # -- what the client says

    def _receive(self, frame: bytes) -> None:
        if self.closed or not self._room.takes_frames:
            return
        try:
            pause = self._take(frame)
        except WalkboardError as error:
            self.refuse(error)
            return
        if pause > 0:
            self._rests_until = self._time() + min(pause, MAX_PAUSE)

    def _take(self, frame: bytes) -> float:
        """Decodes and dispatches; returns how long to wait before reading on. Raises WalkboardError."""
        if len(frame) > REPLY_BYTES + ENVELOPE_BYTES:
            raise TooLarge
        now = self._time()
        if self._room.audience.move(self, frame):
            return self._count(frame, now)
        match message := decode(frame):
            case AwarenessUpdate():
                _limit(frame, UPDATE_BYTES)
                self._room.publish(self, message.entries)
            case SyncUpdate():
                self._take_update(message.update, UPDATE_BYTES, is_reply=False)
            case SyncStep2():
                self._asked_to_sync = False
                self._take_update(message.update, REPLY_BYTES, is_reply=True)
            case SyncStep1():
                _limit(message.state_vector, STATE_VECTOR_BYTES)
                self._room.ask_sync(self, message.state_vector)
                return self._count(frame, now, SYNC_FRAMES)
            case QueryAwareness():
                self._room.tell_presence(self)
                return self._count(frame, now, SYNC_FRAMES)
            case Check() | Difference():
                self._take_check(message)
                return self._count(frame, now, SYNC_FRAMES)
        return self._count(frame, now)

    def _take_check(self, message: Check | Difference) -> None:
        if not self.extended:
            raise MalformedFrame("This connection did not offer to speak of digests.")
        if isinstance(message, Check):
            self._room.checks.ask(self)
        else:
            self._room.checks.found(self, message)

    def _count(self, frame: bytes, now: float, frames: float = 1.0) -> float:
        own, person, board = self._allowances
        size = len(frame)
        # What one question costs the board is shared with all who ask the same.
        return max(own.take(size, now, frames), person.take(size, now, frames), board.take(size, now))

    def _take_update(self, update: bytes, limit: int, *, is_reply: bool) -> None:
        empty = update in _EMPTY_UPDATES
        if not empty and not self.may_edit:
            raise NotPermitted
        _limit(update, limit)
        write = Write(update, is_reply, self.member.person_id, self, self.acknowledgements.receive())
        write.arrived = self._time()
        if not empty:
            self._room.write(write)
            return
        self.settle(write)
        acknowledgement = self.acknowledgement()
        if acknowledgement is not None:
            self.send(Packet(acknowledgement))

    async def _rest(self) -> None:
        """Waits until the client may be read again: what it sent was too much, or the room has too much to do."""
        pause = self._rests_until - asyncio.get_running_loop().time()
        if pause > 0 and not self.closed:
            await asyncio.sleep(pause)
        if self._room.mailbox.full and not self.closed:
            await self._wait_for_space()

    async def _wait_for_space(self) -> None:
        try:
            async with asyncio.timeout(SPACE_TIMEOUT):
                await self._room.mailbox.space()
        except TimeoutError:
            self.refuse(TryAgainLater())


def _limit(content: bytes, limit: int) -> None:
    if len(content) > limit:
        raise TooLarge

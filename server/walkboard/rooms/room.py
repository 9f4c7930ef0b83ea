"""A live board as one state machine: loading, live, draining, closed. One task does everything that touches the
document.

A turn of the task: take the writes that wait, let the worker apply them, commit them together with what other boards
commit, and only then send and acknowledge. After that, questions and syncs are answered from what is committed.
Nothing uncommitted is ever seen by anybody, because nothing else happens between applying and committing. Joining,
leaving, presence and roles need no turn: they do not touch the document.

A room never becomes live again: who comes after its end gets a new one. Late events of an ended room find it closed.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from enum import StrEnum
from typing import TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError

from walkboard.accounts.permissions import Role
from walkboard.bus.messages import Hint, Presence, Seen
from walkboard.errors import (
    EarlierHistory,
    MalformedFrame,
    OtherEpoch,
    Restarting,
    TryAgainLater,
    Unforeseen,
    WalkboardError,
)
from walkboard.rooms.audience import BEHIND_BYTES, Audience
from walkboard.rooms.batches import Batches, BatchNews
from walkboard.rooms.catchup import CatchUp
from walkboard.rooms.checks import Checks
from walkboard.rooms.document import LiveDocument
from walkboard.rooms.limits import Allowance
from walkboard.rooms.mailbox import Mailbox, Question, Write
from walkboard.rooms.members import Member
from walkboard.rooms.pace import Pace
from walkboard.rooms.resources import Resources
from walkboard.rooms.session import Session
from walkboard.rooms.transport import Packet, Transport
from walkboard.wire.awareness import AwarenessEntry
from walkboard.wire.messages import encode_event, encode_hello, encode_update

# Slow connections are looked at this often.
BEHIND_CHECK = 0.05
# Syncs answered in one turn, so that a crowd of newcomers does not keep writes waiting.
SYNCS_PER_TURN = 16
# After a flush the room rests for what sending it took.
FLUSH_COST_SHARE = 1.0

_log = structlog.get_logger(__name__)
_Answer = TypeVar("_Answer")


class RoomState(StrEnum):
    """Where a room is in its life; it only ever moves down this list."""

    LOADING = "loading"
    LIVE = "live"
    DRAINING = "draining"
    CLOSED = "closed"


class Room:
    """One board, from its loading to its end."""

    def __init__(self, board_id: str, generation: int, resources: Resources) -> None:
        """Not yet loading: `run` is the room's life."""
        self.board_id = board_id
        self.generation = generation
        self.state = RoomState.LOADING
        self.mailbox = Mailbox()
        self.document = LiveDocument(board_id, resources.database, resources.pool, self._spread_unseen)
        show_elsewhere = self._show_elsewhere if resources.bus.shared else None
        self.audience = Audience(lambda: self.state_vector, self.mailbox.filled.set, show_elsewhere)
        self.failure: WalkboardError | None = None
        self.loaded = asyncio.Event()  # or failed: either way there is something to know
        self.closed = asyncio.Event()
        self._resources = resources
        self._catchup = CatchUp(self.document, self.mailbox.filled.set)
        self.metrics = resources.metrics
        self.checks = Checks(self.document, resources.metrics, self.mailbox.filled.set)
        self.crowd = resources.crowd
        self.allowance = Allowance.of_board(asyncio.get_running_loop().time())
        self._batches = Batches(
            self.document,
            resources.writer,
            resources.database,
            BatchNews(self._spread, self._announce),
            self.metrics,
            shared=resources.shared,
        )
        # Whether the log is said to go on beyond what is known here.
        self._behind_the_log = False
        self._pace = Pace(FLUSH_COST_SHARE, 0.0)
        self._damage_told = False
        self._spread_at = 0.0  # when this turn began to send; it has not, at zero

    @property
    def state_vector(self) -> bytes:
        """The state vector of what is committed."""
        return self.document.state_vector

    @property
    def takes_frames(self) -> bool:
        """Whether messages of clients are still taken."""
        return self.state is RoomState.LIVE or self.state is RoomState.LOADING

    # -- what sessions and the registry do; nothing of it waits

    def attach(
        self,
        member: Member,
        transport: Transport,
        *,
        extended: bool,
        unpacks: bool = False,
        credential: bytes | None = None,
    ) -> Session:
        """Somebody joins: greeting, what the server wants to know of them, who is present. Only while live."""
        session = Session(self, member, transport, extended=extended, unpacks=unpacks)
        session.credential = credential
        if extended:
            session.send(Packet(self._hello(session)))
        if session.may_edit:
            session.ask_for_all()
        self.audience.add(session)
        return session

    def detach(self, session: Session) -> None:
        """Somebody left. Writes they sent are still committed."""
        self.mailbox.forget_sync(session)
        self.checks.forget(session)
        self.audience.remove(session)
        if not self.audience:
            self.mailbox.filled.set()  # wakes the room, which may be idle now

    def write(self, write: Write) -> None:
        """A write joins the queue."""
        self.mailbox.put(write)

    def ask_sync(self, session: Session, state_vector: bytes) -> None:
        """A session wants what it lacks."""
        self.mailbox.ask_sync(session, state_vector)

    def publish(self, session: Session, entries: Iterable[AwarenessEntry]) -> None:
        """A session says where it is. The client id others see of it is the person's own before they hear of it."""
        shown = self.audience.publish(session, entries)
        if shown is not None:
            self.document.reserve(shown, session.person.id)

    def tell_presence(self, session: Session) -> None:
        """A session asks who is present."""
        self.audience.tell_presence(session)

    def tell(self, event: dict[str, object]) -> None:
        """Sends an event to everybody whose client understands it."""
        self.audience.tell(encode_event(event))

    def change_role(self, session: Session, role: Role) -> None:
        """The session's role is another one from now on; a new editor is asked for what the server lacks."""
        session.role = role
        if session.extended:
            session.send(Packet(encode_event({"type": "role.changed", "role": role.value})))
        if session.may_edit:
            session.ask_for_all()

    def relay(self, node: str, presence: Presence) -> None:
        """Another server says where its people are on this board; their client ids are theirs from now on."""
        for client_id, person_id in self.audience.relay(node, presence.seen, whole=presence.whole):
            self.document.reserve(client_id, person_id)

    def notice(self, epoch: int, sequence: int) -> None:
        """The log is said to go on to there. If that is news it is read, in a turn of its own."""
        if (epoch, sequence) > (self.document.epoch, self.document.sequence) or epoch < self.document.epoch:
            self._behind_the_log = True
            self.mailbox.filled.set()

    def delete(self, reason: WalkboardError) -> None:
        """The board is in the trash: everybody is told, and closed."""
        if self.takes_frames:
            self.tell({"type": "board.deleted"})
            self.end(reason)

    def captured(self) -> None:
        """A snapshot of the board was taken."""
        self._batches.touches.captured()

    async def ask(self, question: Callable[[], Awaitable[_Answer]]) -> _Answer:
        """Asks something of the committed document, after the writes that came before; raises when the room ends."""
        done: asyncio.Future[_Answer] = asyncio.get_running_loop().create_future()
        self.mailbox.put(Question(question, done))
        return await done

    def drain(self) -> None:
        """Takes no more frames, finishes what it has, then closes everybody with 1012."""
        self.end(Restarting())

    def end(self, reason: WalkboardError) -> None:
        """Begins the end of the room; connections are closed with the reason's code once the mailbox is empty."""
        if self.state in (RoomState.LOADING, RoomState.LIVE):
            self.state = RoomState.DRAINING
            self.failure = self.failure or reason
        self.mailbox.filled.set()

    # -- the room's life

    async def run(self) -> None:
        """From loading to the end; never raises for its own faults, so that other rooms go on."""
        try:
            await self._live()
        except WalkboardError as error:
            self.failure = error
        except Exception as error:  # noqa: BLE001 - one room's bug must not end the others
            _log.exception("room failed", board=self.board_id, error=str(error))
            self.failure = Unforeseen()
        finally:
            self._shut()
        await self.document.unload()
        self.closed.set()

    async def _live(self) -> None:
        await self.document.load()
        self._damage_told = self.document.damaged  # the greeting says it
        if self.state is RoomState.LOADING:
            self.state = RoomState.LIVE
            _log.info("room live", board=self.board_id, generation=self.generation, sequence=self.document.sequence)
        self.loaded.set()
        while not self._finished:
            await self._wait()
            await self._turn()

    @property
    def _finished(self) -> bool:
        return self.state is RoomState.DRAINING and not self.mailbox.has_writes

    async def _wait(self) -> None:
        """Until there is something to do, or somebody slow to look after; or the room turns out to be idle."""
        if self.mailbox or self._behind_the_log:
            await asyncio.sleep(self._pace.wait(asyncio.get_running_loop().time()))
            return
        self.mailbox.filled.clear()
        try:
            async with asyncio.timeout(self._patience):
                await self.mailbox.filled.wait()
        except TimeoutError:
            if not self.audience and not self.mailbox:
                self.end(TryAgainLater())

    @property
    def _patience(self) -> float | None:
        if self.audience.anybody_behind:
            return BEHIND_CHECK
        if self.checks:
            return self.checks.rest
        return None if self.audience else self._resources.idle_time

    async def _turn(self) -> None:
        await self.document.load()
        if self.document.damaged and not self._damage_told:
            self._damage_told = True
            self.tell({"type": "board.damaged"})
        self._spread_at = 0.0
        stale = self._behind_the_log
        if stale:
            await self._catch_up()
        writes = self.mailbox.take_writes()
        if writes:
            self.audience.expect(True)
            await self._batches.flush(writes)
            self.audience.expect(False)
        if self._spread_at:
            await self._rest_from_sending(self._spread_at)
        question = self.mailbox.take_question()
        if question is not None:
            await self._answer(question)
        for session, state_vector in self.mailbox.take_syncs(SYNCS_PER_TURN):
            await self._answer_sync(session, state_vector)
        for session, state_vector in self.audience.writable_again():
            await self._bring_up_to_date(session, state_vector)
        if not self.mailbox:
            await self.checks.work()

    async def _rest_from_sending(self, since: float) -> None:
        """What sending took is known when the others had their turn, which counts: a busy loop makes rounds rarer."""
        await asyncio.sleep(0)
        now = asyncio.get_running_loop().time()
        self._pace.flushed(now, now - since)

    async def _catch_up(self) -> None:
        self._behind_the_log = False
        try:
            await self.document.catch_up()
        except SQLAlchemyError as error:  # whoever looks next will say so again
            _log.warning("reading on in the log failed", board=self.board_id, error=str(error))

    async def _answer(self, question: Question) -> None:
        try:
            if self._resources.shared:
                await self._catch_up()
            answer = await question.ask()
        except WalkboardError as error:
            if not question.done.done():
                question.done.set_exception(error)
            if isinstance(error, OtherEpoch) and not isinstance(error, EarlierHistory):
                raise  # the room is over: whoever asked may ask the next one
            return
        except BaseException:
            # The room ends, but whoever asked must not wait for ever.
            if not question.done.done():
                question.done.set_exception(Unforeseen())
            raise
        if not question.done.done():
            question.done.set_result(answer)

    async def _answer_sync(self, session: Session, state_vector: bytes) -> None:
        session.synced = session.owed_answer = True
        if session.transport.buffered() > BEHIND_BYTES:
            self.audience.mark_behind(session, state_vector)
        else:
            await self._bring_up_to_date(session, state_vector)

    async def _bring_up_to_date(self, session: Session, state_vector: bytes) -> None:
        # A client that asked is in sync only when it gets its answer, as an answer.
        asked = session.owed_answer
        try:
            packet = await self._catchup.answer(state_vector, session.form, asked=asked)
        except (MalformedFrame, EarlierHistory) as error:  # the state vector may be the client's own
            session.refuse(error)
            return
        if session.closed:
            return
        if packet is None:
            self.audience.mark_behind(session, state_vector)  # it is told nothing else, until this is ready
            return
        was_behind, session.behind = session.behind is not None, None
        session.owed_answer = False
        session.send(packet)
        if was_behind:
            self.audience.tell_presence(session, again=True)

    def _spread(self, update: bytes, before: bytes, authors: Iterable[Session]) -> None:
        """Sends what is committed now to everybody, and their numbers to the authors."""
        if not self._spread_at:
            self._spread_at = asyncio.get_running_loop().time()
        if update:
            self._catchup.committed(update)
            self.audience.spread(encode_update(update), before, set(authors))
        else:
            self.audience.acknowledge(authors)

    def _announce(self, sequence: int) -> None:
        self._resources.bus.publish(Hint(self.board_id, self.document.epoch, sequence))

    def _show_elsewhere(self, seen: tuple[Seen, ...]) -> None:
        self._resources.bus.publish(Presence(self.board_id, whole=False, seen=seen))

    def _spread_unseen(self, updates: Sequence[bytes], before: bytes) -> None:
        """After a reload the log may hold more than was sent: a commit that seemed to fail, or another writer."""
        for update in updates:
            self._spread(update, before, ())

    def _hello(self, session: Session) -> bytes:
        person = session.person
        return encode_hello(
            {
                "epoch": self.document.epoch,
                "role": session.member.role.value,
                "person": {"id": person.id, "name": person.name, "discipline": person.discipline},
                "sequence": self.document.sequence,
                "damaged": self.document.damaged,
                "server": self._resources.version,
            }
        )

    def _shut(self) -> None:
        """Closes everybody and turns down what nobody will do any more."""
        self.state = RoomState.CLOSED
        reason = self.failure or TryAgainLater()
        _log.info("room closed", board=self.board_id, generation=self.generation, reason=reason.slug)
        self.audience.close(reason.close_code, reason.slug)
        self._catchup.close()
        for item in self.mailbox.drop_all():
            if item.done is not None and not item.done.done():
                item.done.set_exception(reason)
        self.loaded.set()

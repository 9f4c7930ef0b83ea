"""All live rooms of this process: at most one per board, made when somebody needs it, ended when nobody does."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from importlib.metadata import version
from types import TracebackType
from typing import Any, Self, TypeVar

import structlog

from walkboard.accounts.permissions import Role
from walkboard.bus.base import Bus
from walkboard.bus.local import LocalBus
from walkboard.bus.messages import AccessChanged, CredentialEnded, Event
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.engines import backend_of
from walkboard.errors import BoardDeleted, NotSignedIn, OtherEpoch, Restarting, TryAgainLater
from walkboard.history.compaction import Compactor
from walkboard.history.snapshots import Capture
from walkboard.history.writer import LogWriter
from walkboard.maps.comparison import Comparison
from walkboard.maps.contents import Contents
from walkboard.maps.summary import Summary
from walkboard.rooms.mailbox import Write
from walkboard.rooms.members import Member, PersonInfo
from walkboard.rooms.neighbours import Neighbours
from walkboard.rooms.pictures import Pictures
from walkboard.rooms.resources import IDLE_TIME, Resources
from walkboard.rooms.room import Room, RoomState
from walkboard.rooms.session import Session
from walkboard.rooms.standing import Standings
from walkboard.rooms.transport import Transport
from walkboard.rooms.upkeep import Upkeep
from walkboard.rooms.watch import Watch
from walkboard.telemetry import Metrics
from walkboard.wire.messages import encode_event

# Who wants into a room waits this long for it to be loaded.
LOAD_TIMEOUT = 30.0
# Draining finishes what is under way within this time, or leaves it to the clients, who still have it.
DRAIN_TIMEOUT = 10.0
# How often heartbeats are looked after.
PULSE = 5.0

_log = structlog.get_logger(__name__)
_Answer = TypeVar("_Answer")


class RoomRegistry:
    """`async with RoomRegistry(database, pool, writer) as rooms`: leaving the block drains all rooms."""

    def __init__(
        self,
        database: Database,
        pool: DocumentPool,
        writer: LogWriter,
        *,
        idle_time: float = IDLE_TIME,
        metrics: Metrics | None = None,
        compactor: Compactor | None = None,
        bus: Bus | None = None,
        standings: Standings | None = None,
    ) -> None:
        """Uses, and does not own, the database, the worker pool, the log's writer, what folds long logs, and the bus.

        `standings` are asked now and then whether those who are connected may still do what they may.
        """
        self._bus = bus or LocalBus()
        # Servers that share a database share boards, with or without a bus.
        shared = self._bus.shared or backend_of(database.url) == "postgresql"
        self._resources = Resources(
            database, pool, writer, version("walkboard"), metrics or Metrics(), self._bus, shared, idle_time
        )
        self._rooms: dict[str, Room] = {}
        self._generation = 0
        self._watch = Watch(database, self._rooms, standings)
        self.pictures = Pictures(database, self._rooms)
        self.neighbours = Neighbours(self._bus, self._rooms, self._watch)
        self._draining = False
        self._upkeep = Upkeep(compactor, self._rooms, self.neighbours.people, self._bus)
        self._tasks = asyncio.TaskGroup()
        self._lives: set[asyncio.Task[None]] = set()
        self._pulses: list[asyncio.Task[None]] = []
        pool.on_worker_lost = self._worker_lost

    async def __aenter__(self) -> Self:
        """Starts looking after rooms."""
        await self._tasks.__aenter__()
        lives = (self._beat, self._watch.logs, self._watch.access, self.neighbours.call_roll, self.pictures.keep)
        self._pulses = [self._tasks.create_task(life()) for life in lives]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Drains all rooms and waits for their end; those that do not come to it are cut off."""
        try:
            await self.drain()
        finally:
            for life in self._lives:
                life.cancel()
            for pulse in self._pulses:
                pulse.cancel()
            await self._tasks.__aexit__(kind, error, trace)

    def __len__(self) -> int:
        """The number of rooms that are not closed."""
        return len(self._rooms)

    @property
    def states(self) -> Counter[RoomState]:
        """How many rooms are where in their lives."""
        return Counter(room.state for room in self._rooms.values())

    @property
    def access_changes(self) -> int:
        """Counts changes of who may do what, so that one that falls between asking and joining is noticed."""
        return self._watch.access_changes

    @property
    def bus_usable(self) -> bool | None:
        """Whether other servers can be reached; None where there are none to reach."""
        return self._bus.usable if self._bus.shared else None

    @property
    def damaged(self) -> int:
        """The number of boards that are live without something that was saved on them."""
        return sum(room.document.damaged for room in self._rooms.values())

    @property
    def sessions(self) -> int:
        """The number of connections in all rooms."""
        return sum(len(room.audience) for room in self._rooms.values())

    # -- sessions

    async def join(
        self,
        board_id: str,
        member: Member,
        transport: Transport,
        *,
        extended: bool = False,
        unpacks: bool = False,
        credential: bytes | None = None,
    ) -> Session:
        """Brings a connection into the board's room; raises what stands against it (BoardUnknown, BoardDeleted, …).

        `credential` says by what the person was known, so that the connection can end with it.
        """
        room = await self._live_room(board_id)
        return room.attach(member, transport, extended=extended, unpacks=unpacks, credential=credential)

    def on_lost(self, tell: Callable[[str, PersonInfo], Coroutine[Any, Any, None]]) -> None:
        """`tell` hears, as a task of the registry, of people who went down with their server. It must not raise."""

        def lost(board_id: str, person: PersonInfo) -> None:
            if not self._draining:
                self._tasks.create_task(tell(board_id, person))

        self.neighbours.on_departed = lost

    def present(self, board_id: str) -> list[PersonInfo]:
        """Who is connected to the board, through this server or another one."""
        room = self._rooms.get(board_id)
        here = room.audience.people() if room is not None else []
        return list({person.id: person for person in (*here, *self.neighbours.people(board_id))}.values())

    # -- what happened elsewhere

    def notify(self, board_id: str, event: dict[str, object]) -> None:
        """Tells everybody on the board about something that is not in the document."""
        frame = encode_event(event)
        room = self._rooms.get(board_id)
        if room is not None:
            room.audience.tell(frame)
        self._bus.publish(Event(board_id, frame))

    def role_changed(self, board_id: str, person_id: str, role: Role | None) -> None:
        """A person's role is another one from now on; without one, their connections are closed."""
        self._watch.access_changes += 1
        self._bus.publish(AccessChanged(board_id))
        room = self._rooms.get(board_id)
        for session in room.audience if room is not None else ():
            if session.person.id != person_id:
                continue
            if role is None:
                session.revoke()
            elif room is not None and role is not session.role:
                room.change_role(session, role)

    def signed_out(self, credential: bytes) -> None:
        """A cookie or token is no longer good: the connections that were opened with it are closed with 4401."""
        self._watch.access_changes += 1
        self._bus.publish(CredentialEnded(credential))
        for room in self._rooms.values():
            for session in room.audience:
                if session.credential == credential:
                    session.refuse(NotSignedIn())

    def board_deleted(self, board_id: str) -> None:
        """The board is in the trash: everybody is told, and closed with 4410."""
        self._watch.access_changes += 1
        self._bus.publish(AccessChanged(board_id))
        room = self._rooms.get(board_id)
        if room is not None:
            room.delete(BoardDeleted())

    # -- the document

    async def document_state(self, board_id: str) -> tuple[int, bytes]:
        """The sequence and the whole committed document."""

        async def question(room: Room) -> tuple[int, bytes]:
            state = await room.document.state()
            return room.document.sequence, state

        return await self._ask(board_id, question)

    async def outline(self, board_id: str) -> tuple[int, dict[str, object]]:
        """The sequence and the board's records without texts."""

        async def question(room: Room) -> tuple[int, dict[str, object]]:
            outline = await room.document.outline()
            return room.document.sequence, outline

        return await self._ask(board_id, question)

    async def packed_outline(self, board_id: str) -> tuple[str, bytes]:
        """A name for what the board is now, and its sequence and outline as JSON in gzip."""

        async def question(room: Room) -> tuple[str, bytes]:
            packed = await room.document.packed_outline()
            return f"{room.document.epoch}-{room.document.sequence}", packed

        return await self._ask(board_id, question)

    async def contents(self, board_id: str) -> tuple[int, Contents]:
        """The sequence and everything the board says."""

        async def question(room: Room) -> tuple[int, Contents]:
            contents = await room.document.contents()
            return room.document.sequence, contents

        return await self._ask(board_id, question)

    async def summaries(self, board_id: str, cards: Sequence[str]) -> list[Summary]:
        """Cards of a board in short, as far as they are there."""
        return await self._ask(board_id, lambda room: room.document.summaries(cards))

    async def find_cards(self, board_id: str, words: str, limit: int) -> list[Summary]:
        """Cards of a board with such words in short, the best answer first."""
        return await self._ask(board_id, lambda room: room.document.find(words, limit))

    async def contents_of(self, state: bytes) -> Contents:
        """What a stored state says; raises BoardDamaged."""
        return await self._resources.pool.contents_of(state)

    async def difference(self, board_id: str, since_state: bytes) -> tuple[int, Comparison]:
        """The sequence, and what differs from a stored state to the board; raises BoardDamaged."""

        async def question(room: Room) -> tuple[int, Comparison]:
            comparison = await room.document.compare(since_state)
            return room.document.sequence, comparison

        return await self._ask(board_id, question)

    async def difference_between(self, since_state: bytes, until_state: bytes) -> Comparison:
        """What differs between two stored states; raises BoardDamaged."""
        return await self._resources.pool.compare_states(since_state, until_state)

    async def capture(self, board_id: str) -> Capture:
        """The committed state as a snapshot keeps it."""

        async def question(room: Room) -> Capture:
            state, outline = await room.document.state(), await room.document.outline()
            cards = outline.get("cards")
            count = len(cards) if isinstance(cards, list) else 0
            room.captured()
            return Capture(room.document.epoch, room.document.sequence, state, count)

        return await self._ask(board_id, question)

    async def _ask(self, board_id: str, question: Callable[[Room], Awaitable[_Answer]]) -> _Answer:
        """Asks the board's document; once more if the board turned out to be in another epoch by now."""
        room = await self._live_room(board_id)
        try:
            return await room.ask(lambda: question(room))
        except OtherEpoch:
            room = await self._live_room(board_id)
            return await room.ask(lambda: question(room))

    async def append(self, board_id: str, update: bytes, person_id: str | None, *, only_first: bool = False) -> int:
        """Commits an update written by the server, e.g. a starter board; returns its sequence.

        Raises UpdateRefused, MalformedFrame or TooLarge; NotTheFirst if it is `only_first` and the board has content.
        """
        room = await self._live_room(board_id)
        done: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        # The server may write more at once than a client: the limits of a reply apply.
        room.write(Write(update, is_reply=True, person_id=person_id, done=done, only_first=only_first))
        return await done

    # -- the end

    def begin_drain(self) -> None:
        """Takes no more frames, lets nobody in; rooms commit and acknowledge what they have, then close with 1012."""
        if not self._draining:
            self._draining = True
            self._upkeep.stop()
            for room in self._rooms.values():
                room.drain()

    async def drain(self) -> None:
        """Begins to drain and waits until all rooms are closed."""
        self.begin_drain()
        try:
            async with asyncio.timeout(DRAIN_TIMEOUT):
                while self._rooms:
                    await next(iter(self._rooms.values())).closed.wait()
                    await asyncio.sleep(0)
        except TimeoutError:
            _log.warning("draining took too long", rooms=len(self._rooms))

    async def _live_room(self, board_id: str) -> Room:
        try:
            async with asyncio.timeout(LOAD_TIMEOUT):
                return await self._find_or_make(board_id)
        except TimeoutError:
            raise TryAgainLater from None

    async def _find_or_make(self, board_id: str) -> Room:
        while not self._draining:
            room = self._rooms.get(board_id)
            if room is None:
                self._generation += 1
                room = self._rooms[board_id] = Room(board_id, self._generation, self._resources)
                room.audience.on_people = lambda: self.neighbours.changed(board_id)
                self._bus.follow(board_id)
                life = self._tasks.create_task(self._run(room))
                self._lives.add(life)
                life.add_done_callback(self._lives.discard)
            await room.loaded.wait()
            if room.state is RoomState.LIVE:
                return room
            failed_to_load = not room.document.loads
            await room.closed.wait()
            if failed_to_load and room.failure is not None:
                raise room.failure
        raise Restarting

    async def _run(self, room: Room) -> None:
        try:
            await self._upkeep.give_way(room.board_id)
            await room.run()
        except Exception:  # noqa: BLE001 - raised in the group of tasks it would end the rooms of all other boards
            _log.exception("room did not end well", board=room.board_id)
        finally:
            room.closed.set()
            if self._rooms.get(room.board_id) is room:
                del self._rooms[room.board_id]
                self.neighbours.closed(room.board_id)
            self._upkeep.rested(room)

    def _worker_lost(self, board_ids: frozenset[str]) -> None:
        for board_id in board_ids:
            room = self._rooms.get(board_id)
            if room is not None:
                room.document.discard()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(PULSE)
            now = asyncio.get_running_loop().time()
            for room in list(self._rooms.values()):
                try:
                    self._upkeep.offer(room, now - room.document.committed_at)
                    room.audience.heartbeat(now)
                except Exception:  # noqa: BLE001 - one board's fault must not take the pulse of all
                    _log.exception("heartbeat failed", board=room.board_id)

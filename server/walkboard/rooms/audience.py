"""The sessions of a room, and sending to them: updates once committed, presence, heartbeats; and what slow ones miss.

A slow connection has no queue. Beyond a limit it is marked as behind, with the state vector of what it was sent so far;
when it can be written to again it gets the difference, in place. One that makes no progress is closed.
"""

import asyncio
from collections.abc import Callable, Collection, Iterable, Iterator

from walkboard.bus.messages import Seen
from walkboard.rooms.members import PersonInfo
from walkboard.rooms.presence import Changes, Presence, Presenter
from walkboard.rooms.presence_lane import PresenceLane
from walkboard.rooms.session import Session
from walkboard.rooms.transport import Packet
from walkboard.wire.awareness import AwarenessEntry
from walkboard.wire.messages import encode_awareness

# More than this under way to a connection, and it is behind; at this little it can be brought up to date.
BEHIND_BYTES = 1 << 20
WRITABLE_BYTES = 64 << 10
# A connection that is behind and takes nothing for so long is closed.
STALL_TIME = 20.0
# So many changes of presence, each to everybody, cost little beside sending an edit to everybody anyway.
FEW_CHANGES = 8_192
# Stock clients reconnect when they hear nothing for 30 s, so they hear something after this long.
HEARTBEAT_TIME = 15.0
# An awareness message about nobody: every client understands it, and it changes nothing.
HEARTBEAT = Packet(encode_awareness([]))


class Audience:
    """Everybody connected to one board."""

    def __init__(
        self,
        committed: Callable[[], bytes],
        wake: Callable[[], None],
        show_elsewhere: Callable[[tuple[Seen, ...]], None] | None = None,
    ) -> None:
        """Nobody yet. `committed` is the state vector of what is sent to all; `wake` brings the room to look after slow
        connections; `show_elsewhere` tells other servers, if there are any, what changed of who is where."""
        self._show_elsewhere = show_elsewhere
        # Hears that somebody came or left.
        self.on_people: Callable[[], None] = lambda: None
        self._committed = committed
        self._wake = wake
        self._sessions: dict[Session, None] = {}
        self._presence = Presence()
        self._lane = PresenceLane(self.__iter__, self._news, self._reads)
        self._behind: dict[Session, tuple[int, float]] = {}

    def __len__(self) -> int:
        """The number of sessions."""
        return len(self._sessions)

    def __iter__(self) -> Iterator[Session]:
        """The sessions, as they are now."""
        return iter(list(self._sessions))

    @property
    def anybody_behind(self) -> bool:
        """Whether slow connections wait to be brought up to date."""
        return bool(self._behind)

    def people(self) -> list[PersonInfo]:
        """Who is here, each person once, in order of arrival."""
        return list({session.person.id: session.person for session in self._sessions}.values())

    def add(self, session: Session) -> None:
        """A newcomer hears who is present."""
        self._sessions[session] = None
        self.on_people()
        self.tell_presence(session)

    def remove(self, session: Session) -> None:
        """Somebody left; the others are told."""
        self._sessions.pop(session, None)
        self.on_people()
        self._behind.pop(session, None)
        self._presence.leave(session)
        self._schedule()

    def publish(self, session: Session, entries: Iterable[AwarenessEntry]) -> int | None:
        """Presence of a session; returns the client id by which others see it from now on, if that is news."""
        before = self._presence.id_of(session)
        if self._presence.publish(session, entries):
            self._schedule()
        shown = self._presence.id_of(session)
        return shown if shown != before else None

    def move(self, session: Session, frame: bytes) -> bool:
        """Presence of a session that only moved, straight from its message; see `Presence.move`."""
        if not self._presence.move(session, frame):
            return False
        self._schedule()
        return True

    def relay(self, node: str, seen: Iterable[Seen], *, whole: bool) -> list[tuple[int, str]]:
        """Presence of people connected to another server; returns client ids that are new, and whose they are."""
        new = self._presence.relay(node, seen, whole=whole)
        self._schedule()
        return [(each.client_id, each.person_id) for each in new]

    def forget(self, node: str) -> None:
        """Nobody is connected to this board through that server any more."""
        self._presence.forget(node)
        self._schedule()

    def ours(self) -> list[Seen]:
        """Where everybody is who is connected to this server."""
        return self._presence.ours()

    def tell_presence(self, session: Session, *, again: bool = False) -> None:
        """Tells one session who is present; `again` also who left meanwhile.

        A session that is behind is told when it is brought up to date, however often it asks until then.
        """
        if not again and self._falls_behind(session):
            return
        messages = self._presence.everything_again() if again else self._presence.everything()
        if messages:
            session.send(Packet(*messages))

    def expect(self, under_way: bool) -> None:
        """Whether an update is on its way to the log: presence that is due waits a moment, to go out with it."""
        self._lane.expecting = under_way

    def spread(self, message: bytes, before: bytes, authors: Collection[Session]) -> None:
        """Sends a committed update to all, authors their numbers too; `before` is the state vector without it."""
        now = asyncio.get_running_loop().time()
        common, own = Packet(message), dict[Presenter, Packet]()
        if self._may_take_presence_along():
            changes = self._take_changes()
            self._lane.told(len(self._sessions))
            common = Packet(message, *changes.messages)
            own = {session: Packet(message, *others) for session, others in changes.instead.items()}
        for session in self:
            if session.closed:
                continue
            packet = own.get(session, common) if own else common
            if session in authors or session.behind is not None or not session.synced:
                packet = self._exceptional(session, packet, before, now, author=session in authors)
            elif session.transport.buffered() > BEHIND_BYTES:
                self.mark_behind(session, before)
                continue
            if packet.messages:
                session.transport.send(packet)
                session.sent_at = now

    def _may_take_presence_along(self) -> bool:
        """Whether presence goes out with an edit: where that costs little, and otherwise only when it is due.

        While a round of presence is under way, who waits for it must not be told of what comes after it.
        """
        changed = self._presence.changes
        if not changed or self._lane.telling:
            return False
        return changed * len(self._sessions) <= FEW_CHANGES or self._lane.due

    def _exceptional(self, session: Session, packet: Packet, before: bytes, now: float, *, author: bool) -> Packet:
        """What somebody is sent of a packet who wrote some of it, is behind, or was not told yet what comes before."""
        acknowledgement = session.acknowledgement() if author else None
        if acknowledgement is not None:
            packet = Packet(*packet.messages, acknowledgement)
        if session.behind is not None:
            return _only(acknowledgement)
        if session.holds_back(now):
            return Packet(*packet.messages[1:])
        if session.transport.buffered() > BEHIND_BYTES:
            self.mark_behind(session, before)
            return _only(acknowledgement)
        return packet

    def acknowledge(self, authors: Iterable[Session]) -> None:
        """Tells authors what is settled, where nothing new was committed."""
        for session in authors:
            acknowledgement = session.acknowledgement()
            if acknowledgement is not None:
                session.send(Packet(acknowledgement))

    def tell(self, message: bytes) -> None:
        """Sends one of Walkboard's own messages to those who understand them."""
        packet = Packet(message)
        for session in self:
            if session.extended:
                session.send(packet)

    def heartbeat(self, now: float) -> None:
        """Sends something to whoever heard nothing for long, unless more is under way to them already."""
        for session in self:
            if now - session.sent_at >= HEARTBEAT_TIME and session.transport.buffered() <= WRITABLE_BYTES:
                session.send(HEARTBEAT)

    def mark_behind(self, session: Session, state_vector: bytes) -> None:
        """The session has what this state vector says and gets nothing more until it can be written to."""
        session.behind = state_vector
        self._behind[session] = (session.transport.buffered(), asyncio.get_running_loop().time())
        self._wake()

    def writable_again(self) -> list[tuple[Session, bytes]]:
        """Takes out those who were behind and can be written to, with what they have; closes those who are stuck."""
        now = asyncio.get_running_loop().time()
        ready: list[tuple[Session, bytes]] = []
        for session, (before, since) in list(self._behind.items()):
            buffered = session.transport.buffered()
            if buffered <= WRITABLE_BYTES:
                del self._behind[session]
                if session.behind is not None:
                    ready.append((session, session.behind))
            elif buffered < before:
                self._behind[session] = (buffered, now)
            elif now - since > STALL_TIME:
                session.stuck(buffered)
        return ready

    def close(self, code: int, reason: str) -> None:
        """Closes everybody's connection."""
        for session in self:
            session.close(code, reason)
        self._lane.close()

    def _take_changes(self) -> Changes:
        changes = self._presence.take_changes(for_others=self._show_elsewhere is not None)
        if changes.ours and self._show_elsewhere is not None:
            self._show_elsewhere(changes.ours)
        return changes

    def _reads(self, session: Session) -> bool:
        return not self._falls_behind(session)

    def _falls_behind(self, session: Session) -> bool:
        """Whether the session is behind, or is from now on: presence, too, is not piled up for who does not read."""
        if session.behind is None and session.transport.buffered() > BEHIND_BYTES:
            self.mark_behind(session, self._committed())
        return session.behind is not None

    def _schedule(self) -> None:
        if not self._lane.scheduled and self._presence.changes and self._sessions:
            self._lane.schedule()

    def _news(self) -> Changes | None:
        return self._take_changes() if self._presence.changes else None


def _only(acknowledgement: bytes | None) -> Packet:
    return Packet(acknowledgement) if acknowledgement is not None else Packet()

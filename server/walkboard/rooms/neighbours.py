"""What the rooms of this server say to other servers, and what they do with what they hear.

Nothing that is heard is acted upon where it could harm: hints make a room look into the log, news of access make the
watch ask the database. Only presence and events are taken as they come; they are shown, never stored.
"""

import asyncio
from collections.abc import Callable, Mapping

import structlog

from walkboard.bus.base import Bus
from walkboard.bus.messages import (
    MAX_ENTRIES,
    AccessChanged,
    CredentialEnded,
    Event,
    Hint,
    Message,
    People,
    PeopleAsked,
    Presence,
    PresenceAsked,
    Seen,
    Someone,
)
from walkboard.rooms.members import PersonInfo
from walkboard.rooms.room import Room
from walkboard.rooms.roster import Roster
from walkboard.rooms.watch import Watch
from walkboard.wire.messages import is_event

# Each server says this often who is connected to it and where they are, whatever was said before.
ROLL_CALL = 5.0
# A server that said nothing for so long is gone, and its people with it.
SILENCE = 16.0
# Who comes and goes is told together with who comes and goes this soon after.
GATHERING = 0.1
# More than this of presence is not told at once; what is left comes with the next movement.
MAX_PRESENCE_BYTES = 1 << 20

_log = structlog.get_logger(__name__)


class Neighbours:
    """The bus's listener."""

    def __init__(self, bus: Bus, rooms: Mapping[str, Room], watch: Watch) -> None:
        """Begins to listen."""
        self._bus = bus
        self._rooms = rooms
        self._watch = watch
        self._roster = Roster()
        self._gathering: dict[str, asyncio.TimerHandle] = {}
        # Hears of people whose server fell silent. Of others their own server tells.
        self.on_departed: Callable[[str, PersonInfo], None] | None = None
        bus.listen(self)

    def people(self, board_id: str) -> list[PersonInfo]:
        """Who is connected to a board through other servers."""
        return self._roster.people(board_id)

    # -- what is said

    def changed(self, board_id: str) -> None:
        """Somebody came to a board or left it."""
        if self._bus.shared and board_id not in self._gathering:
            loop = asyncio.get_running_loop()
            self._gathering[board_id] = loop.call_later(GATHERING, self._tell_people, board_id)

    def closed(self, board_id: str) -> None:
        """The board's room is no more."""
        timer = self._gathering.pop(board_id, None)
        if timer is not None:
            timer.cancel()
        if self._bus.shared:
            self._bus.publish(People(board_id, ()))
        self._bus.unfollow(board_id)

    async def call_roll(self) -> None:
        """Says who is here, and forgets who was not heard of, for ever."""
        loop = asyncio.get_running_loop()
        while self._bus.shared:
            slept_at = loop.time()
            await asyncio.sleep(ROLL_CALL)
            for board_id, room in list(self._rooms.items()):
                if room.audience:
                    self._tell_people(board_id)
                    self._tell_presence(room)
            now = loop.time()
            if now - slept_at > 2 * ROLL_CALL:
                continue  # this server stood still: what the others said meanwhile is only heard now
            for node, board_id in self._roster.silent_since(now - SILENCE):
                self._lost(board_id, self._take_people(node, People(board_id, ())))

    # -- what is heard

    def heard(self, sender: str, message: Message) -> None:
        """See Listener."""
        match message:
            case CredentialEnded(digest):
                self._watch.doubt_credential(digest)
            case AccessChanged(board_id):
                self._watch.doubt(board_id)
            case People():
                self._take_people(sender, message)
            case PeopleAsked():
                self._tell_all_people()
            case _:
                room = self._rooms.get(message.board_id)
                if room is not None:
                    self._heard_of_room(room, sender, message)

    def follows(self, board_id: str | None) -> None:
        """See Listener."""
        if board_id is None:
            self._bus.publish(PeopleAsked())
            self._tell_all_people()
            return
        room = self._rooms.get(board_id)
        if room is not None:
            self._bus.publish(PresenceAsked(board_id))
            self._tell_presence(room)
            self._watch.doubt(board_id)

    def _heard_of_room(self, room: Room, sender: str, message: Hint | Event | Presence | PresenceAsked) -> None:
        match message:
            case Hint(_, epoch, sequence):
                room.notice(epoch, sequence)
            case Event(_, frame):
                if is_event(frame):
                    room.audience.tell(frame)
            case Presence():
                room.relay(sender, message)
            case PresenceAsked():
                self._tell_presence(room)

    def _lost(self, board_id: str, people: list[PersonInfo]) -> None:
        room = self._rooms.get(board_id)
        here = {person.id for person in room.audience.people()} if room is not None else set()
        for person in people:
            if person.id not in here and self.on_departed is not None:
                self.on_departed(board_id, person)

    def _take_people(self, sender: str, message: People) -> list[PersonInfo]:
        """Returns who is not connected to any other server any more."""
        people = [PersonInfo(person.id, person.name, person.discipline) for person in message.people]
        now = asyncio.get_running_loop().time()
        gone = self._roster.take(sender, message.board_id, people, now)
        room = self._rooms.get(message.board_id)
        if room is not None and not people:
            room.audience.forget(sender)
        return gone

    def _tell_people(self, board_id: str) -> None:
        timer = self._gathering.pop(board_id, None)
        if timer is not None:
            timer.cancel()
        room = self._rooms.get(board_id)
        people = room.audience.people() if room is not None else []
        someones = [Someone(person.id, person.name, person.discipline) for person in people[:MAX_ENTRIES]]
        self._bus.publish(People(board_id, tuple(someones)))

    def _tell_all_people(self) -> None:
        for board_id, room in list(self._rooms.items()):
            if room.audience:
                self._tell_people(board_id)

    def _tell_presence(self, room: Room) -> None:
        seen = room.audience.ours()
        told: list[Seen] = []
        size = 0
        for each in seen[:MAX_ENTRIES]:
            size += len(each.state)
            if size > MAX_PRESENCE_BYTES:
                break
            told.append(each)
        if seen:
            self._bus.publish(Presence(room.board_id, len(told) == len(seen), tuple(told)))

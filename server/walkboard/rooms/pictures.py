"""Pictures of large boards that rest, kept beside their documents until something else is committed.

Nobody waits for one: it is made when a board has been as it is from one look to the next, and outlives its room. Who
asks gets the picture of what is committed just now, or none.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping

import structlog

from walkboard.database import Database
from walkboard.errors import WalkboardError
from walkboard.history.tail import read_heads
from walkboard.rooms.room import Room, RoomState

# A board that was not written to from one look to the next, in seconds, rests.
REST = 4.0
# So many boards have a picture here, of some 50 KB for 10,000 cards.
MOST_BOARDS = 64

_log = structlog.get_logger(__name__)

# Epoch and sequence.
_Moment = tuple[int, int]


class Pictures:
    """The pictures of one process."""

    def __init__(self, database: Database, rooms: Mapping[str, Room]) -> None:
        """There are none yet; `rooms` are the live ones of this process."""
        self._database = database
        self._rooms = rooms
        self._kept: OrderedDict[str, tuple[_Moment, bytes]] = OrderedDict()
        self._seen: dict[str, _Moment] = {}

    async def at_hand(self, board_id: str) -> bytes:
        """Where everything lies at what is committed now, in gzip; empty where no such picture is kept."""
        kept = self._kept.get(board_id)
        if kept is None or not kept[1]:
            return b""
        head = (await read_heads(self._database, [board_id])).get(board_id)
        if head is None or head.deleted or kept[0] != (head.epoch, head.sequence):
            return b""
        self._kept.move_to_end(board_id)
        return kept[1]

    async def keep(self) -> None:
        """Looks which boards rest, for ever."""
        while True:
            await asyncio.sleep(REST)
            await self.look()

    async def look(self) -> None:
        """Makes the pictures of boards that did not change since the last look; never raises for its own faults."""
        before, self._seen = self._seen, {board_id: _moment(room) for board_id, room in self._rooms.items()}
        for board_id, moment in self._seen.items():
            room = self._rooms.get(board_id)
            if room is not None and before.get(board_id) == moment and self._lacks(room, moment):
                await self._make(room)

    def _lacks(self, room: Room, moment: _Moment) -> bool:
        document = room.document
        if room.state is not RoomState.LIVE or not document.loaded or document.light or document.damaged:
            return False
        kept = self._kept.get(room.board_id)
        return kept is None or kept[0] != moment

    async def _make(self, room: Room) -> None:
        async def question() -> tuple[_Moment, bytes]:
            made = await room.document.packed_picture()
            return _moment(room), made

        # One that cannot be made is not asked for again before something else is committed.
        self._kept[room.board_id] = _moment(room), b""
        try:
            self._kept[room.board_id] = await room.ask(question)
        except WalkboardError as error:
            _log.info("no picture", board=room.board_id, error=str(error))
        except Exception:  # noqa: BLE001 - one board's fault must not take the pictures of all, or end the registry
            _log.exception("making a picture failed", board=room.board_id)
        self._kept.move_to_end(room.board_id)
        while len(self._kept) > MOST_BOARDS:
            self._kept.popitem(last=False)


def _moment(room: Room) -> _Moment:
    return room.document.epoch, room.document.sequence

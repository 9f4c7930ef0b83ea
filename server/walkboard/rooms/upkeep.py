"""What is done for the logs of boards: offered to be folded when they got long and to be squashed when nobody is there,
which gives way to whoever comes."""

from collections.abc import Callable, Mapping

from walkboard.bus.base import Bus
from walkboard.bus.messages import Hint
from walkboard.history.compaction import Compactor
from walkboard.rooms.members import PersonInfo
from walkboard.rooms.room import Room


class Upkeep:
    """Stands between rooms and the compactor; without one it does nothing."""

    def __init__(
        self,
        compactor: Compactor | None,
        rooms: Mapping[str, Room],
        people_elsewhere: Callable[[str], list[PersonInfo]],
        bus: Bus,
    ) -> None:
        """`people_elsewhere` says who is on a board through other servers, as far as it is known."""
        self._compactor = compactor
        self._rooms = rooms
        self._bus = bus
        if compactor is not None:
            squasher = compactor.squasher
            squasher.deserted = lambda board_id: board_id not in rooms and not people_elsewhere(board_id)
            squasher.on_begun = self._begun

    def offer(self, room: Room, quiet_for: float | None) -> None:
        """A log that got long is folded when its board rests, or is quiet for long enough."""
        document = room.document
        if self._compactor is None or document.damaged:
            return
        if self._compactor.consider(room.board_id, document.tail, quiet_for):
            document.folded = document.sequence  # or will be; if not, another time

    def rested(self, room: Room) -> None:
        """The board's room has ended."""
        self.offer(room, None)
        if self._compactor is not None:
            self._compactor.rested(room.board_id)

    async def give_way(self, board_id: str) -> None:
        """Somebody comes to the board: nobody squashes it meanwhile."""
        if self._compactor is not None:
            await self._compactor.squasher.give_way(board_id)

    def stop(self) -> None:
        """Begins nothing new and gives up what is under way."""
        if self._compactor is not None:
            self._compactor.stop()

    def _begun(self, board_id: str, epoch: int, sequence: int) -> None:
        """A board is in another epoch: whoever has it open, here or elsewhere, has to hear of it soon."""
        self._bus.publish(Hint(board_id, epoch, sequence))
        room = self._rooms.get(board_id)
        if room is not None:
            room.notice(epoch, sequence)

"""What waits to be said on the bus: bounded, and never stale.

Where only the latest counts (how far a log goes, who is on a board), it takes the place of what waits. When the outbox
is full the newest is dropped and counted: everything in it can be lost without harm.
"""

from collections.abc import Hashable

from walkboard.bus.messages import AccessChanged, Hint, Message, People, Presence, PresenceAsked

MAX_MESSAGES = 4_096
MAX_BYTES = 8 << 20


class Outbox:
    """Messages as bytes, in order."""

    def __init__(self) -> None:
        """Empty."""
        self._waiting: dict[Hashable, tuple[str | None, bytes]] = {}
        self._bytes = 0
        self._number = 0
        self.dropped = 0

    def __len__(self) -> int:
        """How many wait."""
        return len(self._waiting)

    def put(self, message: Message, board_id: str | None, data: bytes) -> None:
        """Adds a message; `board_id` says for whom it is."""
        key = _slot(message)
        if key is None:
            self._number += 1
            key = self._number
        before = self._waiting.get(key)
        size = self._bytes + len(data) - (len(before[1]) if before is not None else 0)
        if size > MAX_BYTES or (before is None and len(self._waiting) >= MAX_MESSAGES):
            self.dropped += 1
            return
        self._bytes = size
        self._waiting[key] = board_id, data

    def take(self, limit: int) -> list[tuple[str | None, bytes]]:
        """The oldest ones."""
        keys = list(self._waiting)[:limit]
        taken = [self._waiting.pop(key) for key in keys]
        self._bytes -= sum(len(data) for _, data in taken)
        return taken

    def clear(self) -> None:
        """Forgets everything: nobody can hear it."""
        self._waiting.clear()
        self._bytes = 0


def _slot(message: Message) -> Hashable:
    """Messages with the same slot replace each other while they wait."""
    match message:
        case Hint(board_id) | AccessChanged(board_id) | PresenceAsked(board_id) | People(board_id):
            return type(message), board_id
        case Presence(board_id, whole=True):
            return Presence, board_id
        case _:
            return None

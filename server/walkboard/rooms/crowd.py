"""Everybody connected to this process, over all boards: how many connections each person has, and what they may send.

An allowance outlives the connections it was used by, so that coming back does not fill it; the map is bounded.
"""

from walkboard.errors import TryAgainLater
from walkboard.rooms.limits import Allowance

# Tabs, phones and programs of one person together. Beyond it newcomers are told to come back later.
MAX_CONNECTIONS = 256
# So many people who are not connected now are remembered; of those beyond it, who left first is forgotten.
MAX_ABSENT = 10_000


class Crowd:
    """The people of all rooms."""

    def __init__(self) -> None:
        """Nobody yet."""
        self._connections: dict[str, int] = {}
        self._present: dict[str, Allowance] = {}
        self._absent: dict[str, Allowance] = {}

    def __len__(self) -> int:
        """The number of people who are connected."""
        return len(self._connections)

    def enter(self, person_id: str, now: float) -> Allowance:
        """One more connection of the person; returns what all of theirs may send. Raises TryAgainLater when it is one
        too many."""
        connections = self._connections.get(person_id, 0)
        if connections >= MAX_CONNECTIONS:
            raise TryAgainLater("This person has too many connections open.")
        self._connections[person_id] = connections + 1
        if not connections:
            known = person_id in self._absent
            self._present[person_id] = self._absent.pop(person_id) if known else Allowance.of_person(now)
        return self._present[person_id]

    def leave(self, person_id: str) -> None:
        """One connection of the person less."""
        connections = self._connections.pop(person_id) - 1
        if connections:
            self._connections[person_id] = connections
            return
        self._absent[person_id] = self._present.pop(person_id)
        while len(self._absent) > MAX_ABSENT:
            del self._absent[next(iter(self._absent))]

"""Client ids that somebody showed to others before writing with them: nobody else may be the first to write with one.

Presence tells everybody a person's client id as soon as they open a board. Without this, a colleague's program could
write with it first, and from then on the person's own changes would be refused. Reservations last as long as the board
is live; the first write makes them permanent.
"""

from collections.abc import Iterator

# A person with more tabs than this loses the oldest reservations of their own, never anybody else's.
MAX_PER_PERSON = 64


class Reservations:
    """Who showed which client id first, on one board."""

    __slots__ = ("_ids", "_owners")

    def __init__(self) -> None:
        """None yet."""
        self._owners: dict[int, str] = {}
        self._ids: dict[str, dict[int, None]] = {}

    def __len__(self) -> int:
        """How many ids are reserved."""
        return len(self._owners)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """The ids and their people, as they are now."""
        return iter(list(self._owners.items()))

    def add(self, client: int, person: str) -> bool:
        """Reserves the id, unless it is reserved already; returns whether that was news."""
        if client in self._owners:
            return False
        ids = self._ids.setdefault(person, {})
        if len(ids) >= MAX_PER_PERSON:
            oldest = next(iter(ids))
            del ids[oldest], self._owners[oldest]
        ids[client] = None
        self._owners[client] = person
        return True

    def owner_of(self, client: int) -> str | None:
        """For whom the id is reserved, if it is."""
        return self._owners.get(client)

"""The moves of cards that an update causes, from what the engine reports about the root of placements."""

from collections.abc import Mapping
from typing import Any

from walkboard.maps.touches import Touched, rerouted
from walkboard.maps.transitions import Move, moves


class PlacementChanges:
    """The values of placements before and after, by key, of whatever was applied since they were cleared."""

    def __init__(self) -> None:
        """Nothing changed."""
        self._before: dict[str, object] = {}
        self._after: dict[str, object] = {}

    def observe(self, event: Any) -> None:
        """Takes note of one transaction, from the engine's own event. Called by the engine: it must not fail."""
        keys: Mapping[str, Mapping[str, object]] = event.keys
        for key, change in keys.items():
            self._before.setdefault(key, change.get("oldValue"))
            self._after[key] = change.get("newValue")

    def merge(self, later: "PlacementChanges") -> None:
        """Takes changes that came after these."""
        for key, value in later._before.items():
            self._before.setdefault(key, value)
        self._after.update(later._after)

    @property
    def only_key(self) -> str | None:
        """The key that changed, if it is the only one."""
        return next(iter(self._after)) if len(self._after) == 1 else None

    def moves(self) -> list[Move]:
        """The moves from before to after."""
        return moves(self._before, self._after, self._after)

    def reroutes(self) -> list[Touched]:
        """Which cards were given to another path of their map."""
        return rerouted(self._before, self._after, self._after)

    def clear(self) -> None:
        """Forgets everything."""
        self._before.clear()
        self._after.clear()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self._after)

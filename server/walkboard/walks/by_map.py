"""The records of a board by map, so that reading one map does not mean reading all of them."""

from walkboard.maps.contents import Contents
from walkboard.maps.records import Column, Lane, Placement, Records


class RecordsByMap:
    """Sorted once, asked for each map."""

    def __init__(self, contents: Contents) -> None:
        """Reads the whole board once."""
        whole = contents.records
        self._cards, self._settings, self._cells = whole.cards, whole.settings, whole.cells
        self._lanes: dict[str, dict[str, Lane]] = {}
        self._columns: dict[str, dict[str, Column]] = {}
        self._placements: dict[str, list[Placement]] = {}
        for id, lane in contents.lanes.items():
            self._lanes.setdefault(lane.map, {})[id] = lane
        for id, column in contents.columns.items():
            self._columns.setdefault(column.map, {})[id] = column
        for placement in contents.placements:
            self._placements.setdefault(placement.map, []).append(placement)

    def records(self, map_id: str) -> Records:
        """What one map is computed from."""
        return Records(
            self._cards,
            self._lanes.get(map_id, {}),
            self._columns.get(map_id, {}),
            tuple(self._placements.get(map_id, ())),
            self._settings,
            self._cells,
        )

    def cards_on(self, map_id: str) -> int:
        """How many live cards are placed on the map."""
        placed = self._placements.get(map_id, ())
        return sum(1 for each in placed if each.card in self._cards and not self._cards[each.card].deleted)

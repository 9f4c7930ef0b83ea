"""Where everything is on a board: its maps from left to right, their lanes and columns in order, its cards on them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from walkboard.maps.contents import Contents, MapText
from walkboard.maps.flow.stages import Stages, has_flow, stages_of
from walkboard.maps.kinds import ColumnRole, Kind, kinds
from walkboard.maps.records import Column, Lane, Placement, Records
from walkboard.maps.structure import Structure, structure

# A map of a kind that a later version knows: all columns side by side, all of them with cells.
_UNKNOWN_KIND = Kind.model_construct(
    columns=(ColumnRole.model_construct(key="", level=0),), lanes=(), rules=(), lines=()
)


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a map, or with only a map that map's tray; with only a column, a place among the columns."""

    map: str
    lane: str | None = None
    column: str | None = None


class Places:
    """The places of a board's living cards, on its living maps."""

    def __init__(self, contents: Contents) -> None:
        """Total over whatever concurrent edits leave behind."""
        self.contents = contents
        self.maps = tuple(sorted((each for each in contents.maps.values() if not each.deleted), key=_on_the_wall))
        self.rank: Mapping[str, int] = {each.id: rank for rank, each in enumerate(self.maps)}
        self.cells: Mapping[tuple[str, str], tuple[str, str]] = {
            (each.map, each.card): (each.lane, each.column) for each in contents.placements
        }
        # Card → map → where it is shown; by map in the order of the wall.
        self.spots: dict[str, dict[str, Spot]] = defaultdict(dict)
        # Card → maps of which it heads a column.
        self.heads: dict[str, set[str]] = defaultdict(set)
        # Map → lane or column → the record, in the order they are shown.
        self.lanes: dict[str, dict[str, Lane]] = {}
        self.columns: dict[str, dict[str, Column]] = {}
        self.column_rank: dict[str, int] = {}
        # Column → the group it is shown in.
        self.groups: dict[str, str | None] = {}
        # Map → the stages work goes through, where it does.
        self.stages: dict[str, Stages] = {}
        # Card → map → the living path it belongs to there.
        self.paths: dict[str, dict[str, str]] = defaultdict(dict)
        self._read_paths()
        records = _by_map(contents)
        for each in self.maps:
            kind = kinds().get(each.kind, _UNKNOWN_KIND)
            found = structure(kind, each.id, records[each.id])
            if has_flow(kind):
                self.stages[each.id] = stages_of(found, kind)
            self._read(each.id, found)

    def first_spot(self, card: str) -> Spot | None:
        """Where a card is, the map farthest to the left first; None if it is only on the free wall."""
        return next(iter(self.spots[card].values()), None) if card in self.spots else None

    def first_map(self, card: str) -> str | None:
        """The map farthest to the left that shows the card, as a header included."""
        shown = {*self.spots.get(card, ()), *self.heads.get(card, ())}
        return min(shown, key=self.rank.__getitem__, default=None)

    def _read_paths(self) -> None:
        for each in self.contents.placements:
            path = self.contents.paths.get(each.path or "")
            if path is not None and not path.deleted and path.map == each.map:
                self.paths[each.card][each.map] = path.id

    def _read(self, map_id: str, found: Structure) -> None:
        self.lanes[map_id] = {node.lane.id: node.lane for node in found.lanes}
        self.columns[map_id] = {node.column.id: node.column for node in found.columns}
        for node in found.columns:
            self.groups[node.column.id] = node.parent.column.id if node.parent else None
            self.column_rank[node.column.id] = len(self.column_rank)
        for card in found.headers.values():
            self.heads[card].add(map_id)
        for (lane, column), cards in found.cells.items():
            for card in cards:
                self.spots[card][map_id] = Spot(map_id, lane, column)
        for card in found.unplaced:
            self.spots[card][map_id] = Spot(map_id)


def _on_the_wall(each: MapText) -> tuple[float, float, str, str]:
    return *each.pos, each.order, each.id


def _by_map(contents: Contents) -> dict[str, Records]:
    """The records of each map alone, so that reading all maps takes no longer than reading the board once."""
    all_of_it = contents.records
    cards, settings, cells = all_of_it.cards, all_of_it.settings, all_of_it.cells
    lanes: dict[str, dict[str, Lane]] = defaultdict(dict)
    columns: dict[str, dict[str, Column]] = defaultdict(dict)
    placements: dict[str, list[Placement]] = defaultdict(list)
    for lane in contents.lanes.values():
        lanes[lane.map][lane.id] = lane
    for column in contents.columns.values():
        columns[column.map][column.id] = column
    for placement in contents.placements:
        placements[placement.map].append(placement)
    return {id: Records(cards, lanes[id], columns[id], tuple(placements[id]), settings, cells) for id in contents.maps}

"""What is where in a map, from the merged records: columns with their groups, lanes, cells, and what lost its place.

Total over everything concurrent edits can produce: every live card of the map appears exactly once, as the header of a
column, in a cell, or among the unplaced. The client computes the same (web/src/maps/structure.ts); golden vectors hold
the two together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from walkboard.maps.fields import value_in
from walkboard.maps.kinds import ColumnRole, Kind, LaneRole, State
from walkboard.maps.records import Column, Lane, Placement, Records

_PINS = {"top": 0, None: 1, "bottom": 2}


@dataclass(frozen=True, slots=True)
class ColumnNode:
    """A live column at its place; the role is missing when the definition does not know it."""

    column: Column
    role: ColumnRole | None
    level: int
    parent: "ColumnNode | None"

    @property
    def state(self) -> State | None:
        """What happens to cards here: what somebody said of the column, or else what its role says."""
        said = value_in(self.column.fields, "state")
        return cast("State", said) if said else self.role.state if self.role else None

    @property
    def commitment(self) -> str | None:
        """Whether work counts as started or finished from here on, where anybody or the role says so."""
        said = value_in(self.column.fields, "commitment")
        return str(said) if said else self.role.commitment if self.role else None

    @property
    def outermost(self) -> "ColumnNode":
        """The outermost group this column stands in, or the column itself."""
        return self.parent.outermost if self.parent else self


@dataclass(frozen=True, slots=True)
class LaneNode:
    """A live lane at its place."""

    lane: Lane
    role: LaneRole | None


@dataclass(frozen=True, slots=True)
class Structure:
    """The structure of one map; ``cells`` has only the cells with cards, by (lane, column)."""

    columns: tuple[ColumnNode, ...]
    leaves: tuple[ColumnNode, ...]
    lanes: tuple[LaneNode, ...]
    headers: dict[str, str]
    cells: dict[tuple[str, str], tuple[str, ...]]
    unplaced: tuple[str, ...]

    def count(self, lane: str, column: str) -> int:
        """How many cards the cell holds."""
        return len(self.cells.get((lane, column), ()))


def structure(kind: Kind, map_id: str, records: Records) -> Structure:
    """Reads the structure of a map from the records of the board."""
    columns = _columns(kind, map_id, records)
    leaves = tuple(node for node in columns if node.level == kind.innermost)
    lanes = _lanes(kind, map_id, records)
    headers = _headers(columns, records)
    cells, unplaced = _cells(map_id, records, leaves, lanes, set(headers.values()))
    return Structure(columns, leaves, lanes, headers, cells, unplaced)


def _columns(kind: Kind, map_id: str, records: Records) -> tuple[ColumnNode, ...]:
    """Groups before their columns; a parent counts if it is alive, in this map and of an outer level: no cycles."""
    live = {column.id: column for column in records.columns.values() if column.map == map_id and not column.deleted}
    roles = {column.id: kind.column_role(column.role) for column in live.values()}

    def level(column: Column) -> int:
        role = roles[column.id]
        return kind.innermost if role is None else role.level

    children: dict[str | None, list[Column]] = {}
    for column in live.values():
        parent = live.get(column.parent) if column.parent else None
        holds = parent is not None and level(parent) < level(column)
        children.setdefault(column.parent if holds else None, []).append(column)

    nodes: list[ColumnNode] = []

    def walk(parent: ColumnNode | None) -> None:
        siblings = children.get(parent.column.id if parent else None, [])
        for column in sorted(siblings, key=lambda column: (_anchor(column, records), column.order, column.id)):
            node = ColumnNode(column, roles[column.id], level(column), parent)
            nodes.append(node)
            walk(node)

    walk(None)
    return tuple(nodes)


def _anchor(column: Column, records: Records) -> str:
    """Columns of a deleted group stay where the group stood."""
    group = records.columns.get(column.parent) if column.parent else None
    return group.order if group and group.deleted and group.map == column.map else column.order


def _lanes(kind: Kind, map_id: str, records: Records) -> tuple[LaneNode, ...]:
    nodes = [
        LaneNode(lane, kind.lane_role(lane.role))
        for lane in records.lanes.values()
        if lane.map == map_id and not lane.deleted
    ]
    nodes.sort(key=lambda node: (_PINS[node.role.pin if node.role else None], node.lane.order, node.lane.id))
    return tuple(nodes)


def _headers(columns: Iterable[ColumnNode], records: Records) -> dict[str, str]:
    """The card each column's header shows; a card heads at most one column."""
    headers: dict[str, str] = {}
    taken: set[str] = set()
    for node in columns:
        card = records.cards.get(node.column.card) if node.column.card else None
        if card and not card.deleted and card.id not in taken:
            headers[node.column.id] = card.id
            taken.add(card.id)
    return headers


def _cells(
    map_id: str,
    records: Records,
    leaves: Sequence[ColumnNode],
    lanes: Sequence[LaneNode],
    heading: set[str],
) -> tuple[dict[tuple[str, str], tuple[str, ...]], tuple[str, ...]]:
    lane_ids, column_ids = {node.lane.id for node in lanes}, {leaf.column.id for leaf in leaves}
    cells: dict[tuple[str, str], list[Placement]] = {}
    lost: list[Placement] = []
    for placement in records.placements:
        card = records.cards.get(placement.card)
        if placement.map != map_id or card is None or card.deleted or card.id in heading:
            continue
        known = placement.lane in lane_ids and placement.column in column_ids
        (cells.setdefault((placement.lane, placement.column), []) if known else lost).append(placement)
    return {cell: _in_order(placements) for cell, placements in cells.items()}, _in_order(lost)


def _in_order(placements: list[Placement]) -> tuple[str, ...]:
    return tuple(p.card for p in sorted(placements, key=lambda p: (p.order, p.card)))

"""Moves of cards between cells of maps, as a pure difference of two placement tables.

A placement is stored under ``map:card`` as a plain value with lane, column and order. Only a change of the cell is a
move; a change of the order inside a cell is not. The free canvas has no cells, so it never takes part. A value that
does not name a lane and a column counts as no placement, and a key that names nothing as none at all, so that what one
client writes wrongly stops nobody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from walkboard.maps.records import nameable

CANVAS = "canvas"

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Move:
    """A card that came to, left, or changed its cell in one map; cells are (lane, column)."""

    map_id: str
    card_id: str
    before: Cell | None
    after: Cell | None


def moves(before: Mapping[str, object], after: Mapping[str, object], touched: Iterable[str]) -> list[Move]:
    """The moves between two placement tables, looking only at the touched keys, in their order."""
    found: list[Move] = []
    for key in dict.fromkeys(touched):
        map_id, _, card_id = key.partition(":")
        if map_id == CANVAS or not nameable(map_id) or not nameable(card_id):
            continue
        left, entered = cell_of(before.get(key)), cell_of(after.get(key))
        if left != entered:
            found.append(Move(map_id, card_id, left, entered))
    return found


def cell_of(placement: object) -> Cell | None:
    """The cell a stored placement names, or nothing if it names none."""
    if not isinstance(placement, Mapping):
        return None
    lane, column = placement.get("lane"), placement.get("column")
    if isinstance(lane, str) and isinstance(column, str) and nameable(lane) and nameable(column):
        return lane, column
    return None

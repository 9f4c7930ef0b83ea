"""Who made the differences between two states of a board, and when: joined from what was logged between them.

Moves of cards come from transitions, everything else from touches; always the latest that fits. Where the log does not
tell (it is older than touches, or the server itself wrote it), nobody is named.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.history.tables import Touch, Transition
from walkboard.maps.comparison import (
    Comparison,
    PlaceName,
    difference_from_json,
    difference_to_json,
    names_from_json,
    names_to_json,
)
from walkboard.maps.told import ChangeKind, Difference

# What of a record was touched when it differs in this way, in the order they are looked for.
_ASPECTS: dict[ChangeKind, tuple[str, ...]] = {
    "card.new": ("created", "restored"),
    "card.deleted": ("deleted",),
    "card.reworded": ("title",),
    "card.noted": ("body",),
    "card.blocked": ("blocked",),
    "card.unblocked": ("unblocked",),
    "map.new": ("created", "restored"),
    "map.renamed": ("title",),
    "map.removed": ("deleted",),
    "lane.new": ("created", "restored"),
    "lane.renamed": ("title",),
    "lane.moved": ("order",),
    "lane.removed": ("deleted",),
    "column.new": ("created", "restored"),
    "column.renamed": ("title",),
    "column.moved": ("order", "parent"),
    "column.removed": ("deleted",),
    "limit.changed": ("rules",),
    "path.new": ("created", "restored"),
    "path.renamed": ("title",),
    "path.removed": ("deleted",),
    "card.path": ("path",),
    "link.new": ("created", "restored"),
    "link.removed": ("deleted",),
    "arrow.new": ("created", "restored", "ends"),
    "arrow.removed": ("deleted", "ends"),
    "thing.new": ("created", "restored"),
    "thing.removed": ("deleted",),
    "thing.reworded": ("title",),
    "connector.new": ("created", "restored"),
    "connector.removed": ("deleted",),
    # Several things may be several people's.
    "things.new": (),
    "things.removed": (),
}
_MOVES = frozenset({"card.entered", "card.moved", "card.left"})


@dataclass(frozen=True, slots=True)
class Change:
    """A difference, and who last made it, if the log tells."""

    difference: Difference
    person_id: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ChangeList:
    """What changed, the names of the places it speaks of, and how many changes more there are."""

    changes: tuple[Change, ...] = ()
    names: Mapping[str, PlaceName] = field(default_factory=dict)
    cut: int = 0


_Author = tuple[int, str | None, datetime]


async def attribute(session: AsyncSession, board_id: str, comparison: Comparison, after: int, until: int) -> ChangeList:
    """Puts people and times to what differs; `after` and `until` are the sequences of the two states."""
    moves = await _latest_moves(session, board_id, after, until)
    touches = await _latest_touches(session, board_id, after, until)

    def authored(each: Difference) -> Change:
        if each.kind in _MOVES:
            found = [moves.get((each.map or "", each.id))]
        else:
            aspects = (f"f:{each.field}",) if each.kind.endswith(".field") else _ASPECTS[each.kind]
            # A path belongs to the card's place on one map.
            record = f"{each.map}:{each.id}" if each.kind == "card.path" else each.id
            found = [touches.get((record, aspect)) for aspect in aspects]
        latest = max((author for author in found if author is not None), key=lambda author: author[0], default=None)
        return Change(each) if latest is None else Change(each, latest[1], latest[2])

    return ChangeList(tuple(map(authored, comparison.differences)), comparison.names, comparison.cut)


def changes_to_json(found: ChangeList) -> dict[str, Any]:
    """Plain JSON with the ids of people, to be kept."""
    return {
        "changes": [
            {
                "difference": difference_to_json(each.difference),
                "person_id": each.person_id,
                "at": None if each.at is None else each.at.isoformat(),
            }
            for each in found.changes
        ],
        "names": names_to_json(found.names),
        "cut": found.cut,
    }


def changes_from_json(content: Mapping[str, Any]) -> ChangeList:
    """What changes_to_json made."""
    changes = (
        Change(
            difference_from_json(each["difference"]),
            each["person_id"],
            None if each["at"] is None else datetime.fromisoformat(each["at"]),
        )
        for each in content["changes"]
    )
    return ChangeList(tuple(changes), names_from_json(content["names"]), content["cut"])


async def _latest_moves(session: AsyncSession, board_id: str, after: int, until: int) -> dict[tuple[str, str], _Author]:
    """By map and card."""
    newest = _newest(Transition.sequence, Transition.map_id, Transition.card_id)
    found = (
        select(Transition.map_id, Transition.card_id, Transition.sequence, Transition.person_id, Transition.at, newest)
        .where(Transition.board_id == board_id, Transition.sequence > after, Transition.sequence <= until)
        .subquery()
    )
    return _by_two(await session.execute(select(found).where(found.c.newest == 1)))


async def _latest_touches(
    session: AsyncSession, board_id: str, after: int, until: int
) -> dict[tuple[str, str], _Author]:
    """By record and aspect; ids of records are unique over all roots."""
    newest = _newest(Touch.sequence, Touch.record_id, Touch.aspect)
    found = (
        select(Touch.record_id, Touch.aspect, Touch.sequence, Touch.person_id, Touch.at, newest)
        .where(Touch.board_id == board_id, Touch.sequence > after, Touch.sequence <= until)
        .subquery()
    )
    return _by_two(await session.execute(select(found).where(found.c.newest == 1)))


def _newest(sequence: Any, *of: Any) -> ColumnElement[int]:
    """Numbers the rows about the same thing from the newest on."""
    return func.row_number().over(partition_by=of, order_by=sequence.desc()).label("newest")


def _by_two(rows: Iterable[Any]) -> dict[tuple[str, str], _Author]:
    return {(row[0], row[1]): (row[2], row[3], row[4]) for row in rows}

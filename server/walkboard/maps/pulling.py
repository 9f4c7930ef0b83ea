"""Which card to pull next into a column: by class of service, then by age. Pure.

The client says the same on the wall (web/src/maps/kanban/pulling.ts); golden vectors hold the two together.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Literal

from walkboard.maps.fields import Values, value_in
from walkboard.maps.flow.days import Calendar, weekdays_of
from walkboard.maps.kinds import Kind, LaneRole
from walkboard.maps.limits import is_expedited
from walkboard.maps.records import Records
from walkboard.maps.structure import Structure

PullClass = Literal["expedite", "escalated", "fixed_date", "standard", "intangible"]

_RANKS: dict[PullClass, int] = {"expedite": 0, "escalated": 1, "fixed_date": 2, "standard": 3, "intangible": 4}


@dataclass(frozen=True, slots=True)
class Ages:
    """What the log knows about the time of cards on one map; `expectation` is the 85th percentile of cycle times."""

    today: date
    started: Mapping[str, datetime] = field(default_factory=dict)
    since: Mapping[str, datetime] = field(default_factory=dict)
    expectation: int | None = None


def escalates(due: str, ages: Ages, settings: Values) -> bool:
    """Whether a fixed date is so near that the work would be late if it took as long as 85 of 100 items do.

    Where too little was finished to know, the agreed time stands in; without either, only a date that is over does.
    Where a map counts only some weekdays, so do the days that are left.
    """
    left = Calendar(UTC, weekdays_of(settings)).left(ages.today, date.fromisoformat(due))
    agreed = value_in(settings, "sle_days")
    expected = ages.expectation if ages.expectation is not None else agreed
    return left < (expected if isinstance(expected, int | float) else 0)


def pull_class(kind: Kind, map_id: str, records: Records, lane: LaneRole | None, card_id: str, ages: Ages) -> PullClass:
    """How a card counts when something is pulled: by the class it says, else by that of its lane."""
    if (lane and lane.exempt) or is_expedited(kind, records, card_id):
        return "expedite"
    values = records.cards[card_id].fields
    match value_in(values, "class") or (lane and lane.implies.get("class")):
        case "fixed_date":
            due = value_in(values, "due")
            near = isinstance(due, str) and escalates(due, ages, records.settings.get(map_id, {}))
            return "escalated" if near else "fixed_date"
        case "intangible":
            return "intangible"
        case _:
            return "standard"


def pull_order(kind: Kind, map_id: str, found: Structure, records: Records, into: int, ages: Ages) -> list[str]:
    """What could be pulled into an innermost column, the first one next: from the column before it.

    Blocked cards cannot go on; whoever knows which are leaves them out.
    """
    if into < 1:
        return []
    column = found.leaves[into - 1].column.id
    waiting: list[tuple[int, float, float, str]] = []
    for node in found.lanes:
        for card in found.cells.get((node.lane.id, column), ()):
            rank = _RANKS[pull_class(kind, map_id, records, node.role, card, ages)]
            waiting.append((rank, _moment(ages.started, card), _moment(ages.since, card), card))
    return [card for *_, card in sorted(waiting, key=lambda one: one[:3])]


def _moment(moments: Mapping[str, datetime], card_id: str) -> float:
    moment = moments.get(card_id)
    return math.inf if moment is None else moment.timestamp()

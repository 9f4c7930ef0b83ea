"""The stops of one map with flow: its columns from right to left with what is unusual there, and what could be pulled.

Pure. "Walk the board from right to left, by exception" is how kanban groups hold their daily and weekly meetings: what
is closest to being done comes first, and cards that simply move on are not talked about.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

from walkboard.maps.flow.days import Calendar, weekdays_of
from walkboard.maps.kinds import Kind
from walkboard.maps.pulling import Ages, pull_order
from walkboard.maps.records import Records
from walkboard.maps.rules import column_loads, warnings
from walkboard.maps.structure import ColumnNode, Structure, structure

StopKind = Literal["actions", "changes", "blocked", "column", "map", "pull", "decisions", "topic"]
Reason = Literal["over-limit", "ageing", "blocked", "candidate", "action", "topic"]

# So many cards are shown at one stop.
MAX_CARDS = 50
# So many of the cards that have been in a column for too long.
MAX_AGEING = 5
# The 85th percentile of finished stays counts once there are this many of them; before, a week does.
ENOUGH_STAYS = 10
PERCENTILE = 0.85
PLAIN_AGE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Shown:
    """A card that a stop shows, and why; `days` is how long that has been so."""

    card_id: str
    reason: Reason
    days: int | None = None
    agreement_id: str | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A stop of an agenda. Seconds are given when all stops are known."""

    kind: StopKind
    map_id: str | None = None
    column_id: str | None = None
    cards: tuple[Shown, ...] = ()
    facts: Mapping[str, int] = field(default_factory=dict)
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Times:
    """What the log knows of time; cards it does not know of have no age.

    `entered` is by (map, column, card), `finished` are the stays in a column that are over, by column, `blocked` is by
    card, `started` by (map, card), `expectations` are in days by map.
    """

    now: datetime
    entered: Mapping[tuple[str, str, str], datetime] = field(default_factory=dict)
    finished: Mapping[str, Sequence[timedelta]] = field(default_factory=dict)
    blocked: Mapping[str, datetime] = field(default_factory=dict)
    started: Mapping[tuple[str, str], datetime] = field(default_factory=dict)
    expectations: Mapping[str, int] = field(default_factory=dict)

    def days_since(self, moment: datetime | None) -> int | None:
        """Whole days; never negative, whatever a clock did."""
        return None if moment is None else max(0, (self.now - moment).days)


def ageing_after(finished: Sequence[timedelta]) -> timedelta:
    """How long a card may be in a column before it is talked about: P85 by nearest rank, or a week."""
    if len(finished) < ENOUGH_STAYS:
        return PLAIN_AGE
    return sorted(finished)[math.ceil(PERCENTILE * len(finished)) - 1]


class FlowMap:
    """One map with flow, read once."""

    def __init__(self, map_id: str, kind: Kind, records: Records, times: Times) -> None:
        """`records` may hold other maps, too."""
        self._map_id = map_id
        self._kind = kind
        self._records = records
        self._times = times
        self._calendar = Calendar(times.now.tzinfo or UTC, weekdays_of(records.settings.get(map_id, {})))
        self._found = structure(kind, map_id, records)
        self._loads = column_loads(self._found, kind, records)
        self._lanes = {node.lane.id: node for node in self._found.lanes}
        self._cards = _by_column(self._found)
        broken = [found for found in warnings(kind, map_id, records) if "limit" in found.values and found.card is None]
        self._over = {(found.lane, found.column) for found in broken}

    def column_stops(self) -> Iterator[Planned]:
        """A stop for every column with cells, from right to left."""
        for leaf in reversed(self._found.leaves):
            yield self._column_stop(leaf)

    def pull_stop(self) -> Planned | None:
        """What could be started next: the right-most queue with cards whose next column is active and has room."""
        leaves = self._found.leaves
        for into in range(len(leaves) - 1, 0, -1):
            queue, active = leaves[into - 1], leaves[into]
            if _state(queue) != "queue" or _state(active) != "active":
                continue
            cards, free = self._candidates(into), self._free(active)
            if cards and (free is None or free > 0):
                facts = {"count": len(cards)} | ({} if free is None else {"free": free})
                return Planned("pull", self._map_id, queue.column.id, tuple(cards[:MAX_CARDS]), facts)
        return None

    def _column_stop(self, leaf: ColumnNode) -> Planned:
        column = leaf.column.id
        cells = self._cards.get(column, ())
        over = [card for lane, card in cells if self._is_over(lane, leaf)]
        ageing = [] if _state(leaf) == "done" else self._ageing(column, {card for _, card in cells} - set(over))
        shown = [
            *(Shown(card, "over-limit", self._days(column, card)) for card in self._oldest_first(column, over)),
            *(Shown(card, "ageing", self._days(column, card)) for card in ageing),
        ][:MAX_CARDS]
        limit = leaf.column.limit
        facts = {"count": len(cells) if limit is None else self._loads[column], "quiet": len(cells) - len(shown)}
        return Planned(
            "column", self._map_id, column, tuple(shown), facts | ({} if limit is None else {"limit": limit})
        )

    def _is_over(self, lane_id: str, leaf: ColumnNode) -> bool:
        """Whether a card here counts in a limit that is exceeded: of its cell, its lane, its column or a group."""
        lane, column = self._lanes[lane_id], leaf.column.id
        if (lane_id, column) in self._over:
            return True
        if (lane_id, None) in self._over and _state(leaf) != "done":
            return True
        return not (lane.role and lane.role.exempt) and any((None, node.column.id) in self._over for node in _up(leaf))

    def _ageing(self, column: str, cards: set[str]) -> list[str]:
        finished = self._times.finished.get(column, ())
        after = ageing_after(finished)
        enough = len(finished) >= ENOUGH_STAYS
        old = []
        for card in cards:
            entered = self._entered(column, card)
            if entered is not None:
                age = self._times.now - entered
                if age > after or (age == after and not enough):
                    old.append(card)
        return self._oldest_first(column, old)[:MAX_AGEING]

    def _candidates(self, into: int) -> list[Shown]:
        """What could be pulled, by class of service and age; what is blocked cannot go on."""
        column = self._found.leaves[into - 1].column.id
        cards = {card for _, card in self._cards.get(column, ())}
        ages = Ages(
            self._times.now.date(),
            {card: at for (map_id, card), at in self._times.started.items() if map_id == self._map_id},
            {card: at for card in cards if (at := self._entered(column, card)) is not None},
            self._times.expectations.get(self._map_id),
        )
        order = pull_order(self._kind, self._map_id, self._found, self._records, into, ages)
        ready = [card for card in order if card not in self._times.blocked]
        return [Shown(card, "candidate", self._days(column, card)) for card in ready]

    def _free(self, leaf: ColumnNode) -> int | None:
        """How many more the column and its groups take; None without a limit."""
        room = [node.column.limit - self._loads[node.column.id] for node in _up(leaf) if node.column.limit is not None]
        return max(0, min(room)) if room else None

    def _oldest_first(self, column: str, cards: Sequence[str]) -> list[str]:
        return sorted(cards, key=lambda card: (self._moment(column, card), card))

    def _moment(self, column: str, card: str) -> float:
        entered = self._entered(column, card)
        return math.inf if entered is None else entered.timestamp()

    def _entered(self, column: str, card: str) -> datetime | None:
        return self._times.entered.get((self._map_id, column, card))

    def _days(self, column: str, card: str) -> int | None:
        """Whole days; where the map says which weekdays count, those of them that came after the one it entered on."""
        entered = self._entered(column, card)
        if entered is None or self._calendar.every_day:
            return self._times.days_since(entered)
        return self._calendar.between(entered, self._times.now) - 1


def _by_column(found: Structure) -> dict[str, list[tuple[str, str]]]:
    """The cards of each column as (lane, card), lanes from top to bottom."""
    position = {node.lane.id: index for index, node in enumerate(found.lanes)}
    cards: dict[str, list[tuple[str, str]]] = {}
    for (lane, column), there in sorted(found.cells.items(), key=lambda cell: position[cell[0][0]]):
        cards.setdefault(column, []).extend((lane, card) for card in there)
    return cards


def _state(leaf: ColumnNode) -> str | None:
    return leaf.state


def _up(leaf: ColumnNode) -> Iterator[ColumnNode]:
    node: ColumnNode | None = leaf
    while node:
        yield node
        node = node.parent

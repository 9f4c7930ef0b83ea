"""What is kept of the flow through one map from question to question: most of its cards nobody moved in between.

A card that is finished stays as it is until somebody moves it again: neither its journey nor its days depend on when
one asks. Equals computing everything anew; a test holds the two together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import datetime

from walkboard.maps.flow.blocking import Interval
from walkboard.maps.flow.days import Calendar
from walkboard.maps.flow.journeys import Arrival, Backward, Journey, in_order, journey_of, visits_of
from walkboard.maps.flow.report import Item
from walkboard.maps.flow.stages import Stages

# People in so many zones ask of one map; with more of them days are counted again.
MAX_CALENDARS = 4


class KeptFlow:
    """The moves of one map, and what was computed of its finished cards. Not for two threads at once."""

    def __init__(self, arrivals: Iterable[Arrival] = ()) -> None:
        """Knows these moves, in the order of the log."""
        self.count = 0
        self._moves: dict[str, list[Arrival]] = {}
        self._visits: dict[str, Sequence[Arrival]] = {}
        self._settings: tuple[Stages, Backward] | None = None
        self._finished: dict[str, tuple[Journey, Sequence[Interval]]] = {}
        self._items: dict[Calendar, dict[str, Item]] = {}
        self.add(arrivals)

    def add(self, arrivals: Iterable[Arrival]) -> None:
        """Takes over further moves, in the order of the log."""
        moves, finished, visits = self._moves, self._finished, self._visits
        for arrival in arrivals:
            card_id = arrival[0]
            taken = moves.get(card_id)
            if taken is None:
                moves[card_id] = [arrival]
            else:
                taken.append(arrival)
                finished.pop(card_id, None)
                visits.pop(card_id, None)
            self.count += 1

    def visits(self) -> Iterator[tuple[str, Sequence[Arrival]]]:
        """The stays of each card, as `visits_of` tells them; cards that did not move are not looked at again."""
        known = self._visits
        for card_id, taken in self._moves.items():
            found = known.get(card_id)
            if found is None:
                found = known[card_id] = visits_of(taken)
            yield card_id, found

    def journeys(
        self,
        stages: Stages,
        blocked: Mapping[str, Sequence[Interval]],
        now: datetime,
        *,
        backward: Backward = "reset",
        without: Set[str] = frozenset(),
    ) -> list[Journey]:
        """What `journeys_of` says of all moves, those of the cards `without` left out."""
        if self._settings != (stages, backward):
            self._settings = stages, backward
            self._finished.clear()
        found = []
        for card_id, visits in self.visits():
            if card_id in without:
                continue
            intervals = blocked.get(card_id, ())
            known = self._finished.get(card_id)
            if known is not None and known[1] == intervals:
                found.append(known[0])
                continue
            journey = journey_of(visits, stages, intervals, now, backward)
            if journey is None:
                continue
            if journey.finished is not None:
                self._finished[card_id] = journey, intervals
            found.append(journey)
        return in_order(found)

    def items(self, calendar: Calendar) -> dict[str, Item]:
        """The finished items whose days were counted in this calendar, by card; `report` goes on with them."""
        if calendar not in self._items and len(self._items) >= MAX_CALENDARS:
            self._items.clear()
        return self._items.setdefault(calendar, {})

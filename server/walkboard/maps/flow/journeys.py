"""The way each card took through the stages of a map, from the moves the server stamped.

What a card that moves back has reached there does not count until it comes again (as ActionableAgile wants it: dates
never run backwards), unless the map says that the first time counts. Both moves stay in the log. A slip, to another
place and back within a minute, is no move.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from walkboard.maps.flow.blocking import Interval
from walkboard.maps.flow.stages import Stages

SLIP = timedelta(minutes=1)
_NOTHING = timedelta()
# No column, not even the one that is None because the card left.
_NOWHERE = object()

# What becomes of the dates of later stages when a card moves back: they are forgotten, or the first ones are kept.
Backward = Literal["reset", "keep"]


class Arrival(NamedTuple):
    """A card came to a cell of the map, or with None left it. Arrivals are in the order of the log."""

    card_id: str
    lane_id: str | None
    column_id: str | None
    at: datetime


class Journey(NamedTuple):
    """How a card went. `reached` has, by stage, when it came there or beyond; `first` the same without going back.

    `start_known` is false where nobody can say when it was started: it skipped there from a column that is gone, or the
    clock ran backwards. `started` is then only when it was surely under way. `back` is when it was moved back.
    """

    card_id: str
    lane_id: str | None
    column_id: str | None
    reached: tuple[datetime | None, ...]
    first: tuple[datetime | None, ...]
    entered: datetime
    requested: datetime | None
    started: datetime | None
    finished: datetime | None
    left: datetime | None
    active: timedelta | None
    elapsed: timedelta
    blocked: timedelta
    since: datetime
    start_known: bool = True
    back: tuple[datetime, ...] = ()

    @property
    def efficiency(self) -> float | None:
        """Active time in which it was not blocked, of all the time since it was started: 0 to 1."""
        if self.active is None or not self.start_known or self.elapsed <= _NOTHING:
            return None
        return self.active / self.elapsed


def journeys_of(
    arrivals: Iterable[Arrival],
    stages: Stages,
    blocked: Mapping[str, Sequence[Interval]],
    now: datetime,
    *,
    backward: Backward = "reset",
) -> list[Journey]:
    """The journey of every card that ever was in one of the stages, in the order they first came."""
    by_card: dict[str, list[Arrival]] = defaultdict(list)
    for arrival in arrivals:
        by_card[arrival[0]].append(arrival)
    found = (
        journey_of(visits_of(taken), stages, blocked.get(card_id, ()), now, backward)
        for card_id, taken in by_card.items()
    )
    return in_order(journey for journey in found if journey)


def in_order(journeys: Iterable[Journey]) -> list[Journey]:
    """In the order in which their cards first came."""
    return sorted(journeys, key=lambda journey: (journey.entered, journey.card_id))


def visits_of(taken: Sequence[Arrival]) -> list[Arrival]:
    """One arrival for each stay in a column, with the lane it ended in: moves between lanes and slips taken out."""
    visits: list[Arrival] = []
    # The columns of the last two visits. Plain, because tens of thousands of moves go through here.
    before: object = _NOWHERE
    last: object = _NOWHERE
    for step in taken:
        card_id, lane_id, column_id, at = step
        if column_id == before and at - visits[-1].at < SLIP:
            visits.pop()
            last, before = before, visits[-2].column_id if len(visits) >= 2 else _NOWHERE
        if column_id == last:
            visits[-1] = Arrival(card_id, lane_id, column_id, visits[-1].at)
        else:
            visits.append(step)
            before, last = last, column_id
    return visits


@dataclass(slots=True)
class _Way:
    """When each stage was reached, later ones forgotten on the way back; and when each was for the first time.

    Who skips a stage has reached it with the one after it. `guessed` are (stage, moment) that may be too late: before,
    the card was in a column that is gone.
    """

    reached: list[datetime | None]
    first: list[datetime | None]
    guessed: set[tuple[int, datetime]] = field(default_factory=set)
    back: list[datetime] = field(default_factory=list)
    in_order: bool = True


def journey_of(
    visits: Sequence[Arrival], stages: Stages, blocked: Sequence[Interval], now: datetime, backward: Backward
) -> Journey | None:
    """The journey of one card with these stays (`visits_of`); None if it never was in one of the stages."""
    position = stages.position
    stay = next((visit for visit in reversed(visits) if visit[2] in position), None)
    if stay is None:
        return None
    way = _way(visits, stages)
    reached = way.first if backward == "keep" else way.reached
    finished = None if stages.finish is None else reached[stages.finish]
    started = None if stages.start is None else reached[stages.start] or finished
    last, end = visits[-1], finished or now
    left = last.at if last.column_id is None else None
    asked = visits[0].at if stages.request is None else reached[stages.request]
    asked_known = way.in_order and (stages.request, asked) not in way.guessed
    ways = tuple(way.reached)
    return Journey(
        card_id=last.card_id,
        lane_id=stay.lane_id,
        column_id=last.column_id,
        reached=tuple(reached) if backward == "keep" else ways,
        # The same object where it never went back: days are counted once for both.
        first=tuple(way.first) if way.back else ways,
        entered=visits[0].at,
        requested=asked if asked_known else None,
        started=started,
        finished=finished,
        left=left,
        active=_active(visits, stages, blocked, started, min(end, left or end)) if started else _NOTHING,
        elapsed=end - started if started else _NOTHING,
        blocked=sum((one.within(started, end) for one in blocked), _NOTHING) if started and blocked else _NOTHING,
        since=stay.at,
        start_known=way.in_order and not stages.contradicts and (stages.start, started) not in way.guessed,
        back=tuple(way.back),
    )


def _way(visits: Sequence[Arrival], stages: Stages) -> _Way:
    count = len(stages.all)
    reached: list[datetime | None] = [None] * count
    first: list[datetime | None] = [None] * count
    way, position = _Way(reached, first), stages.position
    elsewhere, before, clock = False, -1, visits[0].at
    for _, _, column_id, moment in visits:
        if moment < clock:
            way.in_order = False
        clock = moment
        at = position.get(column_id or "")
        if at is None:
            elsewhere = elsewhere or column_id is not None
            continue
        stage = at
        while stage >= 0 and reached[stage] is None:
            reached[stage] = moment
            if first[stage] is None:
                first[stage] = moment
            if elsewhere and stage < at:
                way.guessed.add((stage, moment))
            stage -= 1
        if at < before:
            reached[at + 1 :] = [None] * (count - at - 1)
            way.back.append(moment)
        elsewhere, before = False, at
    return way


def _active(
    visits: Sequence[Arrival], stages: Stages, blocked: Sequence[Interval], started: datetime, end: datetime
) -> timedelta | None:
    """How long it was in active columns and not blocked; None if it was in a column nobody knows any more."""
    total, states = _NOTHING, stages.states
    last = len(visits) - 1
    # Plain, because tens of thousands of moves go through here.
    for number, (_, _, column_id, at) in enumerate(visits):
        left = visits[number + 1][3] if number < last else end
        # Most of the time it was somewhere else before it was started.
        if column_id is None or left <= started:
            continue
        until = left if left < end else end
        since = at if at > started else started
        if until <= since:
            continue
        state = states.get(column_id)
        if state is None:
            return None
        if state == "active":
            total += until - since
            for one in blocked:
                total -= one.within(since, until)
    return total

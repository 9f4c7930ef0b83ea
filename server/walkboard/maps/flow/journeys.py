"""The way each card took through the stages of a map, from the moves the server stamped.

A card that moves back has not been further on: what it reached there does not count until it comes again (as
ActionableAgile wants it: dates never run backwards). Both moves stay in the log. A slip, to another place and back
within a minute, is no move.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from walkboard.maps.flow.blocking import Interval
from walkboard.maps.flow.stages import Stages

SLIP = timedelta(minutes=1)


class Arrival(NamedTuple):
    """A card came to a cell of the map, or with None left it. Arrivals are in the order of the log."""

    card_id: str
    lane_id: str | None
    column_id: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Journey:
    """How a card went. `reached` has, by stage, when it came there or beyond; `first` the same without going back."""

    card_id: str
    lane_id: str | None
    column_id: str | None
    reached: tuple[datetime | None, ...]
    first: tuple[datetime | None, ...]
    entered: datetime
    started: datetime | None
    finished: datetime | None
    left: datetime | None
    active: timedelta
    elapsed: timedelta
    blocked: timedelta
    since: datetime

    @property
    def efficiency(self) -> float | None:
        """Active time in which it was not blocked, of all the time since it was started: 0 to 1."""
        return self.active / self.elapsed if self.elapsed > timedelta() else None


def journeys_of(
    arrivals: Iterable[Arrival], stages: Stages, blocked: Mapping[str, Sequence[Interval]], now: datetime
) -> list[Journey]:
    """The journey of every card that ever was in one of the stages, in the order they first came."""
    by_card: dict[str, list[Arrival]] = defaultdict(list)
    for arrival in arrivals:
        by_card[arrival.card_id].append(arrival)
    found = (_journey(taken, stages, blocked.get(card_id, ()), now) for card_id, taken in by_card.items())
    return sorted((journey for journey in found if journey), key=lambda journey: (journey.entered, journey.card_id))


def visits_of(taken: Sequence[Arrival]) -> list[Arrival]:
    """One arrival for each stay in a column, with the lane it ended in: moves between lanes and slips taken out."""
    visits: list[Arrival] = []
    for step in taken:
        if len(visits) >= 2 and visits[-2].column_id == step.column_id and step.at - visits[-1].at < SLIP:
            visits.pop()
        if visits and visits[-1].column_id == step.column_id:
            visits[-1] = visits[-1]._replace(lane_id=step.lane_id)
        else:
            visits.append(step)
    return visits


def _journey(taken: Sequence[Arrival], stages: Stages, blocked: Sequence[Interval], now: datetime) -> Journey | None:
    visits = visits_of(taken)
    known = [visit for visit in visits if visit.column_id in stages.position]
    if not known:
        return None
    reached, first = _reached(known, stages)
    finished = None if stages.finish is None else reached[stages.finish]
    started = None if stages.start is None else reached[stages.start] or finished
    last, end = visits[-1], finished or now
    left = last.at if last.column_id is None else None
    spans = _active_spans(visits, stages, started, min(end, left or end)) if started else []
    lost = sum((one.within(*span) for one in blocked for span in spans), timedelta())
    return Journey(
        card_id=last.card_id,
        lane_id=known[-1].lane_id,
        column_id=last.column_id,
        reached=reached,
        first=first,
        entered=visits[0].at,
        started=started,
        finished=finished,
        left=left,
        active=sum((until - since for since, until in spans), timedelta()) - lost,
        elapsed=end - started if started else timedelta(),
        blocked=sum((one.within(started, end) for one in blocked), timedelta()) if started else timedelta(),
        since=known[-1].at,
    )


def _reached(
    visits: Sequence[Arrival], stages: Stages
) -> tuple[tuple[datetime | None, ...], tuple[datetime | None, ...]]:
    """When each stage was reached, later ones forgotten on the way back; and when each was reached for the first time.

    Who skips a stage has reached it with the one after it.
    """
    count = len(stages.all)
    reached: list[datetime | None] = [None] * count
    first: list[datetime | None] = [None] * count
    for visit in visits:
        at = stages.position[visit.column_id or ""]
        for stage in range(at + 1):
            reached[stage] = reached[stage] or visit.at
            first[stage] = first[stage] or visit.at
        reached[at + 1 :] = [None] * (count - at - 1)
    return tuple(reached), tuple(first)


def _active_spans(
    visits: Sequence[Arrival], stages: Stages, started: datetime, end: datetime
) -> list[tuple[datetime, datetime]]:
    spans = []
    for index, visit in enumerate(visits):
        since = max(visit.at, started)
        until = min(visits[index + 1].at if index + 1 < len(visits) else end, end)
        if visit.column_id is not None and stages.state_of(visit.column_id) == "active" and until > since:
            spans.append((since, until))
    return spans

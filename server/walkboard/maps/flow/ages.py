"""How old work is: since when it is under way and since when it stands where it stands, against what is usual. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from walkboard.maps.flow.days import Calendar, day_of
from walkboard.maps.flow.journeys import Journey
from walkboard.maps.flow.percentiles import ENOUGH, expectation, percentile
from walkboard.maps.flow.report import LAST_FINISHED

HALF = 50


@dataclass(frozen=True, slots=True)
class OpenAge:
    """A card that is not finished: when it was started, and since when it is in its column."""

    card_id: str
    started: datetime | None
    since: datetime


@dataclass(frozen=True, slots=True)
class MapAges:
    """The ages of all cards on a map. `done` has, by day, what was finished before the day that was asked for."""

    expectation: int | None = None
    half: int | None = None
    expected_of: int = 0
    open: tuple[OpenAge, ...] = ()
    done: Mapping[date, tuple[str, ...]] = field(default_factory=dict)


def ages_of(
    journeys: Sequence[Journey], calendar: Calendar, *, alive: frozenset[str], done_before: date | None = None
) -> MapAges:
    """Ages from journeys, in days that count; `alive` are the cards that are on the board."""
    there = [one for one in journeys if one.left is None and one.card_id in alive]
    cycles = _cycles(journeys, calendar)
    return MapAges(
        expectation=expectation(cycles),
        half=percentile(cycles, HALF) if len(cycles) >= ENOUGH else None,
        expected_of=len(cycles),
        open=tuple(
            OpenAge(one.card_id, one.started if one.start_known else None, one.since)
            for one in there
            if one.finished is None
        ),
        done=_done(there, calendar, done_before) if done_before is not None else {},
    )


def _cycles(journeys: Sequence[Journey], calendar: Calendar) -> list[int]:
    """The cycle times of what was finished last, as the report counts them."""
    ended = [
        (one.finished, one.card_id, one.started) for one in journeys if one.finished and one.started and one.start_known
    ]
    return [calendar.between(started, finished) for finished, _, started in sorted(ended)[-LAST_FINISHED:]]


def _done(there: Sequence[Journey], calendar: Calendar, before: date) -> Mapping[date, tuple[str, ...]]:
    days: dict[date, list[str]] = defaultdict(list)
    for one in there:
        if one.finished is not None and (day := day_of(one.finished, calendar.zone)) < before:
            days[day].append(one.card_id)
    return {day: tuple(cards) for day, cards in sorted(days.items())}

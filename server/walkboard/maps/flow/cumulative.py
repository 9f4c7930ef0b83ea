"""The cumulative flow diagram: how many items had reached each stage at the end of each day.

By first arrival, so that a band never goes down: a late move back takes nothing away. The height between two bands is
the work in that stage, the slope of the last one is the throughput.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta, tzinfo

from walkboard.maps.flow.journeys import Journey


def cumulative(journeys: Iterable[Journey], days: Sequence[date], stages: int, zone: tzinfo) -> list[list[int]]:
    """For each stage from left to right, how many items had reached it or a later one by the end of each day."""
    arrivals: list[list[datetime]] = [[] for _ in range(stages)]
    for journey in journeys:
        for stage, moment in enumerate(journey.first):
            if moment is not None:
                arrivals[stage].append(moment)
    # The days are turned into moments, not the moments into days: there are far fewer of them.
    ends = [_end_of(day, zone) for day in days]
    for reached in arrivals:
        reached.sort()
    return [[bisect_left(reached, end) for end in ends] for reached in arrivals]


def in_band(journeys: Iterable[Journey], stage: int, day: date, zone: tzinfo) -> list[Journey]:
    """What a band is made of at the end of a day: what had reached its stage and no later one, the latest first."""
    end = _end_of(day, zone)
    found = [
        (reached, journey)
        for journey in journeys
        if (reached := journey.first[stage]) is not None
        and reached < end
        and all(later is None or later >= end for later in journey.first[stage + 1 :])
    ]
    return [one for _, one in sorted(found, key=lambda each: (each[0], each[1].card_id), reverse=True)]


def _end_of(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), zone)

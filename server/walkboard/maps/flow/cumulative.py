"""The cumulative flow diagram: how many items had reached each stage at the end of each day.

By first arrival, so that a band never goes down: a late move back takes nothing away. The height between two bands is
the work in that stage, the slope of the last one is the throughput.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, tzinfo

from walkboard.maps.flow.days import day_of
from walkboard.maps.flow.journeys import Journey


def cumulative(journeys: Iterable[Journey], days: Sequence[date], stages: int, zone: tzinfo) -> list[list[int]]:
    """For each stage from left to right, how many items had reached it or a later one by the end of each day."""
    arrivals: list[list[date]] = [[] for _ in range(stages)]
    for journey in journeys:
        for stage, moment in enumerate(journey.first):
            if moment is not None:
                arrivals[stage].append(day_of(moment, zone))
    bands = []
    for reached in arrivals:
        reached.sort()
        bands.append([bisect_right(reached, day) for day in days])
    return bands

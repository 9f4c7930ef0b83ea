"""The cumulative flow diagram: how many items had reached each stage at the end of each day.

By first arrival, so that a band never goes down: a late move back takes nothing away. The height between two bands is
the work in that stage, the slope of the last one is the throughput.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo
from itertools import accumulate

from walkboard.maps.flow.days import number_of
from walkboard.maps.flow.journeys import Journey


def cumulative(journeys: Iterable[Journey], days: Sequence[date], stages: int, zone: tzinfo) -> list[list[int]]:
    """For each stage from left to right, how many items had reached it or a later one by the end of each day."""
    arrivals: list[list[int]] = [[] for _ in range(stages)]
    for journey in journeys:
        for reached, moment in zip(arrivals, journey.first, strict=True):
            if moment is not None:
                reached.append(number_of(moment, zone))
    numbers = [day.toordinal() for day in days]
    return [_band(Counter(reached), numbers) for reached in arrivals]


def _band(on: Counter[int], numbers: Sequence[int]) -> list[int]:
    if not numbers:
        return []
    earlier = sum(count for number, count in on.items() if number < numbers[0])
    return list(accumulate((on[number] for number in numbers[1:]), initial=earlier + on[numbers[0]]))


def in_band(journeys: Iterable[Journey], stage: int, day: date, zone: tzinfo) -> list[Journey]:
    """What a band is made of at the end of a day: what had reached its stage and no later one, the latest first."""
    number = day.toordinal()

    def by_then(moment: datetime | None) -> bool:
        return moment is not None and number_of(moment, zone) <= number

    found = [
        (reached, journey)
        for journey in journeys
        if (reached := journey.first[stage]) is not None
        and by_then(reached)
        and not any(map(by_then, journey.first[stage + 1 :]))
    ]
    return [one for _, one in sorted(found, key=lambda each: (each[0], each[1].card_id), reverse=True)]

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


def cumulative(firsts: Iterable[Sequence[int | None]], days: Sequence[int], stages: int) -> list[list[int]]:
    """For each stage from left to right, how many items had reached it or a later one by the end of each day.

    `firsts` has of each item, by stage, the number of the day on which it first came there or beyond.
    """
    if stages == 0:
        return []
    by_stage = list(zip(*firsts, strict=True)) or [()] * stages
    return [_band(Counter(reached), days) for reached in by_stage]


def _band(on: Counter[int | None], days: Sequence[int]) -> list[int]:
    if not days:
        return []
    earlier = sum(count for number, count in on.items() if number is not None and number < days[0])
    return list(accumulate((on[number] for number in days[1:]), initial=earlier + on[days[0]]))


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

"""What the boards tell of a stream's work in a period: demand, mix, waste, and what waiting costs. Pure.

Definitions are in docs/money.md. A day on which an item was under way is a WIP-day, whatever else happened on it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from walkboard.maps.fields import Values, value_in
from walkboard.maps.flow.blocking import Interval
from walkboard.maps.flow.days import day_of
from walkboard.maps.flow.journeys import Journey
from walkboard.maps.flow.report import Period

# Stands for items that nobody put into a category.
UNSORTED = ""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a stream: how it went on the map it flows through, and what is said of it."""

    board_id: str
    map_id: str
    title: str
    service_class: str
    journey: Journey
    blocked: Sequence[Interval]
    fields: Values

    def number(self, key: str) -> float | None:
        """The value of a field that is a number."""
        value = value_in(self.fields, key)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    @property
    def category(self) -> str:
        """Its investment category."""
        return str(value_in(self.fields, "investment") or UNSORTED)

    @property
    def committed(self) -> bool:
        """Whether it is promised and not finished: past the commitment point, or marked so."""
        begun = self.journey.started is not None or value_in(self.fields, "committed") is True
        return begun and self.journey.finished is None

    @property
    def delay(self) -> float | None:
        """Cost of delay: value + urgency + risk, as compared with the others; None until all three are said."""
        parts = [self.number(key) for key in ("value", "urgency", "risk_reduction")]
        known = [part for part in parts if part is not None]
        return sum(known) if len(known) == len(parts) else None

    @property
    def rank(self) -> float | None:
        """Weighted shortest job first: cost of delay ÷ size (D. Reinertsen; the sum is that of SAFe)."""
        size, delay = self.number("estimate"), self.delay
        return delay / size if delay is not None and size else None


@dataclass(frozen=True, slots=True)
class Workload:
    """What a stream's items come to in a period. `non_productive` is a share, 0 to 1; None without any WIP-day."""

    finished: int
    demand: float
    committed: int
    unestimated: int
    wip_days: Mapping[str, int]
    blocked_days: float
    rework: int
    non_productive: float | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Unfinished items of a class of service: how many, their cost of delay, and that times the days they are old."""

    service_class: str
    items: int
    delay: float
    delay_days: float


def workload(items: Sequence[Item], period: Period, now: datetime) -> Workload:
    """Everything about these items in a period up to now."""
    committed = [item for item in items if item.committed]
    estimates = [item.number("estimate") for item in committed]
    days: dict[str, int] = defaultdict(int)
    for item in items:
        if count := wip_days(item.journey, period, now):
            days[item.category] += count
    blocked = sum(_blocked(item, period, now) for item in items)
    rework = sum(_rework(item.journey, period) for item in items)
    total = sum(days.values())
    return Workload(
        finished=sum(_within(item.journey.finished, period) for item in items),
        demand=sum(estimate for estimate in estimates if estimate is not None),
        committed=len(committed),
        unestimated=estimates.count(None),
        wip_days=dict(sorted(days.items(), key=lambda each: (-each[1], each[0]))),
        blocked_days=blocked,
        rework=rework,
        non_productive=min(1.0, (blocked + rework) / total) if total else None,
    )


def wip_days(journey: Journey, period: Period, now: datetime) -> int:
    """On how many days of the period the item was under way: from the day it started to the one it was finished."""
    if journey.started is None:
        return 0
    end = journey.finished or journey.left or now
    first = max(period.first, day_of(journey.started, period.zone))
    last = min(period.last, day_of(min(end, now), period.zone))
    return max(0, (last - first).days + 1)


def ranked(items: Iterable[Item]) -> list[tuple[Item, float]]:
    """Items that are not finished and have all that is needed, with their rank: what to do first comes first."""
    known = [(item, item.rank) for item in items if item.journey.finished is None]
    found = [(item, rank) for item, rank in known if rank is not None]
    return sorted(found, key=lambda each: (-each[1], each[0].title, each[0].journey.card_id))


def waiting(items: Iterable[Item], now: datetime) -> list[Waiting]:
    """What waiting costs by class of service, the costliest first; of items whose cost of delay is known."""
    found: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for item in items:
        if item.journey.finished is None and item.delay is not None:
            age = max(timedelta(), now - (item.journey.started or item.journey.entered)) / _DAY
            found[item.service_class].append((item.delay, item.delay * age))
    sums = [Waiting(key, len(each), sum(d for d, _ in each), sum(t for _, t in each)) for key, each in found.items()]
    return sorted(sums, key=lambda each: (-each.delay_days, each.service_class))


def _blocked(item: Item, period: Period, now: datetime) -> float:
    journey = item.journey
    if journey.started is None:
        return 0.0
    start = max(journey.started, period.since)
    end = min(journey.finished or journey.left or now, period.until, now)
    return sum((one.within(start, end) for one in item.blocked), timedelta()) / _DAY


def _rework(journey: Journey, period: Period) -> int:
    started = journey.started
    return sum(started is not None and moment >= started and _within(moment, period) for moment in journey.back)


def _within(moment: datetime | None, period: Period) -> bool:
    return moment is not None and period.since <= moment < period.until

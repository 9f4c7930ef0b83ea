"""Everything that is told about the flow through one map in one period. Pure; definitions are in docs/flow.md."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from walkboard.maps.flow.blocking import Cluster, Interval, clusters
from walkboard.maps.flow.cumulative import cumulative
from walkboard.maps.flow.days import day_of, days_between, every_day
from walkboard.maps.flow.journeys import Journey
from walkboard.maps.flow.percentiles import expectation, percentiles
from walkboard.maps.flow.stages import Stages

# The expectation looks at the last so many finished items, and at no others.
LAST_FINISHED = 100


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days, both ends included, where the people are."""

    first: date
    last: date
    zone: tzinfo

    @property
    def since(self) -> datetime:
        """The moment the first day begins."""
        return datetime.combine(self.first, time(), self.zone)

    @property
    def until(self) -> datetime:
        """The moment the last day is over."""
        return datetime.combine(self.last + timedelta(days=1), time(), self.zone)

    @property
    def days(self) -> list[date]:
        """Every day of it."""
        return list(every_day(self.first, self.last))


@dataclass(frozen=True, slots=True)
class Item:
    """A card in numbers of days. What is unknown is None: it was not started, or not finished."""

    journey: Journey
    cycle: int | None
    lead: int | None
    age: int | None
    blocked: int
    efficiency: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """The flow through a map. `finished` are of the period, `open` are under way now, `gone` left without an end."""

    period: Period
    finished: tuple[Item, ...]
    open: tuple[Item, ...]
    gone: int
    percentiles: Mapping[int, int]
    expectation: int | None
    expected_of: int
    throughput: tuple[int, ...]
    work: tuple[int, ...]
    bands: tuple[tuple[int, ...], ...]
    ages: Mapping[str, Mapping[int, int]]
    efficiency: float | None
    clusters: tuple[Cluster, ...]


def report(
    journeys: Sequence[Journey],
    stages: Stages,
    blocked: Mapping[str, Sequence[Interval]],
    period: Period,
    now: datetime,
    *,
    alive: frozenset[str],
) -> Report:
    """Everything about these journeys; `alive` are the cards that are on the board.

    A card that was taken off the map, or deleted, before it was finished is not counted anywhere but in `gone`.
    """
    kept = [one for one in journeys if one.finished or (one.left is None and one.card_id in alive)]
    items = [_item(journey, period.zone, now) for journey in kept]
    finished = [item for item in items if item.journey.finished]
    finished.sort(key=lambda item: (item.journey.finished, item.journey.card_id))
    cycles = [item.cycle for item in finished if item.cycle is not None][-LAST_FINISHED:]
    ended = [item for item in finished if _within(item.journey.finished, period)]
    running = [item for item in items if item.age is not None]
    running.sort(key=lambda item: (-(item.age or 0), item.journey.card_id))
    days = period.days
    return Report(
        period=period,
        finished=tuple(ended),
        open=tuple(running),
        gone=len(journeys) - len(kept),
        percentiles=percentiles([item.cycle for item in ended if item.cycle is not None]),
        expectation=expectation(cycles),
        expected_of=len(cycles),
        throughput=_throughput(ended, days, period.zone),
        work=_work(items, days, period.zone),
        bands=tuple(tuple(band) for band in cumulative(kept, days, len(stages.all), period.zone)),
        ages=_ages(finished, stages, period.zone),
        efficiency=_efficiency(ended),
        clusters=tuple(clusters(blocked, period.since, min(period.until, now), [one.card_id for one in kept])),
    )


def _item(journey: Journey, zone: tzinfo, now: datetime) -> Item:
    started, finished = journey.started, journey.finished
    return Item(
        journey,
        cycle=days_between(started, finished, zone) if started and finished else None,
        lead=days_between(journey.entered, finished, zone) if finished else None,
        age=days_between(started, now, zone) if started and not finished else None,
        blocked=-(-journey.blocked // timedelta(days=1)),
        efficiency=journey.efficiency,
    )


def _within(moment: datetime | None, period: Period) -> bool:
    return moment is not None and period.first <= day_of(moment, period.zone) <= period.last


def _throughput(ended: Sequence[Item], days: Sequence[date], zone: tzinfo) -> tuple[int, ...]:
    """Items finished on each day; days without any are in it, or every forecast would be too good."""
    counts = Counter(day_of(item.journey.finished, zone) for item in ended if item.journey.finished)
    return tuple(counts[day] for day in days)


def _work(items: Sequence[Item], days: Sequence[date], zone: tzinfo) -> tuple[int, ...]:
    """Items under way at the end of each day: started by then, and not finished by then. Blocked ones count."""
    change: Counter[date] = Counter()
    for item in items:
        if item.journey.started:
            change[day_of(item.journey.started, zone)] += 1
            if item.journey.finished:
                change[day_of(item.journey.finished, zone)] -= 1
    under_way = sum(count for day, count in change.items() if days and day < days[0])
    work = []
    for day in days:
        under_way += change[day]
        work.append(under_way)
    return tuple(work)


def _ages(finished: Sequence[Item], stages: Stages, zone: tzinfo) -> dict[str, Mapping[int, int]]:
    """How old finished items were when they left each stage between start and finish, as percentiles.

    The lines of the ageing chart: an item above the line of 85 % is older than most were when they left this stage.
    """
    ages: dict[str, Mapping[int, int]] = {}
    if stages.start is None or stages.finish is None:
        return ages
    for at in range(stages.start, stages.finish):
        values = [
            days_between(item.journey.started, left, zone)
            for item in finished
            if item.journey.started and (left := item.journey.reached[at + 1])
        ]
        if values:
            ages[stages.all[at].id] = percentiles(values)
    return ages


def _efficiency(ended: Sequence[Item]) -> float | None:
    """Of all elapsed time of these items, the share in which somebody worked on them: weighted by their length."""
    elapsed = sum((item.journey.elapsed for item in ended), timedelta())
    active = sum((item.journey.active for item in ended), timedelta())
    return active / elapsed if elapsed else None

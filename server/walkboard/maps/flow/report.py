"""Everything that is told about the flow through one map in one period. Pure; definitions are in docs/flow.md."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from walkboard.maps.flow.blocking import Cluster, Interval, clusters
from walkboard.maps.flow.cumulative import cumulative
from walkboard.maps.flow.days import EVERY_DAY, Calendar, day_of, every_day
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
    # The days it was surely under way from, and finished on.
    start_day: date | None
    finish_day: date | None


@dataclass(frozen=True, slots=True)
class Report:
    """The flow through a map. `finished` are of the period, `open` are under way now, `gone` left without an end.

    `unknown` of the finished ones nobody can say how long they took.
    """

    period: Period
    finished: tuple[Item, ...]
    open: tuple[Item, ...]
    gone: int
    unknown: int
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
    weekdays: frozenset[int] = EVERY_DAY,
) -> Report:
    """Everything about these journeys; `alive` are the cards that are on the board, `weekdays` the days that count.

    A card that was taken off the map, or deleted, before it was finished is not counted anywhere but in `gone`.
    """
    kept = counted(journeys, alive)
    calendar = Calendar(period.zone, weekdays)
    items = [_item(journey, calendar, now) for journey in kept]
    finished = [item for item in items if item.journey.finished]
    finished.sort(key=lambda item: (item.journey.finished, item.journey.card_id))
    cycles = [item.cycle for item in finished if item.cycle is not None][-LAST_FINISHED:]
    ended = [item for item in finished if item.finish_day and period.first <= item.finish_day <= period.last]
    running = [item for item in items if item.journey.started and not item.journey.finished]
    running.sort(key=lambda item: (-(item.age or 0), item.journey.card_id))
    days = period.days
    return Report(
        period=period,
        finished=tuple(ended),
        open=tuple(running),
        gone=len(journeys) - len(kept),
        unknown=sum(item.cycle is None for item in ended),
        percentiles=percentiles([item.cycle for item in ended if item.cycle is not None]),
        expectation=expectation(cycles),
        expected_of=len(cycles),
        throughput=_throughput(ended, days),
        work=_work(items, days),
        bands=tuple(tuple(band) for band in cumulative(kept, days, len(stages.all), period.zone)),
        ages=_ages(finished, stages, calendar),
        efficiency=_efficiency(ended),
        clusters=tuple(clusters(blocked, period.since, min(period.until, now), [one.card_id for one in kept])),
    )


def counted(journeys: Sequence[Journey], alive: frozenset[str]) -> list[Journey]:
    """Those that count somewhere else than in `gone`; `alive` are the cards that are on the board."""
    return [one for one in journeys if one.finished or (one.left is None and one.card_id in alive)]


def _item(journey: Journey, calendar: Calendar, now: datetime) -> Item:
    started, finished, asked = journey.started, journey.finished, journey.requested
    start_day = day_of(started, calendar.zone) if started else None
    finish_day = day_of(finished, calendar.zone) if finished else None
    known = start_day if journey.start_known else None
    return Item(
        journey,
        cycle=calendar.count(known, finish_day) if known and finish_day else None,
        lead=calendar.between(asked, finished) if asked and finished and asked <= finished else None,
        age=calendar.count(known, day_of(now, calendar.zone)) if known and not finished else None,
        blocked=-(-journey.blocked // timedelta(days=1)) if journey.blocked else 0,
        efficiency=journey.efficiency,
        start_day=start_day,
        finish_day=finish_day,
    )


def _throughput(ended: Sequence[Item], days: Sequence[date]) -> tuple[int, ...]:
    """Items finished on each day; days without any are in it, or every forecast would be too good."""
    counts = Counter(item.finish_day for item in ended)
    return tuple(counts[day] for day in days)


def _work(items: Sequence[Item], days: Sequence[date]) -> tuple[int, ...]:
    """Items under way at the end of each day: started by then, and not finished by then. Blocked ones count."""
    change: Counter[date] = Counter()
    for item in items:
        if item.start_day is not None:
            change[item.start_day] += 1
            if item.finish_day is not None:
                change[item.finish_day] -= 1
    under_way = sum(count for day, count in change.items() if days and day < days[0])
    work = []
    for day in days:
        under_way += change[day]
        work.append(under_way)
    return tuple(work)


def _ages(finished: Sequence[Item], stages: Stages, calendar: Calendar) -> dict[str, Mapping[int, int]]:
    """How old finished items were when they left each stage between start and finish, as percentiles.

    The lines of the ageing chart: an item above the line of 85 % is older than most were when they left this stage.
    """
    ages: dict[str, Mapping[int, int]] = {}
    if stages.start is None or stages.finish is None:
        return ages
    for at in range(stages.start, stages.finish):
        values = [
            calendar.count(item.start_day, day_of(left, calendar.zone))
            for item in finished
            if item.cycle is not None and item.start_day and (left := item.journey.reached[at + 1])
        ]
        if values:
            ages[stages.all[at].id] = percentiles(values)
    return ages


def _efficiency(ended: Sequence[Item]) -> float | None:
    """Of all elapsed time of these items, the share in which somebody worked on them: weighted by their length."""
    known = [(item.journey.active, item.journey.elapsed) for item in ended if item.journey.start_known]
    elapsed = sum((whole for active, whole in known if active is not None), timedelta())
    worked = sum((active for active, _ in known if active is not None), timedelta())
    return worked / elapsed if elapsed else None

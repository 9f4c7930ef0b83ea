"""Everything that is told about the flow through one map in one period. Pure; definitions are in docs/flow.md."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from walkboard.maps.flow.blocking import Cluster, Interval, clusters
from walkboard.maps.flow.cumulative import cumulative
from walkboard.maps.flow.days import EVERY_DAY, Calendar, every_day, number_of
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

    @property
    def numbers(self) -> range:
        """Every day of it by its number."""
        return range(self.first.toordinal(), self.last.toordinal() + 1)


class Item(NamedTuple):
    """A card in numbers of days. What is unknown is None: it was not started, or not finished."""

    journey: Journey
    cycle: int | None
    lead: int | None
    age: int | None
    blocked: int
    efficiency: float | None
    # Numbers of days: it was surely under way from, it was finished on, and by stage it came there or beyond;
    # `first` has the same without going back.
    start_day: int | None
    finish_day: int | None
    reached: tuple[int | None, ...]
    first: tuple[int | None, ...]


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
    known: dict[str, Item] | None = None,
) -> Report:
    """Everything about these journeys; `alive` are the cards that are on the board, `weekdays` the days that count.

    `known` are finished items by card that were looked at before, in these days; those that are new come to them.
    A card that was taken off the map, or deleted, before it was finished is not counted anywhere but in `gone`.
    """
    kept = counted(journeys, alive)
    calendar = Calendar(period.zone, weekdays)
    today = number_of(now, period.zone)
    items = _items(kept, calendar, today, {} if known is None else known)
    finished = _by_end(items)
    cycles = [item.cycle for item in finished if item.cycle is not None][-LAST_FINISHED:]
    days = period.numbers
    ended = [item for item in finished if item.finish_day in days]
    running = [item for item in items if item.journey.started and not item.journey.finished]
    running.sort(key=lambda item: (-(item.age or 0), item.journey.card_id))
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
        bands=tuple(tuple(band) for band in cumulative([item.first for item in items], days, len(stages.all))),
        ages=_ages(finished, stages, calendar),
        efficiency=_efficiency(ended),
        clusters=tuple(clusters(blocked, period.since, min(period.until, now), [one.card_id for one in kept])),
    )


def counted(journeys: Sequence[Journey], alive: frozenset[str]) -> list[Journey]:
    """Those that count somewhere else than in `gone`; `alive` are the cards that are on the board."""
    return [one for one in journeys if one.finished or (one.left is None and one.card_id in alive)]


def _by_end(items: Sequence[Item]) -> list[Item]:
    """What is finished, in the order it was; at one moment by card."""
    finished = sorted([item for item in items if item.finish_day], key=lambda item: item.journey.card_id)
    # Twice by one thing each is quicker than once by both.
    finished.sort(key=lambda item: item.journey.finished or item.journey.entered)
    return finished


def _items(journeys: Sequence[Journey], calendar: Calendar, today: int, known: dict[str, Item]) -> list[Item]:
    items = []
    for journey in journeys:
        item = known.get(journey.card_id)
        if item is None or item.journey is not journey:
            item = _item(journey, calendar, today)
            if journey.finished is not None:
                known[journey.card_id] = item
        items.append(item)
    return items


def _item(journey: Journey, calendar: Calendar, today: int) -> Item:
    started, finished, asked = journey.started, journey.finished, journey.requested
    zone = calendar.zone
    reached = _days_of(journey.reached, zone)
    start_day = number_of(started, zone) if started else None
    finish_day = number_of(finished, zone) if finished else None
    known = start_day if journey.start_known else None
    lead = None
    if asked and finished and finish_day and asked <= finished:
        lead = calendar.count_numbers(number_of(asked, zone), finish_day)
    return Item(
        journey,
        cycle=calendar.count_numbers(known, finish_day) if known and finish_day else None,
        lead=lead,
        age=calendar.count_numbers(known, today) if known and not finished else None,
        blocked=-(-journey.blocked // timedelta(days=1)) if journey.blocked else 0,
        efficiency=journey.efficiency,
        start_day=start_day,
        finish_day=finish_day,
        reached=reached,
        first=reached if journey.first is journey.reached else _days_of(journey.first, zone),
    )


def _days_of(moments: Sequence[datetime | None], zone: tzinfo) -> tuple[int | None, ...]:
    return tuple([None if moment is None else moment.astimezone(zone).toordinal() for moment in moments])


def _throughput(ended: Sequence[Item], days: range) -> tuple[int, ...]:
    """Items finished on each day; days without any are in it, or every forecast would be too good."""
    counts = Counter(item.finish_day for item in ended)
    return tuple(counts[day] for day in days)


def _work(items: Sequence[Item], days: range) -> tuple[int, ...]:
    """Items under way at the end of each day: started by then, and not finished by then. Blocked ones count."""
    change: Counter[int] = Counter()
    for item in items:
        if item.start_day is not None:
            change[item.start_day] += 1
            if item.finish_day is not None:
                change[item.finish_day] -= 1
    under_way = sum(count for day, count in change.items() if day < days.start)
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
    ways = [(item.start_day, item.reached) for item in finished if item.cycle is not None and item.start_day]
    for at in range(stages.start, stages.finish):
        values = [calendar.count_numbers(since, left) for since, reached in ways if (left := reached[at + 1])]
        if values:
            ages[stages.all[at].id] = percentiles(values)
    return ages


def _efficiency(ended: Sequence[Item]) -> float | None:
    """Of all elapsed time of these items, the share in which somebody worked on them: weighted by their length."""
    known = [(item.journey.active, item.journey.elapsed) for item in ended if item.journey.start_known]
    elapsed = sum((whole for active, whole in known if active is not None), timedelta())
    worked = sum((active for active, _ in known if active is not None), timedelta())
    return worked / elapsed if elapsed else None

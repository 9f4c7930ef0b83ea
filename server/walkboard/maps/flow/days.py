"""Days as people count them: a day that was begun counts. All of them, unless a map says which weekdays do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property
from types import MappingProxyType

from walkboard.maps.fields import Values, value_in

# Monday is 0.
EVERY_DAY = frozenset(range(7))
# What the setting `workdays` of a map says.
WORKDAYS: Mapping[str, frozenset[int]] = MappingProxyType(
    {
        "all": EVERY_DAY,
        "mon_thu": frozenset(range(4)),
        "mon_fri": frozenset(range(5)),
        "mon_sat": frozenset(range(6)),
        "sun_thu": frozenset({6, 0, 1, 2, 3}),
    }
)


def weekdays_of(settings: Values) -> frozenset[int]:
    """The weekdays that count on a map with these settings."""
    return WORKDAYS.get(str(value_in(settings, "workdays")), EVERY_DAY)


def day_of(moment: datetime, zone: tzinfo) -> date:
    """The day it was, where the people are."""
    return moment.astimezone(zone).date()


def number_of(moment: datetime, zone: tzinfo) -> int:
    """The same day as a number, as `date.toordinal` counts: for whoever counts days and names none."""
    return moment.astimezone(zone).toordinal()


def days_between(start: datetime, finish: datetime, zone: tzinfo) -> int:
    """`finish date - start date + 1`: what begins and ends on one day took one day; never less than 1.

    The definition of ActionableAgile and The Kanban Guide's practitioners; weekends count.
    """
    return max(1, (day_of(finish, zone) - day_of(start, zone)).days + 1)


@dataclass(frozen=True)
class Calendar:
    """Which days count where the people are; every day unless somebody decided otherwise."""

    zone: tzinfo
    weekdays: frozenset[int] = EVERY_DAY

    @property
    def every_day(self) -> bool:
        """Whether all days count."""
        return len(self.weekdays) == 7

    def between(self, start: datetime, finish: datetime) -> int:
        """The days from start to finish that count, both included, and at least 1."""
        return self.count(day_of(start, self.zone), day_of(finish, self.zone))

    def count(self, first: date, last: date) -> int:
        """The same for days."""
        return self.count_numbers(first.toordinal(), last.toordinal())

    def count_numbers(self, first: int, last: int) -> int:
        """The same for the numbers of days."""
        counted = self._counted(first, last)
        return counted if counted > 1 else 1

    def left(self, today: date, due: date) -> int:
        """How many days that count come after today until a day is over; below 0 once it is, by days that passed."""
        passed = (due - today).days
        return passed if passed <= 0 else self._counted(today.toordinal() + 1, due.toordinal())

    def _counted(self, first: int, last: int) -> int:
        length = last - first + 1
        if self.every_day:
            return length
        weeks, rest = divmod(length, 7)
        # The first day of all was a Monday.
        return weeks * len(self.weekdays) + self._in_part[(first - 1) % 7][rest]

    @cached_property
    def _in_part(self) -> list[list[int]]:
        """For each weekday, how many of the so many days that begin with it count."""
        return [[sum((at + day) % 7 in self.weekdays for day in range(rest)) for rest in range(7)] for at in range(7)]


def every_day(first: date, last: date) -> Iterator[date]:
    """All days from the first to the last, both included; none if the last is earlier."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)

"""Calendar days as people count them: a day that was begun counts."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo


def day_of(moment: datetime, zone: tzinfo) -> date:
    """The day it was, where the people are."""
    return moment.astimezone(zone).date()


def days_between(start: datetime, finish: datetime, zone: tzinfo) -> int:
    """`finish date - start date + 1`: what begins and ends on one day took one day; never less than 1.

    The definition of ActionableAgile and The Kanban Guide's practitioners; weekends count.
    """
    return max(1, (day_of(finish, zone) - day_of(start, zone)).days + 1)


def every_day(first: date, last: date) -> Iterator[date]:
    """All days from the first to the last, both included; none if the last is earlier."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)

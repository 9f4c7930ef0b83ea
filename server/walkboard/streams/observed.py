"""What the boards say of a week, beside what people enter in the box score. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from walkboard.maps.fields import value_in
from walkboard.maps.flow.days import day_of, days_between
from walkboard.maps.flow.report import Period
from walkboard.streams.workload import Item, workload


@dataclass(frozen=True, slots=True)
class Observed:
    """What was finished in a week: how many, how many of those with a date on time, mean days, without a way back.

    Shares are 0 to 1; None where there is nothing to tell of.
    """

    finished: int
    on_time: float | None
    dock_to_dock: float | None
    first_time_through: float | None
    non_productive: float | None


def observed(items: Sequence[Item], period: Period, now: datetime) -> Observed:
    """What can be seen of the items finished in a period."""
    ended = [(item, item.journey.finished) for item in items if item.journey.finished is not None]
    week = [(item, at) for item, at in ended if period.since <= at < period.until]
    due = [(day_of(at, period.zone), value_in(item.fields, "due")) for item, at in week]
    dated = [day <= date.fromisoformat(str(by)) for day, by in due if by is not None]
    asked = [(item.journey.requested, at) for item, at in week]
    leads = [days_between(since, at, period.zone) for since, at in asked if since is not None]
    straight = [not item.journey.back for item, _ in week]
    return Observed(
        finished=len(week),
        on_time=sum(dated) / len(dated) if dated else None,
        dock_to_dock=sum(leads) / len(leads) if leads else None,
        first_time_through=sum(straight) / len(straight) if straight else None,
        non_productive=workload(items, period, now).non_productive,
    )

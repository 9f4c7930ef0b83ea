"""Days of a map with flow, for its tests: stages of a portfolio, and arrivals written as dates."""

from datetime import UTC, datetime, timedelta

from walkboard.maps.flow.journeys import Arrival, Journey, journeys_of
from walkboard.maps.flow.stages import stages

PORTFOLIO = stages(
    [
        ("funnel", "queue"),
        ("review", "active"),
        ("analysis", "active"),
        ("ready", "queue"),
        ("implement", "active"),
        ("done", "done"),
    ]
)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def on(day: str) -> datetime:
    """A day as month-day of 2026, at ten in the morning; with a time after a space."""
    date, _, time = day.partition(" ")
    return datetime.fromisoformat(f"2026-{date}T{time or '10:00'}:00+00:00")


def way(card: str, *steps: tuple[str | None, str]) -> list[Arrival]:
    """A card came to these columns on these days."""
    return [Arrival(card, None if column is None else "work", column, on(day)) for column, day in steps]


def journey(*steps: tuple[str | None, str]) -> Journey:
    """The journey of one card."""
    (found,) = journeys_of(way("card", *steps), PORTFOLIO, {}, NOW)
    return found


def after(days: float) -> timedelta:
    """So many days."""
    return timedelta(days=days)

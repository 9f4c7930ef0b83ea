"""What the boards tell of a stream's work: demand, mix, waste, ranking, with worked values."""

from datetime import UTC, date, timedelta

import pytest

from tests.maps.flow.days import NOW, PORTFOLIO, on, way
from walkboard.maps.fields import FieldValue
from walkboard.maps.flow.blocking import Interval
from walkboard.maps.flow.journeys import journeys_of
from walkboard.maps.flow.report import Period
from walkboard.streams.observed import observed
from walkboard.streams.workload import Item, ranked, waiting, workload

QUARTER = Period(date(2026, 10, 1), date(2026, 12, 31), UTC)
WEEK = Period(date(2026, 11, 2), date(2026, 11, 8), UTC)


def item(
    card: str,
    *steps: tuple[str | None, str],
    blocked: tuple[Interval, ...] = (),
    kind: str = "standard",
    **fields: FieldValue,
) -> Item:
    (journey,) = journeys_of(way(card, *steps), PORTFOLIO, {}, NOW)
    return Item("board", "map", card.upper(), kind, journey, blocked, fields)


def test_worked_ranking() -> None:
    """(value + urgency + risk) / size: A 3.25, B 8.0, C 1.65."""
    parts = {"a": (13, 8, 5, 8), "b": (8, 13, 3, 3), "c": (20, 5, 8, 20)}
    items = [
        item(card, ("ready", "11-01"), value=value, urgency=time, risk_reduction=risk, estimate=size)
        for card, (value, time, risk, size) in parts.items()
    ]
    assert [(each.title, rank) for each, rank in ranked(items)] == [("B", 8.0), ("A", 3.25), ("C", 1.65)]


def test_what_is_finished_or_not_sized_has_no_rank() -> None:
    parts: dict[str, FieldValue] = {"value": 1, "urgency": 1, "risk_reduction": 1}
    items = [
        item("a", ("review", "11-01"), **parts),
        item("b", ("review", "11-01"), estimate=0, **parts),
        item("c", ("done", "11-01"), estimate=1, **parts),
        item("d", ("review", "11-01"), estimate=1, value=1),
    ]
    assert ranked(items) == []


def test_demand_is_what_is_promised_and_not_finished() -> None:
    items = [
        item("a", ("review", "11-01"), estimate=5),
        item("b", ("funnel", "11-01"), estimate=8),
        item("c", ("funnel", "11-01"), estimate=3, committed=True),
        item("d", ("review", "10-01"), ("done", "10-05"), estimate=13),
        item("e", ("review", "11-01")),
    ]
    found = workload(items, QUARTER, NOW)
    assert (found.demand, found.committed, found.unestimated, found.finished) == (8, 3, 1, 1)


def test_the_mix_is_days_under_way_by_category() -> None:
    items = [
        item("a", ("review", "10-05"), ("done", "10-14"), investment="run"),
        item("b", ("review", "09-01"), ("done", "10-02"), investment="grow"),  # two days of it in the quarter
        item("c", ("review", "11-18")),  # until now, the 20th
        item("d", ("funnel", "10-01"), investment="run"),
    ]
    assert workload(items, QUARTER, NOW).wip_days == {"run": 10, "": 3, "grow": 2}


def test_waste_is_blocked_days_and_ways_back() -> None:
    blocked = (Interval(on("10-06"), on("10-08"), "legal"),)
    again = ("review", "10-05"), ("implement", "10-08"), ("review", "10-09"), ("done", "10-14")
    found = workload([item("a", *again, blocked=blocked)], QUARTER, NOW)
    assert (found.blocked_days, found.rework, found.non_productive) == (2, 1, 0.3)
    assert workload([], QUARTER, NOW).non_productive is None
    stuck = item("b", ("review", "11-20"), ("funnel", "11-20 11:00"), ("review", "11-20 11:30"))
    assert workload([stuck], QUARTER, NOW).non_productive is not None


def test_waiting_costs_by_class_and_age() -> None:
    parts: dict[str, FieldValue] = {"value": 2, "urgency": 1, "risk_reduction": 1}
    items = [
        item("a", ("review", "11-10 12:00"), **parts),
        item("b", ("funnel", "11-18 12:00"), **parts),
        item("c", ("review", "11-19 12:00"), kind="expedite", **parts),
        item("d", ("review", "11-01")),
    ]
    assert [(each.service_class, each.items, each.delay, each.delay_days) for each in waiting(items, NOW)] == [
        ("standard", 2, 8, 48),
        ("expedite", 1, 4, 4),
    ]


def test_what_the_boards_say_of_a_week() -> None:
    items = [
        item("a", ("review", "11-02"), ("done", "11-04"), due="2026-11-04"),
        item(
            "b", ("review", "11-01"), ("implement", "11-02"), ("review", "11-03"), ("done", "11-05"), due="2026-11-04"
        ),
        item("c", ("review", "11-02"), ("done", "11-09")),
    ]
    found = observed(items, WEEK, NOW)
    assert (found.finished, found.on_time, found.dock_to_dock, found.first_time_through) == (2, 0.5, 4, 0.5)
    nothing = observed([], WEEK, NOW)
    assert (nothing.finished, nothing.on_time, nothing.dock_to_dock, nothing.first_time_through) == (
        0,
        None,
        None,
        None,
    )
    assert nothing.non_productive is None


@pytest.mark.parametrize("first", [QUARTER.first - timedelta(days=1), QUARTER.last + timedelta(days=1)])
def test_other_days_are_not_of_the_period(first: date) -> None:
    day = first.strftime("%m-%d") if first.year == 2026 else "12-31 23:59"
    found = workload([item("a", ("review", day), ("done", day))], Period(QUARTER.first, date(2026, 12, 30), UTC), NOW)
    assert found.finished == 0

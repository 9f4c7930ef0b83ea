"""Days that count: all of them, or only some weekdays because a map says so."""

import json
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkboard.maps.fields import fields
from walkboard.maps.flow.days import WORKDAYS, Calendar, day_of, every_day, weekdays_of

GOLDEN: list[dict[str, Any]] = json.loads((files("walkboard.maps") / "golden" / "working_days.json").read_text("utf-8"))
MONDAY = datetime(2026, 11, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("workdays", "first", "last", "days"),
    [
        ("all", 0, 0, 1),
        ("all", 0, 11, 12),
        ("mon_fri", 0, 4, 5),
        ("mon_fri", 0, 7, 6),
        ("mon_fri", 4, 7, 2),
        ("mon_fri", 5, 6, 1),  # begun and finished on a weekend: never less than 1
        ("mon_sat", 0, 6, 6),
        ("mon_thu", 3, 7, 2),
        ("sun_thu", 3, 6, 2),
    ],
)
def test_days_that_count(workdays: str, first: int, last: int, days: int) -> None:
    calendar = Calendar(UTC, WORKDAYS[workdays])
    assert calendar.between(MONDAY + timedelta(days=first), MONDAY + timedelta(days=last)) == days


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: f"{case['workdays']} {case['first']} {case['last']}")
def test_golden_vectors(case: dict[str, Any]) -> None:
    calendar = Calendar(UTC, weekdays_of({"workdays": case["workdays"]}))
    first, last = date.fromisoformat(case["first"]), date.fromisoformat(case["last"])
    assert (calendar.count(first, last), calendar.left(first, last)) == (case["days"], case["left"])


def test_every_choice_of_the_setting_has_its_days() -> None:
    assert [choice.key for choice in fields()["workdays"].choices] == list(WORKDAYS)


@given(st.integers(0, 400), st.integers(0, 400), st.sampled_from(sorted(WORKDAYS)))
def test_it_is_what_counting_day_by_day_comes_to(offset: int, length: int, workdays: str) -> None:
    start = MONDAY + timedelta(days=offset)
    finish = start + timedelta(days=length)
    counted = sum(day.weekday() in WORKDAYS[workdays] for day in every_day(day_of(start, UTC), day_of(finish, UTC)))
    assert Calendar(UTC, WORKDAYS[workdays]).between(start, finish) == max(1, counted)

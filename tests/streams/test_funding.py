"""Capacity funding by the quarter."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from walkboard.streams.funding import Funding, Quarter, Team, spent_by

QUARTER = Quarter(2026, 4)
FUNDING = Funding(
    teams=(Team(name="Heat", fte=6, weeks=12, rate=2_000), Team(name="Sun", fte=4, weeks=10, rate=2_500)),
    non_labour=6_000,
    unit_weeks=2,
)


def test_budget_and_capacity() -> None:
    assert FUNDING.capacity_weeks == 112
    assert FUNDING.budget == 144_000 + 100_000 + 6_000
    assert FUNDING.load(42) == 0.75
    assert Funding().load(42) is None


def test_nobodys_cost_can_be_read_from_a_team() -> None:
    with pytest.raises(ValidationError):
        Team(name="Anna", fte=1, weeks=12, rate=2_000)


def test_a_quarter() -> None:
    assert Quarter.read("2026-Q4") == QUARTER == Quarter.of(date(2026, 11, 28))
    assert (str(QUARTER), QUARTER.first, QUARTER.last) == ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))
    for wrong in ("2026-Q5", "2026-4", "0001-Q1", "9999-Q4", ""):
        with pytest.raises(ValueError, match="quarter"):
            Quarter.read(wrong)


@given(st.dates(date(1971, 1, 1), date(2900, 1, 1)))
def test_every_day_lies_in_its_quarter(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.first <= day <= quarter.last
    assert quarter.after.first == quarter.last + timedelta(days=1)
    assert Quarter.read(str(quarter)) == quarter


@pytest.mark.parametrize(
    ("today", "part"),
    [(date(2026, 9, 30), 0), (date(2026, 10, 1), 1 / 92), (date(2026, 12, 31), 1), (date(2027, 2, 1), 1)],
)
def test_money_is_spent_evenly(today: date, part: float) -> None:
    assert spent_by(FUNDING, QUARTER, today) == pytest.approx(250_000 * part)

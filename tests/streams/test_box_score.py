"""The box score: worked values, and nothing guessed from what nobody entered."""

import pytest
from pydantic import ValidationError

from walkboard.streams.box_score import BoxScore, computed

WEEK = BoxScore(revenue=420, materials=96, employees=182, machines=24, facility=18, other=9)


def test_worked_values() -> None:
    found = computed(WEEK)
    assert (found.conversion, found.costs, found.profit) == (233, 329, 91)
    assert found.return_on_sales is not None
    assert round(100 * found.return_on_sales, 1) == 21.7


def test_a_loss_is_told_as_one() -> None:
    found = computed(WEEK.changed({"revenue": 300}))
    assert (found.profit, round(found.return_on_sales or 0, 3)) == (-29, -0.097)


@pytest.mark.parametrize("missing", ["revenue", "materials", "employees", "machines", "facility", "other"])
def test_without_all_costs_there_is_no_profit(missing: str) -> None:
    found = computed(WEEK.changed({missing: None}))
    assert (found.profit, found.return_on_sales) == (None, None)


def test_no_return_on_no_sales() -> None:
    assert computed(WEEK.changed({"revenue": 0})).return_on_sales is None


@pytest.mark.parametrize(
    ("productive", "non_productive", "available", "gap"),
    [(60, 25, 15, None), (60, 25, 14.9, None), (60, 25, 10, -5), (60, 30, 15, 5), (60, 25, None, None)],
)
def test_capacity_comes_to_all_of_it(
    productive: float, non_productive: float, available: float | None, gap: float | None
) -> None:
    score = BoxScore(productive=productive, non_productive=non_productive, available=available)
    assert computed(score).capacity_gap == gap


@pytest.mark.parametrize(
    "values", [{"on_time": 101}, {"employees": -1}, {"revenue": float("nan")}, {"salary_of_anna": 1}, {"other": "much"}]
)
def test_what_makes_no_sense_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        WEEK.changed(values)

"""Percentiles by nearest rank, with worked values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkboard.maps.flow.percentiles import expectation, percentile, percentiles

CYCLES = [3, 5, 1, 8, 13, 4, 6, 21, 2, 9, 7, 5, 4, 30, 11, 6, 3, 10, 5, 8]


def test_worked_values() -> None:
    assert percentiles(CYCLES) == {50: 6, 70: 8, 85: 11, 95: 21}


def test_nothing_finished_has_no_percentiles() -> None:
    assert percentiles([]) == {}
    assert expectation([]) is None


def test_nothing_is_expected_of_a_handful_of_items() -> None:
    assert expectation(CYCLES[:9]) is None
    assert expectation(CYCLES[:10]) == 13


@pytest.mark.parametrize("share", [1, 50, 100])
def test_one_value_is_every_percentile(share: int) -> None:
    assert percentile([4], share) == 4


@given(st.lists(st.integers(1, 400), min_size=1), st.integers(1, 100))
def test_at_least_the_share_lies_at_or_below_it(values: list[int], share: int) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) * 100 >= share * len(values)
    assert sum(value < found for value in values) * 100 < share * len(values)

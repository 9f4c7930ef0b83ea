"""How cards went through stages: worked values, ways back, skipped stages, slips."""

import itertools
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.maps.flow.days import NOW, PORTFOLIO, after, journey, on, way
from walkboard.maps.flow.blocking import Interval
from walkboard.maps.flow.days import days_between
from walkboard.maps.flow.journeys import Arrival, journeys_of, visits_of
from walkboard.maps.flow.stages import Stages

WHOLE_WAY = (
    ("funnel", "08-03"),
    ("review", "08-17"),
    ("analysis", "09-01"),
    ("ready", "09-21"),
    ("implement", "10-05"),
    ("done", "11-10"),
)


def test_worked_portfolio_item() -> None:
    item = journey(*WHOLE_WAY)
    assert item.started == on("08-17")
    assert item.finished == on("11-10")
    assert days_between(on("08-17"), on("11-10"), UTC) == 86
    assert item.active == after(15 + 20 + 36)
    assert item.elapsed == after(85)
    assert round(item.efficiency or 0, 3) == 0.835


def test_blocked_time_is_not_active_time() -> None:
    blocked = {"card": [Interval(on("10-10"), on("10-20"), "no budget"), Interval(on("09-22"), on("09-25"), "")]}
    (item,) = journeys_of(way("card", *WHOLE_WAY), PORTFOLIO, blocked, NOW)
    assert item.active == after(71 - 10)  # in the queue nobody worked on it anyway
    assert item.blocked == after(13)


def test_going_back_forgets_what_was_reached_and_the_first_time_stays() -> None:
    item = journey(("review", "09-01"), ("implement", "09-10"), ("done", "09-12"), ("review", "09-20"))
    assert item.finished is None
    assert item.started == on("09-01")
    assert item.reached == (on("09-01"), on("09-01"), None, None, None, None)
    assert item.first[-1] == on("09-12")


def test_an_item_that_comes_back_is_finished_the_second_time() -> None:
    item = journey(("review", "09-01"), ("done", "09-12"), ("implement", "09-20"), ("done", "09-25"))
    assert item.finished == on("09-25")
    assert item.elapsed == after(24)


def test_who_goes_back_before_the_start_has_not_started() -> None:
    assert journey(("review", "09-01"), ("funnel", "09-03")).started is None


def test_who_skips_everything_started_when_it_finished() -> None:
    item = journey(("funnel", "09-01"), ("done", "09-12"))
    assert (item.started, item.finished) == (on("09-12"), on("09-12"))
    assert item.efficiency is None


def test_a_slip_is_no_move() -> None:
    slipped = journey(("review", "09-01"), ("done", "09-02 10:00"), ("review", "09-02 10:00"))
    assert slipped.first[-1] is None
    assert slipped.since == on("09-01")


def test_a_card_that_left_the_map_has_left() -> None:
    item = journey(("review", "09-01"), (None, "09-05"))
    assert item.left == on("09-05")
    assert item.active == after(4)


def test_a_column_that_is_not_there_any_more_is_no_stage() -> None:
    assert journeys_of(way("card", ("gone", "09-01")), PORTFOLIO, {}, NOW) == []
    item = journey(("review", "09-01"), ("gone", "09-03"), ("analysis", "09-05"))
    assert item.start_known
    assert item.active is None  # nobody knows what was done there


def test_of_a_deleted_column_it_is_known_what_happened_there() -> None:
    known = Stages(PORTFOLIO.all, {"gone": "active"})
    taken = way("card", ("review", "09-01"), ("gone", "09-03"), ("analysis", "09-05"), ("done", "09-06"))
    (item,) = journeys_of(taken, known, {}, NOW)
    assert item.active == after(5)


def test_who_skips_the_start_from_a_column_that_is_gone_started_nobody_knows_when() -> None:
    item = journey(("funnel", "09-01"), ("gone", "09-03"), ("ready", "09-05"), ("done", "09-07"))
    assert (item.started, item.finished, item.start_known) == (on("09-05"), on("09-07"), False)
    assert item.efficiency is None
    assert journey(("funnel", "09-01"), ("gone", "09-03"), ("review", "09-05")).start_known


def test_a_clock_that_ran_backwards_makes_times_unknown() -> None:
    item = journey(("review", "09-05"), ("analysis", "09-02"), ("done", "09-07"))
    assert not item.start_known
    assert (item.requested, item.efficiency) == (None, None)


def test_the_first_time_may_count_although_it_went_back() -> None:
    taken = way("card", ("review", "09-01"), ("done", "09-12"), ("review", "09-20"), ("done", "09-25"))
    (reset,) = journeys_of(taken, PORTFOLIO, {}, NOW)
    (kept,) = journeys_of(taken, PORTFOLIO, {}, NOW, backward="keep")
    assert (reset.finished, kept.finished) == (on("09-25"), on("09-12"))
    assert (kept.elapsed, kept.reached) == (after(11), kept.first)
    assert reset.back == kept.back == (on("09-20"),)


COLUMNS = [*PORTFOLIO.position, "gone", None]
MOVES = st.lists(st.tuples(st.sampled_from(COLUMNS), st.integers(0, 5_000)), max_size=30)


@given(MOVES)
def test_whatever_was_moved_dates_never_run_backwards(moves: list[tuple[str | None, int]]) -> None:
    begin, at = datetime(2026, 1, 1, tzinfo=UTC), 0
    taken = []
    for column, minutes in moves:
        at += minutes
        taken.append(Arrival("card", None, column, begin + timedelta(minutes=at)))
    for item in journeys_of(taken, PORTFOLIO, {}, NOW):
        for dates in (item.reached, item.first):
            known = [moment for moment in dates if moment is not None]
            assert known == sorted(known)
            assert dates[: len(known)] == tuple(known)  # who reached a stage reached those before it
        assert item.active is None or item.elapsed >= item.active >= timedelta()
        assert item.efficiency is None or 0 <= item.efficiency <= 1
    visits = visits_of(taken)
    assert all(one.column_id != other.column_id for one, other in itertools.pairwise(visits))

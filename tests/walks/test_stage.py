"""Going from stop to stop: fenced steps, time by one clock, what may be skipped and moved."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.walks.boards import NOW
from walkboard.errors import InputRefused, StopUnknown, TooManyStops
from walkboard.walks import stage as stages
from walkboard.walks.stage import MAX_STOPS, Stage, StagedStop


def begun(*ids: str) -> Stage:
    return stages.begin([StagedStop(id, 60) for id in ids], NOW)


def states(stage: Stage) -> dict[str, str]:
    return {stop.id: stop.state for stop in stage.stops}


def test_it_begins_at_the_first_stop() -> None:
    stage = begun("a", "b")
    assert (stage.stop_id, stage.stop_started_at, states(stage)) == ("a", NOW, {"a": "current", "b": "waiting"})


class TestSteps:
    def test_a_step_counts_the_time_and_takes_the_card_off(self) -> None:
        stage = stages.spotlight(begun("a", "b"), "a", "card")
        after = stages.step(stage, "a", "b", NOW + timedelta(seconds=90))
        assert states(after) == {"a": "done", "b": "current"}
        assert (after.stop("a").spent, after.card_id) == (90, None)
        assert after.stop_started_at == NOW + timedelta(seconds=90)

    def test_a_step_from_elsewhere_changes_nothing(self) -> None:
        stage = stages.step(begun("a", "b", "c"), "a", "b", NOW)
        assert stages.step(stage, "a", "c", NOW) is stage
        assert stages.step(stage, None, "c", NOW) is stage
        assert stages.step(stage, "b", "b", NOW) is stage

    def test_one_can_go_back_and_time_adds_up(self) -> None:
        stage = stages.step(begun("a", "b"), "a", "b", NOW + timedelta(seconds=10))
        stage = stages.step(stage, "b", "a", NOW + timedelta(seconds=15))
        stage = stages.step(stage, "a", "b", NOW + timedelta(seconds=35))
        assert [stop.spent for stop in stage.stops] == [30, 5]

    def test_a_clock_set_back_counts_nothing(self) -> None:
        assert stages.step(begun("a", "b"), "a", "b", NOW - timedelta(hours=1)).stop("a").spent == 0

    def test_unknown_stops(self) -> None:
        with pytest.raises(StopUnknown):
            stages.step(begun("a"), "a", "x", NOW)

    def test_the_end(self) -> None:
        stage = stages.finish(begun("a", "b"), NOW + timedelta(seconds=5))
        assert (stage.stop_id, stage.stop_started_at, states(stage)) == (None, None, {"a": "done", "b": "waiting"})
        assert stages.finish(stage, NOW) is stage


class TestSpotlight:
    def test_only_at_the_stop_where_the_group_is(self) -> None:
        stage = begun("a", "b")
        assert stages.spotlight(stage, "b", "card") is stage
        lit = stages.spotlight(stage, "a", "card")
        assert lit.card_id == "card"
        assert stages.spotlight(lit, "a", None).card_id is None
        with pytest.raises(StopUnknown):
            stages.spotlight(stage, "x", "card")


class TestStops:
    def test_added_before_another_or_at_the_end(self) -> None:
        stage = stages.add(begun("a", "b"), StagedStop("x", 60), "b")
        assert list(states(stages.add(stage, StagedStop("y", 60), None))) == ["a", "x", "b", "y"]
        with pytest.raises(StopUnknown):
            stages.add(stage, StagedStop("z", 60), "nowhere")

    def test_there_is_an_end_to_it(self) -> None:
        full = begun(*(f"s{index}" for index in range(MAX_STOPS)))
        with pytest.raises(TooManyStops):
            stages.add(full, StagedStop("x", 60), None)

    def test_skipped_and_taken_in_again(self) -> None:
        stage = stages.skip(begun("a", "b"), "b")
        assert states(stage)["b"] == "skipped"
        assert stages.skip(stage, "b") is stage
        assert states(stages.take_in(stage, "b"))["b"] == "waiting"

    def test_where_the_group_is_or_was_is_not_skipped(self) -> None:
        stage = stages.step(begun("a", "b"), "a", "b", NOW)
        for stop in ("a", "b"):
            with pytest.raises(InputRefused):
                stages.skip(stage, stop)
        assert stages.take_in(stage, "b") is stage
        assert states(stages.take_in(stage, "a"))["a"] == "waiting"

    def test_a_skipped_stop_can_be_visited(self) -> None:
        stage = stages.step(stages.skip(begun("a", "b"), "b"), "a", "b", NOW)
        assert states(stage) == {"a": "done", "b": "current"}

    def test_time_and_place(self) -> None:
        stage = stages.give_time(begun("a", "b", "c"), "b", 120)
        assert stage.stop("b").seconds == 120
        assert list(states(stages.move(stage, "c", "a"))) == ["c", "a", "b"]
        assert list(states(stages.move(stage, "a", None))) == ["b", "c", "a"]
        assert stages.move(stage, "a", "b") is stage
        assert stages.move(stage, "a", "a") is stage
        with pytest.raises(StopUnknown):
            stages.move(stage, "a", "x")


@settings(deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.integers(0, 100))))
def test_whatever_is_pressed_one_stop_is_current_and_no_second_is_lost(
    presses: list[tuple[str, str, int]],
) -> None:
    stage, now = begun("a", "b", "c", "d"), NOW
    for origin, target, seconds in presses:
        now += timedelta(seconds=seconds)
        stage = stages.step(stage, origin, target, now)
        assert [stop.id for stop in stage.stops if stop.state == "current"] == [stage.stop_id]
    assert sum(stop.spent for stop in stages.finish(stage, now).stops) == (now - NOW).total_seconds()

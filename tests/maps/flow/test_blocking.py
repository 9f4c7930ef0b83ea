"""Intervals in which cards were blocked, and their clusters."""

from tests.maps.flow.days import after, on
from walkboard.maps.flow.blocking import Blocking, Interval, clusters, intervals_of


def test_saying_it_in_other_words_is_no_break() -> None:
    events = [
        Blocking("a", True, "waiting", on("09-01")),
        Blocking("a", True, "waiting for legal", on("09-02")),
        Blocking("a", False, "", on("09-05")),
        Blocking("a", True, "no budget", on("09-07")),
    ]
    assert intervals_of(events) == {
        "a": (Interval(on("09-01"), on("09-05"), "waiting for legal"), Interval(on("09-07"), None, "no budget"))
    }


def test_an_end_without_a_beginning_is_nothing() -> None:
    assert intervals_of([Blocking("a", False, "", on("09-05"))]) == {}


def test_clusters_are_cut_at_the_period_and_sorted_by_what_they_cost() -> None:
    blocked = {
        "a": [Interval(on("08-01"), on("09-03"), "Legal ")],
        "b": [Interval(on("09-02"), None, " legal"), Interval(on("10-02"), None, "later")],
        "c": [Interval(on("09-01"), on("09-02"), "budget")],
        "d": [Interval(on("09-01"), on("09-30"), "not asked for")],
    }
    found = clusters(blocked, on("09-01"), on("09-11"), ["a", "b", "c"])
    assert [(one.reason, one.count, one.total, one.card_ids) for one in found] == [
        ("legal", 2, after(11), ("a", "b")),
        ("budget", 1, after(1), ("c",)),
    ]

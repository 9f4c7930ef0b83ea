"""The report on the flow through a map in a period."""

from datetime import UTC, date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.maps.flow.days import NOW, PORTFOLIO, on, way
from walkboard.maps.flow.blocking import Interval
from walkboard.maps.flow.days import WORKDAYS
from walkboard.maps.flow.journeys import Arrival, journeys_of
from walkboard.maps.flow.report import Period, Report, report

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 20), UTC)


def of(*ways: list[Arrival], period: Period = NOVEMBER, alive: str = "abcdefgh") -> Report:
    arrivals = [arrival for each in ways for arrival in each]
    journeys = journeys_of(arrivals, PORTFOLIO, {}, NOW)
    return report(journeys, PORTFOLIO, {}, period, NOW, alive=frozenset(alive))


def test_what_was_finished_and_what_is_under_way() -> None:
    found = of(
        way("a", ("funnel", "10-20"), ("review", "11-02"), ("done", "11-04")),
        way("b", ("review", "11-03"), ("done", "11-04")),
        way("c", ("review", "11-10")),
        way("d", ("funnel", "11-10")),
        way("e", ("review", "10-01"), ("done", "10-02")),
    )
    assert [(item.journey.card_id, item.cycle, item.lead) for item in found.finished] == [("a", 3, 16), ("b", 2, 2)]
    assert [(item.journey.card_id, item.age) for item in found.open] == [("c", 11)]
    assert found.percentiles == {50: 2, 70: 3, 85: 3, 95: 3}
    assert (found.expectation, found.expected_of) == (None, 3)
    assert sum(found.throughput) == 2
    assert found.throughput[3] == 2
    assert len(found.throughput) == 20
    assert found.work[:4] == (0, 1, 2, 0)
    assert found.work[-1] == 1
    assert [band[-1] for band in found.bands] == [5, 4, 3, 3, 3, 3]


def test_what_left_without_an_end_is_counted_apart() -> None:
    found = of(way("a", ("review", "11-02"), (None, "11-05")), way("x", ("review", "11-02")))
    assert found.gone == 2
    assert found.open == ()
    assert max(max(band) for band in found.bands) == 0


def test_what_was_finished_stays_finished_when_it_is_taken_away() -> None:
    found = of(way("x", ("review", "11-02"), ("done", "11-05"), (None, "11-06")))
    assert [item.cycle for item in found.finished] == [4]


def test_days_are_where_the_people_are() -> None:
    late = way("a", ("review", "11-04 09:00"), ("done", "11-04 23:30"))
    berlin = Period(date(2026, 11, 1), date(2026, 11, 20), ZoneInfo("Europe/Berlin"))
    assert of(late).finished[0].cycle == 1
    assert of(late, period=berlin).finished[0].cycle == 2


def test_ages_at_leaving_a_stage() -> None:
    found = of(way("a", ("review", "11-02"), ("analysis", "11-05"), ("implement", "11-08"), ("done", "11-10")))
    assert {stage: lines[85] for stage, lines in found.ages.items()} == {
        "review": 4,
        "analysis": 7,
        "ready": 7,
        "implement": 9,
    }


def test_blocked_days_and_efficiency_are_weighted_by_length() -> None:
    blocked = {"a": [Interval(on("11-03"), on("11-04"), "legal")]}
    arrivals = way("a", ("review", "11-02"), ("done", "11-06")) + way("b", ("review", "11-02"), ("done", "11-04"))
    journeys = journeys_of(arrivals, PORTFOLIO, blocked, NOW)
    found = report(journeys, PORTFOLIO, blocked, NOVEMBER, NOW, alive=frozenset("ab"))
    assert [item.blocked for item in found.finished] == [0, 1]
    assert found.efficiency == 5 / 6
    assert [cluster.reason for cluster in found.clusters] == ["legal"]


def test_only_some_weekdays_may_count() -> None:
    arrivals = way("a", ("funnel", "11-05"), ("review", "11-06"), ("done", "11-10"))  # a Friday to a Tuesday
    journeys = journeys_of(arrivals, PORTFOLIO, {}, NOW)
    found = report(journeys, PORTFOLIO, {}, NOVEMBER, NOW, alive=frozenset("a"), weekdays=WORKDAYS["mon_fri"])
    (item,) = found.finished
    assert (item.cycle, item.lead) == (3, 4)
    assert len(found.throughput) == 20


def test_what_nobody_knows_is_counted_and_not_guessed() -> None:
    found = of(
        way("a", ("gone", "11-01"), ("implement", "11-02"), ("done", "11-04")),
        way("b", ("gone", "11-01"), ("implement", "11-05")),
    )
    (item,), (running,) = found.finished, found.open
    assert (item.cycle, item.efficiency, running.age) == (None, None, None)
    assert item.lead == 4
    assert (found.unknown, found.percentiles, found.expected_of) == (1, {}, 0)
    assert (sum(found.throughput), found.work[-1]) == (1, 1)


def test_a_map_where_nothing_is_ever_finished() -> None:
    from walkboard.maps.flow.stages import stages

    only = stages([("idea", None), ("wish", "queue")])
    journeys = journeys_of([Arrival("a", None, "idea", on("11-02"))], only, {}, NOW)
    found = report(journeys, only, {}, NOVEMBER, NOW, alive=frozenset("a"))
    assert found.finished == ()
    assert len(found.open) == 1
    assert found.ages == {}


WAYS = st.lists(st.lists(st.tuples(st.sampled_from([*PORTFOLIO.position, None]), st.integers(0, 20_000)), max_size=8))


@given(WAYS)
def test_bands_never_go_down_and_never_cross(ways: list[list[tuple[str | None, int]]]) -> None:
    arrivals = []
    for card, steps in enumerate(ways):
        at = on("10-20")
        for column, minutes in steps:
            at += timedelta(minutes=minutes)
            arrivals.append(Arrival(str(card), None, column, at))
    found = of(arrivals, alive="")
    for band in found.bands:
        assert all(earlier <= later for earlier, later in pairwise(band))
    for outer, inner in pairwise(found.bands):
        assert all(more >= fewer for more, fewer in zip(outer, inner, strict=True))
    assert sum(found.throughput) == len(found.finished)

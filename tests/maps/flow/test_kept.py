"""What is kept of a flow equals what is computed anew, whatever happens between two questions."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.maps.flow.days import NOW, PORTFOLIO, on, way
from walkboard.maps.flow.blocking import Blocking, intervals_of
from walkboard.maps.flow.days import EVERY_DAY, WORKDAYS, Calendar
from walkboard.maps.flow.journeys import Arrival, Backward, journeys_of
from walkboard.maps.flow.kept import KeptFlow
from walkboard.maps.flow.report import Period, report
from walkboard.maps.flow.stages import stages

NOVEMBER = Period(NOW.date() - timedelta(days=19), NOW.date(), UTC)
# The same columns, but work is finished sooner.
SOONER = stages([(stage.id, "done" if stage.id == "implement" else stage.state) for stage in PORTFOLIO.all])
CARDS = "abcd"

MOVES = st.tuples(st.just("move"), st.sampled_from(CARDS), st.sampled_from([*PORTFOLIO.position, "gone", None]))
BLOCKS = st.tuples(st.just("block"), st.sampled_from(CARDS), st.booleans())
SETTINGS = st.tuples(st.just("ask"), st.sampled_from([PORTFOLIO, SOONER]), st.sampled_from(["reset", "keep"]))


def test_a_finished_card_is_looked_at_again_only_when_it_moved() -> None:
    kept = KeptFlow(way("a", ("review", "11-02"), ("done", "11-04")) + way("b", ("review", "11-03")))
    first = {one.card_id: one for one in kept.journeys(PORTFOLIO, {}, NOW)}
    second = {one.card_id: one for one in kept.journeys(PORTFOLIO, {}, NOW + timedelta(days=1))}
    assert second["a"] is first["a"]
    assert second["b"].elapsed == first["b"].elapsed + timedelta(days=1)
    kept.add(way("a", ("review", "11-05")))
    assert {one.card_id: one.finished for one in kept.journeys(PORTFOLIO, {}, NOW)}["a"] is None


def test_days_of_a_card_that_never_went_back_are_counted_once() -> None:
    kept = KeptFlow(
        way("a", ("review", "11-02"), ("done", "11-04")) + way("b", ("implement", "11-03"), ("review", "11-05"))
    )
    straight, back = kept.journeys(PORTFOLIO, {}, NOW)
    assert straight.first is straight.reached
    assert back.first != back.reached
    report([straight, back], PORTFOLIO, {}, NOVEMBER, NOW, alive=frozenset("ab"), known=(known := {}))
    assert known["a"].first is known["a"].reached


def test_days_are_counted_once_for_each_calendar() -> None:
    kept = KeptFlow(way("a", ("review", "11-04 09:00"), ("done", "11-04 23:30")))
    for zone, cycle in ((UTC, 1), (ZoneInfo("Europe/Berlin"), 2), (UTC, 1)):
        period = Period(NOVEMBER.first, NOVEMBER.last, zone)
        known = kept.items(Calendar(zone, EVERY_DAY))
        journeys = kept.journeys(PORTFOLIO, {}, NOW)
        found = report(journeys, PORTFOLIO, {}, period, NOW, alive=frozenset("a"), known=known)
        assert [item.cycle for item in found.finished] == [cycle]
        assert known["a"] is found.finished[0]


@settings(deadline=None)
@given(st.lists(st.one_of(MOVES, MOVES, BLOCKS, SETTINGS), max_size=40), st.integers(1, 30_000))
def test_it_equals_computing_anew(deeds: list[tuple[str, str, str | bool | None]], minutes: int) -> None:
    kept, arrivals, blocked = KeptFlow(), list[Arrival](), list[Blocking]()
    at: datetime = on("10-01")
    found, backward = PORTFOLIO, "reset"
    for what, one, other in deeds:
        at += timedelta(minutes=minutes)
        if what == "move":
            arrivals.append(Arrival(one, "work", other, at))  # type: ignore[arg-type]
            kept.add(arrivals[-1:])
        elif what == "block":
            blocked.append(Blocking(one, bool(other), "why", at))
        else:
            found, backward = one, other  # type: ignore[assignment]
        intervals = intervals_of(blocked)
        way_back: Backward = "keep" if backward == "keep" else "reset"
        known = kept.journeys(found, intervals, at, backward=way_back, without={"d"})
        others = [arrival for arrival in arrivals if arrival.card_id != "d"]
        anew = journeys_of(others, found, intervals, at, backward=way_back)
        assert known == anew
        for weekdays in (EVERY_DAY, WORKDAYS["mon_fri"]):
            items = kept.items(Calendar(UTC, weekdays))
            alive = frozenset(CARDS)
            told = report(known, found, intervals, NOVEMBER, at, alive=alive, weekdays=weekdays, known=items)
            assert told == report(anew, found, intervals, NOVEMBER, at, alive=alive, weekdays=weekdays)

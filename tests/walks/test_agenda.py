"""The agenda of a walk: its order, what counts as an exception, and that any board has one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.walks.boards import KANBAN, NOW, kanban, story_map, together
from walkboard.maps.contents import Blocked, CardText, Contents, MapText
from walkboard.maps.records import Column, Lane, Placement
from walkboard.walks.agenda import MAX_PLANNED, OpenAction, agenda
from walkboard.walks.flow import MAX_CARDS, Planned, Times, ageing_after

QUIET = Times(NOW)


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def since(column: str, **cards: float) -> dict[tuple[str, str, str], datetime]:
    """Cards that have been in a column of the map `k` for so many days."""
    return {("k", f"k/{column}", card): days_ago(days) for card, days in cards.items()}


def shown(stop: Planned) -> list[tuple[str, str, int | None]]:
    return [(card.card_id, card.reason, card.days) for card in stop.cards]


def stop_at(stops: Sequence[Planned], column: str, kind: str = "column") -> Planned:
    return next(stop for stop in stops if stop.kind == kind and stop.column_id == f"k/{column}")


class TestOrder:
    def test_everything_there_is(self) -> None:
        board = kanban({"ready": ["a"], "implement": ["b"]}, blocked=["b"])
        stops = agenda(board, QUIET, [OpenAction("act", "a")], comparable=True)
        columns = [f"k/{role}" for role in reversed(KANBAN)]
        assert [stop.kind for stop in stops] == ["actions", "changes", "blocked", *6 * ["column"], "pull", "decisions"]
        assert [stop.column_id for stop in stops if stop.kind == "column"] == columns

    def test_an_empty_board_still_has_decisions(self) -> None:
        assert [stop.kind for stop in agenda(Contents(), QUIET)] == ["decisions"]

    def test_maps_with_flow_from_left_to_right_and_no_others(self) -> None:
        board = together(kanban({}, map_id="right", x=900), story_map(), kanban({}, map_id="left", x=-900))
        visited = [stop.map_id for stop in agenda(board, QUIET) if stop.kind == "column"]
        assert list(dict.fromkeys(visited)) == ["left", "right"]
        assert "map" not in {stop.kind for stop in agenda(board, QUIET)}

    def test_without_flow_every_map_is_a_stop(self) -> None:
        stops = agenda(together(story_map("b", 500), story_map("a", -5)), QUIET)
        assert [(stop.kind, stop.map_id, dict(stop.facts)) for stop in stops] == [
            ("map", "a", {"count": 1}),
            ("map", "b", {"count": 1}),
            ("decisions", None, {}),
        ]

    def test_it_takes_about_an_hour(self) -> None:
        board = kanban({"ready": ["a"], "implement": ["b"]}, blocked=["b"])
        stops = agenda(board, QUIET, [OpenAction("act", None)], comparable=True)
        assert 50 * 60 <= sum(stop.seconds for stop in stops) <= 60 * 60
        assert all(stop.seconds % 30 == 0 for stop in stops)


class TestActions:
    def test_only_those_at_cards_on_the_wall_show_one(self) -> None:
        actions = [OpenAction("one", "a"), OpenAction("two", None), OpenAction("three", "gone")]
        (stop,) = (stop for stop in agenda(kanban({"ready": ["a"]}), QUIET, actions) if stop.kind == "actions")
        assert [(card.card_id, card.agreement_id) for card in stop.cards] == [("a", "one")]
        assert stop.facts == {"count": 3}


class TestBlocked:
    def test_oldest_first_and_unknown_last(self) -> None:
        board = kanban({"implement": ["a", "b", "c", "d"]}, blocked=["a", "b", "d"])
        times = Times(NOW, blocked={"a": days_ago(2), "b": days_ago(9.5)})
        (stop,) = (stop for stop in agenda(board, times) if stop.kind == "blocked")
        assert shown(stop) == [("b", "blocked", 9), ("a", "blocked", 2), ("d", "blocked", None)]
        assert stop.facts == {"count": 3}

    def test_what_is_nowhere_on_the_wall_is_not_shown(self) -> None:
        card = CardText("a", "A", blocked=Blocked("why"))
        assert [stop.kind for stop in agenda(Contents(cards={"a": card}), QUIET)] == ["decisions"]
        assert "blocked" in [stop.kind for stop in agenda(Contents(cards={"a": card}, canvas=frozenset({"a"})), QUIET)]


class TestColumns:
    def test_over_the_limit_all_its_cards_are_shown(self) -> None:
        board = kanban({"implement": ["a", "b"]}, limits={"implement": 1}, expedite={"implement": ["x"]})
        stop = stop_at(agenda(board, Times(NOW, since("implement", b=3))), "implement")
        assert shown(stop) == [("b", "over-limit", 3), ("a", "over-limit", None)]
        assert stop.facts == {"count": 2, "limit": 1, "quiet": 1}  # what is expedited does not count

    def test_a_lane_over_its_limit_shows_its_cards_where_they_are_open(self) -> None:
        board = kanban({"review": ["a"], "implement": ["b"], "done": ["c"]}, lane_limit=1)
        stops = agenda(board, QUIET)
        assert [card for column in ("review", "implement", "done") for card, *_ in shown(stop_at(stops, column))] == [
            "a",
            "b",
        ]

    def test_a_week_is_old_where_nothing_is_known(self) -> None:
        times = Times(NOW, since("implement", a=6.9, b=7, c=30))
        stop = stop_at(agenda(kanban({"implement": ["a", "b", "c", "d"]}), times), "implement")
        assert shown(stop) == [("c", "ageing", 30), ("b", "ageing", 7)]
        assert stop.facts == {"count": 4, "quiet": 2}

    def test_longer_than_most_is_old_once_enough_is_known(self) -> None:
        stays = [timedelta(days=days) for days in (1, 1, 1, 1, 2, 2, 2, 2, 3, 20)]
        assert ageing_after(stays) == timedelta(days=3)  # the ninth of ten
        times = Times(NOW, since("implement", a=3, b=3.1), {"k/implement": stays})
        assert shown(stop_at(agenda(kanban({"implement": ["a", "b"]}), times), "implement")) == [("b", "ageing", 3)]

    def test_days_are_working_days_where_the_map_counts_those(self) -> None:
        board = kanban({"implement": ["a"]})
        there = board.maps["k"]
        board = replace(board, maps={"k": replace(there, fields={"workdays": "mon_fri"})})
        (card,) = stop_at(agenda(board, Times(NOW, since("implement", a=14))), "implement").cards
        assert card.days == 10

    def test_nine_stays_are_not_enough(self) -> None:
        assert ageing_after([timedelta(days=1)] * 9) == timedelta(days=7)

    def test_only_the_five_oldest(self) -> None:
        cards = [f"c{index}" for index in range(9)]
        times = Times(NOW, since("implement", **{card: 10.0 + index for index, card in enumerate(cards)}))
        stop = stop_at(agenda(kanban({"implement": cards}), times), "implement")
        assert [card for card, *_ in shown(stop)] == ["c8", "c7", "c6", "c5", "c4"]
        assert stop.facts["quiet"] == 4

    def test_what_is_done_does_not_age(self) -> None:
        stop = stop_at(agenda(kanban({"done": ["a"]}), Times(NOW, since("done", a=400))), "done")
        assert stop.cards == ()

    def test_a_clock_that_was_set_back_gives_no_negative_days(self) -> None:
        times = Times(NOW, since("ready", a=-3))
        assert shown(stop_at(agenda(kanban({"ready": ["a"]}), times), "ready", "pull")) == [("a", "candidate", 0)]


class TestPull:
    def test_what_is_urgent_then_what_waits_longest(self) -> None:
        board = kanban({"ready": ["a", "b", "c"]}, expedite={"ready": ["x"]}, limits={"implement": 3})
        stop = stop_at(agenda(board, Times(NOW, since("ready", a=1, c=4))), "ready", "pull")
        assert [card for card, *_ in shown(stop)] == ["x", "c", "a", "b"]
        assert stop.facts == {"count": 4, "free": 3}

    def test_the_next_queue_where_there_is_no_room(self) -> None:
        board = kanban({"funnel": ["f"], "ready": ["a"], "implement": ["b"]}, limits={"implement": 1})
        (stop,) = (stop for stop in agenda(board, QUIET) if stop.kind == "pull")
        assert (stop.column_id, shown(stop), dict(stop.facts)) == (
            "k/funnel",
            [("f", "candidate", None)],
            {"count": 1},
        )

    def test_nothing_to_pull_is_no_stop(self) -> None:
        assert "pull" not in [stop.kind for stop in agenda(kanban({"implement": ["a"]}), QUIET)]


class TestBounds:
    def test_many_maps(self) -> None:
        board = together(*(kanban({"ready": ["a"]}, map_id=f"m{index}", x=index) for index in range(30)))
        stops = agenda(board, QUIET, [OpenAction("one", None)], comparable=True)
        assert len(stops) == MAX_PLANNED
        assert stops[-1].kind == "decisions"

    def test_many_cards(self) -> None:
        cards = [f"c{index}" for index in range(199)]
        board = kanban({"implement": cards}, limits={"implement": 1}, blocked=cards)
        stops = agenda(board, QUIET, [OpenAction(card, card) for card in cards])
        assert max(len(stop.cards) for stop in stops) == MAX_CARDS
        assert next(stop for stop in stops if stop.kind == "blocked").facts == {"count": 199}


IDS = st.sampled_from("abcdefgh")
ORDERS = st.sampled_from(["a0", "a1", "Zz", ""])
LIMITS = st.none() | st.integers(-1, 3)


@st.composite
def messes(draw: st.DrawFn) -> tuple[Contents, Times, list[OpenAction]]:
    """Boards as wild as concurrent edits and other versions could leave them."""
    roles = st.sampled_from([*KANBAN, "unknown", "step"])
    column = st.builds(Column, IDS, st.sampled_from("mo"), roles, ORDERS, st.none() | IDS, st.none() | IDS, LIMITS)
    lane_roles = st.sampled_from(["expedite", "lane", "unknown"])
    lane = st.builds(Lane, IDS, st.sampled_from("mo"), lane_roles, ORDERS, LIMITS, st.booleans())
    blocked = st.none() | st.builds(Blocked, st.text(max_size=3))
    card = st.builds(CardText, IDS, st.text(max_size=3), blocked=blocked, deleted=st.booleans())
    kind = st.sampled_from(["kanban", "story_map", "service_blueprint", "of the future"])
    place = st.tuples(st.floats(allow_nan=False), st.floats(allow_nan=False))
    board_map = st.builds(MapText, st.sampled_from("mo"), kind, st.text(max_size=3), ORDERS, place, st.booleans())
    placements = draw(st.lists(st.builds(Placement, st.sampled_from("mox"), IDS, IDS, IDS, ORDERS)))
    moments = st.timedeltas(timedelta(days=-9999), timedelta(days=9999)).map(lambda age: NOW - age)
    contents = Contents(
        {each.id: each for each in draw(st.lists(card))},
        {each.id: each for each in draw(st.lists(board_map))},
        {each.id: each for each in draw(st.lists(lane))},
        {each.id: each for each in draw(st.lists(column))},
        {},
        tuple({(each.map, each.card): each for each in placements}.values()),
        draw(st.frozensets(IDS)),
    )
    times = Times(
        NOW,
        draw(st.dictionaries(st.tuples(st.sampled_from("mo"), IDS, IDS), moments)),
        draw(st.dictionaries(IDS, st.lists(st.timedeltas(), max_size=12))),
        draw(st.dictionaries(IDS, moments)),
    )
    return contents, times, draw(st.lists(st.builds(OpenAction, IDS, st.none() | IDS)))


@settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(messes(), st.booleans())
def test_whatever_is_on_the_board_there_is_an_agenda(
    mess: tuple[Contents, Times, list[OpenAction]], comparable: bool
) -> None:
    contents, times, actions = mess
    stops = agenda(contents, times, actions, comparable=comparable)
    assert stops == agenda(contents, times, actions, comparable=comparable)
    assert stops[-1].kind == "decisions"
    assert len(stops) <= MAX_PLANNED
    for stop in stops:
        assert 10 <= stop.seconds <= 4 * 3600
        assert len(stop.cards) <= MAX_CARDS
        assert all(card.card_id in contents.cards for card in stop.cards)
        assert all(card.days is None or card.days >= 0 for card in stop.cards)
        assert all(isinstance(fact, int) for fact in stop.facts.values())

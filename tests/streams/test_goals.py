"""What a stream wants and what comes, read from its maps by their kinds and roles."""

from datetime import date
from typing import Any

import pytest

from walkboard.maps.contents import CardText, Contents, MapText
from walkboard.maps.fields import FieldValue
from walkboard.maps.records import Column, Lane, Placement
from walkboard.streams.goals import goals_in, plans_in, score_of


@pytest.mark.parametrize(
    ("baseline", "target", "current", "score"),
    [(32, 45, 42, 0.769), (8, 5, 6, 0.667), (0, 500, 400, 0.8), (0, 10, 12, 1), (0, 10, -1, 0), (5, 5, 5, None)],
)
def test_worked_scores(baseline: float, target: float, current: float, score: float | None) -> None:
    found = score_of({"baseline": baseline, "target": target, "current": current})
    assert found == score if score is None else round(found or 0, 3) == score


def test_nothing_measured_has_no_score() -> None:
    assert score_of({"baseline": 1, "target": 2}) is None


def board(
    kind: str, columns: dict[str, dict[str, Any]], lane: str, cards: dict[str, dict[str, FieldValue]]
) -> Contents:
    """A map with columns as (id: attributes) and cards named `card@column` in one lane."""
    heads = {each["card"]: CardText(each["card"], each["card"].title()) for each in columns.values() if "card" in each}
    placed = {
        card.partition("@")[0]: CardText(card.partition("@")[0], card, fields=said) for card, said in cards.items()
    }
    return Contents(
        cards={**heads, **placed},
        maps={"m": MapText("m", kind, "")},
        lanes={"l": Lane("l", "m", lane, "a")},
        columns={id: Column(id, "m", each["role"], id, card=each.get("card")) for id, each in columns.items()},
        placements=tuple(
            Placement("m", card.partition("@")[0], "l", card.partition("@")[2], f"a{at}")
            for at, card in enumerate(cards)
        ),
    )


def test_an_objective_is_as_far_as_its_key_results() -> None:
    contents = board(
        "okr",
        {"o": {"role": "objective", "card": "love"}, "p": {"role": "objective", "card": "later"}},
        "key_result",
        {
            "nps@o": {"baseline": 32, "target": 45, "current": 42},
            "churn@o": {"baseline": 8, "target": 5, "current": 6},
            "revenue@o": {"baseline": 0, "target": 500, "current": 400},
            "open@o": {},
        },
    )
    contents.cards["blank"] = CardText("blank", " ")  # type: ignore[index]
    contents.columns["q"] = Column("q", "m", "objective", "q", card="blank")  # type: ignore[index]
    love, later = goals_in(contents, contents.maps.values())
    assert (love.title, love.results, love.measured) == ("Love", 4, 3)
    assert round(love.score or 0, 3) == 0.745
    assert (later.score, later.results) == (None, 0)


def test_what_comes_first_comes_first() -> None:
    contents = board(
        "now_next_later",
        {"a": {"role": "later"}, "b": {"role": "now"}, "c": {"role": "next"}},
        "stream",
        {"x@a": {}, "y@b": {}, "z@c": {}},
    )
    plans = plans_in(contents, contents.maps.values(), date(2026, 11, 28))
    assert [(plan.card_id, plan.horizon) for plan in plans] == [("y", "now"), ("z", "next"), ("x", "later")]


def test_without_a_quarter_it_is_where_the_column_stands() -> None:
    contents = board(
        "roadmap",
        {"a": {"role": "quarter"}, "b": {"role": "quarter"}, "c": {"role": "quarter"}, "d": {"role": "beyond"}},
        "stream",
        {"w@a": {}, "x@b": {}, "y@c": {}, "z@d": {}},
    )
    plans = plans_in(contents, contents.maps.values(), date(2026, 11, 28))
    assert [plan.horizon for plan in plans] == ["now", "next", "later", "later"]


def test_what_takes_capacity_away_or_is_done_is_no_plan() -> None:
    columns = {"a": {"role": "quarter"}}
    holidays = board("roadmap", columns, "capacity", {"holidays@a": {}})
    assert plans_in(holidays, holidays.maps.values(), date(2026, 11, 28)) == []
    done = board("roadmap", columns, "stream", {"x@a": {"done": True}, "y@a": {}})
    assert [plan.card_id for plan in plans_in(done, done.maps.values(), date(2026, 11, 28))] == ["y"]


def test_only_what_is_the_streams_is_told() -> None:
    contents = board("now_next_later", {"a": {"role": "now"}}, "stream", {"x@a": {}, "y@a": {}})
    asked: list[tuple[str, str | None, str]] = []

    def mine(map_id: str, lane_id: str | None, card_id: str) -> bool:
        asked.append((map_id, lane_id, card_id))
        return card_id == "y"

    plans = plans_in(contents, contents.maps.values(), date(2026, 11, 28), mine)
    assert [plan.card_id for plan in plans] == ["y"]
    assert asked == [("m", "l", "x"), ("m", "l", "y")]


def test_maps_of_kinds_that_are_not_known_tell_nothing() -> None:
    contents = board("unheard_of", {"a": {"role": "now"}}, "stream", {"x@a": {}})
    assert goals_in(contents, contents.maps.values()) == []
    assert plans_in(contents, contents.maps.values(), date(2026, 11, 28)) == []

"""What items belong to, and which are asked for."""

from tests.maps.flow.days import NOW, PORTFOLIO, way
from walkboard.maps.contents import CardText, Contents, MapText
from walkboard.maps.flow.belonging import Belonging, Choice, belongings
from walkboard.maps.flow.journeys import journeys_of
from walkboard.maps.kinds import kinds
from walkboard.maps.records import Lane


def found(contents: Contents) -> dict[str, Belonging]:
    taken = [step for card in contents.cards for step in way(card, ("review", "09-01"))]
    taken = [step._replace(lane_id=card_lane(step.card_id)) for step in taken]
    journeys = journeys_of(taken, PORTFOLIO, {}, NOW)
    return belongings(journeys, contents, kinds()["kanban"], "m", "board")


def card_lane(card_id: str) -> str:
    return card_id.partition("@")[2] or "work"


def test_the_nearest_word_counts() -> None:
    contents = Contents(
        cards={
            "plain": CardText("plain", ""),
            "said": CardText("said", "", fields={"class": "fixed_date", "value_stream": "own"}),
            "wrong": CardText("wrong", "", fields={"class": "whenever"}),
            "a@fast": CardText("a@fast", ""),
            "b@theirs": CardText("b@theirs", ""),
            "c@gone": CardText("c@gone", ""),
            "d@care": CardText("d@care", ""),
            "e@care": CardText("e@care", "", fields={"class": "standard"}),
        },
        maps={"m": MapText("m", "kanban", "")},
        lanes={
            "work": Lane("work", "m", "lane", "a"),
            "fast": Lane("fast", "m", "expedite", "b"),
            "care": Lane("care", "m", "intangible", "d"),
            "theirs": Lane("theirs", "m", "lane", "c", fields={"value_stream": "theirs"}),
        },
    )
    assert found(contents) == {
        "plain": Belonging("work", "standard", "board"),
        "said": Belonging("work", "fixed_date", "own"),
        "wrong": Belonging("work", "standard", "board"),
        "a@fast": Belonging("fast", "expedite", "board"),
        "b@theirs": Belonging("theirs", "standard", "theirs"),
        "c@gone": Belonging("gone", "standard", "board"),
        "d@care": Belonging("care", "intangible", "board"),
        "e@care": Belonging("care", "standard", "board"),
    }


def test_a_map_may_belong_to_another_stream_than_its_board() -> None:
    contents = Contents(
        cards={"plain": CardText("plain", "")}, maps={"m": MapText("m", "kanban", "", fields={"value_stream": "map"})}
    )
    assert found(contents)["plain"].stream_id == "map"


def test_what_is_asked_for_has_to_hold_all_of_it() -> None:
    item = Belonging("work", "standard", "s")
    assert Choice().takes(item)
    assert Choice("work", "standard", "s").takes(item)
    assert not any(
        choice.takes(item) for choice in (Choice("other"), Choice(None, "expedite"), Choice(None, None, "t"))
    )

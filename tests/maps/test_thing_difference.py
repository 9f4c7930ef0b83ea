"""What differs of things: few are told by their words, many are counted, by frame and kind."""

import pytest

from walkboard.maps.contents import CardText, Contents
from walkboard.maps.difference import difference
from walkboard.maps.things import ConnectorText, ThingText
from walkboard.maps.told import Difference
from walkboard.walks.change_sentence import change_sentence

FRAME = ThingText("ideas", "frame", "Ideas", (0, 0, 500, 500))


def thing(id: str, type: str = "text", text: str = "", x: float = 10, *, deleted: bool = False) -> ThingText:
    return ThingText(id, type, text, (x, 10, 50, 50), deleted)


def wall(*things: ThingText, lines: tuple[ConnectorText, ...] = ()) -> Contents:
    cards = {"van": CardText("van", "Van"), "pump": CardText("pump", "Pump"), "mute": CardText("mute", " ")}
    return Contents(cards, things={each.id: each for each in things}, connectors={each.id: each for each in lines})


def said(before: Contents, after: Contents, language: str = "en") -> list[str]:
    found = difference(before, after)
    return [change_sentence(each, {}, "de" if language == "de" else "en") for each in found]


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        (wall(), wall(thing("a", text="Why?", x=900)), ["New on the wall: the text “Why?”."]),
        (wall(FRAME), wall(FRAME, thing("a", text="Why?")), ["New in “Ideas”: the text “Why?”."]),
        (wall(thing("a", "link", "Prices")), wall(), ["Removed from the wall: the link “Prices”."]),
        (wall(FRAME, thing("a", "shape", " ")), wall(FRAME), ["Removed from “Ideas”: a shape."]),
        (wall(), wall(*(thing(f"i{n}", "ink") for n in range(3))), ["New on the wall: 3 drawings."]),
        (wall(), wall(*(thing(f"t{n}", text=f"Text {n}") for n in range(9))), ["New on the wall: 9 texts."]),
        (wall(thing("a", text="Old")), wall(thing("a", text=" New\nwords ")), ["“Old” now says “New words”."]),
        (wall(thing("a", text="")), wall(thing("a", text="New")), ["Something without words now says “New”."]),
        (wall(thing("a", text="Old")), wall(thing("a", text="")), ["“Old” lost its words."]),
        (wall(), wall(thing("a", "hologram")), ["New on the wall: a thing."]),
        (wall(thing("a", text="Here", x=0)), wall(thing("a", text="Here", x=9_000)), []),
        (wall(thing("a", text="A", deleted=True)), wall(), []),
    ],
)  # fmt: skip
def test_things(before: Contents, after: Contents, sentences: list[str]) -> None:
    assert sorted(said(before, after)) == sorted(sentences)


def test_connectors_are_told_by_what_they_connect() -> None:
    lines = (ConnectorText("l", "van", "pump"), ConnectorText("m", "van", "mute"), ConnectorText("n", "", "gone"))
    assert said(wall(), wall(lines=lines)) == [
        "New on the wall: 2 connectors.",
        "A connector now leads from “Van” to “Pump”.",
    ]
    assert said(wall(lines=lines[:1]), wall()) == ["The connector from “Van” to “Pump” was removed."]


def test_german() -> None:
    after = wall(FRAME, thing("a", "ink"), thing("b", "ink"))
    assert said(wall(), after, "de") == ["Neu an der Wand: der Rahmen „Ideas“.", "Neu in „Ideas“: 2 Zeichnungen."]


def test_one_of_several_stands_for_all() -> None:
    (found,) = difference(wall(), wall(thing("b", "ink"), thing("a", "ink")))
    assert found == Difference("things.new", "a", "", field="ink", after="2")

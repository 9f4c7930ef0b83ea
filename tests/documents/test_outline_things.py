"""Things and connectors in the outline: places and looks without words, whatever the document holds."""

import json
from typing import Any

import pytest
from pycrdt import Map, Text

from tests.documents.test_outline import outline_of
from walkboard.documents import outline_things
from walkboard.documents.outline_things import MAX_POINTS

SHAPE = {"type": "shape", "pos": [1, 2], "size": [30, 40], "order": "a0"}


def test_where_things_are_and_what_they_look_like_without_their_words() -> None:
    outline = outline_of(
        {
            "shapes": {
                "s2": Map({**SHAPE, "form": "cloud", "color": "blue", "text": Text("secret"), "locked": True}),
                "s1": Map({"type": "hologram", "pos": [0, 0]}),
                "gone": Map({**SHAPE, "deleted": {"at": 1, "by": "ann"}}),
            },
            "connectors": {
                "k": Map(
                    {
                        "from": {"item": "s2", "side": "top", "at": [1, 1]},
                        "to": {"pos": [9, 9]},
                        "path": "curved",
                        "label": Text("secret"),
                    }
                ),
                "lost": Map({"from": {"item": "s2"}, "to": {}}),
            },
        }
    )
    assert outline["shapes"] == [
        {"id": "s1", "type": "hologram", "pos": [0, 0], "size": [160, 96], "order": ""},
        {"id": "s2", **SHAPE, "color": "blue", "form": "cloud"},
    ]
    assert outline["connectors"] == [
        {"id": "k", "from": {"item": "s2", "side": "top", "at": [1, 1]}, "to": {"pos": [9, 9]}, "path": "curved"}
    ]
    assert "secret" not in json.dumps(outline)


def test_an_image_says_under_which_id_its_picture_is_kept_and_nothing_else_does() -> None:
    image = {"image": "sha-1", "alt": Text("secret"), "natural": [3, 4]}
    outline = outline_of(
        {"shapes": {"i": Map({**SHAPE, "type": "image", **image}), "s": Map({**SHAPE, "image": "no"})}}
    )
    assert outline["shapes"] == [{"id": "i", **SHAPE, "type": "image", "image": "sha-1"}, {"id": "s", **SHAPE}]
    assert "secret" not in json.dumps(outline)


def test_a_board_without_things_says_nothing_of_them() -> None:
    assert outline_of({}).keys() == {"cards", "maps", "lanes", "columns", "placements"}


def test_a_stroke_is_told_by_a_few_of_its_points() -> None:
    points = [part for at in range(500) for part in (at, at, 0.5)]
    outline = outline_of({"shapes": {"i": Map({**SHAPE, "type": "ink", "pen": "pen", "width": 4, "points": points})}})
    (ink,) = outline["shapes"]
    assert len(ink["points"]) == 3 * MAX_POINTS
    assert ink["points"][:3] == [0, 0, 0.5]
    assert ink["points"][-3:] == [499, 499, 0.5]
    assert (ink["pen"], ink["width"]) == ("pen", 4)


@pytest.mark.parametrize("odd", [None, 4, "x", [1], {"a": 1}, True, [1, None, 2], float("nan")])
def test_whatever_a_thing_holds_nothing_fails(odd: Any) -> None:
    keys = ("type", "size", "order", "color", "form", "pen", "points", "width", "deleted")
    records = {key: Map({**SHAPE, key: odd}) for key in keys}
    ends = {key: Map({"from": {"item": "a"}, "to": {"item": "b"}, key: odd}) for key in ("from", "to", "path")}
    outline = outline_of(
        {"shapes": {**records, "pos": Map({"pos": odd}), "odd": odd}, "connectors": {**ends, "o": odd}}
    )
    for thing in outline.get("shapes", []):
        assert len(thing["pos"]) == len(thing["size"]) == 2
    for connector in outline.get("connectors", []):
        assert connector["from"]
        assert connector["to"]


def test_no_more_things_than_can_be_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outline_things, "MAX_THINGS", 5)
    outline = outline_of({"shapes": {f"s{at}": Map(SHAPE) for at in range(9)}})
    assert [each["id"] for each in outline["shapes"]] == ["s0", "s1", "s2", "s3", "s4"]

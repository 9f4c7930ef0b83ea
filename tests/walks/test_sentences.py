"""The sentences of changes and minutes: the same keys and placeholders in both languages, one for every change."""

import json
import re
from importlib.resources import files
from typing import get_args

import pytest

from walkboard.maps.comparison import PlaceName
from walkboard.maps.places import Spot
from walkboard.maps.told import ChangeKind, Difference
from walkboard.walks.change_sentence import change_sentence
from walkboard.walks.phrases import FILES, phrases, say

NAMES = {
    "m": PlaceName("", "kanban"),
    "l": PlaceName("Heat pumps", "kanban", "lane"),
    "k": PlaceName("Boilers", "kanban", "lane"),
    "c": PlaceName("", "kanban", "ready"),
    "d": PlaceName("Building", "kanban", "implement"),
}
HERE, THERE, TRAY = Spot("m", "l", "c"), Spot("m", "l", "d"), Spot("m")


@pytest.mark.parametrize("name", FILES)
def test_both_languages_say_the_same(name: str) -> None:
    texts = json.loads((files("walkboard.walks") / name).read_text("utf-8"))
    assert set(texts) == {"en", "de"}
    assert list(texts["en"]) == list(texts["de"])
    for key, text in texts["en"].items():
        placeholders = [sorted(re.findall(r"\{(.*?)\}", texts[language][key])) for language in ("en", "de")]
        assert placeholders[0] == placeholders[1], key
        assert "'" not in text + texts["de"][key], key


def test_no_key_is_in_two_files() -> None:
    keys = [key for name in FILES for key in json.loads((files("walkboard.walks") / name).read_text("utf-8"))["en"]]
    assert len(keys) == len(set(keys)) == len(phrases("en"))


@pytest.mark.parametrize("kind", get_args(ChangeKind))
def test_every_change_has_a_sentence(kind: ChangeKind) -> None:
    spots = (None, HERE, TRAY)
    for texts in ((None, None), ("a", None), (None, "b"), ("a", "b")):
        for origin in spots:
            for target in spots:
                change = Difference(kind, "x", "A title", "m", *texts, origin, target)
                for language in ("en", "de"):
                    assert "{" not in change_sentence(change, NAMES, "de" if language == "de" else "en")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            Difference("card.moved", "x", "Van", "m", origin=HERE, target=THERE),
            "“Van” moved from Ready to Building on Enterprise kanban.",
        ),
        (
            Difference("card.moved", "x", "Van", "m", origin=HERE, target=THERE, field="commitment"),
            "“Van” was committed to: it moved from Ready to Building on Enterprise kanban.",
        ),
        (
            Difference("card.moved", "x", "Van", "m", origin=HERE, target=Spot("m", "k", "c")),
            "“Van” moved from Heat pumps to Boilers on Enterprise kanban.",
        ),
        (
            Difference("card.moved", "x", "Van", "m", origin=HERE, target=TRAY),
            "“Van” lost its place on Enterprise kanban; it was at Heat pumps, Ready.",
        ),
        (Difference("card.new", "x", "Van"), "New on the free wall: “Van”."),
        (Difference("card.new", "x", " "), "New on the free wall: “Empty card”."),
        (Difference("card.blocked", "x", "Van", "m"), "“Van” is blocked."),
        (Difference("card.blocked", "x", "Van", "m", None, "No money"), "“Van” is blocked: No money"),
        (
            Difference("card.blocked", "x", "Van", "m", "No money", "No time"),
            "“Van” is blocked for another reason: No time",
        ),
        (Difference("card.unblocked", "x", "Van", "m", "No money"), "“Van” is no longer blocked."),
        (
            Difference("limit.changed", "c", "", "m", "3", "5"),
            "In Enterprise kanban, the limit of Ready went from 3 to 5.",
        ),
        (Difference("limit.changed", "c", "", "m", None, "5"), "In Enterprise kanban, Ready now has a limit of 5."),
        (Difference("card.noted", "x", "Van", "m", "Old", "New"), "The notes on “Van” were changed."),
        (Difference("card.noted", "x", "Van", "m", None, "New"), "“Van” now has notes: New"),
        (Difference("card.noted", "x", "Van", "m", "Old", None), "“Van” has no notes any more."),
        (Difference("card.reworded", "x", "{before}", "m", "{after}", "b"), "“{after}” now says “b”."),
    ],
)
def test_sentences(change: Difference, sentence: str) -> None:
    assert change_sentence(change, NAMES, "en") == sentence


def test_a_value_is_put_in_as_it_is() -> None:
    assert say("en", "minutes.leader", {"name": "{name} {day}"}) == "Led by {name} {day}"

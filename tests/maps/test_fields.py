"""Fields are declared once and strictly; values that do not fit count as none; their changes and links are told."""

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.maps.walls import Sketch, portfolio
from walkboard.maps.comparison import compare
from walkboard.maps.contents import ArrowText, Link
from walkboard.maps.difference import difference
from walkboard.maps.fields import FieldDefinition, FieldValue, fields, value_in
from walkboard.maps.flow.stages import stages_of
from walkboard.maps.kinds import Kind, kinds
from walkboard.maps.places import Spot
from walkboard.maps.structure import structure
from walkboard.maps.told import Difference
from walkboard.walks.change_sentence import change_sentence

WORDS: list[dict[str, Any]] = json.loads((files("walkboard.maps") / "golden" / "field_words.json").read_text("utf-8"))


def test_every_field_has_words_in_both_languages() -> None:
    for field in fields().values():
        for text in (field.label, field.hint, field.unit, *(choice.label for choice in field.choices)):
            assert text is None or (text.en and text.de)


@pytest.mark.parametrize(
    ("key", "fitting", "wrong"),
    [
        ("estimate", [0, 2.5, 100_000], [-1, True, "3", float("inf"), None]),
        ("emotion", [-2, 2, 1.0], [0.5, 3]),
        ("class", ["expedite"], ["fast", "", 1]),
        ("due", ["2026-12-24"], ["2026-02-30", "24.12.2026", "20261224", 1]),
        ("duration", [0, 90], [-5]),
        ("waits", [True, False], [1, "true"]),
        ("owner", ["ann"], ["", None]),
    ],
)
def test_values_fit_or_count_as_none(key: str, fitting: list[object], wrong: list[object]) -> None:
    for value in fitting:
        assert fields()[key].fits(value), value
    for value in wrong:
        assert not fields()[key].fits(value), value
    assert value_in({"no_such_field": 1}, "no_such_field") is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "choice"},
        {"type": "text", "choices": [{"key": "a", "label": {"en": "A", "de": "A"}}]},
        {"type": "text", "min": 1},
        {"type": "number", "min": 2, "max": 1},
        {"type": "number", "key": "longer_than_fits"},
        {"type": "number", "colour": "red"},
        {"type": "song"},
    ],
)
def test_a_bad_definition_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(FieldDefinition).validate_python({"key": "k", "label": {"en": "K", "de": "K"}, **wrong})


@pytest.mark.parametrize(
    "wrong",
    [
        {"fields": ["no_such_field"]},
        {"settings": ["no_such_field"]},
        {"badges": ["no_such_field"]},
    ],
)
def test_a_kind_that_names_what_is_not_there_is_refused(wrong: dict[str, Any]) -> None:
    written = json.loads((files("walkboard.maps") / "kinds" / "kanban.json").read_bytes())
    with pytest.raises(ValidationError):
        Kind.model_validate(written | wrong)
    lane = written["starter"]["lanes"][0] | {"fields": {"class": "fast"}}
    with pytest.raises(ValidationError):
        Kind.model_validate(written | {"starter": written["starter"] | {"lanes": [lane]}})


def with_fields(wall: Sketch, id: str, **values: FieldValue) -> Sketch:
    found = wall.copy()
    for root in (found.cards, found.maps, found.lanes, found.columns):
        if id in root:
            root[id] = replace(root[id], fields=values)  # type: ignore[index,type-var]
    return found


def told(before: Sketch, after: Sketch) -> list[Difference]:
    return difference(before.contents, after.contents)


def test_a_field_with_another_value_is_told_of_whatever_has_it() -> None:
    wall = portfolio()
    assert told(wall, with_fields(wall, "pump", due="2026-12-24")) == [
        Difference("card.field", "pump", "Pump", "portfolio", None, "2026-12-24", field="due")
    ]
    assert [each.kind for each in told(wall, with_fields(wall, "portfolio", sle_days=10))] == ["map.field"]
    assert [each.kind for each in told(wall, with_fields(wall, "fast", outcome="Warm"))] == ["lane.field"]
    assert [each.kind for each in told(wall, with_fields(wall, "build", policy="Paid"))] == ["column.field"]


def test_what_is_no_value_of_its_field_and_how_one_looks_are_not_told() -> None:
    wall = portfolio()
    assert told(wall, with_fields(wall, "pump", due="some day", estimate="much", unknown=5)) == []
    assert told(wall, with_fields(wall, "build", folded=True)) == []


def link(wall: Sketch, *links: Link) -> Any:
    return replace(wall.contents, links={each.id: each for each in links})


def arrows(wall: Sketch, *them: ArrowText) -> Any:
    return replace(wall.contents, arrows={each.id: each for each in them})


def test_what_is_said_of_arrows_is_told_with_their_ends() -> None:
    wall = portfolio()
    back = ArrowText("a", "portfolio", ("fast", "build"), ("fast", "review"), fields={"rework": 15})
    new, change = difference(wall.contents, arrows(wall, back))
    assert (new.kind, new.id, new.origin, new.target) == ("arrow.new", "a", change.origin, change.target)
    assert (change.kind, change.id, change.before, change.after, change.field) == (
        "arrow.field",
        "a",
        None,
        "15",
        "rework",
    )
    assert change.origin == Spot("portfolio", "fast", "build")
    assert change.target == Spot("portfolio", "fast", "review")
    less = arrows(wall, replace(back, fields={"rework": 5}))
    assert [(each.before, each.after) for each in difference(arrows(wall, back), less)] == [("15", "5")]
    names = compare(arrows(wall, back), less).names
    assert change_sentence(replace(change, before="15", after="5"), names, "en").endswith(
        "Comes back is now 5 %; it was 15 %."
    )
    assert difference(wall.contents, arrows(wall, replace(back, target=("fast", "nowhere")))) == []


def test_arrows_that_came_and_went_are_told_in_a_sentence() -> None:
    wall = portfolio()
    on = ArrowText("a", "portfolio", ("fast", "build"), ("fast", "review"))
    same, gone = replace(on, id="b"), replace(on, deleted=True)
    turned = replace(on, origin=on.target, target=on.origin)

    def said(*states: Any) -> list[str]:
        found = compare(*states)
        return [change_sentence(each, found.names, "en") for each in found.differences]

    drawn, removed = arrows(wall, on), arrows(wall, gone)
    assert said(wall.contents, drawn) == ["In Portfolio, a new arrow leads from Build to Review."]
    assert said(drawn, removed) == ["In Portfolio, the arrow from Build to Review was removed."]
    for nothing in ((drawn, arrows(wall, on, same)), (drawn, arrows(wall, gone, same)), (removed, wall.contents)):
        assert said(*nothing) == []
    assert said(drawn, arrows(wall, turned)) == [
        "In Portfolio, a new arrow leads from Review to Build.",
        "In Portfolio, the arrow from Build to Review was removed.",
    ]
    assert said(wall.contents, arrows(wall, replace(on, kind="enables"))) == [
        "In Portfolio, Build now makes Review possible."
    ]


def test_an_arrow_whose_column_came_or_went_says_itself_and_one_in_a_column_names_it() -> None:
    wall = portfolio()
    on = ArrowText("a", "portfolio", ("fast", "build"), ("fast", "review"))
    narrower = wall.copy()
    narrower.columns["build"] = replace(narrower.columns["build"], deleted=True)
    assert not [each for each in difference(arrows(wall, on), arrows(narrower, on)) if each.kind.startswith("arrow.")]
    wall.lane("slow", "portfolio", "a9", "Slow")
    found = compare(wall.contents, arrows(wall, replace(on, target=("slow", "build"))))
    assert change_sentence(found.differences[0], found.names, "en").endswith("to Slow, Build.")


def test_links_that_came_and_went_between_living_cards() -> None:
    wall = portfolio()
    one, same = Link("b", "blocks", "pump", "solar"), Link("a", "blocks", "pump", "solar")
    found = difference(wall.contents, link(wall, one, same))
    assert found == [Difference("link.new", "a", "Pump", "portfolio", after="Solar", field="blocks")]
    gone = difference(link(wall, one), link(wall, replace(one, deleted=True)))
    assert [(each.kind, each.before) for each in gone] == [("link.removed", "Solar")]
    assert difference(link(wall, one), link(wall, one, same)) == []
    without = wall.copy()
    without.delete("solar")
    assert [each.kind for each in difference(link(wall, one), link(without, one))] == ["card.deleted"]


def test_what_somebody_says_of_a_column_goes_before_its_role() -> None:
    wall = with_fields(portfolio(), "review", state="done")
    found = structure(kinds()["kanban"], "portfolio", wall.contents.records)
    assert [leaf.state for leaf in found.leaves] == ["queue", "done", "active", "done"]
    assert stages_of(found).finish == 1
    wrong = with_fields(portfolio(), "review", state="gone")
    assert structure(kinds()["kanban"], "portfolio", wrong.contents.records).leaves[1].state == "active"


@pytest.mark.parametrize("case", WORDS, ids=lambda case: f"{case['field']} {case['after']}")
def test_golden_words(case: dict[str, Any]) -> None:
    change = Difference("card.field", "c", "Pump", None, case["before"], case["after"], field=case["field"])
    assert change_sentence(change, {}, "en") == case["en"]
    assert change_sentence(change, {}, "de") == case["de"]

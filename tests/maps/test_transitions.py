"""Which changes of placements are moves between cells."""

import pytest

from walkboard.maps.transitions import Move, moves


def at(lane: object, column: object, order: str = "a0") -> dict[str, object]:
    return {"lane": lane, "column": column, "order": order}


def test_a_card_enters_changes_and_leaves_cells() -> None:
    assert moves({}, {"m:c": at("l1", "k1")}, ["m:c"]) == [Move("m", "c", None, ("l1", "k1"))]
    assert moves({"m:c": at("l1", "k1")}, {"m:c": at("l1", "k2")}, ["m:c"]) == [
        Move("m", "c", ("l1", "k1"), ("l1", "k2"))
    ]
    assert moves({"m:c": at("l1", "k1")}, {}, ["m:c"]) == [Move("m", "c", ("l1", "k1"), None)]


def test_order_inside_a_cell_is_no_move() -> None:
    assert moves({"m:c": at("l", "k", "a0")}, {"m:c": at("l", "k", "a1")}, ["m:c"]) == []


def test_only_touched_keys_count_once_and_in_their_order() -> None:
    after = {"m:a": at("l", "k"), "m:b": at("l", "k"), "m:x": at("l", "k")}
    assert [move.card_id for move in moves({}, after, ["m:b", "m:a", "m:b"])] == ["b", "a"]


def test_the_canvas_has_no_cells() -> None:
    after = {"canvas:c": {"pos": [1.0, 2.0], "order": "a0"}, "canvas:d": at("l", "k")}
    assert moves({}, after, after) == []


@pytest.mark.parametrize("odd", ["", "x" * 201, "half\x00"])
def test_what_cannot_be_named_outside_the_document_is_no_placement(odd: str) -> None:
    for key in (f"m:{odd}", f"{odd}:c"):
        assert moves({}, {key: at("l", "k")}, [key]) == []
    for value in (at(odd, "k"), at("l", odd)):
        assert moves({}, {"m:c": value}, ["m:c"]) == []


def test_malformed_values_count_as_no_placement() -> None:
    after = {
        "m:a": None,
        "m:b": "text",
        "m:c": at(1, "k"),
        "m:d": {"lane": "l"},
        "m:e": at("", "k"),
        "nocolon": at("l", "k"),
        ":c": at("l", "k"),
        "m:": at("l", "k"),
    }
    assert moves({}, after, after) == []
    assert moves({"m:a": at("l", "k")}, after, ["m:a"]) == [Move("m", "a", ("l", "k"), None)]

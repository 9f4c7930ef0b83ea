"""The picture of a board that is painted before its document is there."""

import json
import struct
from typing import Any

import pytest
from pycrdt import Doc, Map, Text, XmlElement, XmlFragment

import walkboard.documents.picture
from walkboard.documents.document import Document
from walkboard.documents.outline import ROOTS, Roots
from walkboard.documents.picture import picture


def roots(**records: dict[str, Any]) -> Roots:
    doc: Doc[Map[Any]] = Doc()
    made: Roots = {name: doc.get(name, type=Map) for name in ROOTS}
    for name, values in records.items():
        for key, value in values.items():
            made[name][key] = value
    return made


def card(**values: Any) -> Map[Any]:
    return Map({"type": "card", "title": Text("Heat pump"), **values})


def read(data: bytes) -> tuple[dict[str, Any], list[tuple[int, ...]]]:
    (length,) = struct.unpack_from("<i", data)
    head = json.loads(data[4 : 4 + length])
    count = head["count"]
    at, columns = 4 + length, []
    for form, size in (("i", 4), ("i", 4), ("H", 2), ("H", 2), ("B", 1), ("B", 1)):
        columns.append(struct.unpack_from(f"<{count}{form}", data, at))
        at += count * size
    assert at == len(data)
    assert length % 4 == 0
    return head, list(zip(*columns, strict=True))


def test_tells_places_sizes_and_colours_from_the_lowest_up() -> None:
    body = card(color="yellow", size=[300.4, 90])
    made = roots(
        cards={"a": body, "b": card(), "gone": card(deleted=True), "elsewhere": card()},
        placements={
            "canvas:a": {"pos": [10.6, -20], "order": "a1"},
            "canvas:b": {"pos": [5, 6], "order": "a0"},
            "canvas:gone": {"pos": [0, 0], "order": "a0"},
            "m:elsewhere": {"lane": "l", "column": "c", "order": "a0"},
        },
        shapes={
            "f": Map({"type": "frame", "pos": [-9, -9], "size": [900, 800], "order": "a9"}),
            "s": Map({"type": "shape", "pos": [1, 2], "color": "blue", "order": "a0"}),
            "t": Map({"type": "text", "pos": [3, 4], "size": [7, 8], "order": "a1"}),
            "x": Map({"type": "shape", "pos": [1, 2], "deleted": True, "order": "a0"}),
        },
    )
    body["body"] = XmlFragment([XmlElement("p")])
    head, boxes = read(picture(made, 42))
    assert head == {"version": 1, "sequence": 42, "count": 5, "papers": ["paper", "blue", "yellow"]}
    assert boxes == [
        (-9, -9, 900, 800, 0, 1),
        (1, 2, 160, 96, 1, 2),
        (3, 4, 7, 8, 0, 3),
        (5, 6, 224, 120, 0, 0),
        (11, -20, 300, 90, 2, 0),
    ]


def test_holds_no_words_and_no_ids() -> None:
    made = picture(roots(cards={"a": card()}, placements={"canvas:a": {"pos": [0, 0], "order": "a0"}}), 1)
    assert made
    assert b"Heat" not in made


def test_there_is_none_with_maps_or_with_nothing_on_the_board() -> None:
    def lying() -> dict[str, dict[str, Any]]:
        return {"cards": {"a": card()}, "placements": {"canvas:a": {"pos": [0, 0], "order": "a0"}}}

    assert picture(roots(**lying(), maps={"m": Map({"kind": "kanban"})}), 1) == b""
    assert picture(roots(**lying(), maps={"m": Map({"kind": "kanban", "deleted": True})}), 1) != b""
    assert picture(roots(), 1) == b""


def test_whatever_the_document_holds_nothing_fails() -> None:
    odd = roots(
        cards={"a": 5, "b": card(size=["x"], color=7), "c": Map({"type": "list"})},
        placements={
            "canvas:a": {"pos": [0, 0]},
            "canvas:b": {"pos": [1e300, float("nan")]},
            "canvas:c": "x",
            ":": None,
            "canvas:d": {"pos": [1]},
        },
        shapes={"s": Map({"pos": [1e300, 0], "size": [-5, 1e300]}), "t": 3},
        maps={"m": 3},
    )
    _, boxes = read(picture(odd, 0))
    assert boxes == [(10_000_000, 0, 1, 65_535, 0, 3)]


def test_more_than_a_browser_paints_at_once_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    two = {key: Map({"type": "shape", "pos": [0, 0]}) for key in ("a", "b")}
    made = roots(shapes=two)
    monkeypatch.setattr(walkboard.documents.picture, "MAX_BOXES", 2)
    assert picture(made, 1) != b""
    monkeypatch.setattr(walkboard.documents.picture, "MAX_BOXES", 1)
    assert picture(made, 1) == b""


def test_a_document_gives_its_own() -> None:
    document = Document()
    try:
        assert document.picture(3) == b""
    finally:
        document.close()

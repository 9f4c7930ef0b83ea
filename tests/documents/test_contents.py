"""Contents: everything a board says as plain values, whatever the document holds; differences found in the worker."""

import json
from typing import Any

import pytest
from pycrdt import Array, Doc, Map, Text, XmlElement, XmlFragment, XmlText

from walkboard.documents.contents_json import contents_from_json, contents_to_json
from walkboard.documents.document import Document
from walkboard.documents.pool import DocumentPool
from walkboard.documents.protocol import Submission
from walkboard.errors import BoardDamaged
from walkboard.maps.contents import NO_NOTES, Blocked, CardText, Contents, MapText
from walkboard.maps.difference import difference
from walkboard.maps.records import Column, Lane, Placement

Roots = dict[str, dict[str, Any]]
CARD = {"type": "card", "createdBy": "ann", "createdAt": 1.7e12}
GONE = {"deleted": {"at": 1, "by": "ann"}}


def state_of(roots: Roots) -> bytes:
    doc: Doc[Any] = Doc()
    with doc.transaction():
        for name, entries in roots.items():
            root = doc.get(name, type=Map)
            for key, value in entries.items():
                root[key] = value
    return doc.get_update()


def contents_of(roots: Roots) -> Contents:
    document = Document()
    document.apply([Submission("ann", state_of(roots))])
    contents = document.contents()
    sent = json.loads(json.dumps(contents_to_json(contents), allow_nan=False))
    assert contents_from_json(sent) == contents
    assert difference(Contents(), contents) is not None
    assert difference(contents, contents) == []
    return contents


def wall() -> Roots:
    blocked = {"reason": "no permit", "by": "ben", "at": 1.7e12}
    return {
        "cards": {
            "c1": Map({**CARD, "title": Text("Solar"), "body": XmlFragment(), "discipline": "design"}),
            "c2": Map({**CARD, "title": Text("Pump"), "blocked": blocked, "color": "yellow"}),
            "c3": Map({**CARD, "title": Text("Old"), **GONE}),
        },
        "maps": {"m": Map({"kind": "kanban", "title": Text("Portfolio"), "pos": [10, -20.5], "order": "a0"})},
        "lanes": {"l": Map({"map": "m", "role": "lane", "order": "a0", "title": Text("Now"), "rules": {"limit": 3}})},
        "columns": {
            "k1": Map({"map": "m", "role": "done", "order": "a0", "title": Text("Done"), "parent": "k2", **GONE}),
            "k2": Map({"map": "m", "role": "step", "order": "a1", "card": "c1"}),
        },
        "placements": {
            "m:c2": {"lane": "l", "column": "k1", "order": "a0"},
            "m:gone": {"lane": "l", "column": "k1"},
            "canvas:c1": {"pos": [1, 2], "order": "a1"},
        },
    }


def test_a_board_with_its_texts_and_what_was_deleted() -> None:
    assert contents_of(wall()) == Contents(
        cards={
            "c1": CardText("c1", "Solar", "design", None, "ann"),
            "c2": CardText("c2", "Pump", None, Blocked("no permit", "ben"), "ann"),
            "c3": CardText("c3", "Old", None, None, "ann", deleted=True),
        },
        maps={"m": MapText("m", "kanban", "Portfolio", "a0", (10, -20.5))},
        lanes={"l": Lane("l", "m", "lane", "a0", 3)},
        columns={
            "k1": Column("k1", "m", "done", "a0", "k2", deleted=True),
            "k2": Column("k2", "m", "step", "a1", card="c1"),
        },
        titles={"l": "Now", "k1": "Done"},
        placements=(Placement("m", "c2", "l", "k1", "a0"), Placement("m", "gone", "l", "k1", "")),
        canvas=frozenset({"c1"}),
    )


def test_what_is_written_in_a_body_however_it_looks() -> None:
    def noted(*children: Any) -> Contents:
        return contents_of({"cards": {"c": Map({**CARD, "title": Text("Solar"), "body": XmlFragment(children)})}})

    def item(words: str) -> XmlElement:
        return XmlElement("list_item", {}, [XmlElement("paragraph", {}, [XmlText(words)])])

    plain = noted(
        XmlElement("heading", {"level": "1"}, [XmlText("Ask")]), XmlElement("bullet_list", {}, [item("city")])
    )
    assert plain.cards["c"].notes.begins == "Ask\ncity"
    numbered = noted(XmlElement("paragraph", {}, [XmlText("Ask")]), XmlElement("ordered_list", {}, [item("city")]))
    assert difference(plain, numbered) == []
    (changed,) = difference(plain, noted(XmlElement("paragraph", {}, [XmlText("Ask early")])))
    assert (changed.kind, changed.before, changed.after) == ("card.noted", "Ask city", "Ask early")
    long = noted(XmlElement("paragraph", {}, [XmlText("x" * 100_000)]))
    assert len(long.cards["c"].notes.begins) == 200
    (changed,) = difference(long, noted(XmlElement("paragraph", {}, [XmlText("x" * 100_001)])))
    assert changed.kind == "card.noted"
    deep = item("ground")
    for _ in range(9):
        deep = XmlElement("list_item", {}, [XmlElement("bullet_list", {}, [deep])])
    assert noted(XmlElement("bullet_list", {}, [deep])).cards["c"].notes.begins == "ground"
    assert noted(XmlElement("paragraph", {}, [])).cards["c"].notes == NO_NOTES
    for body in (7, None, "words", Text("words"), Map({})):
        assert (
            contents_of({"cards": {"c": Map({**CARD, "title": Text("S"), "body": body})}}).cards["c"].notes == NO_NOTES
        )


@pytest.mark.parametrize(
    ("blocked", "expected"),
    [
        (None, None),
        (7, None),
        (True, None),
        ("no permit", None),
        (["no permit"], None),
        (Text, None),
        ({}, Blocked("")),
        ({"reason": 7, "by": ["ann"], "at": "now"}, Blocked("")),
        ({"reason": "x" * 600, "by": "ann"}, Blocked("x" * 500, "ann")),
    ],
    ids=str,
)
def test_only_a_plain_object_says_that_a_card_is_blocked(blocked: Any, expected: Blocked | None) -> None:
    contents = contents_of(
        {"cards": {"c": Map({**CARD, "title": Text("Solar"), "blocked": Text("x") if blocked is Text else blocked})}}
    )
    assert contents.cards["c"].blocked == expected


@pytest.mark.parametrize(
    ("deleted", "expected"), [(None, False), (False, False), (0, False), (7, False), (True, True), ({}, True)], ids=str
)
def test_deleted_is_read_as_the_client_reads_it(deleted: Any, expected: bool) -> None:
    assert contents_of({"cards": {"c": Map({"deleted": deleted})}}).cards["c"].deleted is expected


@pytest.mark.parametrize(
    "odd",
    [
        None,
        True,
        "text",
        7.5,
        -3,
        [1, 2, 3],
        {"a": [1]},
        float("nan"),
        [float("inf"), 0],
        b"x",
        1e300,
        Text,
        Array,
        Map,
    ],
    ids=str,
)
def test_whatever_the_document_holds_nothing_fails(odd: Any) -> None:
    def value() -> Any:
        return odd() if isinstance(odd, type) else odd

    keys = ("discipline", "blocked", "createdBy", "deleted", "pos", "order", "role", "rules", "parent", "card", "title")
    record = {key: value() for key in keys}
    contents = contents_of(
        {
            "cards": {"odd": value(), "c": Map({key: value() for key in keys}), "strange": Map({"type": "sticker"})},
            "maps": {"odd": value(), "m": Map({**record, "kind": "kanban"}), "kindless": Map({"kind": value()})},
            "lanes": {"odd": value(), "l": Map({key: value() for key in keys} | {"map": "m"}), "mapless": Map({})},
            "columns": {"k": Map({key: value() for key in keys} | {"map": "m", "rules": {"limit": value()}})},
            "placements": {"m:c": value(), "canvas:c": {"pos": value()}, "odd": value(), "": value(), ":": value()},
        }
    )
    assert {"c"} <= set(contents.cards) <= {"c", "odd"}
    assert "strange" not in contents.cards
    assert "m" in contents.maps
    assert "l" in contents.lanes
    assert "mapless" not in contents.lanes


def test_long_titles_are_cut() -> None:
    title = contents_of({"cards": {"c": Map({"title": Text("ä" * 5_000)})}}).cards["c"].title
    assert (len(title), title[-1]) == (2_000, "…")


class TestInTheWorker:
    async def test_contents_and_what_differs(self, pool: DocumentPool) -> None:
        before = state_of(wall())
        await pool.load("board", [before], {})
        assert await pool.contents("board") == await pool.contents_of(before) == contents_of(wall())
        assert (await pool.compare("board", before)).differences == ()
        later = Doc[Any]()
        later.apply_update(before)
        vector = later.get_state()
        later.get("cards", type=Map)["c1"]["blocked"] = {"reason": "rain", "by": "ann", "at": 1}
        await pool.apply("board", [Submission("ann", later.get_update(vector))])
        comparison = await pool.compare("board", before)
        assert [(each.kind, each.title, each.after) for each in comparison.differences] == [
            ("card.blocked", "Solar", "rain")
        ]
        assert comparison.names["m"].title == "Portfolio"
        assert await pool.compare_states(before, later.get_update()) == comparison

    async def test_a_damaged_state_is_told_and_harms_no_board(self, pool: DocumentPool) -> None:
        await pool.load("board", [state_of(wall())], {})
        (worker,) = pool.pids
        for damaged in (b"", b"\x01\x02", state_of(wall())[:-7], b"\xff" * 100):
            with pytest.raises(BoardDamaged, match="cannot be read"):
                await pool.compare("board", damaged)
            with pytest.raises(BoardDamaged):
                await pool.contents_of(damaged)
            with pytest.raises(BoardDamaged):
                await pool.compare_states(state_of(wall()), damaged)
        assert (await pool.contents("board")).cards["c1"].title == "Solar"
        assert (pool.pids, pool.restarts) == ([worker], 0)

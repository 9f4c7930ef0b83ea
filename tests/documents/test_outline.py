"""The outline: what a thumbnail needs, whatever the document holds."""

import json
from typing import Any

import pytest
from pycrdt import Array, Doc, Map, Text, XmlFragment

from walkboard.documents.document import Document
from walkboard.documents.outline import MAX_TITLE
from walkboard.documents.pool import DocumentPool
from walkboard.documents.protocol import Submission

CARD = {"type": "card", "createdBy": "ann", "createdAt": 1.7e12}


def outline_of(roots: dict[str, dict[str, Any]]) -> dict[str, Any]:
    doc: Doc[Any] = Doc()
    with doc.transaction():
        for name, entries in roots.items():
            root = doc.get(name, type=Map)
            for key, value in entries.items():
                root[key] = value
    document = Document()
    document.apply([Submission("ann", doc.get_update())])
    outline = document.outline()
    json.dumps(outline, allow_nan=False)
    return outline


def test_a_board_without_its_texts() -> None:
    outline = outline_of(
        {
            "cards": {
                "c2": Map(
                    {**CARD, "title": Text("secret"), "body": XmlFragment(), "color": "yellow", "size": [200, 120.5]}
                ),
                "c1": Map({**CARD, "title": Text("secret"), "discipline": "design", "deleted": None}),
            },
            "maps": {"m": Map({"kind": "kanban", "title": Text("Portfolio"), "pos": [10, -20.5], "order": "a0"})},
            "lanes": {
                "l": Map({"map": "m", "role": "lane", "order": "a0", "title": Text("Now"), "rules": {"limit": 3}})
            },
            "columns": {
                "k1": Map({"map": "m", "role": "done", "order": "a0", "title": Text("Done"), "parent": "k2"}),
                "k2": Map({"map": "m", "role": "step", "order": "a1", "card": "c1"}),
            },
            "placements": {
                "m:c2": {"lane": "l", "column": "k1", "order": "a0"},
                "canvas:c1": {"pos": [1, 2], "order": "a1"},
            },
        }
    )
    assert outline == {
        "cards": [
            {"id": "c1", "color": "paper", "discipline": "design"},
            {"id": "c2", "color": "yellow", "discipline": None, "size": [200, 120.5]},
        ],
        "maps": [{"id": "m", "kind": "kanban", "title": "Portfolio", "pos": [10, -20.5], "order": "a0"}],
        "lanes": [{"id": "l", "map": "m", "role": "lane", "order": "a0", "title": "Now", "limit": 3}],
        "columns": [
            {"id": "k1", "map": "m", "role": "done", "order": "a0", "title": "Done", "parent": "k2"},
            {"id": "k2", "map": "m", "role": "step", "order": "a1", "title": "", "card": "c1"},
        ],
        "placements": [
            ["canvas:c1", {"pos": [1, 2], "order": "a1"}],
            ["m:c2", {"lane": "l", "column": "k1", "order": "a0"}],
        ],
    }
    assert "secret" not in json.dumps(outline)


def test_what_is_deleted_is_left_out_with_its_placements() -> None:
    gone = {"deleted": {"at": 1, "by": "ann"}}
    outline = outline_of(
        {
            "cards": {"alive": Map(dict(CARD)), "gone": Map({**CARD, **gone})},
            "maps": {"m": Map({"kind": "kanban"}), "old": Map({"kind": "kanban", **gone})},
            "lanes": {"l": Map({"map": "m", **gone})},
            "placements": {
                "canvas:gone": {"pos": [0, 0]},
                "old:alive": {"lane": "l", "column": "k"},
                "m:alive": {"lane": "l", "column": "k"},
                "m:unknown": {"lane": "l", "column": "k"},
            },
        }
    )
    assert [card["id"] for card in outline["cards"]] == ["alive"]
    assert [each["id"] for each in outline["maps"]] == ["m"]
    assert outline["lanes"] == []
    # Its lane is gone: it is in the tray.
    assert outline["placements"] == [["m:alive", {"lane": "l", "column": "k", "order": ""}]]


@pytest.mark.parametrize(
    "odd",
    [
        None,
        True,
        "text",
        7.5,
        [1, 2, 3],
        {"a": [1]},
        float("nan"),
        [float("inf"), 0],
        [True, False],
        b"x",
        1e300,
        [1e300, 0],
    ],
    ids=str,
)
def test_whatever_the_document_holds_nothing_fails(odd: Any) -> None:
    keys = ("color", "discipline", "size", "pos", "order", "map", "role", "rules", "parent", "card", "title", "kind")
    record = dict.fromkeys(keys, odd)
    outline = outline_of(
        {
            "cards": {"odd": odd, "c": Map({**record, "type": "card"}), "strange": Map({**record, "type": "sticker"})},
            "maps": {"odd": odd, "m": Map(record)},
            "lanes": {"odd": odd, "l": Map({**record, "rules": {"limit": odd}})},
            "columns": {"odd": odd, "k": Map(record)},
            "placements": {"m:c": odd, "canvas:c": {"pos": odd}, "odd": odd, "": odd},
        }
    )
    assert [card["id"] for card in outline["cards"]] == ["c"]
    assert len(outline["maps"]) == len(outline["lanes"]) == len(outline["columns"]) == 1


def test_shared_types_in_odd_places_count_as_absent() -> None:
    outline = outline_of(
        {
            "cards": {
                "c": Map({**CARD, "color": Text("x"), "size": Array([1, 2])}),
                "list": Array([1]),
                "text": Text("x"),
            },
            "maps": {"m": Map({"kind": Map({}), "title": Map({"x": 1}), "pos": Array([1, 2])})},
            "placements": {"canvas:c": Map({"pos": [1, 2]}), "m:c": Array(["l", "k"])},
        }
    )
    assert outline["cards"] == [{"id": "c", "color": "paper", "discipline": None}]
    assert outline["maps"] == [{"id": "m", "kind": "", "title": "", "pos": [0, 0], "order": ""}]
    assert outline["placements"] == []


def test_long_titles_are_cut() -> None:
    outline = outline_of({"maps": {"m": Map({"kind": "kanban", "title": Text("ä" * 1_000)})}})
    assert outline["maps"][0]["title"] == "ä" * MAX_TITLE


async def test_templates_have_outlines(pool: DocumentPool) -> None:
    update = await pool.template("home_heat_pump", "en", "ann")
    outline = await pool.outline_of(update)
    assert len(outline["cards"]) > 10
    assert {each["kind"] for each in outline["maps"]} >= {"service_blueprint", "story_map", "kanban"}
    await pool.load("board", [], {})
    batch = await pool.apply("board", [Submission(None, update)])
    assert batch.merged == update
    assert await pool.outline("board") == outline

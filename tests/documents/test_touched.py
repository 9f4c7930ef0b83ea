"""What updates touch of records: every aspect, net of a batch, nothing of what is loaded, and never a failure."""

from collections.abc import Callable
from typing import Any

import pytest
from pycrdt import Array, Doc, Map, Text, XmlElement, XmlFragment

from walkboard.documents.document import Document
from walkboard.documents.protocol import Accepted, Batch, Submission
from walkboard.documents.touched import RecordChanges

Change = Callable[["Wall"], None]


class Wall:
    """A client with some records, and the server's document that has them loaded."""

    def __init__(self) -> None:
        self.doc: Doc[Any] = Doc(client_id=10)
        self.updates: list[bytes] = []
        for name in ("cards", "maps", "lanes", "columns", "placements", "cells", "links"):
            setattr(self, name, self.doc.get(name, type=Map))
        with self.doc.transaction():
            self.cards["c"] = Map({"type": "card", "title": Text("Solar"), "body": XmlFragment()})
            self.cards["b"] = Map({"type": "card", "title": Text("Pump"), "blocked": {"reason": "rain"}})
            self.maps["m"] = Map({"kind": "kanban", "title": Text("Portfolio"), "order": "a0"})
            self.links["a"] = Map({"kind": "blocks", "from": {"card": "c"}, "to": {"card": "b"}})
            self.lanes["l"] = Map({"map": "m", "title": Text("Now"), "order": "a0"})
            self.columns["k"] = Map({"map": "m", "title": Text("Done"), "order": "a0", "rules": {"limit": 3}})
        self.document = Document({10: "ann"})
        self.document.load([self.doc.get_update()])
        self.doc.observe(lambda event: self.updates.append(event.update))

    cards: Any
    maps: Any
    lanes: Any
    columns: Any
    placements: Any
    cells: Any
    links: Any

    def apply(self, *changes: Change) -> Batch:
        """Each change is a transaction and a submission, all are one batch."""
        self.updates.clear()
        for change in changes:
            with self.doc.transaction():
                change(self)
        return self.document.apply([Submission("ann", update) for update in self.updates])


def touched(batch: Batch) -> list[str]:
    return ["/".join(filter(None, touch)) for touch in batch.touches]


def put(root: str, id: str, key: str, value: object) -> Change:
    return lambda wall: getattr(wall, root)[id].__setitem__(key, value)


def card(**fields: object) -> Map[Any]:
    return Map({"type": "card", "title": Text("New"), **fields})


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda wall: wall.cards.__setitem__("n", card()), ["cards/n/created"]),
        (lambda wall: wall.cards.__setitem__("n", card(blocked={})), ["cards/n/created", "cards/n/blocked"]),
        (lambda wall: wall.maps.__setitem__("n", Map({"kind": "kanban"})), ["maps/n/created"]),
        # To which stream something belongs is told from its first moment.
        (
            lambda wall: wall.cards.__setitem__("n", card(**{"f:value_stream": "s1", "f:estimate": 3})),
            ["cards/n/created", 'cards/n/f:value_stream/"s1"'],
        ),
        (lambda wall: wall.cards.__setitem__("n", card(**{"f:value_stream": 7})), ["cards/n/created"]),
        (put("links", "a", "to", {"card": "n"}), ["links/a/ends"]),
        (lambda wall: wall.cards.__delitem__("c"), ["cards/c/deleted"]),
        (lambda wall: wall.cards["c"]["title"].insert(0, "x"), ["cards/c/title"]),
        (lambda wall: wall.cards["c"].__setitem__("title", Text("other")), ["cards/c/title"]),
        (lambda wall: wall.maps["m"]["title"].clear(), ["maps/m/title"]),
        (put("cards", "c", "blocked", {"reason": " rain\nor\x00shine "}), ["cards/c/blocked/rain or shine"]),
        (put("cards", "b", "blocked", {"reason": "snow"}), ["cards/b/blocked/snow"]),
        (put("cards", "b", "blocked", None), ["cards/b/unblocked"]),
        (put("cards", "b", "blocked", {"reason": "rain", "at": 7}), []),
        (put("cards", "c", "blocked", 7), []),
        (put("cards", "b", "blocked", 7), ["cards/b/unblocked"]),
        (put("cards", "c", "deleted", {"at": 1, "by": "ann"}), ["cards/c/deleted"]),
        (put("cards", "c", "color", "yellow"), ["cards/c/color"]),
        (put("cards", "c", "discipline", "design"), ["cards/c/discipline"]),
        (put("lanes", "l", "rules", {"limit": 2}), ["lanes/l/rules"]),
        (put("lanes", "l", "order", "a5"), ["lanes/l/order"]),
        (put("lanes", "l", "order", "a0"), []),
        (put("columns", "k", "rules", None), ["columns/k/rules"]),
        (put("columns", "k", "parent", "g"), ["columns/k/parent"]),
        (put("columns", "k", "card", "c"), ["columns/k/title"]),
        (put("maps", "m", "pos", [1, 2]), []),
        (put("cards", "c", "size", [1, 2]), []),
        (put("lanes", "l", "blocked", {"reason": "x"}), []),
        (lambda wall: wall.cards["c"]["body"].children.append(XmlElement("p")), ["cards/c/body"]),
        (lambda wall: wall.placements.__setitem__("m:c", {"lane": "l", "column": "k"}), []),
        (lambda wall: wall.cards.__setitem__("x" * 201, card()), []),
        (lambda wall: wall.cards.__setitem__("odd", 7), []),
        (lambda wall: wall.cards.__setitem__("list", Array([1])), []),
    ],
)
def test_every_aspect(change: Change, expected: list[str]) -> None:
    assert touched(Wall().apply(change)) == expected


def test_what_is_loaded_is_not_touched() -> None:
    wall = Wall()
    assert wall.document.apply([]).touches == []
    assert touched(wall.apply(put("cards", "c", "color", "blue"))) == ["cards/c/color"]
    assert wall.document.apply([]).touches == []


def test_a_batch_tells_what_is_left_of_it() -> None:
    wall = Wall()
    block, free = put("cards", "c", "blocked", {"reason": "x"}), put("cards", "c", "blocked", None)
    delete, restore = put("cards", "b", "deleted", {"at": 1}), put("cards", "b", "deleted", None)
    assert touched(wall.apply(block, free, delete)) == ["cards/b/deleted"]
    assert touched(wall.apply(block, restore)) == ["cards/c/blocked/x", "cards/b/restored"]
    born = wall.apply(
        lambda wall: wall.cards.__setitem__("n", card()),
        put("cards", "n", "color", "pink"),
        put("cards", "n", "blocked", {"reason": "x"}),
    )
    assert touched(born) == ["cards/n/created", "cards/n/blocked/x"]
    assert touched(wall.apply(lambda wall: wall.cards.__setitem__("o", card()), lambda wall: wall.cards.pop("o"))) == [
        "cards/o/deleted"
    ]


def test_of_several_people_each_is_told_their_own() -> None:
    wall = Wall()
    ben: Doc[Any] = Doc(client_id=20)
    ben.apply_update(wall.doc.get_update())
    before = ben.get_state()
    ben.get("cards", type=Map)["b"]["blocked"] = None
    wall.cards["c"]["color"] = "blue"
    batch = wall.document.apply(
        [Submission("ann", wall.updates[-1]), Submission("ben", ben.get_update(before)), Submission("eve", b"\x00")]
    )
    told = [
        ["/".join(filter(None, touch)) for touch in outcome.touches]
        for outcome in batch.outcomes
        if isinstance(outcome, Accepted)
    ]
    assert told == [["cards/c/color"], ["cards/b/unblocked"]]
    assert touched(batch) == ["cards/c/color", "cards/b/unblocked"]


@pytest.mark.parametrize("failing", ["_note", "_touches"])
def test_a_surprise_costs_a_touch_and_not_the_update(monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    def surprise(*_: object) -> None:
        raise BaseException("the engine panicked")  # noqa: TRY002

    wall = Wall()
    with monkeypatch.context() as patch:
        patch.setattr(RecordChanges, failing, surprise)
        batch = wall.apply(put("cards", "c", "color", "blue"))
    assert isinstance(batch.outcomes[0], Accepted)
    assert batch.touches == []
    assert wall.document.contents().cards["c"].title == "Solar"
    assert touched(wall.apply(put("cards", "c", "color", "pink"))) == ["cards/c/color"]


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("confidence", "high", '"high"'),
        ("estimate", 3.0, "3"),
        ("score", 0.25, "0.25"),
        ("done", True, "true"),
        ("confidence", "x" * 100, ""),
        ("estimate", float("inf"), ""),
        ("objective", "Warm homes", ""),
        ("owner", "ann", ""),
    ],
)
def test_short_values_of_fields_are_told(key: str, value: object, told: str) -> None:
    batch = Wall().apply(put("cards", "c", f"f:{key}", value))
    assert touched(batch) == ["/".join(filter(None, ("cards", "c", f"f:{key}", told)))]


def placed(**more: object) -> Change:
    return lambda wall: wall.placements.__setitem__("m:c", {"lane": "l", "column": "k", "order": "a0", **more})


def test_another_path_is_told_of_the_place_where_a_card_stays() -> None:
    wall = Wall()
    assert touched(wall.apply(placed(path="winter"))) == []  # it came: a move says so
    assert touched(wall.apply(placed(path="winter", order="a1"))) == []
    assert touched(wall.apply(placed(path="summer"))) == ["placements/m:c/path"]
    assert touched(wall.apply(placed(path="winter"), placed(path="summer"))) == []
    assert touched(wall.apply(placed(path=""))) == ["placements/m:c/path"]
    assert touched(wall.apply(placed(path=None))) == []
    assert touched(wall.apply(lambda wall: wall.placements.__delitem__("m:c"))) == []


def test_values_of_cells_are_told_by_their_cell_and_field() -> None:
    wall = Wall()

    def said(key: str, value: object) -> Change:
        return lambda wall: wall.cells.__setitem__(key, value)

    assert touched(wall.apply(said("l:k:limit", 3))) == ["cells/l:k/f:limit/3"]
    assert touched(wall.apply(said("l:k:limit", 3))) == []
    assert touched(wall.apply(said("l:k:limit", None))) == ["cells/l:k/f:limit"]
    assert touched(wall.apply(said("l:k:nonsense", 3), said("limit", 3), said("x" * 250 + ":limit", 3))) == []


def test_of_several_people_each_is_named_for_their_own() -> None:
    wall = Wall()
    wall.updates.clear()
    with wall.doc.transaction():
        placed()(wall)
    other: Doc[Any] = Doc(client_id=11)
    other.apply_update(wall.doc.get_update())
    vector = other.get_state()
    other.get("placements", type=Map)["m:c"] = {"lane": "l", "column": "k", "order": "a0", "path": "winter"}
    batch = wall.document.apply([Submission("ann", wall.updates[0]), Submission("ben", other.get_update(vector))])
    ann, ben = (outcome for outcome in batch.outcomes if isinstance(outcome, Accepted))
    assert (ann.touches, [touch[:3] for touch in ben.touches]) == ((), [("placements", "m:c", "path")])

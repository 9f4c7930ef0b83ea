"""A few cards of a document with what is around them: the same as when everything is read."""

from typing import Any

import pycrdt
import pytest

from walkboard.documents.document import Document
from walkboard.maps.summary import Around, Outward, summaries

ROOTS = ("cards", "maps", "lanes", "columns", "placements", "links")


def wall() -> bytes:
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    roots = {name: doc.get(name, type=pycrdt.Map) for name in ROOTS}
    text, record = pycrdt.Text, pycrdt.Map
    roots["maps"]["m"] = record({"kind": "kanban", "title": text("Work"), "pos": [0, 0], "order": "a0"})
    roots["lanes"]["l"] = record({"map": "m", "role": "lane", "order": "a0", "title": text("Now")})
    for at, role in enumerate(("implement", "done")):
        roots["columns"][role] = record({"map": "m", "role": role, "order": f"a{at}", "title": text("")})
    for at, card in enumerate(("goal", "pump", "roof", "idea")):
        roots["cards"][card] = record({"type": "card", "title": text(card.title()), "createdAt": 1e12 + at})
    roots["cards"]["roof"]["deleted"] = {"at": 1, "by": "x"}
    roots["cards"]["broken"] = "no record"
    roots["placements"]["m:pump"] = {"lane": "l", "column": "done", "order": "a0"}
    roots["placements"]["canvas:goal"] = {"pos": [1, 2], "order": "a0"}
    ends = {"from": {"card": "pump"}, "to": {"card": "goal"}}
    roots["links"]["k1"] = record({"kind": "contributes_to", **ends})
    roots["links"]["k2"] = record({"kind": "realises", "from": {"board": "b2", "card": "far"}, "to": {"card": "pump"}})
    roots["links"]["k3"] = record({"kind": "realises", "from": {"card": "idea"}, "to": {"board": "b2", "card": "far"}})
    roots["links"]["k4"] = record({"kind": "realises", "from": {"card": 7}, "to": "nothing"})
    return doc.get_update()


@pytest.fixture
def document() -> Document:
    made = Document()
    made.load([wall()])
    return made


def test_it_is_what_reading_everything_says(document: Document) -> None:
    goal, pump, roof = document.summaries(["goal", "pump", "roof", "broken", "nobody"])
    assert (goal.items, goal.beyond, goal.places) == ({"pump": True}, (("b2", "far"),), 1)
    assert (pump.state, pump.spot is not None and pump.spot.column, pump.title) == ("done", "done", "Pump")
    assert (roof.deleted, roof.title) == (True, "Roof")
    outward = (Outward("realises", "pump", "b2", "far", outgoing=False),)
    assert summaries(Around(document.contents(), outward), ["goal", "pump", "roof"]) == [goal, pump, roof]


def test_cards_are_found_by_their_words(document: Document) -> None:
    assert [found.card for found in document.find("", 10)] == ["idea", "pump", "goal"]
    assert [found.title for found in document.find("PU", 10)] == ["Pump"]

"""Writing a state anew: what is visible stays, byte by byte, whatever engines, people and orders made of it."""

import json
import random
from typing import Any

import pytest
from pycrdt import Array, Doc, Map, Text, XmlElement, XmlFragment, XmlText

from tests.history.walls import Pen
from walkboard.documents.document import Document
from walkboard.documents.squashing import facts_of, squash
from walkboard.errors import DocumentBroken
from walkboard.wire.arrangement import Arrangement
from walkboard.wire.rewriting import rewrite, visible_clocks
from walkboard.wire.update import EMPTY, STORED_LIMITS, decode_update

CLIENT = 77


def rewritten(state: bytes) -> bytes:
    arrangement = Arrangement(decode_update(state, STORED_LIMITS))
    written = rewrite(arrangement, CLIENT)
    assert visible_clocks(arrangement) == written.clocks
    return written.state


def agreeing(pens: list[Pen]) -> None:
    for _ in range(2):
        for pen in pens:
            for other in pens:
                other.hears(pen.doc.get_update(other.doc.get_state()))


@pytest.mark.rule("N1")
@pytest.mark.parametrize("seed", range(40))
def test_whatever_people_wrote_at_once_shows_the_same_and_is_the_same_bytes_from_every_replica(seed: int) -> None:
    rng = random.Random(seed)
    pens = [Pen(rng.randrange(1 << 32)) for _ in range(4)]
    for _ in range(rng.randrange(20, 200)):
        pen = rng.choice(pens)
        pen.anything(rng)
        if rng.random() < 0.2:
            other = rng.choice(pens)
            other.hears(pen.doc.get_update(other.doc.get_state()))
    agreeing(pens)
    squashed = squash([pens[0].doc.get_update()], CLIENT)
    assert facts_of(squashed.state) == squashed.facts
    assert {rewritten(pen.doc.get_update()) for pen in pens} == {squashed.state}
    assert rewritten(squashed.state) == squashed.state


def everything() -> Doc[Any]:
    """One of each kind of thing, in roots that are known and in roots that are not."""
    doc: Doc[Any] = Doc()
    cards, odd = doc.get("cards", type=Map), doc.get("odd", type=Map)
    cards["a"] = Map(
        {"type": "card", "title": Text("Títle 😀"), "body": XmlFragment(), "deleted": {"at": 1, "by": "x"}}
    )
    cards["a"]["body"].children.append(XmlElement("p", {"level": "1"}, ["plain"]))
    part = cards["a"]["body"].children[0].children.append(XmlText("bold"))
    part.format(0, 2, {"strong": True})
    cards["a"]["body"].children.insert(0, XmlElement("h1", {}, []))
    cards["b"] = "no record"
    odd["deep"] = Map({"in": Map({"side": Array([1, Map({"x": b"\x00\xff"}), [None, {"y": 1.5, "x": 2**40}]])})})
    text = doc.get("notes", type=Text)
    text.insert(0, "hello")
    text.format(1, 3, {"em": True})
    text.insert_embed(2, {"picture": "x"})
    doc.get("list", type=Array).extend([1, "two", 3.5, True, None, {"k": "v"}])
    fragment = doc.get("page", type=XmlFragment)
    fragment.children.append(XmlElement("ul", {}, [XmlElement("li", {"n": "1"}, ["one"])]))
    for number in range(5):
        cards["gone"] = Map({"title": Text(f"{number}")})
        cards["kept"] = {"pos": [number, 2]}
    del cards["gone"]
    del text[0:1]
    return doc


@pytest.mark.rule("N1")
def test_every_kind_of_content_in_any_root_is_kept() -> None:
    before = everything()
    state = before.get_update()
    after: Doc[Any] = Doc()
    after.apply_update(rewritten(state))
    for name, kind in (("cards", Map), ("odd", Map), ("notes", Text), ("list", Array), ("page", XmlFragment)):
        one, other = before.get(name, type=kind), after.get(name, type=kind)
        if isinstance(one, Map | Array):
            assert json.loads(str(one)) == json.loads(str(other))
        else:
            assert str(one) == str(other)
    assert before.get("notes", type=Text).diff() == after.get("notes", type=Text).diff()
    assert squash([state], CLIENT).facts == facts_of(rewritten(state))


def test_nothing_deleted_is_left_and_one_client_wrote_it_all() -> None:
    update = decode_update(rewritten(everything().get_update()), STORED_LIMITS)
    assert [block.client for block in update.blocks] == [CLIENT]
    assert update.deletions == {}
    assert b"gone" not in update.data


def test_an_empty_board_stays_empty() -> None:
    doc: Doc[Any] = Doc()
    cards = doc.get("cards", type=Map)
    cards["a"] = 1
    del cards["a"]
    assert rewritten(doc.get_update()) == EMPTY
    assert facts_of(EMPTY) == squash([doc.get_update()], CLIENT).facts


@pytest.mark.rule("N2")
@pytest.mark.parametrize("changed", ["a value", "an order", "a format", "a root", "something deleted"])
def test_a_squashed_state_that_shows_anything_else_is_noticed(changed: str) -> None:
    doc = everything()
    right = squash([doc.get_update()], CLIENT)
    match changed:
        case "a value":
            doc.get("odd", type=Map)["more"] = 1
        case "an order":
            doc.get("list", type=Array).append(doc.get("list", type=Array).pop(0))
        case "a format":
            doc.get("notes", type=Text).format(0, 1, {"strong": True})
        case "a root":
            doc.get("another", type=Map)["x"] = 1
        case _:
            del doc.get("cards", type=Map)["b"]
    wrong = squash([doc.get_update()], CLIENT)
    assert facts_of(wrong.state) == wrong.facts != right.facts
    with pytest.raises(DocumentBroken, match="holds more than it shows"):
        facts_of(doc.get_update())


def test_a_state_that_is_not_whole_is_not_squashed() -> None:
    doc = everything()
    first = doc.get_state()
    doc.get("list", type=Array).append(7)
    with pytest.raises(DocumentBroken):
        squash([doc.get_update(first)], CLIENT)


def test_ten_thousand_drags_and_many_tabs_leave_a_board_as_small_as_one() -> None:
    first = Pen()
    first.card("a", "Dragged")
    first.drag("a", 0)
    one = squash([first.doc.get_update()], CLIENT).state
    for number in range(300):
        tab = Pen()
        tab.hears(first.doc.get_update())
        tab.drag("a", number)
        first.hears(tab.doc.get_update(first.doc.get_state()))
    for number in range(10_000):
        first.drag("a", number)
    first.drag("a", 0)
    document = Document()
    document.load([first.doc.get_update()])
    assert len(document.clocks) == 301
    assert squash([first.doc.get_update()], CLIENT).state == one

"""The normal form: the same for the same content however it is cut and ordered, another one for any other content."""

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Array, Doc, Map, Text

from walkboard.wire.normal_form import normal_form
from walkboard.wire.update import STORED_LIMITS, decode_update


def form(data: bytes) -> bytes:
    return normal_form(decode_update(data, STORED_LIMITS))


def test_typing_letter_by_letter_and_at_once_is_the_same() -> None:
    documents: list[Doc[Any]] = [Doc(client_id=5), Doc(client_id=5)]
    first, second = (doc.get("t", type=Text) for doc in documents)
    for letter in "Ziel é":
        first += letter
    second += "Ziel é"
    assert form(documents[0].get_update()) == form(documents[1].get_update())
    second += "!"
    assert form(documents[0].get_update()) != form(documents[1].get_update())


@given(st.integers(0, 1 << 32))
def test_loading_again_does_not_change_it(seed: int) -> None:
    rng = random.Random(seed)
    docs: list[Doc[Any]] = [Doc(), Doc()]
    for _ in range(25):
        doc, other = rng.sample(docs, 2)
        match rng.randrange(5):
            case 0:
                doc.get("m", type=Map)[rng.choice("ab")] = {"pos": [rng.random(), 1], "order": "a", "z": None}
            case 1:
                doc.get("a", type=Array).insert(0, rng.choice(("x", 1.5, {"q": 1, "p": 2})))
            case 2 if len(doc.get("a", type=Array)):
                del doc.get("a", type=Array)[0]
            case 3:
                other.apply_update(doc.get_update(other.get_state()))
            case _:
                doc.get("t", type=Text).insert(0, "w")
    again: Doc[Any] = Doc()
    again.apply_update(docs[0].get_update())
    settled: Doc[Any] = Doc()
    settled.apply_update(again.get_update())
    assert form(settled.get_update()) == form(again.get_update()) == form(docs[0].get_update())

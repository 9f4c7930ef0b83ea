"""Large updates in parts: whoever takes them in order never waits for something that comes later."""

import random
from typing import Any

import pytest
from pycrdt import Doc, Map, Text

from walkboard.wire.parts import cut
from walkboard.wire.state_vector import decode_state_vector
from walkboard.wire.update import STORED_LIMITS, decode_update

SIZE = 600


def written_by_several(seed: int, rounds: int = 60) -> "Doc[Any]":
    """People who write on top of each other: texts, nested maps, replaced and deleted values."""
    rng = random.Random(seed)
    authors: list[Doc[Any]] = [Doc(client_id=100 - number) for number in range(5)]
    for number in range(rounds):
        doc = rng.choice(authors)
        cards, words = doc.get("cards", type=Map), doc.get("words", type=Text)
        with doc.transaction():
            cards[f"c{rng.randrange(20)}"] = Map({"title": Text(f"words {number} " * rng.randrange(1, 9)), "n": number})
            words.insert(rng.randrange(len(words) + 1) if len(words) else 0, f"{number} {'ä' * rng.randrange(20)}")
            if len(words) > 80 and rng.random() < 0.3:
                del words[10 : 10 + rng.randrange(1, 40)]
        for other in authors:
            if rng.random() < 0.5:
                other.apply_update(doc.get_update(other.get_state()))
    whole: Doc[Any] = Doc()
    for doc in authors:
        whole.apply_update(doc.get_update())
    return whole


def content(doc: "Doc[Any]") -> tuple[object, str]:
    return doc.get("cards", type=Map).to_py(), str(doc.get("words", type=Text))


def take(doc: "Doc[Any]", parts: list[bytes]) -> None:
    """Applies the parts in order; each is taken whole, and nothing of it waits."""
    clocks = decode_state_vector(doc.get_state())
    for part in parts:
        for block in decode_update(part, STORED_LIMITS).blocks:
            last = block.structs[-1]
            clocks[block.client] = max(clocks.get(block.client, 0), last.clock + last.length)
        doc.apply_update(part)
        assert decode_state_vector(doc.get_state()) == clocks


@pytest.mark.rule("R5")
@pytest.mark.parametrize("seed", range(6))
def test_r5_a_newcomer_takes_one_part_after_the_other(seed: int) -> None:
    whole = written_by_several(seed)
    parts = cut(whole.get_update(), {}, SIZE)
    assert len(parts) > 3
    newcomer: Doc[Any] = Doc()
    take(newcomer, parts)
    assert content(newcomer) == content(whole)
    assert newcomer.get_update() == whole.get_update()


@pytest.mark.rule("R5")
@pytest.mark.parametrize("seed", range(6))
def test_r5_who_comes_back_takes_the_difference_in_parts(seed: int) -> None:
    back, whole = written_by_several(seed, rounds=30), written_by_several(seed, rounds=90)
    before = back.get_state()
    parts = cut(whole.get_update(before), decode_state_vector(before), SIZE)
    assert len(parts) > 3
    take(back, parts)
    assert content(back) == content(whole)


def test_parts_are_about_as_large_as_asked() -> None:
    parts = cut(written_by_several(1).get_update(), {}, SIZE)
    assert max(map(len, parts)) < 2 * SIZE


def test_what_is_small_is_left_alone() -> None:
    update = written_by_several(1, rounds=2).get_update()
    assert cut(update, {}, 1 << 20) == [update]


def test_what_does_not_fit_together_is_left_alone() -> None:
    whole = written_by_several(2)
    late = whole.get_update(written_by_several(2, rounds=20).get_state())
    assert cut(late, {}, 100) == [late]


def test_many_deletions_come_in_parts_as_well() -> None:
    doc: Doc[Any] = Doc()
    words = doc.get("words", type=Text)
    words += "0123456789" * 500
    for at in range(2_000):
        del words[at]
    parts = cut(doc.get_update(), {}, 1_000)
    copy: Doc[Any] = Doc()
    for part in parts:
        copy.apply_update(part)
    assert str(copy.get("words", type=Text)) == str(words)
    assert sum(bool(decode_update(part, STORED_LIMITS).deletions) for part in parts) > 3

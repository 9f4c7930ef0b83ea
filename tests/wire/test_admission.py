"""What of an update fits a board: order, gaps, ownership, and what is left out of replies."""

from collections.abc import Callable
from typing import Any

import pytest
from pycrdt import Array, Doc, Map, Text

from walkboard.errors import UpdateRefused
from walkboard.wire.admission import CHUNK_STRUCTS, Admission, GapFound, admit, learn
from walkboard.wire.known import Known
from walkboard.wire.reservations import MAX_PER_PERSON, Reservations
from walkboard.wire.update import REPLY_LIMITS, decode_update, encode_deletions
from walkboard.wire.varint import encode_varint


class Author:
    """A client that keeps every update it makes."""

    def __init__(self, client_id: int) -> None:
        self.doc: Doc[Any] = Doc(client_id=client_id)
        self.updates: list[bytes] = []
        self.doc.observe(lambda event: self.updates.append(event.update))

    def types(self, text: str) -> bytes:
        root = self.doc.get("t", type=Text)
        root += text
        return self.updates[-1]


def take(known: Known, data: bytes, person: str | None = "ann", reply: bool = False) -> Admission:
    return admit(decode_update(data, REPLY_LIMITS), known, person, reply)


def test_an_update_that_fits_is_passed_on_as_it_is() -> None:
    ann, known = Author(10), Known()
    first, second = ann.types("hello"), ann.types(" world")
    taken = take(known, first)
    assert (taken.data, taken.chunks, taken.claims, taken.structs) == (first, [first], [10], 1)
    assert take(known, second).claims == []
    assert known.clocks == {10: 11}
    assert known.authors[10].owner == "ann"


@pytest.mark.rule("V2", "L6")
def test_a_gap_is_found_and_nothing_is_taken() -> None:
    ann, known = Author(10), Known()
    first, second = ann.types("hello"), ann.types(" world")
    with pytest.raises(GapFound):
        take(known, second)
    assert known.authors == {}
    take(known, first)
    take(known, second)


@pytest.mark.rule("V3")
def test_a_deletion_of_something_unknown_is_a_gap() -> None:
    ann, known = Author(10), Known()
    ann.types("hello")
    del ann.doc.get("t", type=Text)[0:2]
    with pytest.raises(GapFound):
        take(known, ann.updates[-1])


def test_what_is_known_is_left_out() -> None:
    ann, known = Author(10), Known()
    first = ann.types("hello")
    take(known, first)
    again = take(known, first)
    assert (again.chunks, again.structs) == ([], 0)
    ann.types(" world")
    rest = take(known, ann.doc.get_update())
    assert rest.structs == 1
    assert known.clocks == {10: 11}


@pytest.mark.rule("L9")
def test_an_id_belongs_to_who_wrote_with_it_first() -> None:
    ann, known = Author(10), Known()
    first, second = ann.types("hello"), ann.types(" world")
    take(known, first)
    for reply in (False, True):
        with pytest.raises(UpdateRefused):
            take(known, second, "ben", reply)
        assert take(known, first, "ben", reply).structs == 0
    assert known.clocks == {10: 5}
    with pytest.raises(UpdateRefused):
        take(known, second, None)


@pytest.mark.rule("L9")
def test_ids_of_the_log_are_nobodys_for_the_taking() -> None:
    ann = Author(10)
    first, second = ann.types("hello"), ann.types(" world")
    known = Known({10: "ann"})
    learn(decode_update(first), known)
    with pytest.raises(UpdateRefused):
        take(known, second, "ben")
    assert take(known, second, "ann").claims == []


def test_blocks_wait_for_each_other_in_any_order() -> None:
    """Two people who answer each other letter by letter, delivered as one reply of one of them."""
    ann, ben = Author(20), Author(10)
    for turn in range(50):
        writer, reader = (ann, ben) if turn % 2 else (ben, ann)
        text = writer.doc.get("t", type=Text)
        text.insert(len(text) // 2, f"{turn},")
        reader.doc.apply_update(writer.updates[-1])
    whole = ann.doc.get_update()
    known = Known()
    taken = take(known, whole, None)
    assert taken.data == whole
    fresh: Doc[Any] = Doc()
    for chunk in taken.chunks:
        fresh.apply_update(chunk)
    assert str(fresh.get("t", type=Text)) == str(ann.doc.get("t", type=Text))


@pytest.mark.rule("V2")
def test_what_lies_behind_a_gap_is_left_out_of_a_reply() -> None:
    """Ann builds on something of Ben that the server never got; what does not depend on it is taken."""
    ann, ben = Author(20), Author(10)
    known = Known({10: "ben"})
    ann.doc.get("m", type=Map)["before"] = 1
    lost = ben.types("lost")
    ann.doc.apply_update(lost)
    ann.types(" and found")
    ann.doc.get("m", type=Map)["after"] = 2
    update = decode_update(ann.doc.get_update(), REPLY_LIMITS)
    own = [block for block in update.blocks if block.client == 20]
    update.blocks, update.tidy = own, False
    taken = admit(update, known, "ann", True)
    assert known.clocks == {20: 1}
    fresh: Doc[Any] = Doc()
    fresh.apply_update(taken.data)
    assert fresh.get("m", type=Map).to_py() == {"before": 1}
    with pytest.raises(GapFound):
        admit(update, known, "ann", False)


@pytest.mark.rule("V3")
def test_unknown_deletions_are_cut_from_a_reply() -> None:
    known = Known()
    take(known, bytes.fromhex("01010700040101740568656c6c6f00"))
    taken = take(known, bytes.fromhex("000207020002040909010005"), reply=True)
    assert taken.data == bytes.fromhex("000107020002" + "0401")


@pytest.mark.rule("V7")
def test_many_structs_come_in_small_chunks_that_apply_in_order() -> None:
    ann = Author(10)
    with ann.doc.transaction():
        for number in range(500):
            ann.doc.get("m", type=Map)[f"k{number}"] = Array([number, Map({"deep": number})])
    del ann.doc.get("m", type=Map)["k7"]
    whole = ann.doc.get_update()
    taken = take(Known(), whole)
    assert taken.data == whole
    assert len(taken.chunks) == -(-taken.structs // CHUNK_STRUCTS)
    fresh: Doc[Any] = Doc()
    for chunk in taken.chunks:
        fresh.apply_update(chunk)
    assert fresh.get("m", type=Map).to_py() == ann.doc.get("m", type=Map).to_py()


@pytest.mark.rule("V8")
def test_an_admission_can_be_taken_back() -> None:
    ann, known = Author(10), Known()
    take(known, ann.types("hello"))
    marks = list(known.authors[10].marks)
    ann.doc.get("m", type=Map)["inner"] = Map({"title": Text("x")})
    taken = take(known, ann.updates[-1])
    taken.undo()
    assert known.clocks == {10: 5}
    assert (known.authors[10].marks, known.authors[10].types, known.roots) == (marks, {}, {b"t"})
    assert take(known, ann.updates[-1]).data == taken.data


def test_contents_of_what_was_deleted_are_taken() -> None:
    """Somebody offline writes into a card that others deleted meanwhile, and the server knows it only as gone."""
    ann, ben = Author(10), Author(20)
    ann.doc.get("m", type=Map)["card"] = Map({"title": Text("x")})
    ben.doc.apply_update(ann.doc.get_update())
    ben.doc.get("m", type=Map)["card"]["color"] = "blue"
    offline = ben.updates[-1]
    del ann.doc.get("m", type=Map)["card"]
    known = Known({10: "ann"})
    learn(decode_update(ann.doc.get_update()), known)
    assert take(known, offline, "ben").data == offline


def test_a_reserved_id_is_its_persons_alone_and_still_claimed_by_the_first_write() -> None:
    ann, known = Author(10), Known()
    known.reservations.add(10, "ann")
    first = ann.types("hello")
    with pytest.raises(UpdateRefused):
        take(known, first, "ben")
    with pytest.raises(UpdateRefused):
        take(known, first, "ben", reply=True)
    assert known.authors == {}
    assert take(known, first, "ann").claims == [10]


def test_reservations_of_one_person_never_push_out_anothers() -> None:
    reservations = Reservations()
    assert reservations.add(1, "ann")
    assert not reservations.add(1, "ben"), "first come"
    for client in range(10, 1_000):
        reservations.add(client, "ben")
    assert reservations.owner_of(1) == "ann"
    assert len(reservations) == 1 + MAX_PER_PERSON
    assert reservations.owner_of(10) is None
    assert dict(reservations)[999] == "ben"


@pytest.mark.parametrize(
    "cut",
    [
        lambda text: text.delete(2, 1),
        lambda text: text.delete(1, 1),
        lambda text: text.insert(2, "Z"),
        lambda text: text.delete(0, 2),
    ],
    ids=["second-half", "first-half", "between", "from-before"],
)
@pytest.mark.rule("L10")
def test_half_a_character_is_refused(cut: Callable[["_Units"], None]) -> None:
    ann, known = Author(10), Known()
    take(known, ann.types("x\U0001f600y\U0001f600"))
    update = _Units(10, 6).update(cut)
    with pytest.raises(UpdateRefused, match="half"):
        take(known, update, "ben")
    with pytest.raises(UpdateRefused, match="half"):
        take(known, update, "ben", reply=True)
    assert known.clocks == {10: 6}
    # Whole characters, and what lies beside them, are anybody's.
    for whole in (lambda text: text.delete(1, 2), lambda text: text.insert(3, "Z"), lambda text: text.delete(0, 6)):
        take(known, _Units(10, 6).update(whole), "ben")


@pytest.mark.rule("V12")
def test_half_a_character_in_the_log_is_taken_as_it_is() -> None:
    ann, known = Author(10), Known()
    learn(decode_update(ann.types("x\U0001f600y")), known)
    cut = _Units(10, 4).update(lambda text: text.delete(2, 1))
    learn(decode_update(cut), known)
    take(known, cut, "ben", reply=True)


class _Units:
    """Changes of a text of one client by UTF-16 units, as Yjs writes them, however wrong."""

    def __init__(self, client: int, length: int) -> None:
        self.client, self.length = client, length
        self.blocks, self.deletions = b"\x00", b"\x00"

    def delete(self, at: int, length: int) -> None:
        self.deletions = encode_deletions({self.client: [(at, length)]})

    def insert(self, at: int, text: str) -> None:
        right = encode_varint(self.client) + encode_varint(at)
        left = encode_varint(self.client) + encode_varint(at - 1)
        content = text.encode()
        self.blocks = (
            b"\x01\x01" + encode_varint(77) + b"\x00\xc4" + left + right + encode_varint(len(content)) + content
        )

    def update(self, change: Callable[["_Units"], None]) -> bytes:
        change(self)
        return self.blocks + self.deletions

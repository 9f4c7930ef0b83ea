"""A board's document in the worker: honest traffic is taken whole, and what comes out is what others can build on."""

from typing import Any

import pytest
from pycrdt import Array, Doc, Map, Text

from tests.documents.reading import STORIES, read_roots, submissions_of
from walkboard.documents.document import Document
from walkboard.documents.merging import merge
from walkboard.documents.protocol import Accepted, Batch, Gap, Refused, Submission
from walkboard.errors import DocumentBroken, DocumentDiscarded, MalformedFrame
from walkboard.maps.transitions import Move
from walkboard.wire.state_vector import decode_state_vector

MAP_AND_TEXT = {"m": "map", "t": "text"}


class Client:
    """A pycrdt client that keeps every update it makes."""

    def __init__(self, client_id: int, person: str = "ann") -> None:
        self.doc: Doc[Any] = Doc(client_id=client_id)
        self.person = person
        self.updates: list[bytes] = []
        self.doc.observe(lambda event: self.updates.append(event.update))

    @property
    def last(self) -> Submission:
        return Submission(self.person, self.updates[-1])

    def place(self, key: str, lane: str, column: str) -> Submission:
        self.doc.get("placements", type=Map)[key] = {"lane": lane, "column": column, "order": "a0"}
        return self.last


def new_data(batch: Batch) -> list[bytes]:
    return [outcome.data for outcome in batch.outcomes if isinstance(outcome, Accepted) and outcome.data]


@pytest.mark.parametrize("together", [1, 7, 1_000])
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
@pytest.mark.rule("V9")
def test_honest_clients_are_never_refused(story: dict[str, Any], together: int) -> None:
    """Every frame is accepted, and document, log and relayed updates all hold what the clients hold."""
    submissions = submissions_of(story)
    document, log, relayed, claims = Document(), [], [], {}
    for at in range(0, len(submissions), together):
        batch = document.apply(submissions[at : at + together])
        assert all(isinstance(outcome, Accepted) for outcome in batch.outcomes)
        log += new_data(batch)
        relayed += [batch.merged] if batch.merged else []
        claims.update(batch.claims)
    rebuilt = Document(claims)
    rebuilt.load(log)
    for state in (document.state(), rebuilt.state(), merge(log), merge(relayed)):
        assert read_roots(state, story["roots"]) == story["expected"]


def test_a_batch_says_what_became_of_each() -> None:
    ann, ben = Client(10), Client(20, "ben")
    ann.doc.get("t", type=Text).insert(0, "a")
    ann.doc.get("t", type=Text).insert(1, "b")
    ben.doc.get("t", type=Text).insert(0, "c")
    ben.doc.get("t", type=Text).insert(1, "d")
    document = Document()
    submissions = [
        Submission("ann", ann.updates[0]),
        Submission("ben", ben.updates[1]),
        Submission("eve", ann.updates[1]),
        Submission("ben", b"\x00"),
        Submission("ann", ann.updates[0]),
        Submission("ben", ben.updates[0]),
    ]
    batch = document.apply(submissions)
    kinds = [type(outcome) for outcome in batch.outcomes]
    assert kinds == [Accepted, Gap, Refused, Refused, Accepted, Accepted]
    assert batch.outcomes[4] == Accepted(b"")
    assert batch.claims == [(10, "ann"), (20, "ben")]
    assert decode_state_vector(batch.state_vector) == {10: 1, 20: 1}
    assert set(read_roots(batch.merged, {"t": "text"})["t"]) == {"a", "c"}


def test_nothing_new_is_not_logged_again() -> None:
    ann = Client(10)
    ann.doc.get("m", type=Map)["k"] = 1
    ann.doc.get("t", type=Text).insert(0, "hello")
    del ann.doc.get("t", type=Text)[0:2]
    document = Document()
    document.apply([Submission("ann", data) for data in ann.updates])
    for reply in (True, False):
        batch = document.apply(
            [Submission("ben", ann.doc.get_update(), reply), Submission("ann", ann.updates[-1], reply)]
        )
        assert batch.outcomes == [Accepted(b""), Accepted(b"")]
        assert batch.merged == b""
        assert batch.claims == []


def test_of_a_reply_only_the_news_is_logged() -> None:
    """A reply repeats every deletion there ever was; the log must not."""
    ann = Client(10)
    text = ann.doc.get("t", type=Text)
    for _ in range(200):
        text.insert(0, "xy")
        del text[1:2]
    document = Document()
    document.apply([Submission("ann", data) for data in ann.updates])
    text.insert(0, "new")
    del text[5:6]
    whole = ann.doc.get_update()
    (news,) = new_data(document.apply([Submission("ann", whole, is_reply=True)]))
    assert len(news) < 40 < len(whole)
    assert read_roots(document.state(), {"t": "text"}) == {"t": str(text)}


@pytest.mark.rule("V13")
def test_only_the_server_writes_with_the_servers_ids() -> None:
    server = Client(10)
    server.doc.get("m", type=Map)["k"] = 1
    document = Document()
    assert document.apply([Submission(None, server.updates[0])]).claims == [(10, None)]
    server.doc.get("m", type=Map)["k"] = 2
    assert isinstance(document.apply([Submission("ann", server.updates[1])]).outcomes[0], Refused)
    assert isinstance(document.apply([Submission(None, server.updates[1])]).outcomes[0], Accepted)


def test_moves_are_told_per_update_and_net() -> None:
    ann, document = Client(10), Document()
    first, second = ann.place("m1:card", "l1", "c1"), ann.place("m1:card", "l1", "c2")
    ordered = ann.place("m1:card", "l1", "c2")
    batch = document.apply([first, second, ordered])
    assert [outcome.moves for outcome in batch.outcomes if isinstance(outcome, Accepted)] == [
        (Move("m1", "card", None, ("l1", "c1")),),
        (Move("m1", "card", ("l1", "c1"), ("l1", "c2")),),
        (),
    ]
    assert batch.moves == [Move("m1", "card", None, ("l1", "c2"))]
    del ann.doc.get("placements", type=Map)["m1:card"]
    assert document.apply([ann.last]).moves == [Move("m1", "card", ("l1", "c2"), None)]


def test_loading_tells_no_moves() -> None:
    ann = Client(10)
    ann.place("m1:card", "l1", "c1")
    document = Document({10: "ann"})
    document.load(ann.updates)
    assert document.apply([]).moves == []
    assert document.apply([ann.place("m1:card", "l2", "c1")]).moves == [Move("m1", "card", ("l1", "c1"), ("l2", "c1"))]


def test_a_root_of_another_kind_does_no_harm() -> None:
    """Somebody uses the root of placements as a list; it stays a map here."""
    ann, eve = Client(10), Client(20, "eve")
    eve.doc.get("placements", type=Array).append("x")
    document = Document()
    assert isinstance(document.apply([eve.last]).outcomes[0], Accepted)
    assert document.apply([ann.place("m1:card", "l1", "c1")]).moves != []


def test_a_difference_is_what_is_lacking() -> None:
    ann, document = Client(10), Document()
    ann.doc.get("m", type=Map)["k"] = 1
    document.apply([ann.last])
    before = ann.doc.get_state()
    ann.doc.get("t", type=Text).insert(0, "later")
    document.apply([ann.last])
    assert document.difference(before) == ann.updates[1]
    assert read_roots(document.difference(b"\x00"), MAP_AND_TEXT) == {"m": {"k": 1}, "t": "later"}
    # Somebody who knows more than we do, and ids we never heard of.
    assert document.difference(bytes.fromhex("020aff016305")) == b"\x00\x00"
    with pytest.raises(MalformedFrame):
        document.difference(b"\x01")


@pytest.mark.rule("V12")
def test_a_log_with_a_hole_is_broken() -> None:
    ann = Client(10)
    for letter in "abc":
        ann.doc.get("t", type=Text).insert(0, letter)
    with pytest.raises(DocumentBroken):
        Document({10: "ann"}).load([ann.updates[0], ann.updates[2]])
    with pytest.raises(DocumentBroken):
        Document().load([b"\x01\x02"])


def test_json_the_engine_cannot_read_is_refused_and_forgotten() -> None:
    """A lone surrogate is JSON for Python, but not for the engine."""
    document = Document()
    embed = b"\x01\x01\x05\x00\x05\x01\x01t" + b"\x08" + b'"\\ud800"' + b"\x00"
    (outcome,) = document.apply([Submission("ann", embed)]).outcomes
    assert isinstance(outcome, Refused)
    # The id that came with it is still free, and its clock still zero.
    batch = document.apply([Submission("ben", b"\x01\x01\x05\x00\x04\x01\x01t\x01a\x00")])
    assert batch.claims == [(5, "ben")]


@pytest.mark.rule("V10")
def test_a_surprise_of_the_engine_names_its_culprit() -> None:
    """Memory that cannot be had is such a surprise; so would be a panic."""
    document, ann = Document(), Client(10)
    ann.doc.get("t", type=Text).insert(0, "a")
    document.apply([])
    document._doc = None  # type: ignore[assignment] # whatever is asked of it now fails
    with pytest.raises(DocumentDiscarded) as caught:
        document.apply([Submission("ann", b"\x00\x00"), ann.last])
    assert caught.value.culprit == 1

"""Updates made to do harm: each is turned away, and the board goes on."""

import resource
from typing import Any

import pytest
from pycrdt import Doc, Map, Text, XmlFragment

from tests.documents.reading import MALFORMED, malformed_frames, read_roots
from walkboard.documents.document import Document
from walkboard.documents.folding import facts_of, fold
from walkboard.documents.protocol import Accepted, Gap, Outcome, Refused, Submission
from walkboard.wire.content import MAX_DEPTH
from walkboard.wire.update import MAX_CLOCK
from walkboard.wire.varint import encode_varint

HONEST = Submission("honest", bytes.fromhex("0101e707000401066f746865727302616200"))


def name_of(outcome: Outcome) -> str:
    return outcome.slug if isinstance(outcome, Refused) else type(outcome).__name__.lower()


@pytest.mark.parametrize("case", MALFORMED, ids=lambda case: case["name"])
@pytest.mark.rule("V1")
def test_it_is_turned_away_and_the_board_goes_on(case: dict[str, Any]) -> None:
    document = Document()
    outcomes = [document.apply([frame]).outcomes[0] for frame in malformed_frames(case)]
    assert name_of(outcomes[-1]) == case["outcome"]
    assert isinstance(document.apply([HONEST]).outcomes[0], Accepted)
    assert read_roots(document.state(), {"others": "text"}) == {"others": "ab"}


@pytest.mark.rule("V3")
def test_deletions_ahead_are_cut_from_a_reply() -> None:
    document = Document()
    document.apply([Submission("victim", bytes.fromhex("01010700040101740568656c6c6f00"))])
    reply = Submission("mallory", bytes.fromhex("00010701") + b"\x04" + encode_varint(1_000_000), is_reply=True)
    assert document.apply([reply]).outcomes == [Accepted(bytes.fromhex("00010701") + b"\x04\x01", whole=False)]
    assert read_roots(document.state(), {"t": "text"}) == {"t": "hell"}


def nested_maps(levels: int, first_clock: int = 0) -> bytes:
    """Maps, each in the one before; the first in the root `m` if it has clock 0."""
    parts = []
    for clock in range(first_clock, first_clock + levels):
        parent = b"\x01\x01m" if clock == 0 else b"\x00\x05" + encode_varint(clock - 1)
        parts.append(b"\x27" + parent + b"\x01k\x01")
    return b"\x01" + encode_varint(levels) + b"\x05" + encode_varint(first_clock) + b"".join(parts) + b"\x00"


@pytest.mark.rule("V5")
def test_shared_types_are_nested_to_a_limit_over_any_number_of_updates() -> None:
    document = Document()
    assert isinstance(document.apply([Submission("p", nested_maps(MAX_DEPTH))]).outcomes[0], Accepted)
    refused = document.apply([Submission("p", nested_maps(1, MAX_DEPTH))]).outcomes[0]
    assert name_of(refused) == "update-refused"
    assert name_of(Document().apply([Submission("p", nested_maps(MAX_DEPTH + 1))]).outcomes[0]) == "update-refused"


@pytest.mark.rule("V5")
def test_nesting_by_neighbours_counts_too() -> None:
    """An item beside another one does not name its parent; it is as deep as that one all the same."""
    document = Document()
    document.apply([Submission("p", nested_maps(MAX_DEPTH))])
    # An array in the innermost map, a value in it, and beside the value another array.
    array_too_deep = b"\x01\x01\x05" + encode_varint(MAX_DEPTH)
    value = array_too_deep + b"\x28\x00\x05" + encode_varint(MAX_DEPTH - 1) + b"\x01v\x01\x7e\x00"
    assert isinstance(document.apply([Submission("p", value)]).outcomes[0], Accepted)
    beside = b"\x01\x01\x05" + encode_varint(MAX_DEPTH + 1) + b"\x87\x05" + encode_varint(MAX_DEPTH) + b"\x01\x00"
    assert name_of(document.apply([Submission("p", beside)]).outcomes[0]) == "update-refused"


def run_of_values(count: int) -> bytes:
    """Array items of one value each, which an engine would join to one."""
    parts = [b"\x08\x01\x01a\x01\x7d\x00"]
    parts += [b"\x88\x05" + encode_varint(clock) + b"\x01\x7d\x00" for clock in range(count - 1)]
    return b"\x01" + encode_varint(count) + b"\x05\x00" + b"".join(parts) + b"\x00"


@pytest.mark.rule("V7")
def test_a_long_run_is_taken_in_small_parts() -> None:
    """In one transaction this takes the engine gigabytes."""
    document = Document()
    run = run_of_values(10_000)
    assert document.apply([Submission("p", run)]).outcomes == [Accepted(run)]
    again = Document()
    again.load([run])
    assert read_roots(again.state(), {"a": "array"}) == {"a": [0] * 10_000}


def run_over_updates(count: int, each: int) -> list[bytes]:
    """The same run, a part at a time."""
    updates = []
    for first in range(0, count, each):
        parts = [
            b"\x88\x05" + encode_varint(max(0, clock - 1)) + b"\x01\x7d\x00" for clock in range(first, first + each)
        ]
        if first == 0:
            parts[0] = b"\x08\x01\x01a\x01\x7d\x00"
        updates.append(b"\x01" + encode_varint(each) + b"\x05" + encode_varint(first) + b"".join(parts) + b"\x00")
    return updates


@pytest.mark.rule("V7")
@pytest.mark.parametrize("each", [1, 1_000, 20_000])
def test_a_long_run_costs_no_more_memory_than_it_holds(each: int) -> None:
    """However it is cut: applied, replayed from the log, folded, and loaded from what was folded."""
    updates = run_over_updates(20_000, each)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    document = Document()
    outcomes = document.apply([Submission("p", update) for update in updates]).outcomes
    assert all(isinstance(outcome, Accepted) for outcome in outcomes)
    folded = fold(updates)
    assert facts_of(folded.state) == folded.facts
    replayed = Document()
    replayed.load([folded.state])
    assert read_roots(replayed.state(), {"a": "array"}) == {"a": [0] * 20_000}
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000, "in kB; at once it takes gigabytes"


@pytest.mark.rule("V9")
def test_honest_work_is_never_taken_for_an_attack() -> None:
    """Pasting 5,000 cards, typing all day offline, and nesting as deep as any editor does."""
    doc: Doc[Any] = Doc()
    cards, text = doc.get("cards", type=Map), doc.get("text", type=Text)
    updates: list[bytes] = []
    watch = doc.observe(lambda event: updates.append(event.update))
    with doc.transaction():
        for number in range(5_000):
            cards[f"card{number}"] = Map({"title": Text("A card"), "body": XmlFragment(), "pos": [number, 0]})
    for number in range(2_000):
        text += "a" if number % 7 else "é"
    document = Document()
    large = Submission("p", updates[0], is_reply=True)
    assert isinstance(document.apply([large]).outcomes[0], Accepted)
    assert all(isinstance(document.apply([Submission("p", each)]).outcomes[0], Accepted) for each in updates[1:])
    everything = Document().apply([Submission("p", doc.get_update(), is_reply=True)]).outcomes[0]
    assert isinstance(everything, Accepted)
    assert everything.whole
    doc.unobserve(watch)


@pytest.mark.rule("V14")
def test_roots_are_limited_in_number() -> None:
    document = Document()
    outcomes = []
    for number in range(300):
        name = f"root{number:03}".encode()
        clock = encode_varint(number)
        data = b"\x01\x01\x05" + clock + b"\x04\x01\x07" + name + b"\x01x\x00"
        outcomes.append(name_of(document.apply([Submission("p", data)]).outcomes[0]))
        if outcomes[-1] != "accepted":
            break
    assert outcomes[-1] == "too-large"
    assert len(outcomes) == 257


@pytest.mark.rule("V6")
def test_clocks_near_the_end_are_refused_even_when_reached_step_by_step() -> None:
    document = Document()
    step = MAX_CLOCK // 2
    first = b"\x01\x01\x05\x00\x00" + encode_varint(step) + b"\x00"
    second = b"\x01\x01\x05" + encode_varint(step) + b"\x00" + encode_varint(step) + b"\x00"
    assert isinstance(document.apply([Submission("p", first)]).outcomes[0], Accepted)
    assert name_of(document.apply([Submission("p", second)]).outcomes[0]) == "malformed"


@pytest.mark.rule("V8")
def test_a_refused_update_leaves_nothing_behind() -> None:
    """A new client id in a refused update is still free, and what it would have known is not known."""
    document = Document()
    bad = b"\x01\x02\x05\x00\x27\x01\x05extra\x01k\x01" + b"\x27\x00\x05\x00\x01k\x09\x00"
    good = b"\x01\x01\x05\x00\x04\x01\x01t\x01a\x00"
    assert isinstance(document.apply([Submission("mallory", bad)]).outcomes[0], Refused)
    batch = document.apply([Submission("ann", good)])
    assert isinstance(batch.outcomes[0], Accepted)
    assert batch.claims == [(5, "ann")]
    into_nothing = b"\x01\x01\x06\x00\x27\x00\x05\x01\x01k\x01\x00"
    assert document.apply([Submission("ann", into_nothing)]).outcomes == [Gap()]

"""What nearly every presence message is, read in one go: the same as reading it the long way, or not at all."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wire.test_awareness import ENTRIES, STATES
from walkboard.errors import MalformedFrame, WalkboardError
from walkboard.wire.awareness import AwarenessEntry, check_state
from walkboard.wire.messages import AwarenessUpdate, decode, encode_awareness
from walkboard.wire.moves import lead_of, read_move
from walkboard.wire.strict_json import read_json

ALPHABET = st.sampled_from(list('{}[]",:0123456789.-eE \\ntrufals\x01é'))


def the_long_way(frame: bytes) -> AwarenessEntry | None:
    message = decode(frame)
    one = isinstance(message, AwarenessUpdate) and len(message.entries) == 1
    return message.entries[0] if one and isinstance(message, AwarenessUpdate) else None


@given(ENTRIES)
def test_a_move_is_read_as_the_long_way_reads_it(entry: AwarenessEntry) -> None:
    frame = encode_awareness([entry])
    assert read_move(frame, lead_of(entry.client_id)) == (entry.clock, entry.state)
    assert read_move(frame, lead_of(entry.client_id ^ 1)) is None


@given(ENTRIES, st.integers(0, 40), st.integers(0, 255), st.booleans())
def test_whatever_is_changed_of_it_is_never_read_as_something_else(
    entry: AwarenessEntry, at: int, byte: int, cut: bool
) -> None:
    frame = bytearray(encode_awareness([entry]))
    frame[at : at + 1] = b"" if cut else bytes([byte])
    try:
        read = read_move(bytes(frame), lead_of(entry.client_id))
    except WalkboardError as error:
        with pytest.raises(type(error)):
            decode(bytes(frame))
        return
    if read is not None:
        found = the_long_way(bytes(frame))
        assert found is not None
        assert (found.client_id, found.clock, found.state) == (entry.client_id, *read)


@pytest.mark.parametrize("other", [b"", b"\x01", b"\x03", b"\x00\x02\x02\x00\x00", encode_awareness([])])
def test_other_messages_are_left_to_the_long_way(other: bytes) -> None:
    assert read_move(other, lead_of(7)) is None


def test_of_two_entries_none_is_taken() -> None:
    both = encode_awareness([AwarenessEntry(7, 1, b"{}"), AwarenessEntry(8, 1, b"{}")])
    assert read_move(both, lead_of(7)) is None


@pytest.mark.rule("W5")
def test_w5_a_state_that_is_none_is_refused() -> None:
    with pytest.raises(MalformedFrame):
        read_move(encode_awareness([AwarenessEntry(7, 1, b"[]")]), lead_of(7))


@pytest.mark.rule("W5")
@given(st.one_of(STATES, st.lists(ALPHABET, max_size=24).map(lambda them: ("{" + "".join(them) + "}").encode())))
def test_w5_what_is_known_at_a_look_is_what_reading_it_finds(state: bytes) -> None:
    try:
        check_state(state)
    except MalformedFrame:
        return
    assert state == b"null" or isinstance(read_json(state, 8), dict)
    assert state == b"null" or isinstance(json.loads(state), dict)


@pytest.mark.rule("W5")
def test_w5_a_look_takes_no_longer_for_what_nearly_fits() -> None:
    nearly = b'{"a":[' + b",".join([b'"' + b"x" * 30 + b'"'] * 400) + b"]"
    for _ in range(200):
        with pytest.raises(MalformedFrame):
            check_state(nearly)

"""Presence entries are checked strictly, once."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkboard.errors import MalformedFrame, TooLarge
from walkboard.wire.awareness import (
    MAX_DEPTH,
    MAX_ENTRIES,
    MAX_STATE_BYTES,
    AwarenessEntry,
    decode_entries,
    encode_entries,
)
from walkboard.wire.varint import MAX_SAFE, encode_bytes, encode_varint

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
STATES = st.just(b"null") | st.dictionaries(st.text(max_size=5), VALUES, max_size=4).map(
    lambda it: json.dumps(it).encode()
)
ENTRIES = st.builds(AwarenessEntry, st.integers(0, MAX_SAFE), st.integers(0, MAX_SAFE), STATES)


def one(state: bytes) -> bytes:
    return encode_entries([AwarenessEntry(1, 1, state)])


@given(st.lists(ENTRIES, max_size=5))
def test_what_is_written_is_read(entries: list[AwarenessEntry]) -> None:
    assert decode_entries(encode_entries(entries)) == tuple(entries)


@pytest.mark.parametrize(
    "state",
    [
        b"",
        b"[]",
        b"1",
        b'"text"',
        b"true",
        b"{",
        b"{}x",
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":-Infinity}',
        b'{"a":1e999}',
        b'{"a":' + b"9" * 4_000 + b"}",
        b'{"a":"\xff"}',
        b'{"a":"\x01"}',
        b'{"a":' + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH + b"}",
        b'{"a":' + b"[" * 8_000 + b"]" * 8_000 + b"}",
    ],
    ids=lambda state: state[:12].decode("latin-1"),
)
@pytest.mark.rule("W5")
def test_what_not_every_reader_takes_is_refused(state: bytes) -> None:
    with pytest.raises(MalformedFrame):
        decode_entries(one(state))


@pytest.mark.rule("W5")
def test_nesting_up_to_the_limit_is_taken() -> None:
    state = b'{"a":' + b"[" * (MAX_DEPTH - 1) + b"]" * (MAX_DEPTH - 1) + b"}"
    assert decode_entries(one(state))[0].state == state
    wide = b'{"a":[' + b",".join([b"{}"] * 50) + b"]}"
    assert decode_entries(one(wide))[0].state == wide


@pytest.mark.rule("W5")
def test_sizes_and_numbers_are_limited() -> None:
    largest = b'{"a":"' + b"x" * (MAX_STATE_BYTES - 8) + b'"}'
    assert decode_entries(one(largest))[0].state == largest
    with pytest.raises(TooLarge):
        decode_entries(one(largest + b" "))
    with pytest.raises(TooLarge):
        decode_entries(encode_varint(MAX_ENTRIES + 1) + b"\x01\x01" + encode_bytes(b"null"))


@pytest.mark.parametrize("payload", [b"", b"\x01", b"\x01\x01", b"\x01\x01\x01", b"\x00\x00", one(b"null") + b"\x00"])
def test_what_is_cut_or_goes_on_is_refused(payload: bytes) -> None:
    with pytest.raises(MalformedFrame):
        decode_entries(payload)

"""Variable-length integers have one spelling each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkboard.errors import MalformedFrame
from walkboard.wire.varint import MAX_SAFE, encode_bytes, encode_varint, read_bytes, read_varint


@given(st.integers(0, MAX_SAFE), st.binary(max_size=4))
def test_what_is_written_is_read(value: int, after: bytes) -> None:
    written = encode_varint(value)
    assert read_varint(written + after, 0) == (value, len(written))
    assert len(written) <= 8


@given(st.integers(0, (1 << 40) - 1), st.integers(1, 2))
@pytest.mark.rule("W2")
def test_needless_bytes_are_refused(value: int, extra: int) -> None:
    written = bytearray(encode_varint(value))
    written[-1] |= 0x80
    written += b"\x80" * (extra - 1) + b"\x00"
    with pytest.raises(MalformedFrame):
        read_varint(bytes(written), 0)


@pytest.mark.parametrize("data", [b"\xff" * 8 + b"\x01", b"\xff" * 100_000, b"\xff" * 7 + b"\x7f"])
@pytest.mark.rule("W2")
def test_too_long_and_too_large_are_refused(data: bytes) -> None:
    with pytest.raises(MalformedFrame):
        read_varint(data, 0)


def test_what_cannot_be_read_is_not_written() -> None:
    for value in (-1, MAX_SAFE + 1):
        with pytest.raises(ValueError, match="cannot be written"):
            encode_varint(value)


@given(st.binary(max_size=300))
def test_bytes_are_read_behind_their_length(content: bytes) -> None:
    written = encode_bytes(content)
    assert read_bytes(written + b"rest", 0) == (content, len(written))


def test_a_length_beyond_the_end_is_refused() -> None:
    with pytest.raises(MalformedFrame):
        read_bytes(b"\x05abc", 0)

"""Where WebSocket frames end: every length, every cut, and what is not all there yet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode

from walkboard.wire.frames import frame_bounds, frame_head, is_plain_message

LENGTHS = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("mask", [True, False])
@pytest.mark.rule("W7")
def test_w7_a_frame_ends_where_the_library_ends_it(length: int, mask: bool) -> None:
    frame = Frame(Opcode.BINARY, bytes(length)).serialize(mask=mask)
    start, end = frame_bounds(frame + b"more", 0)
    assert (end - start, end) == (length, len(frame))
    assert is_plain_message(frame, 0) is mask


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.rule("W7")
def test_w7_a_frame_that_is_not_all_there_is_said_to_end_beyond_the_data(length: int) -> None:
    frame = Frame(Opcode.BINARY, bytes(length)).serialize(mask=True)
    for size in {0, 1, 2, 3, 5, 9, 13, len(frame) - 1}:
        if size < len(frame):
            assert frame_bounds(frame[:size], 0)[1] > size


@pytest.mark.parametrize("length", LENGTHS)
def test_heads_are_those_that_the_library_writes(length: int) -> None:
    assert frame_head(length) + bytes(length) == Frame(Opcode.BINARY, bytes(length)).serialize(mask=False)


@pytest.mark.parametrize(
    "frame", [Frame(Opcode.TEXT, b"x"), Frame(Opcode.BINARY, b"x", fin=False), Frame(Opcode.PING, b"")]
)
def test_only_whole_binary_messages_are_plain(frame: Frame) -> None:
    assert not is_plain_message(frame.serialize(mask=True), 0)


@given(st.binary(max_size=40))
def test_any_bytes_have_bounds(data: bytes) -> None:
    start, end = frame_bounds(data, 0)
    assert 2 <= start <= end or (start == end == len(data) + 1)

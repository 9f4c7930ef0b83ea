"""State vectors are read strictly: a cut update must not pass as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc, Text

from walkboard.errors import MalformedFrame
from walkboard.wire.state_vector import decode_state_vector, encode_state_vector
from walkboard.wire.varint import MAX_SAFE


@given(st.dictionaries(st.integers(0, MAX_SAFE), st.integers(0, 2**31), max_size=6))
def test_what_is_written_is_read(clocks: dict[int, int]) -> None:
    assert decode_state_vector(encode_state_vector(clocks)) == clocks


def test_the_engine_writes_the_same() -> None:
    doc: Doc[Text] = Doc(client_id=300)
    doc.get("t", type=Text).insert(0, "hello")
    assert decode_state_vector(doc.get_state()) == {300: 5}
    assert encode_state_vector({300: 5}) == doc.get_state()


@pytest.mark.parametrize("data", [b"", b"\x01", b"\x01\x05", b"\x00\x00", b"\x02\x05\x01\x05\x02", b"\xff" * 1_000])
@pytest.mark.rule("W4")
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedFrame):
        decode_state_vector(data)

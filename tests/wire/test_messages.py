"""Frames: what is written is read, by us and by the reference implementation; anything else is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import YMessageType, YSyncMessageType, create_sync_message, create_update_message, read_message

from walkboard.errors import MalformedFrame, TooLarge, WalkboardError
from walkboard.wire import messages
from walkboard.wire.awareness import AwarenessEntry
from walkboard.wire.messages import (
    AwarenessUpdate,
    Check,
    Difference,
    QueryAwareness,
    SyncStep1,
    SyncStep2,
    SyncUpdate,
    decode,
)
from walkboard.wire.varint import encode_varint, read_bytes, read_varint

CONTENT = st.binary(max_size=400)


@given(CONTENT)
def test_sync_messages_round_trip(content: bytes) -> None:
    assert decode(messages.encode_step_1(content)) == SyncStep1(content)
    assert decode(messages.encode_step_2(content)) == SyncStep2(content)
    assert decode(messages.encode_update(content)) == SyncUpdate(content)


@given(CONTENT)
def test_the_reference_reads_and_writes_the_same(content: bytes) -> None:
    assert create_update_message(content) == messages.encode_update(content)
    written = messages.encode_step_2(content)
    assert written[:2] == bytes([YMessageType.SYNC, YSyncMessageType.SYNC_STEP2])
    assert read_message(written[2:]) == content


def test_the_reference_asks_as_we_do() -> None:
    from pycrdt import Doc

    assert decode(create_sync_message(Doc())) == SyncStep1(b"\x00")


def test_presence_round_trips() -> None:
    entries = (AwarenessEntry(7, 3, b'{"cursor":[1,2]}'), AwarenessEntry(2**32, 0, b"null"))
    assert decode(messages.encode_awareness(entries)) == AwarenessUpdate(entries)
    assert decode(messages.encode_query_awareness()) == QueryAwareness()


def test_our_own_messages() -> None:
    hello = messages.encode_hello({"epoch": 1, "person": {"name": "Zoë"}})
    kind, position = read_varint(hello, 0)
    content, end = read_bytes(hello, position)
    assert (kind, end) == (100, len(hello))
    assert json.loads(content) == {"epoch": 1, "person": {"name": "Zoë"}}
    assert messages.encode_acknowledgement(300) == bytes([101]) + encode_varint(300)
    assert messages.encode_event({"type": "board.deleted"})[0] == 102


def difference(**content: object) -> bytes:
    text = json.dumps({"sequence": 3, "parts": {"cards": ["aa", "bb"]}, "then": "resync"} | content).encode()
    return encode_varint(104) + encode_varint(len(text)) + text


def test_checks_and_differences() -> None:
    assert decode(b"\x67") == Check()
    assert decode(difference()) == Difference(3, {"cards": ("aa", "bb")}, "resync")
    assert messages.encode_digests({"sequence": 1})[0] == 103
    for wrong in (
        {"sequence": "3"},
        {"parts": []},
        {"parts": {"cards": ["aa"]}},
        {"parts": {"cards": [1, 2]}},
        {"then": 4},
    ):
        with pytest.raises(MalformedFrame):
            decode(difference(**wrong))
    with pytest.raises(MalformedFrame):
        decode(difference(parts={f"root {number}": ["a", "b"] for number in range(65)}))
    with pytest.raises(TooLarge):
        decode(difference(then="x" * 20_000))


@pytest.mark.parametrize(
    "frame",
    [
        b"\x67\x00",
        b"\x68",
        b"\x68\x02{}x",
        b"",
        b"\x00",
        b"\x00\x00",
        b"\x00\x03\x00",
        b"\x00\x02\x05abc",
        b"\x00\x02\x01ab",
        b"\x01",
        b"\x01\x00",
        b"\x02\x00",
        b"\x03\x00",
        b"\x64\x02{}",
        b"\x80\x00\x02\x00",
        b"\xff" * 200_000,
    ],
    ids=lambda frame: frame[:6].hex() or "empty",
)
@pytest.mark.rule("W1")
def test_what_is_no_message_is_refused(frame: bytes) -> None:
    with pytest.raises(MalformedFrame):
        decode(frame)


@given(st.binary(max_size=60))
@pytest.mark.rule("W3")
def test_reading_fails_in_one_way_only(frame: bytes) -> None:
    try:
        message = decode(frame)
    except WalkboardError:
        return
    assert message is not None

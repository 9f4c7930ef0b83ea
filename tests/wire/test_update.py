"""Reading the structure of updates: everything engines write is read, and written again to the same bytes."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Array, Doc, Map, Text, XmlElement, XmlFragment, XmlText

from tests.documents.reading import STORIES, submissions_of
from walkboard.errors import TooLarge, WalkboardError
from walkboard.wire.update import (
    EMPTY,
    REPLY_LIMITS,
    UPDATE_LIMITS,
    decode_deletions,
    decode_update,
    encode_block,
    encode_deletions,
    encode_update,
    merge_ranges,
)

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats() | st.text() | st.binary(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 9)), max_size=12)


def written_again(data: bytes) -> bytes:
    update = decode_update(data, REPLY_LIMITS)
    blocks = [encode_block(data, block.client, block.structs) for block in update.blocks]
    return encode_update(blocks, encode_deletions(update.deletions))


@settings(max_examples=40)
@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=4), st.lists(VALUES, max_size=4), st.text())
@pytest.mark.rule("V1")
def test_whatever_the_engine_writes_is_read_to_the_end(entries: dict[str, Any], items: list[Any], text: str) -> None:
    doc: Doc[Any] = Doc(client_id=2**40)
    with doc.transaction():
        for key, value in entries.items():
            doc.get("m", type=Map)[key] = value
        doc.get("a", type=Array).extend(items)
        doc.get("t", type=Text).insert(0, text)
        doc.get("m", type=Map)["inner"] = Map({"title": Text(text), "list": Array(items)})
    data = doc.get_update()
    update = decode_update(data)
    assert update.tidy
    assert sum(struct.length for block in update.blocks for struct in block.structs) > 0
    assert written_again(data) == data


def test_rich_content_and_xml_are_read() -> None:
    doc: Doc[Any] = Doc()
    text = doc.get("t", type=Text)
    text.insert(0, "bold", {"bold": True, "link": {"href": "x", "n": [1, 2]}})
    text.insert_embed(2, {"image": "ä.png"})
    fragment = doc.get("x", type=XmlFragment)
    fragment.children.append(XmlElement("p", {"class": "lead"}, [XmlText("hello"), XmlElement("br")]))
    del fragment.children[0]
    data = doc.get_update()
    assert written_again(data) == data


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_whatever_yjs_writes_is_written_again_the_same(story: dict[str, Any]) -> None:
    for submission in submissions_of(story):
        assert written_again(submission.data) == submission.data


def test_an_empty_update_is_read() -> None:
    update = decode_update(EMPTY)
    assert (update.blocks, update.deletions, update.tidy) == ([], {}, True)


@pytest.mark.parametrize("story", STORIES[:6], ids=lambda story: story["name"])
def test_a_cut_update_is_refused(story: dict[str, Any]) -> None:
    data = submissions_of(story)[-1].data[:300]
    for end in range(len(data) - 1):
        with pytest.raises(WalkboardError):
            decode_update(data[:end])


@given(st.binary(max_size=80))
@pytest.mark.rule("W3")
def test_reading_fails_in_one_way_only(data: bytes) -> None:
    try:
        decode_update(data)
    except WalkboardError:
        return
    # Nothing that was read is lost when it is written again.
    assert decode_update(written_again(data)).deletions is not None


def test_skipped_ranges_are_left_out_and_told() -> None:
    data = bytes.fromhex("0102050a0a0a04010174016100")
    update = decode_update(data)
    assert not update.tidy
    assert [(struct.clock, struct.length) for struct in update.blocks[0].structs] == [(20, 1)]


@pytest.mark.rule("V4")
def test_sizes_are_limited() -> None:
    with pytest.raises(TooLarge):
        decode_update(bytes(UPDATE_LIMITS.size + 1))
    # Announced numbers are checked before anything is read.
    for data in ("ffffffff0f", "01ffffffff0f05000000", "00ffffffff0f", "000105ffffffff0f00"):
        with pytest.raises(TooLarge):
            decode_update(bytes.fromhex(data))


@pytest.mark.rule("V4")
def test_values_are_limited_in_number() -> None:
    doc: Doc[Any] = Doc()
    doc.get("a", type=Array).extend([[1, 2, 3], {"k": 4}])
    data = doc.get_update()
    assert decode_update(data, replace(UPDATE_LIMITS, values=6))
    with pytest.raises(TooLarge):
        decode_update(data, replace(UPDATE_LIMITS, values=5))


@given(RANGES)
def test_ranges_are_merged_without_losing_a_clock(ranges: list[tuple[int, int]]) -> None:
    merged = merge_ranges(ranges)
    clocks = {clock for start, length in ranges for clock in range(start, start + length)}
    assert [clock for start, length in merged for clock in range(start, start + length)] == sorted(clocks)
    assert all(before[0] + before[1] < after[0] for before, after in pairwise(merged))
    assert decode_deletions(encode_deletions({5: ranges})) == ({5: merged} if merged else {})

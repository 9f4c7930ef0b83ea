"""Digests of what is shown: the same in the browser's engine and here, whatever made the document (rule C1)."""

import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pycrdt import Doc, Map, Text

from tests.documents.reading import STORIES, submissions_of
from tests.documents.record_digests import digests_of, golden
from walkboard.documents.canonical import write_text, write_value
from walkboard.documents.document import DIGEST_STEPS, Document
from walkboard.documents.protocol import StateDigests, Submission


@pytest.mark.rule("C1")
@pytest.mark.parametrize("story", golden(), ids=lambda story: story["name"])
def test_the_browsers_documents_have_the_digests_that_are_written_down(story: dict[str, Any]) -> None:
    assert digests_of(story) == StateDigests(story["clocks"], story["roots"])
    assert digests_of(story | {"updates": story["updates"][::-1]}).roots == story["roots"]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
def test_a_document_that_is_loaded_again_has_the_same(story: dict[str, Any]) -> None:
    lived, loaded = Document(), Document()
    lived.apply(submissions_of(story))
    loaded.load([lived.state()])
    assert made(lived) == made(loaded)


def made(document: Document) -> StateDigests:
    while (digests := document.digests()) is None:
        pass
    return digests


def card_root(**values: object) -> bytes:
    doc: Doc[Any] = Doc()
    root = doc.get("cards", type=Map)
    with doc.transaction():
        for key, value in values.items():
            root[key] = value
    return doc.get_update()


def test_a_change_between_the_steps_begins_anew() -> None:
    document = Document()
    document.apply([Submission("ann", card_root(**{f"n{number}": number for number in range(128 * DIGEST_STEPS + 1)}))])
    assert document.digests() is None
    document.apply([Submission("ben", card_root(n0="other"))])
    assert document.digests() is None
    expected = Document()
    expected.load([document.state()])
    assert made(document) == made(expected)


def test_texts_that_look_like_plain_ones_differ() -> None:
    one, other = Document(), Document()
    one.load([card_root(a=Text("x"))])
    other.load([card_root(a="x")])
    assert made(one).roots["cards"] != made(other).roots["cards"]


@given(st.lists(st.sampled_from(["a", "😀", "\ud83d", "\ude00", "\uffff"]), max_size=8))
def test_halves_of_characters_are_written_as_the_browser_does(parts: list[str]) -> None:
    units = "".join(parts).encode("utf-16-be", "surrogatepass")
    out = bytearray()
    write_text(out, "".join(parts))
    assert out == b"s" + struct.pack("!I", len(out) - 5) + as_the_browser(units)


def as_the_browser(units: bytes) -> bytes:
    """The Encoding Standard: pairs are a character, anything else of that kind is one replacement character."""
    numbers = [number for (number,) in struct.iter_unpack("!H", units)]
    text, at = "", 0
    while at < len(numbers):
        first, second = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else 0
        if 0xD800 <= first < 0xDC00 <= second < 0xE000:
            text += chr(0x10000 + ((first - 0xD800) << 10) + second - 0xDC00)
            at += 1
        else:
            text += "\ufffd" if 0xD800 <= first < 0xE000 else chr(first)
        at += 1
    return text.encode()


def test_numbers_are_the_same_however_an_engine_keeps_them() -> None:
    def written(value: object) -> bytes:
        out = bytearray()
        write_value(out, value)
        return bytes(out)

    assert written(1) == written(1.0)
    assert written(-0.0) == written(0)
    assert written(2**53 + 1) == written(2.0**53)
    assert written(10**400) == written(float("inf"))
    assert written(float("nan")) == b"d\x7f\xf8" + bytes(6)
    assert written(True) != written(1)

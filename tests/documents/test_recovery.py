"""Documents out of damaged logs: everything that fits together, in whatever order it comes; the rest is told."""

from typing import Any

import pytest
from pycrdt import Doc, Text

from tests.documents.reading import read_roots
from walkboard.documents import recovery as recovering
from walkboard.documents.protocol import Recovery
from walkboard.documents.recovery import recover
from walkboard.errors import DocumentBroken

# A lone surrogate is JSON for Python, but not for the engine.
POISON = b"\x01\x01\x05\x00\x05\x01\x01t" + b"\x08" + b'"\\ud800"' + b"\x00"


def letters(word: str, client_id: int = 10) -> list[bytes]:
    """One update for each letter, each behind the one before."""
    doc: Doc[Any] = Doc(client_id=client_id)
    updates: list[bytes] = []
    text = doc.get("t", type=Text)
    watch = doc.observe(lambda event: updates.append(event.update))
    for letter in word:
        text += letter
    doc.unobserve(watch)
    return updates


def shown(updates: list[bytes]) -> tuple[str, Recovery]:
    document, recovery = recover(updates, {})
    return str(read_roots(document.state(), {"t": "text"})["t"]), recovery


def test_a_sound_log_is_taken_whole() -> None:
    assert shown(letters("wall")) == ("wall", Recovery())


def test_what_builds_on_something_missing_waits() -> None:
    first, second, third, fourth = letters("wall")
    assert shown([first, third, fourth]) == ("w", Recovery(waiting=(1, 2)))
    assert shown([third, first, fourth, second]) == ("wall", Recovery()), "it was only late"


def test_what_cannot_be_read_is_left_out_and_told() -> None:
    first, second = letters("ab")
    text, recovery = shown([b"\x01\x02", first, b"", second])
    assert text == "ab"
    assert [number for number, _ in recovery.unreadable] == [0, 2]


def test_what_the_engine_fails_on_is_left_out_of_another_document() -> None:
    first, second = letters("ab")
    text, recovery = shown([first, POISON, second])
    assert text == "ab"
    ((number, reason),) = recovery.unreadable
    assert number == 1
    assert "cannot be applied" in reason


def test_an_engine_that_fails_again_and_again_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovering, "MAX_CULPRITS", 2)
    with pytest.raises(DocumentBroken):
        recover([POISON, POISON, POISON], {})

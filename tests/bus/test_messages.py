"""Messages between servers as bytes: every kind comes back as it was; anything else is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkboard.bus import messages as said
from walkboard.errors import WalkboardError

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.integers(0, 2**53 - 1)
SEEN = st.builds(said.Seen, NUMBERS, NUMBERS, TEXTS, st.binary(max_size=50))
MESSAGES = st.one_of(
    st.builds(said.Hint, TEXTS, NUMBERS, NUMBERS),
    st.builds(said.Event, TEXTS, st.binary(max_size=100)),
    st.builds(said.AccessChanged, TEXTS),
    st.builds(said.CredentialEnded, st.binary(max_size=32)),
    st.builds(said.Presence, TEXTS, st.booleans(), st.lists(SEEN, max_size=4).map(tuple)),
    st.builds(said.PresenceAsked, TEXTS),
    st.builds(said.People, TEXTS, st.lists(st.builds(said.Someone, TEXTS, TEXTS, TEXTS), max_size=4).map(tuple)),
    st.just(said.PeopleAsked()),
)


@given(TEXTS, MESSAGES)
def test_they_come_back_as_they_were(sender: str, message: said.Message) -> None:
    assert said.decode(said.encode(sender, message)) == (sender, message)


@given(st.binary(max_size=60))
def test_other_bytes_are_refused_and_nothing_else_happens(data: bytes) -> None:
    with suppress(WalkboardError):
        said.decode(data)


@given(MESSAGES, st.data())
def test_cut_or_lengthened_messages_are_refused(message: said.Message, data: st.DataObject) -> None:
    whole = said.encode("node", message)
    cut = data.draw(st.integers(0, len(whole) - 1))
    for wrong in (whole[:cut], whole + b"\x00", bytes([9]) + whole[1:]):
        with pytest.raises(WalkboardError):
            said.decode(wrong)

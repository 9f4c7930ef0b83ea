"""Presence: ids belong to connections, the server says who it is, and nobody is left behind as a ghost."""

import json
from dataclasses import dataclass

import pytest

from walkboard.rooms.members import PersonInfo
from walkboard.rooms.presence import MAX_PER_MESSAGE, Presence, stamped
from walkboard.wire.awareness import AwarenessEntry
from walkboard.wire.messages import AwarenessUpdate, decode, encode_awareness


@dataclass(eq=False)
class Connection:
    person: PersonInfo


def connection(person: str = "anna") -> Connection:
    return Connection(PersonInfo(person, person.title(), "design"))


def say(client_id: int, clock: int, **state: object) -> list[AwarenessEntry]:
    return [AwarenessEntry(client_id, clock, json.dumps(state).encode())]


def gone(client_id: int, clock: int) -> list[AwarenessEntry]:
    return [AwarenessEntry(client_id, clock, b"null")]


def told(messages: tuple[bytes, ...]) -> dict[int, tuple[int, object]]:
    entries: dict[int, tuple[int, object]] = {}
    for message in messages:
        decoded = decode(message)
        assert isinstance(decoded, AwarenessUpdate)
        entries |= {entry.client_id: (entry.clock, json.loads(entry.state)) for entry in decoded.entries}
    return entries


ANNA = {"id": "anna", "name": "Anna", "discipline": "design"}


@pytest.mark.rule("P2")
def test_the_server_says_who_it_is_whatever_the_client_says() -> None:
    presence, anna = Presence(), connection()
    assert presence.publish(anna, say(7, 1, cursor=[1, 2], person={"id": "ben"}))
    assert told(presence.take_changes().messages) == {7: (1, {"cursor": [1, 2], "person": ANNA})}


@pytest.mark.rule("P2")
def test_stamping_holds_against_every_spelling() -> None:
    person = PersonInfo("anna", "Änne „Ø“", "design")
    expected = {"id": "anna", "name": "Änne „Ø“", "discipline": "design"}
    for state in ("{}", "  { } ", '{"a":1}', '{"person":1}', '{"\\u0070erson":{"id":"ben"},"a":1}', '{"a":"\\ud800"}'):
        assert json.loads(stamped(state.encode(), person))["person"] == expected


@pytest.mark.rule("P4")
def test_only_the_latest_state_is_told_and_old_news_is_none() -> None:
    presence, anna = Presence(), connection()
    presence.publish(anna, say(7, 1, x=1))
    presence.publish(anna, say(7, 3, x=3))
    assert not presence.publish(anna, say(7, 2, x=2))
    assert not presence.publish(anna, say(7, 3, x=9))
    changes = told(presence.take_changes().messages)
    assert changes[7][0] == 3
    assert not presence.changes


@pytest.mark.rule("P4")
def test_p4_who_alone_moved_is_not_told_so() -> None:
    presence, anna, ben = Presence(), connection("anna"), connection("ben")
    presence.publish(anna, say(7, 1, x=1))
    changes = presence.take_changes()
    assert (set(told(changes.messages)), changes.instead) == ({7}, {anna: ()})
    presence.publish(ben, say(8, 1, x=1))
    presence.publish(anna, say(7, 2, x=2))
    changes = presence.take_changes()
    assert (set(told(changes.messages)), changes.instead) == ({7, 8}, {}), "one message for everybody"


@pytest.mark.rule("P4")
def test_p4_a_move_is_what_publishing_it_is() -> None:
    presence, anna, ben = Presence(), connection("anna"), connection("ben")
    frame = encode_awareness(say(7, 2, x=2))
    assert not presence.move(anna, frame), "nobody moves before they were there"
    presence.publish(anna, say(7, 1, x=1))
    presence.publish(ben, say(8, 1, x=1))
    presence.take_changes()
    assert presence.move(anna, frame)
    assert told(presence.take_changes().messages) == {7: (2, {"x": 2, "person": ANNA})}
    assert not presence.move(anna, frame), "old news"
    assert not presence.move(ben, encode_awareness(say(7, 3, x=3))), "not his id"
    assert not presence.move(anna, encode_awareness(gone(7, 3))), "who goes does not move"
    assert not presence.move(anna, encode_awareness([*say(7, 3, x=3), *say(9, 1, x=3)]))
    assert not presence.changes


@pytest.mark.rule("P1")
def test_entries_about_others_are_ignored() -> None:
    presence, anna, ben = Presence(), connection("anna"), connection("ben")
    presence.publish(anna, say(7, 1, x=1))
    presence.publish(ben, say(8, 1, x=1))
    presence.take_changes()
    assert not presence.publish(ben, say(7, 9, x=666)), "not his id"
    assert not presence.publish(ben, gone(7, 9)), "nor may he send her away"
    assert not presence.publish(anna, say(9, 1, x=1)), "a connection has one id"
    assert not presence.changes


def test_who_leaves_is_removed_and_an_echo_brings_no_ghost_back() -> None:
    presence, anna, ben = Presence(), connection("anna"), connection("ben")
    presence.publish(anna, say(7, 4, x=1))
    presence.leave(anna)
    assert told(presence.take_changes().messages) == {7: (4, None)}
    assert not presence.publish(ben, say(7, 4, x=1)), "stock clients repeat what they heard"
    assert presence.everything() == ()


@pytest.mark.rule("P4")
def test_who_comes_back_with_the_same_clock_is_seen_by_others() -> None:
    presence, before, after = Presence(), connection(), connection()
    presence.publish(before, say(7, 4, x=1))
    presence.leave(before)
    presence.take_changes()
    assert presence.publish(after, say(7, 4, x=1))
    changes = presence.take_changes()
    assert told(changes.messages)[7][0] == 5, "others have seen clock 4 go"
    assert changes.instead == {after: ()}, "but its owner is not told what it did not say"
    assert presence.publish(after, say(7, 5, x=2))
    assert told(presence.take_changes().messages)[7][0] == 6


def test_a_new_connection_takes_over_from_one_that_is_not_yet_known_to_be_dead() -> None:
    presence, dead, alive = Presence(), connection(), connection()
    presence.publish(dead, say(7, 4, x=1))
    assert presence.publish(alive, say(7, 4, x=1))
    presence.take_changes()
    presence.leave(dead)
    assert not presence.changes
    assert 7 in told(presence.everything())


def test_leaving_and_coming_back_in_words() -> None:
    presence, anna = Presence(), connection()
    presence.publish(anna, say(7, 1, x=1))
    assert presence.publish(anna, gone(7, 2))
    assert told(presence.take_changes().messages) == {7: (2, None)}
    assert presence.publish(anna, say(7, 3, x=1))
    assert told(presence.everything()).keys() == {7}


def test_a_crowd_is_told_in_portions() -> None:
    presence = Presence()
    for number in range(MAX_PER_MESSAGE + 1):
        presence.publish(connection(f"p{number}"), say(number, 1, x=number))
    messages = presence.everything()
    assert len(messages) == 2
    assert len(told(messages)) == MAX_PER_MESSAGE + 1

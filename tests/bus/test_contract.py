"""What every bus does: the same tests for the one in a process and for a real Redis."""

import asyncio

import pytest

from tests.bus.ear import Ear
from walkboard.bus.messages import AccessChanged, Event, Hint, People, PeopleAsked, Presence, Seen, Someone

pytestmark = pytest.mark.asyncio(loop_scope="module")

LAST = PeopleAsked()


async def test_who_follows_a_board_hears_of_it_in_order(ends: tuple[Ear, Ear]) -> None:
    one, other = ends
    await other.follow("wall")
    said = [Event("wall", bytes([number])) for number in range(100)]
    for message in said:
        one.bus.publish(message)
    await other.hears(*said)
    assert other.senders == {one.bus.node}


async def test_other_boards_are_not_heard_and_what_is_for_all_is(ends: tuple[Ear, Ear]) -> None:
    one, other = ends
    await other.follow("wall")
    people = People("elsewhere", (Someone("anna", "Anna Ås", "design"),))
    one.bus.publish(Event("elsewhere", b"1"))
    one.bus.publish(people)
    one.bus.publish(Event("wall", b"2"))
    await other.hears(people, Event("wall", b"2"))


async def test_nobody_hears_themselves(ends: tuple[Ear, Ear]) -> None:
    one, other = ends
    await one.follow("wall")
    await other.follow("wall")
    one.bus.publish(AccessChanged("wall"))
    other.bus.publish(LAST)
    await other.hears(AccessChanged("wall"))
    await one.hears(LAST)


async def test_who_stops_following_hears_no_more(ends: tuple[Ear, Ear]) -> None:
    one, other = ends
    await other.follow("wall")
    await other.follow("hall")
    other.bus.unfollow("wall")
    await other.follow("last")  # what was asked for before is settled by then
    await asyncio.sleep(0.05)
    one.bus.publish(Event("wall", b"1"))
    one.bus.publish(Event("hall", b"2"))
    await other.hears(Event("hall", b"2"))


async def test_a_server_is_told_that_it_hears_what_it_wanted(ends: tuple[Ear, Ear]) -> None:
    one, other = ends
    await other.until(lambda: other.followed == [None])
    await other.follow("wall")
    other.bus.unfollow("wall")
    await asyncio.sleep(0.05)
    await other.follow("wall")
    assert other.followed == [None, "wall", "wall"]
    assert one.bus.usable
    assert one.bus.shared
    assert one.bus.node != other.bus.node


async def test_everything_arrives_as_it_was_said(ends: tuple[Ear, Ear]) -> None:
    one, other = ends
    await other.follow("wall")
    said = [
        Hint("wall", 1, 2**40),
        Presence(
            "wall", whole=True, seen=(Seen(2**32 - 1, 7, "anna", b'{"cursor":[1,2]}'), Seen(5, 1, "ben", b"null"))
        ),
        Presence("wall", whole=False, seen=()),
        Event("wall", b"\x00" * 100_000),
    ]
    for message in said:
        one.bus.publish(message)
    await other.hears(*said)

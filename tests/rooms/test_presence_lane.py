"""Presence on crowded boards: told in slices, in between which everything else has its turn."""

import asyncio
from contextlib import AsyncExitStack

import pytest

from tests.history.stage import ANNA
from tests.rooms.client import Client, connected, states
from walkboard.rooms import presence_lane
from walkboard.rooms.registry import RoomRegistry

pytestmark = pytest.mark.asyncio(loop_scope="module")

PEOPLE = 10


@pytest.fixture(autouse=True)
def small_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence_lane, "SLICE_PEOPLE", 2)


async def crowd(rooms: RoomRegistry, stack: AsyncExitStack) -> list[Client]:
    return [await stack.enter_async_context(connected(rooms, Client(f"{ANNA}{number}"))) for number in range(PEOPLE)]


def cursor_of(person: Client, of: Client) -> object:
    state = states(person).get(of.doc.client_id)
    return state.get("cursor") if isinstance(state, dict) else None


def aware(people: list[Client], of: Client) -> int:
    return sum(of.doc.client_id in states(person) for person in people)


async def round_begun(rooms: RoomRegistry, people: list[Client]) -> None:
    """Lets the first moves, and no more than a slice of what they caused, happen."""
    while not rooms._rooms["wall"].audience._lane.telling:
        await asyncio.sleep(0)
    assert 0 < aware(people, people[0]) < PEOPLE


@pytest.mark.rule("P4")
async def test_p4_a_round_is_told_in_slices_until_everybody_knows(rooms: RoomRegistry) -> None:
    async with AsyncExitStack() as stack:
        people = await crowd(rooms, stack)
        people[0].move(cursor=[1, 1])
        await round_begun(rooms, people)
        people[0].move(cursor=[2, 2])
        for person in people[1:]:
            await person.until(lambda person=person: cursor_of(person, people[0]) == [2, 2])


@pytest.mark.rule("P3")
async def test_p3_who_comes_and_who_goes_during_a_round_is_in_the_picture(rooms: RoomRegistry) -> None:
    async with AsyncExitStack() as stack:
        people = await crowd(rooms, stack)
        people[0].move(cursor=[1, 1])
        await round_begun(rooms, people)
        leaving = people[-1]
        assert leaving.session is not None
        leaving.session.close(1000, "")
        newcomer = await stack.enter_async_context(connected(rooms, Client("newcomer")))
        assert aware([newcomer], people[0]) == 1
        people[0].session.close(1000, "")  # type: ignore[union-attr]
        for person in [*people[1:-1], newcomer]:
            await person.until(lambda person=person: aware([person], people[0]) == 0)


@pytest.mark.rule("L3")
async def test_l3_an_edit_does_not_wait_for_a_round_to_end(rooms: RoomRegistry) -> None:
    async with AsyncExitStack() as stack:
        people = await crowd(rooms, stack)
        for person in people:
            person.move(cursor=[0, 0])
        people[0].edit(a=1)
        await round_begun(rooms, people)
        for person in people:
            await person.has(a=1)
            await person.until(lambda person=person: aware([person], people[0]) == 1)


@pytest.mark.rule("P4")
async def test_p4_presence_goes_out_with_an_edit_where_that_costs_little_or_it_is_due(
    rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with AsyncExitStack() as stack:
        people = await crowd(rooms, stack)
        audience = rooms._rooms["wall"].audience
        for few, due in ((10_000, False), (0, True), (0, False)):
            monkeypatch.setattr("walkboard.rooms.audience.FEW_CHANGES", few)
            monkeypatch.setattr(presence_lane.PresenceLane, "due", due)
            people[0].move(cursor=[few, due])
            while not audience._presence.changes:
                await asyncio.sleep(0)
            audience.spread(b"\x00\x02\x02\x00\x00", b"\x00", ())
            assert bool(audience._presence.changes) is not (few or due)
            for person in people[1:]:
                await person.until(lambda person=person: cursor_of(person, people[0]) == [few, due])  # noqa: B023


@pytest.mark.rule("P4")
async def test_p4_presence_that_is_due_waits_a_moment_for_an_edit_under_way_and_no_longer() -> None:
    taken = asyncio.Event()

    def take() -> None:
        taken.set()

    lane = presence_lane.PresenceLane(lambda: (), take, lambda _: True)
    lane.expecting = True
    lane.schedule()
    for _ in range(5):
        await asyncio.sleep(0)
    assert lane.scheduled
    assert not taken.is_set()
    lane.told(1)
    await asyncio.sleep(0)
    assert not taken.is_set(), "it went out with the edit"
    await taken.wait()  # what came since does not wait for ever for the next edit
    lane.close()

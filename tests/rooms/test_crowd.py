"""Connections and traffic of one person over all boards: bounded, remembered, and wide enough for honest people."""

import asyncio

import pytest

from tests.history.stage import ANNA, BEN, make_board
from tests.rooms.client import Client, connected
from walkboard.database import Database
from walkboard.errors import TryAgainLater
from walkboard.rooms import crowd as crowds
from walkboard.rooms import limits
from walkboard.rooms.crowd import Crowd
from walkboard.rooms.limits import Allowance
from walkboard.rooms.registry import RoomRegistry


@pytest.mark.rule("F1")
def test_a_person_has_one_allowance_however_many_connections() -> None:
    crowd = Crowd()
    first, second = crowd.enter(ANNA, 0.0), crowd.enter(ANNA, 0.0)
    assert first is second
    assert first is not crowd.enter(BEN, 0.0)
    assert len(crowd) == 2


@pytest.mark.rule("F2")
def test_coming_back_does_not_fill_an_allowance() -> None:
    crowd = Crowd()
    assert crowd.enter(ANNA, 0.0).take(1, 0.0, limits.PERSON_FRAMES_AT_ONCE) == 0.0
    crowd.leave(ANNA)
    assert crowd.enter(ANNA, 0.0).take(1, 0.0) > 0.0
    assert crowd.enter(ANNA, 0.0).take(1, 60.0) == 0.0, "time does"


@pytest.mark.rule("F2")
def test_people_who_left_are_forgotten_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowds, "MAX_ABSENT", 3)
    crowd = Crowd()
    for number in range(100):
        crowd.enter(str(number), 0.0)
        crowd.leave(str(number))
    assert len(crowd) == 0
    assert list(crowd._absent) == ["97", "98", "99"]
    assert not crowd._present


@pytest.mark.rule("F3")
def test_more_connections_than_anybody_needs_are_turned_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowds, "MAX_CONNECTIONS", 2)
    crowd = Crowd()
    crowd.enter(ANNA, 0.0)
    crowd.enter(ANNA, 0.0)
    with pytest.raises(TryAgainLater):
        crowd.enter(ANNA, 0.0)
    crowd.enter(BEN, 0.0)
    crowd.leave(ANNA)
    crowd.enter(ANNA, 0.0)


@pytest.mark.rule("F1")
def test_many_connections_do_not_make_a_flood_that_one_could_not() -> None:
    """Twenty connections of one person at their own limit: the person's allowance holds them back together."""
    person = Allowance.of_person(0.0)
    connections = [Allowance.of_connection(0.0) for _ in range(20)]
    now = waited = 0.0
    for _ in range(20):
        now += 1.0
        for connection in connections:
            for _ in range(int(limits.FRAMES_PER_SECOND)):
                assert connection.take(100, now) == 0.0
                waited = max(waited, person.take(100, now))
    assert waited > 30.0


def test_a_board_full_of_people_is_not_held_back() -> None:
    """Eighty people whose cursors move all the time, twenty of them dragging."""
    board = Allowance.of_board(0.0)
    for second in range(30):
        for _ in range(80 * 30 + 20 * 60):
            assert board.take(200, float(second)) == 0.0


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.rule("F3")
async def test_connections_are_counted_over_boards_and_given_back(
    rooms: RoomRegistry, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_board(database, "other")
    monkeypatch.setattr(crowds, "MAX_CONNECTIONS", 2)
    for _ in range(3):
        async with connected(rooms, Client(ANNA)), connected(rooms, Client(ANNA), "other"):
            with pytest.raises(TryAgainLater):
                async with connected(rooms, Client(ANNA)):
                    pass
            async with connected(rooms, Client(BEN)) as ben:
                ben.edit(a=1)
                await ben.saved()
    assert len(rooms._resources.crowd) == 0


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.rule("F1", "V9")
async def test_pasting_5_000_cards_is_honest(rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch) -> None:
    """As our client sends it, in one update; and as a client that sends each card alone does, without being closed."""
    sleep = asyncio.sleep

    async def impatient(delay: float, result: object = None) -> object:
        return await sleep(0, result)

    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        monkeypatch.setattr("walkboard.rooms.session.asyncio.sleep", impatient)
        anna.edit(**{f"card{number}": {"text": "x" * 100, "position": [number, 1]} for number in range(5_000)})
        await anna.saved()
        assert anna.session is not None
        assert anna.session._rests_until == 0.0, "nothing had to wait"
        for number in range(5_000):
            ben.edit(**{f"alone{number}": "x" * 100})
        await ben.saved()
        assert anna.closed is ben.closed is None
        await anna.until(lambda: len(anna.content) == 10_000)

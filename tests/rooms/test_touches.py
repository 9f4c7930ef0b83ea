"""Touches of committed edits are in the log with them: who, what, once a minute, and whatever dies in between."""

import asyncio
import os
import signal
from collections.abc import Callable

import pycrdt
import pytest

from tests.history.stage import ANNA, BEN, refuse_updates, rows, take_updates
from tests.rooms.client import Client, connected
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.rooms.registry import RoomRegistry
from walkboard.wire.messages import encode_update

pytestmark = pytest.mark.asyncio(loop_scope="module")

TOUCHES = "SELECT record_id, aspect, person_id FROM touches ORDER BY sequence, record_id, aspect"


def change_cards(client: Client, act: Callable[["pycrdt.Map[object]"], object]) -> None:
    before = client.doc.get_state()
    with client.doc.transaction():
        act(client.cards)
    client.say(encode_update(client.doc.get_update(before)))


def write_card(client: Client, id: str = "c") -> None:
    change_cards(client, lambda cards: cards.__setitem__(id, pycrdt.Map({"title": pycrdt.Text("x")})))


def key(id: str, name: str, value: object) -> Callable[["pycrdt.Map[object]"], object]:
    return lambda cards: cards[id].__setitem__(name, value)  # type: ignore[attr-defined]


async def test_they_are_committed_with_what_touched(rooms: RoomRegistry, database: Database) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        write_card(anna)
        await anna.saved()
        await ben.until(lambda: "c" in ben.cards)
        change_cards(ben, key("c", "blocked", {"reason": "rain"}))
        await ben.saved()
        for letter in "abc":
            change_cards(anna, lambda cards: cards["c"]["title"].insert(0, letter))  # type: ignore[index] # noqa: B023
            await anna.saved()
    assert await rows(database, TOUCHES) == [
        ("c", "created", ANNA), ("c", "blocked", BEN), ("c", "title", ANNA),
    ]  # fmt: skip
    assert await rows(database, "SELECT count(*) FROM updates") == [(5,)]
    same = "SELECT count(*) FROM touches JOIN updates USING (board_id, sequence) WHERE at = created_at"
    assert await rows(database, same) == [(3,)]


async def test_a_snapshot_makes_the_next_touch_news(rooms: RoomRegistry, database: Database) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        write_card(anna)
        for color in ("pink", "blue"):
            for shade in (color, "grey"):
                change_cards(anna, key("c", "color", shade))
                await anna.saved()
            await rooms.capture("wall")
    assert await rows(database, TOUCHES) == [("c", "created", ANNA), ("c", "color", ANNA), ("c", "color", ANNA)]


async def test_what_the_database_refused_is_logged_when_it_comes_again(rooms: RoomRegistry, database: Database) -> None:
    anna = Client(ANNA)
    async with connected(rooms, anna):
        write_card(anna)
        await anna.saved()
        await refuse_updates(database)
        change_cards(anna, key("c", "color", "pink"))
        assert await anna.is_closed() == (1013, "try-again-later")
    await take_updates(database)
    async with connected(rooms, Client(ANNA, doc=anna.doc)) as again:
        await again.saved()
    assert await rows(database, TOUCHES) == [("c", "created", ANNA), ("c", "color", ANNA)]


async def test_a_worker_that_is_killed_costs_no_touch(
    rooms: RoomRegistry, database: Database, pool: DocumentPool
) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        for number in range(30):
            write_card(anna, f"c{number}")
            change_cards(anna, key(f"c{number}", "blocked", {"reason": "rain"}))
            if number % 10 == 5:
                for pid in pool.pids:
                    os.kill(pid, signal.SIGKILL)
            if number % 3 == 0:
                await anna.saved()
            await asyncio.sleep(0)
        await anna.saved()
        assert len((await rooms.contents("wall"))[1].cards) == 30
    assert pool.restarts >= 1
    for aspect in ("created", "blocked"):
        found = await rows(database, f"SELECT record_id FROM touches WHERE aspect = '{aspect}'")
        assert sorted(found) == sorted((f"c{number}",) for number in range(30))

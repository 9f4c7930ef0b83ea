"""A client id that others can see is its person's own, also before the first write with it."""

from typing import Any

import pycrdt
import pytest

from tests.history.stage import ANNA, BEN, rows
from tests.rooms.client import Client, connected
from walkboard.database import Database
from walkboard.rooms.registry import RoomRegistry
from walkboard.wire import messages as wire

pytestmark = pytest.mark.asyncio(loop_scope="module")


def forged(client_id: int) -> bytes:
    """A first write with somebody's client id."""
    doc: pycrdt.Doc[Any] = pycrdt.Doc(client_id=client_id)
    doc.get("cards", type=pycrdt.Map)["stolen"] = 1
    return wire.encode_update(doc.get_update())


@pytest.mark.parametrize("worker_lost", [False, True], ids=["at-once", "after-a-reload"])
async def test_p7_nobody_else_may_be_the_first_to_write_with_an_id_that_is_present(
    rooms: RoomRegistry, database: Database, worker_lost: bool
) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        await anna.saved()
        anna.move(cursor=[0, 0])
        await ben.until(lambda: anna.doc.client_id in ben.presence)
        if worker_lost:
            rooms._rooms["wall"].document.discard()
        ben.say(forged(anna.doc.client_id))
        assert await ben.is_closed() == (4422, "update-refused")
        anna.edit(a=1)
        await anna.saved()
        assert anna.content == {"a": 1}
    assert await rows(database, "SELECT client_id, person_id FROM client_ids") == [(anna.doc.client_id, ANNA)]


async def test_p7_it_stays_theirs_while_they_are_away_for_a_moment(rooms: RoomRegistry) -> None:
    anna = Client(ANNA)
    async with connected(rooms, Client("cleo")), connected(rooms, Client(BEN)) as ben:
        async with connected(rooms, anna):
            anna.move(cursor=[0, 0])
            await ben.until(lambda: anna.doc.client_id in ben.presence)
        ben.say(forged(anna.doc.client_id))
        assert await ben.is_closed() == (4422, "update-refused")
        anna.edit_offline(a=1)
        async with connected(rooms, Client(ANNA, doc=anna.doc)) as back:
            await back.saved()


async def test_p7_the_same_person_may_write_with_it_on_another_connection(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(ANNA)) as tab:
        anna.move(cursor=[0, 0])
        await tab.until(lambda: anna.doc.client_id in tab.presence)
        anna.edit_offline(a=1)
        tab.say(wire.encode_step_2(anna.doc.get_update()))
        await tab.saved()

"""Presence and roles in live rooms: P and A rules of docs/protocol.md."""

import pytest

from tests.history.stage import ANNA, BEN
from tests.rooms.client import Client, connected, shown, states
from walkboard.accounts.permissions import Role
from walkboard.rooms.audience import HEARTBEAT, HEARTBEAT_TIME
from walkboard.rooms.registry import RoomRegistry
from walkboard.wire import messages as wire

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_p3_newcomers_hear_who_is_there_and_who_leaves_is_removed(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        anna.move(cursor=[1, 2])
        await shown(anna)
        async with connected(rooms, Client(BEN)) as ben:
            assert states(ben) == {anna.doc.client_id: {"cursor": [1, 2], "person": _person("anna")}}
            ben.move(cursor=[3, 4])
            await anna.until(lambda: ben.doc.client_id in states(anna))
            assert [person.id for person in rooms.present("wall")] == [ANNA, BEN]
        await anna.until(lambda: ben.doc.client_id not in states(anna))
        assert [person.id for person in rooms.present("wall")] == [ANNA]


async def test_p5_viewers_are_present(rooms: RoomRegistry) -> None:
    async with (
        connected(rooms, Client(ANNA)) as anna,
        connected(rooms, Client(BEN, Role.VIEWER)) as viewer,
    ):
        viewer.move(cursor=[5, 5])
        await anna.until(lambda: states(anna).get(viewer.doc.client_id))
        assert viewer.closed is None


async def test_asking_for_presence_is_answered(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        anna.move(cursor=[1, 2])
        await shown(anna)
        assert not states(anna), "who alone moved is not told so"
        anna.say(wire.encode_query_awareness())
        await anna.until(lambda: states(anna))


async def test_only_the_latest_of_many_moves_need_arrive(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        for number in range(200):
            anna.move(cursor=[number, 0])
        await ben.until(lambda: states(ben).get(anna.doc.client_id, {}).get("cursor") == [199, 0])  # type: ignore[attr-defined]
        assert sum(frame[0] == 1 for frame in ben.heard) < 100


async def test_p6_who_hears_nothing_is_sent_a_heartbeat(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA, extended=False)) as anna:
        assert anna.session is not None
        room = rooms._rooms["wall"]
        room.audience.heartbeat(anna.session.sent_at + HEARTBEAT_TIME - 1)
        assert HEARTBEAT.messages[0] not in anna.heard
        room.audience.heartbeat(anna.session.sent_at + HEARTBEAT_TIME)
        assert anna.heard[-1] == HEARTBEAT.messages[0] == b"\x01\x01\x00"


async def test_a4_a_role_that_is_taken_away_closes_at_once(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        ben.edit(b=1)
        await anna.has(b=1)
        for number in range(100):
            ben.edit(late=number)
        rooms.role_changed("wall", BEN, None)
        assert await ben.is_closed() == (4403, "not-permitted")
        anna.edit(a=1)
        await anna.saved()
        assert "late" not in anna.content


async def test_a4_an_editor_who_becomes_a_viewer_may_stay_but_not_write(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        rooms.role_changed("wall", BEN, Role.VIEWER)
        await ben.until(lambda: ben.events)
        assert ben.events == [{"type": "role.changed", "role": "viewer"}]
        anna.edit(a=1)
        await ben.has(a=1)
        ben.edit(b=1)
        assert await ben.is_closed() == (4403, "not-permitted")


async def test_a4_a_viewer_who_becomes_an_editor_is_asked_for_what_it_has(rooms: RoomRegistry) -> None:
    ben = Client(BEN, Role.VIEWER)
    ben.edit_offline(kept=1)
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, ben):
        assert anna.content == {}
        rooms.role_changed("wall", BEN, Role.EDITOR)
        await anna.has(kept=1)


async def test_a_deleted_board_closes_everybody(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN, extended=False)) as ben:
        rooms.board_deleted("wall")
        assert await anna.is_closed() == await ben.is_closed() == (4410, "board-deleted")
        assert anna.events == [{"type": "board.deleted"}]


@pytest.mark.rule("E1", "W8")
async def test_events_reach_those_who_understand_them(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN, extended=False)) as stock:
        rooms.notify("wall", {"type": "members.changed"})
        await anna.until(lambda: anna.events)
        assert all(frame[0] < 100 for frame in stock.heard)


def _person(name: str) -> dict[str, str]:
    return {"id": name, "name": name.title(), "discipline": "design"}

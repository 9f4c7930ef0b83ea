"""Roles, sign-outs and deleted boards reach people on other servers: at once by the bus, soon without it."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from tests.history.stage import ANNA, BEN, change
from tests.nodes.stage import Node
from tests.rooms.client import Client, connected
from walkboard.accounts.digests import digest_of
from walkboard.accounts.permissions import Role
from walkboard.accounts.sessions import close_session, open_session
from walkboard.accounts.tables import Person
from walkboard.boards import members
from walkboard.boards.boards import delete_board
from walkboard.bus.local import Hub, LocalBus
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool

pytestmark = pytest.mark.asyncio(loop_scope="module")

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest_asyncio.fixture(params=["heard", "not heard"], loop_scope="module")
async def checked(
    request: pytest.FixtureRequest,
    database: Database,
    pools: tuple[DocumentPool, DocumentPool],
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[tuple[Node, Node]]:
    """Two servers that ask the database; in the first case only when they are told to."""
    heard = request.param == "heard"
    for name in ("LOOK_TIME", "ACCESS_TIME"):
        monkeypatch.setattr(f"walkboard.rooms.watch.{name}", 3600 if heard else 0.1)
    hub = Hub()
    async with AsyncExitStack() as stack:
        one, other = [
            await Node.start(stack, database, pool, LocalBus(hub if heard else Hub()), checks=True) for pool in pools
        ]
        yield one, other


async def _member(database: Database, role: Role) -> None:
    async with database.write() as session:
        person = await session.get(Person, BEN)
        assert person is not None
        await members.add_member(session, "wall", person, role, now=NOW)


async def test_a_viewer_who_becomes_an_editor_can_edit_and_the_other_way_round(
    checked: tuple[Node, Node], database: Database
) -> None:
    await _member(database, Role.VIEWER)
    ben = Client(BEN, Role.VIEWER)
    async with connected(checked[1].rooms, ben):
        for role in (Role.EDITOR, Role.VIEWER):
            async with database.write() as session:
                await members.change_role(session, "wall", BEN, role)
            checked[0].rooms.role_changed("wall", BEN, role)
            await ben.until(lambda role=role: {"type": "role.changed", "role": role.value} in ben.events)
            assert ben.session is not None
            assert ben.session.role is role
        assert ben.closed is None


async def test_who_is_taken_off_the_board_is_closed(checked: tuple[Node, Node], database: Database) -> None:
    await _member(database, Role.EDITOR)
    ben, anna = Client(BEN), Client(ANNA, Role.OWNER)
    async with connected(checked[1].rooms, ben), connected(checked[1].rooms, anna):
        async with database.write() as session:
            await members.remove_member(session, "wall", BEN, now=NOW)
        checked[0].rooms.role_changed("wall", BEN, None)
        assert (await ben.is_closed())[1] == "not-permitted"
        anna.edit(a=1)
        await anna.saved()


async def test_signing_out_closes_the_sockets_of_that_browser_alone(
    checked: tuple[Node, Node], database: Database
) -> None:
    async with database.write() as session:
        person = await session.get(Person, ANNA)
        assert person is not None
        secrets = [
            await open_session(session, person, now=datetime.now(UTC), lifetime=timedelta(days=1)) for _ in range(2)
        ]
    one, other, ticket = (Client(ANNA, Role.OWNER) for _ in range(3))
    one.credential, other.credential = map(digest_of, secrets)
    rooms = checked[1].rooms
    async with connected(rooms, one), connected(rooms, other), connected(rooms, ticket):
        async with database.write() as session:
            await close_session(session, secrets[0])
        checked[0].rooms.signed_out(digest_of(secrets[0]))
        assert (await one.is_closed())[1] == "not-signed-in"
        other.edit(a=1)
        await other.saved()
        await ticket.has(a=1)


async def test_a_deleted_board_is_closed(checked: tuple[Node, Node], database: Database) -> None:
    anna = Client(ANNA, Role.OWNER)
    async with connected(checked[1].rooms, anna):
        async with database.write() as session:
            person = await session.get(Person, ANNA)
            assert person is not None
            await delete_board(session, "wall", person, now=NOW)
        checked[0].rooms.board_deleted("wall")
        assert (await anna.is_closed())[1] == "board-deleted"
        assert {"type": "board.deleted"} in anna.events


async def test_a_database_that_cannot_be_asked_takes_no_role_away(
    checked: tuple[Node, Node], database: Database
) -> None:
    await _member(database, Role.EDITOR)
    ben = Client(BEN)
    async with connected(checked[1].rooms, ben):
        await change(database, "ALTER TABLE members RENAME TO elsewhere")
        try:
            checked[0].rooms.role_changed("wall", BEN, None)  # a lie, or news that came too early
            ben.edit(a=1)
            await ben.saved()
        finally:
            await change(database, "ALTER TABLE elsewhere RENAME TO members")
        assert ben.closed is None


async def test_news_that_are_not_true_change_nothing(checked: tuple[Node, Node], database: Database) -> None:
    await _member(database, Role.EDITOR)
    ben = Client(BEN)
    async with connected(checked[1].rooms, ben):
        checked[0].rooms.role_changed("wall", BEN, None)
        checked[0].rooms.board_deleted("wall")
        checked[0].rooms.signed_out(b"nobody's")
        ben.edit(a=1)
        await ben.saved()
        assert ben.closed is None

"""Tickets: for one person and one board, for a while, as often as a client reconnects."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from tests.databases import Databases
from tests.history.stage import ANNA, BEN, make_board, open_database
from walkboard.accounts.people import person_by_id
from walkboard.boards.tables import Ticket
from walkboard.boards.tickets import issue_ticket, person_of_ticket
from walkboard.database import Database

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
LIFETIME = timedelta(minutes=10)


@pytest.fixture
async def database(databases: Databases) -> AsyncIterator[Database]:
    database = await open_database(databases)
    for board in ("wall", "other"):
        await make_board(database, board)
    yield database
    await database.close()


async def issued(database: Database, person_id: str, now: datetime = NOW) -> str:
    async with database.write() as session:
        person = await person_by_id(session, person_id)
        secret, ends = await issue_ticket(session, "wall", person, now=now, lifetime=LIFETIME)
    assert ends == now + LIFETIME
    return secret


async def bearer(database: Database, secret: str, board: str, now: datetime) -> str | None:
    async with database.read() as session:
        person = await person_of_ticket(session, secret, board, now=now)
    return None if person is None else person.id


@pytest.mark.rule("A2")
async def test_open_the_board_as_often_as_needed(database: Database) -> None:
    secret = await issued(database, BEN)
    for minutes in (0, 5, 9):
        assert await bearer(database, secret, "wall", NOW + timedelta(minutes=minutes)) == BEN


@pytest.mark.rule("A2")
async def test_end(database: Database) -> None:
    assert await bearer(database, await issued(database, BEN), "wall", NOW + LIFETIME) is None


@pytest.mark.rule("A2")
async def test_open_no_other_board(database: Database) -> None:
    assert await bearer(database, await issued(database, ANNA), "other", NOW) is None


@pytest.mark.parametrize("secret", ["", "made-up", "x" * 100_000])
async def test_are_not_guessed(database: Database, secret: str) -> None:
    await issued(database, ANNA)
    assert await bearer(database, secret, "wall", NOW) is None


async def test_ended_ones_are_cleared_away(database: Database) -> None:
    for hours in range(3):
        await issued(database, BEN, NOW + timedelta(hours=hours))
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Ticket)) == 1

"""A real database with people and boards in it, for tests of the log and of rooms."""

import asyncio
from datetime import UTC, datetime

from sqlalchemy import Executable, select, text, update

from tests.databases import Databases
from walkboard.accounts.tables import Person
from walkboard.boards.tables import Board
from walkboard.database import Database
from walkboard.engines import backend_of
from walkboard.history.tables import LoggedUpdate

ANNA, BEN = "anna", "ben"


# What makes a database refuse every row of the log, and what makes it take them again.
REFUSE = {
    "sqlite": ("CREATE TRIGGER refuse BEFORE INSERT ON updates BEGIN SELECT RAISE(ABORT, 'disk is full'); END",),
    "postgresql": (
        """CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$BEGIN RAISE EXCEPTION 'disk is full' USING ERRCODE = 'disk_full'; END$$""",
        "CREATE TRIGGER refuse BEFORE INSERT ON updates FOR EACH ROW EXECUTE FUNCTION refuse()",
    ),
}
ALLOW = {"sqlite": "DROP TRIGGER refuse", "postgresql": "DROP TRIGGER refuse ON updates"}


async def open_database(databases: Databases) -> Database:
    """A migrated database with Anna, who owns this installation, and Ben."""
    database = Database(await asyncio.to_thread(databases.migrated))
    now = datetime.now(UTC)
    async with database.write() as session:
        session.add(Person(id=ANNA, name="Anna", discipline="design", owner=True, created_at=now))
        session.add(Person(id=BEN, name="Ben", discipline="finance", owner=False, created_at=now))
    return database


async def make_board(database: Database, board_id: str) -> str:
    """An empty board."""
    now = datetime.now(UTC)
    async with database.write() as session:
        session.add(Board(id=board_id, title="Wall", created_by=ANNA, created_at=now, updated_at=now))
    return board_id


async def rows(database: Database, query: str) -> list[tuple[object, ...]]:
    """What a query finds."""
    async with database.read() as session:
        return [tuple(row) for row in await session.execute(text(query))]


async def change(database: Database, statement: str | Executable) -> None:
    """Does something to the database behind everybody's back."""
    async with database.write() as session:
        await session.execute(text(statement) if isinstance(statement, str) else statement)


async def damage(database: Database, sequence: int, data: bytes | None = None) -> None:
    """Another last byte for a stored update, or all of its bytes; the digest stays."""
    this = LoggedUpdate.sequence == sequence
    async with database.write() as session:
        if data is None:
            stored = (await session.scalars(select(LoggedUpdate.data).where(this))).one()
            data = stored[:-1] + (b"\x5b" if stored.endswith(b"\x5a") else b"\x5a")
        await session.execute(update(LoggedUpdate).where(this).values(data=data))


async def refuse_updates(database: Database) -> None:
    """From now on the database takes no row of the log, as if its disk were full."""
    for statement in REFUSE[backend_of(database.url)]:
        await change(database, statement)


async def take_updates(database: Database) -> None:
    """The database takes rows of the log again."""
    await change(database, ALLOW[backend_of(database.url)])

"""A real database in a file, with people and boards in it, for tests of the log and of rooms."""

import asyncio
import atexit
import shutil
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from sqlalchemy import text

from walkboard.accounts.tables import Person
from walkboard.boards.tables import Board
from walkboard.database import Database
from walkboard.migration import migrate

ANNA, BEN = "anna", "ben"


@cache
def _migrated() -> Path:
    """An empty database that all tests of this process copy."""
    folder = Path(tempfile.mkdtemp(prefix="walkboard-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    engine = Database(f"sqlite:///{folder / 'empty.db'}").sync_engine()
    migrate(engine)
    engine.dispose()
    return folder / "empty.db"


async def open_database(folder: Path) -> Database:
    """A migrated database with Anna, who owns this installation, and Ben."""
    file = folder / "walkboard.db"
    await asyncio.to_thread(shutil.copyfile, _migrated(), file)
    database = Database(f"sqlite:///{file}")
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


async def change(database: Database, statement: str) -> None:
    """Does something to the database behind everybody's back."""
    async with database.write() as session:
        await session.execute(text(statement))

"""The database: pragmas, transactions, times, migrations."""

import asyncio
import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError

import walkboard.boards.tables
import walkboard.history.tables
import walkboard.walks.tables  # noqa: F401 (all fill the metadata)
from walkboard.accounts.tables import Person
from walkboard.database import Base, Database
from walkboard.migration import DatabaseTooNew, migrate, migrate_folder


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'walkboard.sqlite'}"
    migrate_folder(tmp_path, url)
    return url


def person(number: int) -> Person:
    return Person(id=f"p{number}", name="A", discipline="other", created_at=datetime.now(UTC))


async def test_every_connection_is_durable_and_checked(url: str) -> None:
    database, engine = Database(url), Database(url).sync_engine()
    pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    async with database.read() as session:
        found = [(await session.execute(text(f"PRAGMA {name}"))).scalar_one() for name in pragmas]
    with engine.connect() as connection:
        assert [connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in pragmas] == found
    assert found == ["wal", 2, 1, 10_000]
    engine.dispose()
    await database.close()


async def test_a_write_is_undone_when_it_raises(url: str) -> None:
    database = Database(url)

    async def give_up() -> None:
        async with database.write() as session:
            session.add(person(1))
            await session.flush()
            raise RuntimeError("no")

    with pytest.raises(RuntimeError, match="no"):
        await give_up()
    async with database.read() as session:
        assert (await session.scalars(select(Person))).all() == []
    await database.close()


async def test_what_is_read_before_a_write_still_holds(url: str) -> None:
    """Two transactions that read, then write, come one after the other and not both from the same state."""
    database = Database(url)

    async def add_if_alone(number: int) -> bool:
        async with database.write() as session:
            alone = not (await session.scalars(select(Person))).all()
            await asyncio.sleep(0.01)
            if alone:
                session.add(person(number))
        return alone

    results = await asyncio.gather(*(add_if_alone(number) for number in range(5)))
    assert sorted(results) == [False, False, False, False, True]
    await database.close()


async def test_times_keep_their_zone(url: str) -> None:
    database = Database(url)
    at = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=2)))
    async with database.write() as session:
        session.add(Person(id="p", name="A", discipline="other", created_at=at))
    async with database.read() as session:
        found = (await session.scalars(select(Person))).one()
    assert found.created_at == at
    assert found.created_at.tzinfo is UTC
    await database.close()


async def test_times_without_a_zone_are_refused(url: str) -> None:
    database = Database(url)
    query = select(Person).where(Person.created_at > datetime(2026, 11, 23))  # noqa: DTZ001 (that is the point)
    async with database.read() as session:
        with pytest.raises(StatementError, match="without a zone"):
            await session.scalars(query)
    await database.close()


def test_other_databases_are_refused_in_words() -> None:
    with pytest.raises(ValueError, match="cannot use mysql"):
        Database("mysql://wall")


class TestMigrations:
    def test_make_what_the_tables_say(self, url: str) -> None:
        engine = Database(url).sync_engine()
        with engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, Base.metadata) == []
        engine.dispose()

    def test_happen_once(self, url: str) -> None:
        engine = Database(url).sync_engine()
        before, after = migrate(engine)
        assert before == after is not None
        engine.dispose()

    def test_of_a_newer_version_are_refused(self, url: str, tmp_path: Path) -> None:
        with sqlite3.connect(tmp_path / "walkboard.sqlite") as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.close()
        with pytest.raises(DatabaseTooNew):
            migrate_folder(tmp_path, url)

    def test_leave_nothing_half_done(self, tmp_path: Path) -> None:
        """One table is in the way of the first migration: the other tables are not there either."""
        with sqlite3.connect(tmp_path / "walkboard.sqlite") as connection:
            connection.execute("CREATE TABLE updates (id INTEGER)")
        connection.close()
        with pytest.raises(Exception, match="updates"):
            migrate_folder(tmp_path, f"sqlite:///{tmp_path / 'walkboard.sqlite'}")
        with sqlite3.connect(tmp_path / "walkboard.sqlite") as connection:
            tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        connection.close()
        assert tables == ["updates"]

"""The database, in both homes: durability, transactions, times, migrations, values it cannot hold."""

import asyncio
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, select, text
from sqlalchemy.exc import StatementError

import walkboard.boards.tables
import walkboard.history.tables
import walkboard.images.tables
import walkboard.streams.tables
import walkboard.walks.tables  # noqa: F401 (all fill the metadata)
from tests.databases import Databases
from walkboard.accounts.tables import Person
from walkboard.database import Base, Database
from walkboard.errors import InputRefused
from walkboard.migration import DatabaseTooNew, migrate

# What every connection is asked for, and what the answer has to be.
PROMISES = {
    "sqlite": {
        "PRAGMA journal_mode": "wal",
        "PRAGMA synchronous": 2,
        "PRAGMA foreign_keys": 1,
        "PRAGMA busy_timeout": 10_000,
    },
    "postgresql": {
        "SHOW synchronous_commit": "on",
        "SHOW statement_timeout": "20s",
        "SHOW lock_timeout": "10s",
        "SHOW idle_in_transaction_session_timeout": "15s",
        "SHOW application_name": "walkboard",
        "SHOW timezone": "UTC",
    },
}


@pytest.fixture
def url(databases: Databases) -> str:
    return databases.migrated()


def person(number: int) -> Person:
    return Person(id=f"p{number}", name="A", discipline="other", created_at=datetime.now(UTC))


async def test_every_connection_is_durable_and_bounded(url: str, databases: Databases) -> None:
    promises = PROMISES[databases.kind]
    database, engine = Database(url), Database(url).sync_engine()
    for transaction in (database.read, database.write):
        async with transaction() as session:
            assert {name: (await session.execute(text(name))).scalar_one() for name in promises} == promises
    with engine.connect() as connection:
        assert {name: connection.execute(text(name)).scalar_one() for name in promises} == promises
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
    """Transactions that read, then write, come one after the other and not all from the same state."""
    first, second = Database(url), Database(url)  # as in two processes

    async def add_if_alone(number: int) -> bool:
        async with (first if number % 2 else second).write() as session:
            alone = not (await session.scalars(select(Person))).all()
            await asyncio.sleep(0.01)
            if alone:
                session.add(person(number))
        return alone

    results = await asyncio.gather(*(add_if_alone(number) for number in range(6)))
    assert sorted(results) == [False, False, False, False, False, True]
    for database in (first, second):
        await database.close()


async def test_a_read_sees_one_state(url: str) -> None:
    database = Database(url)
    async with database.read() as session:
        assert (await session.scalars(select(Person.id))).all() == []
        async with database.write() as other:
            other.add(person(1))
        assert (await session.scalars(select(Person.id))).all() == []
    async with database.read() as session:
        assert (await session.scalars(select(Person.id))).all() == ["p1"]
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


@pytest.mark.parametrize("value", ["with \x00 in it", "much too long" * 40])
async def test_values_that_cannot_be_held_are_refused_or_kept(url: str, databases: Databases, value: str) -> None:
    """SQLite holds everything; PostgreSQL does not, and whoever sent it hears that it was theirs."""
    database = Database(url)

    async def rename() -> None:
        async with database.write() as session:
            session.add(Person(id="p", name=value, discipline="other", created_at=datetime.now(UTC)))

    if databases.kind == "sqlite":
        await rename()
    else:
        with pytest.raises(InputRefused):
            await rename()
    await database.close()


async def test_parameters_of_libpq_are_understood(url: str, databases: Databases) -> None:
    if databases.kind == "postgresql":
        url = f"{url}&sslmode=prefer&connect_timeout=9&channel_binding=prefer&target_session_attrs=any"
    database, engine = Database(url), Database(url).sync_engine()
    await database.check()
    engine.connect().close()
    engine.dispose()
    await database.close()


def test_other_databases_are_refused_in_words() -> None:
    with pytest.raises(ValueError, match="cannot use mysql"):
        Database("mysql://wall")


@pytest.fixture
def opened(request: pytest.FixtureRequest) -> Callable[[str], Engine]:
    """Makes engines that are disposed of afterwards."""

    def engine_for(url: str) -> Engine:
        engine = Database(url).sync_engine()
        request.addfinalizer(engine.dispose)
        return engine

    return engine_for


class TestMigrations:
    def test_make_what_the_tables_say(self, url: str, opened: Callable[[str], Engine]) -> None:
        with opened(url).connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(context, Base.metadata) == []

    def test_happen_once(self, url: str, opened: Callable[[str], Engine]) -> None:
        before, after = migrate(opened(url))
        assert before == after is not None

    def test_happen_once_when_servers_start_together(
        self, databases: Databases, opened: Callable[[str], Engine]
    ) -> None:
        url = databases.new()
        found: list[tuple[str | None, str | None]] = []
        together = threading.Barrier(4)

        def start(engine: Engine) -> None:
            together.wait()
            found.append(migrate(engine))

        servers = [threading.Thread(target=start, args=(opened(url),)) for _ in range(4)]
        for server in servers:
            server.start()
        for server in servers:
            server.join()
        (head,) = {after for _, after in found}
        assert sorted(before or "none" for before, _ in found) == [head, head, head, "none"]

    def test_of_a_newer_version_are_refused(self, url: str, opened: Callable[[str], Engine]) -> None:
        engine = opened(url)
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(DatabaseTooNew):
            migrate(engine)

    def test_leave_nothing_half_done(self, databases: Databases, opened: Callable[[str], Engine]) -> None:
        """One table is in the way of the first migration: the other tables are not there either."""
        engine = opened(databases.new())
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE updates (id INTEGER)"))
        with pytest.raises(Exception, match="updates"):
            migrate(engine)
        assert inspect(engine).get_table_names() == ["updates"]

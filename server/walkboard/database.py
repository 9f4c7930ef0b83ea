"""The database: engines, transactions and what all tables share.

Everything but the update log's writer goes through `read()` and `write()`. On SQLite a write transaction takes the
lock at its begin (BEGIN IMMEDIATE), so a check and the change that rests on it cannot be torn apart. Committing means
on disk: WAL with synchronous=FULL.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, DateTime, Engine, MetaData, create_engine, event, text
from sqlalchemy.engine import Dialect, make_url
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

# How long a transaction waits for another one's lock before it gives up.
BUSY_TIMEOUT_MS = 10_000

_WRITES = "walkboard_writes"
_ASYNC_DRIVERS = {"sqlite": "sqlite+aiosqlite"}
_SYNC_DRIVERS = {"sqlite": "sqlite+pysqlite"}


class Base(DeclarativeBase):
    """Base of all tables; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Moment(TypeDecorator[datetime]):
    """A point in time: aware, in UTC, on every database (SQLite forgets the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuses naive times: they mean another moment on another machine."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A time without a zone cannot be stored.")
        return value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Gives the zone back that SQLite forgot."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Database:
    """One database; `url` is a SQLAlchemy URL with or without a driver, e.g. `sqlite:////data/walkboard.db`."""

    def __init__(self, url: str) -> None:
        """Makes the engine; connects on first use."""
        self.url = url
        self._engine = create_async_engine(_with_driver(url, _ASYNC_DRIVERS))
        _prepare(self._engine.sync_engine)
        self._writing_engine = self._engine.execution_options(**{_WRITES: True})

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session that sees one consistent state and is never committed."""
        async with AsyncSession(self._engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed when the block ends, undone when it raises."""
        async with AsyncSession(self._writing_engine, expire_on_commit=False) as session, session.begin():
            yield session

    def sync_engine(self) -> Engine:
        """A new synchronous engine on the same database that may write; the caller disposes of it."""
        engine = create_engine(_with_driver(self.url, _SYNC_DRIVERS))
        _prepare(engine)
        return engine.execution_options(**{_WRITES: True})

    async def check(self) -> None:
        """Raises what the driver raises when the database cannot be used."""
        async with self._engine.connect() as connection:
            await connection.execute(text("SELECT 1 FROM boards LIMIT 1"))

    async def close(self) -> None:
        """Closes all connections."""
        await self._engine.dispose()


def _with_driver(url: str, drivers: dict[str, str]) -> str:
    parsed = make_url(url)
    backend = parsed.get_backend_name()
    if backend not in drivers:
        raise ValueError(f"Walkboard cannot use {backend} as its database. It can use: {', '.join(drivers)}.")
    return parsed.set(drivername=drivers[backend]).render_as_string(hide_password=False)


def _prepare(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)


def _configure_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # pysqlite would begin by itself, and only before the first change
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

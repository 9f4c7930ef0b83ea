"""The database: transactions and what all tables share.

Everything but the update log's writer goes through `read()` and `write()`. Writes come one after the other, so that a
check and the change that rests on it cannot be torn apart; `engines` says how, on each kind of database.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime

import structlog
from sqlalchemy import DateTime, Engine, MetaData, text
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from walkboard.engines import appending_engine, async_engine, reading, translated, writing

# How long closing waits for connections that are still at something (seconds).
CLOSE_TIMEOUT = 5.0

_log = structlog.get_logger(__name__)


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
    """One database; `url` is a SQLAlchemy URL with or without a driver, e.g. `sqlite:////data/walkboard.db`.

    What cannot be done because the database is away raises DatabaseAway (an OperationalError); what it cannot hold
    raises InputRefused.
    """

    def __init__(self, url: str) -> None:
        """Makes the engine; connects on first use. Raises ValueError for a database that cannot be used."""
        self.url = url
        self._engine = async_engine(url)
        self._reading, self._writing = reading(self._engine), writing(self._engine)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session that sees one consistent state and is never committed."""
        with _translating():
            async with AsyncSession(self._reading, expire_on_commit=False, autoflush=False) as session:
                yield session

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed when the block ends, undone when it raises."""
        with _translating():
            async with AsyncSession(self._writing, expire_on_commit=False) as session, session.begin():
                yield session

    def sync_engine(self, patience: float | None = None) -> Engine:
        """A new synchronous engine on the same database that may write; the caller disposes of it.

        `patience` replaces how long one statement may take on PostgreSQL (seconds).
        """
        return appending_engine(self.url, patience)

    async def check(self) -> None:
        """Raises DatabaseAway, or what the driver raises, when the database cannot be used."""
        with _translating():
            async with self._reading.connect() as connection:
                await connection.execute(text("SELECT 1 FROM boards LIMIT 1"))

    async def close(self) -> None:
        """Closes all connections."""
        try:
            async with asyncio.timeout(CLOSE_TIMEOUT):
                await self._engine.dispose()
        except TimeoutError:
            _log.warning("closing the database took too long")


@contextmanager
def _translating() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        known = translated(error)
        if known is error:
            raise
        raise known from error

"""How each kind of database is connected to, how long it may take, and what its transactions promise.

Three kinds of transaction (docs/decisions/0013-two-databases.md says why):

* reads see one state;
* writes come one after the other, so that a check and the change that rests on it cannot be torn apart: on SQLite by
  the lock of BEGIN IMMEDIATE, on PostgreSQL by an advisory lock that the first statement takes;
* appends, the log writer's, are fenced by the board's row alone and need no turn on PostgreSQL.

Committing means on disk: WAL with synchronous=FULL on SQLite, synchronous_commit on PostgreSQL.
"""

import re
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event, text
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from walkboard.errors import InputRefused

# Connections that are kept open, how many more a crowd may open, and how long one waits for its turn (seconds).
POOL_SIZE = 5
POOL_OVERFLOW = 10
POOL_TIMEOUT = 10.0
# How long a transaction waits for another one's lock before it gives up (milliseconds).
LOCK_TIMEOUT_MS = 10_000
# How long PostgreSQL works on one statement, and how long it keeps the locks of a process that says nothing more.
STATEMENT_TIMEOUT_MS = 20_000
SILENCE_TIMEOUT_MS = 15_000
# The same for a transaction that waits for a long log to be replayed.
LONG_SILENCE_TIMEOUT_MS = 3_600_000
# How long we wait for PostgreSQL itself (seconds): to let us in, and to answer, which is longer than a statement takes.
CONNECT_TIMEOUT = 5
ANSWER_TIMEOUT = 25.0

# Advisory locks of ours: a number for all of them, and one for each.
_LOCKS = 0x57414C4B
_WRITE_LOCK, _MIGRATION_LOCK = 1, 2

_WRITES = "walkboard_writes"
_SCHEME = re.compile(r"^postgres(ql)?(\+\w+)?://")
_ASYNCPG_KNOWS = re.compile(r"host|port|user|password|passfile|dbname|database|ssl\w+|target_session_attrs|krbsrvname")

# SQLSTATE: classes that say that the database cannot be used for now, and single codes that say the same.
_AWAY_CLASSES = ("08", "28", "3D", "53", "57", "58")
_CONFLICTS = ("40001", "40P01")
_AWAY_CODES = (*_CONFLICTS, "55P03", "25P03", "25P04")
_BAD_VALUE_CLASS = "22"


class DatabaseAway(OperationalError):  # noqa: N818 (read as `raise DatabaseAway`, like our refusals)
    """The database cannot be used for now; `orig` is what its driver says."""

    def __init__(self, orig: BaseException) -> None:
        """Takes what the driver raised."""
        super().__init__(None, None, orig)


def backend_of(url: str) -> str:
    """`sqlite` or `postgresql`; raises ValueError for anything else."""
    if _SCHEME.match(url):
        return "postgresql"
    backend = make_url(url).get_backend_name()
    if backend != "sqlite":
        raise ValueError(f"Walkboard cannot use {backend} as its database. It can use: sqlite, postgresql.")
    return backend


def async_engine(url: str) -> AsyncEngine:
    """An engine that connects on first use."""
    pool = {"pool_size": POOL_SIZE, "max_overflow": POOL_OVERFLOW, "pool_timeout": POOL_TIMEOUT}
    if backend_of(url) == "sqlite":
        engine = create_async_engine(make_url(url).set(drivername="sqlite+aiosqlite"), **pool)
    else:
        import asyncpg  # type: ignore[import-untyped]  # only where it is needed

        async def connect() -> Any:
            return await asyncpg.connect(
                _asyncpg_dsn(url),
                timeout=CONNECT_TIMEOUT,
                command_timeout=ANSWER_TIMEOUT,
                server_settings=_session_settings(),
            )

        # A connection that was lost while nobody used it is replaced before somebody does.
        engine = create_async_engine("postgresql+asyncpg://", async_creator=connect, pool_pre_ping=True, **pool)
    _prepare(engine.sync_engine)
    return engine


def reading(engine: AsyncEngine) -> AsyncEngine:
    """The same engine for transactions that see one state and change nothing."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def writing(engine: AsyncEngine) -> AsyncEngine:
    """The same engine for transactions that come one after the other."""
    return engine.execution_options(**{_WRITES: True})


async def allow_silence(connection: AsyncConnection) -> None:
    """Lets this transaction keep its locks while nothing is said for long; only with the server stopped."""
    if connection.dialect.name == "postgresql":
        await connection.execute(text(f"SET LOCAL idle_in_transaction_session_timeout = {LONG_SILENCE_TIMEOUT_MS}"))


def appending_engine(url: str, patience: float | None = None) -> Engine:
    """A synchronous engine for a thread of its own; `patience` replaces how long a statement may take (seconds)."""
    if backend_of(url) == "sqlite":
        engine = create_engine(make_url(url).set(drivername="sqlite+pysqlite"))
        _prepare(engine)
        return engine.execution_options(**{_WRITES: True})
    from walkboard.postgresql import connect  # only where its driver is needed

    return create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(_dsn(url), CONNECT_TIMEOUT, patience or ANSWER_TIMEOUT, _session_settings(patience)),
        poolclass=NullPool,
    )


def lock_for_migration(connection: Connection) -> None:
    """Waits until no other server is migrating; the lock goes with the transaction. SQLite took it at the begin."""
    if connection.dialect.name == "postgresql":
        connection.execute(_take(_MIGRATION_LOCK))


def is_worth_repeating(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed at once: it gave way to another one, or its old connection was lost."""
    return _sqlstate(error) in _CONFLICTS or error.connection_invalidated


def translated(error: BaseException) -> BaseException:
    """The error as all our parts know it: DatabaseAway, InputRefused for values a database cannot hold, or itself."""
    if isinstance(error, (PoolTimeout, OSError)):  # asyncpg raises the system's own errors and TimeoutError
        return DatabaseAway(error)
    if not isinstance(error, DBAPIError) or isinstance(error, DatabaseAway):
        return error
    state = _sqlstate(error) or ""
    cause = error.orig.__cause__ if error.orig is not None else None
    if state.startswith(_BAD_VALUE_CLASS) or (isinstance(error, InterfaceError) and isinstance(cause, ValueError)):
        return InputRefused("Something in the request is too long, or holds characters that cannot be stored.")
    away = state[:2] in _AWAY_CLASSES or state in _AWAY_CODES
    if away or error.connection_invalidated or isinstance(error, InterfaceError):
        return DatabaseAway(error.orig or error)
    return error


def _sqlstate(error: DBAPIError) -> str | None:
    return getattr(error.orig, "sqlstate", None)


def _dsn(url: str) -> str:
    """The address as both drivers read it: their common parameters, such as sslmode, are libpq's."""
    return _SCHEME.sub("postgresql://", url)


def _asyncpg_dsn(url: str) -> str:
    """The address without those of libpq's parameters that asyncpg would take for settings of the server."""
    address = make_url(_dsn(url))
    others = [name for name in address.query if not _ASYNCPG_KNOWS.fullmatch(name)]
    return address.difference_update_query(others).render_as_string(hide_password=False)


def _session_settings(patience: float | None = None) -> dict[str, str]:
    """What every connection asks of PostgreSQL, whatever its defaults are."""
    longest = None if patience is None else str(int(patience * 1000))
    return {
        "application_name": "walkboard",
        "statement_timeout": longest or str(STATEMENT_TIMEOUT_MS),
        "lock_timeout": longest or str(LOCK_TIMEOUT_MS),
        "idle_in_transaction_session_timeout": longest or str(SILENCE_TIMEOUT_MS),
        "synchronous_commit": "on",
        "default_transaction_isolation": "read committed",
        "timezone": "UTC",
    }


def _prepare(engine: Engine) -> None:
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "begin", _begin_postgresql)
        event.listen(engine, "handle_error", _give_up_connection)


def _configure_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # pysqlite would begin by itself, and only before the first change
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {LOCK_TIMEOUT_MS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(_WRITES, False):
        connection.execute(_take(_WRITE_LOCK))


def _take(lock: int) -> Any:
    return text(f"SELECT pg_advisory_xact_lock({_LOCKS}, {lock})")


def _give_up_connection(context: ExceptionContext) -> None:
    """Who did not answer in time is not asked again: what it says next would belong to the old question."""
    if isinstance(context.original_exception, TimeoutError):
        context.is_disconnect = True

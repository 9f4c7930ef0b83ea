"""What the log's writer says to its database, through the driver itself.

The toolkit takes seven times as long over a small transaction as SQLite does (420 µs of CPU instead of 60), and holds
the interpreter for nearly all of it, while the event loop waits. So the writer's own few statements are plain text with
values. What goes wrong is raised as the toolkit would: DBAPIError and its kinds.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

# How a driver marks where values go: `?` of SQLite's, `%s` of PostgreSQL's.
MARKS = {"qmark": "?"}
OTHER_MARK = "%s"


class Statements:
    """Statements inside the transaction that is open on a connection."""

    __slots__ = ("_connection", "_cursor", "dialect")

    def __init__(self, connection: Connection) -> None:
        """Raises DBAPIError when a lost connection cannot be replaced."""
        self._connection = connection
        self.dialect = connection.dialect
        self._cursor: Any = connection.connection.cursor()

    @property
    def mark(self) -> str:
        """What stands in a statement for a value."""
        return MARKS.get(self.dialect.paramstyle, OTHER_MARK)

    def run(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Runs a statement and returns its rows, if it has any. Raises DBAPIError."""
        with _as_the_toolkit(self._connection, statement):
            self._cursor.execute(statement, values)
            return list(self._cursor.fetchall()) if self._cursor.description is not None else []


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """A transaction that may write: committed when the block ends, undone when it raises.

    Raises DBAPIError. One that comes from the commit itself does not say whether it is stored.
    """
    if connection.dialect.name == "sqlite":  # psycopg begins by itself
        Statements(connection).run("BEGIN IMMEDIATE")
    driver = connection.connection
    try:
        yield
        with _as_the_toolkit(connection, "COMMIT"):
            connection.dialect.do_commit(driver)
    except BaseException:
        if not connection.invalidated:
            with suppress(Exception):  # then it is as good as lost, and whoever failed says why
                connection.dialect.do_rollback(driver)
        raise


@contextmanager
def _as_the_toolkit(connection: Connection, statement: str) -> Iterator[None]:
    dialect = connection.dialect
    errors: type[Exception] = dialect.loaded_dbapi.Error
    try:
        yield
    except errors as error:
        lost = dialect.is_disconnect(error, connection.connection.dbapi_connection, None)  # type: ignore[arg-type]
        if lost:
            connection.invalidate(error)
        raise DBAPIError.instance(
            statement, None, error, errors, connection_invalidated=lost, dialect=dialect
        ) from error

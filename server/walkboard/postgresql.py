"""A synchronous connection to PostgreSQL that never waits for ever.

PostgreSQL's own timeouts end what takes it too long. They do not help while its host is stopped or unreachable: then
this side has to give up.
"""

from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from psycopg.errors import OperationalError
from typing_extensions import override


class BoundedConnection(psycopg.Connection[Any]):
    """Closes itself and raises OperationalError when an answer takes longer than `patience` seconds."""

    patience = 0.0

    @override
    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """Waits for an answer; what was asked may or may not have happened when there is none."""
        try:
            return super().wait(gen, interval, timeout or self.patience or None)
        except OperationalError:
            if self.pgconn.transaction_status == psycopg.pq.TransactionStatus.ACTIVE:  # still at it
                self.pgconn.finish()
                raise OperationalError("the database does not answer") from None
            raise


def connect(dsn: str, connect_timeout: int, patience: float, settings: Mapping[str, str]) -> BoundedConnection:
    """A new connection; `patience` are the seconds an answer may take, `settings` PostgreSQL's for its session."""
    options = " ".join(f"-c {name}={value.replace(' ', chr(92) + ' ')}" for name, value in settings.items())
    connection = BoundedConnection.connect(dsn, connect_timeout=connect_timeout, options=options)
    connection.patience = patience
    return connection

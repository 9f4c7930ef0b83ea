"""Migrates a database again and again, killed a step later each time: `python -m tests.faults.migrating URL STEP`.

Each attempt is a process of its own that ends itself like a power cord at its k-th statement or commit. Says which
revision it finds after each, and ends once an attempt was not killed any more.
"""

import os
import signal
import sys
from itertools import count
from typing import Any

from sqlalchemy import Engine, event, inspect, text

import walkboard.boards.tables
import walkboard.history.tables
import walkboard.images.tables
import walkboard.walks.tables  # noqa: F401 (everything is imported once, not in each attempt)
from walkboard.database import Database
from walkboard.migration import migrate


def killed(url: str, call: int) -> bool:
    """One attempt; whether it was killed before its end."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    calls = 0

    def hear(*_: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == call:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, hear)
    engine = Database(url).sync_engine()
    migrate(engine)
    engine.dispose()
    os._exit(0)


def revision(url: str) -> str:
    """Where the database is, and what it has of tables, so that half a migration would be seen."""
    engine = Database(url).sync_engine()
    with engine.connect() as connection:
        number = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
        tables = inspect(connection).get_table_names()
        columns = sum(len(inspect(connection).get_columns(table)) for table in tables)
    engine.dispose()
    return f"{number} with {len(tables)} tables and {columns} columns"


def main(url: str, step: int) -> None:
    """Attempts, each killed later than the one before."""
    for call in count(1, step):
        ended = not killed(url, call)
        sys.stdout.write(f"{revision(url)}\n")
        if ended:
            return


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

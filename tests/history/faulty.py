"""A database that fails once, at the call one chooses: the way to see what every single failure leaves behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from walkboard.database import Database


class LostAnswer:
    """Counts commits; the k-th is made, and nobody is told."""

    def __init__(self, at: int | None) -> None:
        self.at = at
        self.calls = 0
        self.failed = False

    def count(self, driver: Any) -> None:
        self.calls += 1
        if self.calls == self.at:
            self.failed = True
            raise getattr(driver, "OperationalError", driver.Error)("the database said nothing")


class FailingCall:
    """Counts calls (statements and commits) and makes the k-th one fail."""

    def __init__(self, at: int | None) -> None:
        self.at = at
        self.calls = 0
        self.failed = False

    def count(self, what: str) -> None:
        self.calls += 1
        if self.calls == self.at:
            self.failed = True
            raise OperationalError(what, None, Exception("the disk said no"))


@contextmanager
def failing(database: Database, at: int | None) -> Iterator[FailingCall]:
    """Lets the k-th call of this database's own engine fail; the log's writer has an engine of its own."""
    call = FailingCall(at)
    engine = database._engine.sync_engine

    def statement(connection: Any, cursor: Any, text: str, *more: Any) -> None:
        call.count(text)

    def commit(connection: Any) -> None:
        call.count("COMMIT")

    event.listen(engine, "before_cursor_execute", statement)
    event.listen(engine, "commit", commit)
    try:
        yield call
    finally:
        event.remove(engine, "before_cursor_execute", statement)
        event.remove(engine, "commit", commit)


@contextmanager
def losing_answers(database: Database, at: int | None) -> Iterator[LostAnswer]:
    """The k-th commit of this database's own engine is made, and looks as if it had failed."""
    answer = LostAnswer(at)
    dialect = database._engine.sync_engine.dialect
    commit = dialect.do_commit

    def commit_and_fail(connection: Any) -> None:
        commit(connection)
        answer.count(dialect.loaded_dbapi)

    dialect.do_commit = commit_and_fail  # type: ignore[method-assign]
    try:
        yield answer
    finally:
        dialect.do_commit = commit  # type: ignore[method-assign]

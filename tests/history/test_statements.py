"""The writer's statements go past the toolkit; what goes wrong with them is told as the toolkit would."""

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, IntegrityError

from tests.history.stage import rows
from walkboard.database import Database
from walkboard.history.statements import Statements, transaction

TITLE = "UPDATE boards SET title = {} WHERE id = 'wall'"
TWICE = "INSERT INTO boards (id) SELECT id FROM boards"


def rename(connection: Connection, title: str) -> None:
    statements = Statements(connection)
    statements.run(TITLE.format(statements.mark), [title])


def rename_and(connection: Connection, then: str) -> None:
    with transaction(connection):
        rename(connection, "Undone")
        Statements(connection).run(then)


async def test_what_is_written_is_there_when_the_block_ends_and_not_when_it_raises(database: Database) -> None:
    engine = database.sync_engine()
    with engine.connect() as connection:
        with transaction(connection):
            rename(connection, "Kept")
        for then, error in (("SELECT nonsense", DBAPIError), (TWICE, IntegrityError)):
            with pytest.raises(error):
                rename_and(connection, then)
        with transaction(connection):
            assert Statements(connection).run("SELECT title FROM boards") == [("Kept",)]
    engine.dispose()
    assert await rows(database, "SELECT title FROM boards") == [("Kept",)]

"""Both homes of the data: whatever asks for `databases` runs on SQLite and on PostgreSQL, one after the other."""

from collections.abc import Iterator

import pytest

from tests.databases import KINDS, Databases, PostgresqlDatabases, SqliteFiles
from tests.postgresql import PostgresqlServer


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    """One server for the whole run, started when the first test needs it. Who stops it starts it again."""
    server = PostgresqlServer()
    yield server
    server.close()


@pytest.fixture(scope="session")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    """A folder for all files of the run."""
    folder = tmp_path_factory.mktemp("sqlite")
    return SqliteFiles(folder, folder / "empty.sqlite")


@pytest.fixture(scope="module", params=KINDS)
def databases(request: pytest.FixtureRequest) -> Iterator[Databases]:
    """One kind of database for all tests of a file, then the other."""
    made: Databases
    if request.param == "sqlite":
        made = request.getfixturevalue("sqlite")
    else:
        made = PostgresqlDatabases(request.getfixturevalue("postgresql"))
    yield made
    made.forget()

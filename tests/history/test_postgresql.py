"""What only PostgreSQL can do to the log: end a connection, undo a transaction, lock single rows, refuse characters."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, OperationalError

from tests.databases import KINDS, PostgresqlDatabases
from tests.history.stage import ANNA, damage, make_board, open_database, rows
from tests.history.walls import Pen, Wall
from tests.postgresql import PostgresqlServer
from walkboard.database import Database
from walkboard.documents import fresh
from walkboard.documents.pool import DocumentPool
from walkboard.engines import DatabaseAway, is_worth_repeating
from walkboard.history import segments
from walkboard.history import writer as log_writer
from walkboard.history.entries import Entry, Outcome, Row, commit_group
from walkboard.history.quarantine import put_away
from walkboard.history.repair import repair
from walkboard.history.statements import Statements, transaction
from walkboard.history.writer import COMMIT_ATTEMPTS, CommitFailed, LogWriter

pytestmark = pytest.mark.skipif("postgresql" not in KINDS, reason="narrowed by WALKBOARD_TEST_DATABASES")

UPDATE = Entry("wall", 1, [Row(b"update", ANNA)])
OTHERS = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


@pytest.fixture(scope="module")
def databases(postgresql: PostgresqlServer) -> Iterator[PostgresqlDatabases]:
    databases = PostgresqlDatabases(postgresql)
    yield databases
    databases.forget()


@pytest.fixture
async def database(databases: PostgresqlDatabases) -> AsyncIterator[Database]:
    database = await open_database(databases)
    await make_board(database, "wall")
    yield database
    await database.close()


async def test_connections_lost_while_nobody_used_them_are_noticed_by_nobody(
    database: Database, writer: LogWriter
) -> None:
    assert await writer.append(UPDATE) == 1
    for sequence in (2, 3):
        lost = await rows(database, f"SELECT pg_terminate_backend(pid) {OTHERS}")
        assert lost
        assert await writer.append(UPDATE) == sequence
    assert await rows(database, "SELECT count(*) FROM updates") == [(3,)]


def cut_while_writing(connection: Connection) -> None:
    with transaction(connection):
        Statements(connection).run("UPDATE boards SET title = %s", ["Undone"])
        Statements(connection).run("SELECT pg_terminate_backend(pg_backend_pid())")


async def test_a_connection_that_was_lost_is_worth_another_try_and_replaced(database: Database) -> None:
    engine = database.sync_engine()
    with engine.connect() as connection:
        with pytest.raises(DBAPIError) as lost:
            cut_while_writing(connection)
        assert is_worth_repeating(lost.value)
        with transaction(connection):
            Statements(connection).run("UPDATE boards SET title = %s", ["Again"])
    engine.dispose()
    assert await rows(database, "SELECT title FROM boards") == [("Again",)]


class GivesWay(Exception):  # noqa: N818 (stands for what the driver raises)
    sqlstate = "40P01"


@pytest.mark.parametrize("times", [1, COMMIT_ATTEMPTS - 1, COMMIT_ATTEMPTS])
async def test_a_transaction_that_gave_way_is_begun_again_a_few_times(
    database: Database, writer: LogWriter, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    left = times

    def give_way(connection: Connection, entries: Sequence[Entry]) -> list[Outcome]:
        nonlocal left
        outcomes = commit_group(connection, entries)
        if left:
            left -= 1
            raise OperationalError("UPDATE", {}, GivesWay())
        return outcomes

    monkeypatch.setattr(log_writer, "commit_group", give_way)
    if times < COMMIT_ATTEMPTS:
        assert await writer.append(UPDATE) == 1
    else:
        with pytest.raises(CommitFailed):
            await writer.append(UPDATE)
        assert await writer.append(UPDATE) == 1, "nothing of the attempts is left"


async def test_who_says_nothing_more_keeps_no_locks(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a process that was stopped in the middle of a transaction."""
    monkeypatch.setattr("walkboard.engines.SILENCE_TIMEOUT_MS", 300)
    stopped = Database(database.url)

    async def stop_in_the_middle() -> None:
        async with stopped.write() as session:
            await session.connection()
            await make_board(database, "other")  # waits for the turn of `stopped`, until PostgreSQL ends that

    with pytest.raises(DatabaseAway):
        await stop_in_the_middle()
    await stopped.close()


async def test_a_turn_that_does_not_come_is_given_up(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("walkboard.engines.LOCK_TIMEOUT_MS", 100)
    impatient = Database(database.url)
    async with database.write() as session:
        await session.connection()
        with pytest.raises(DatabaseAway, match="lock timeout"):
            await make_board(impatient, "other")
    await make_board(impatient, "other")
    await impatient.close()


async def test_who_edits_does_not_wait_for_who_folds(database: Database, writer: LogWriter) -> None:
    assert await writer.append(UPDATE) == 1
    async with asyncio.timeout(5), database.write() as session:
        await segments._fence(session, "wall", 1)
        await segments.put_in_place(session, "wall", 1, 1, b"state")
        assert await writer.append(UPDATE) == 2
    assert await rows(database, "SELECT sequence FROM updates") == [(2,)]


async def test_a_repair_may_be_silent_for_longer_than_a_request(
    database: Database, writer: LogWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts_of = fresh.facts_of

    async def take_long(state: bytes) -> bytes:
        await asyncio.sleep(1)
        return await facts_of(state)

    monkeypatch.setattr(fresh, "facts_of", take_long)
    monkeypatch.setattr("walkboard.engines.SILENCE_TIMEOUT_MS", 300)
    pen, wall = Pen(), Wall(Database(database.url), writer)
    for number in range(2):
        pen.card(f"card{number}")
        await wall.commit(pen)
    await damage(database, 2)
    async with DocumentPool() as pool:
        await repair(wall.database, pool, "wall", apply=True)
    await wall.database.close()
    assert await rows(database, "SELECT count(*), max(sequence) FROM segments") == [(len(segments.COPIES), 2)]


async def test_a_reason_with_characters_that_cannot_be_stored_is_kept_without_them(database: Database) -> None:
    await put_away(database, "wall", ANNA, b"update", "The change cannot be read: \x00")
    assert await rows(database, "SELECT reason FROM quarantined_updates") == [("The change cannot be read: \ufffd",)]

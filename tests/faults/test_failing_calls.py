"""Every call to the database fails once: the k-th statement or commit of a short scenario, for each k; and every commit
is made once with its answer lost.

Whatever it was, nobody is told that something is saved which is not, nobody holds what is not stored, and who comes
back goes on as if nothing had been.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import Engine, event
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.exc import OperationalError

from tests.databases import SqliteFiles
from tests.history.stage import ANNA, BEN, make_board, open_database, rows
from tests.rooms.client import TIMEOUT, Client, connected
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.errors import TryAgainLater, WalkboardError
from walkboard.history.statements import Statements
from walkboard.history.writer import LogWriter
from walkboard.rooms.registry import RoomRegistry

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(300)]

# A client that was turned away comes back so often at most.
ATTEMPTS = 20


class Injector:
    """Counts calls and makes one of them fail. What is a call is said by whoever calls `hear`, or `lose` after it."""

    def __init__(self) -> None:
        self.calls = 0
        self.fails = 0
        self._fail_at = 0
        self._on = False

    @contextmanager
    def failing(self, call: int) -> Iterator[None]:
        """The call of this number fails; 0 only counts."""
        self.calls, self.fails, self._fail_at, self._on = 0, 0, call, True
        try:
            yield
        finally:
            self._on = False

    def hear(self, *_: Any) -> None:
        if not self._on:
            return
        self.calls += 1
        if self.calls == self._fail_at:
            self.fails += 1
            raise OperationalError("injected", None, Exception("disk I/O error"))

    def lose(self, driver: Any) -> None:
        """A commit was made."""
        try:
            self.hear()
        except OperationalError:
            raise driver.OperationalError("the disk said nothing") from None


@contextmanager
def refusing(injector: Injector) -> Iterator[None]:
    """Every statement and commit is a call, and one that fails does nothing."""
    run, commit = Statements.run, DefaultDialect.do_commit

    def heard_run(statements: Statements, *what: Any) -> Any:
        injector.hear()
        return run(statements, *what)

    def heard_commit(dialect: DefaultDialect, connection: Any) -> None:
        injector.hear()
        commit(dialect, connection)

    event.listen(Engine, "before_cursor_execute", injector.hear)
    Statements.run = heard_run  # type: ignore[method-assign] # the log's writer goes past the toolkit
    DefaultDialect.do_commit = heard_commit  # type: ignore[method-assign]
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", injector.hear)
        Statements.run, DefaultDialect.do_commit = run, commit  # type: ignore[method-assign]


@contextmanager
def losing_answers(injector: Injector) -> Iterator[None]:
    """Every commit is a call, and one that fails is made all the same."""
    commit = DefaultDialect.do_commit

    def commit_and_lose(dialect: DefaultDialect, connection: Any) -> None:
        commit(dialect, connection)
        injector.lose(dialect.loaded_dbapi)

    DefaultDialect.do_commit = commit_and_lose  # type: ignore[method-assign]
    try:
        yield
    finally:
        DefaultDialect.do_commit = commit  # type: ignore[method-assign]


@pytest.fixture(scope="module", params=[refusing, losing_answers], ids=["refused", "answer lost"])
def injector(request: pytest.FixtureRequest) -> Iterator[Injector]:
    injector = Injector()
    with request.param(injector):
        yield injector


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(sqlite: SqliteFiles, injector: Injector) -> AsyncIterator[tuple[Database, DocumentPool, LogWriter]]:
    database = await open_database(sqlite)
    async with DocumentPool() as pool, LogWriter(database.sync_engine()) as writer:
        yield database, pool, writer
    await database.close()


class Persistent:
    """Somebody who does not give up."""

    def __init__(self, name: str) -> None:
        self.client = Client(name)
        self.promised: set[str] = set()

    async def write(self, rooms: RoomRegistry, board: str, *keys: str) -> None:
        """Edits, and stays until it is saved, however often that takes."""
        for key in keys:
            self.client.edit_offline(**{key: 1})
        for _ in range(ATTEMPTS):
            self.client = Client(self.client.member.person_id, doc=self.client.doc)
            try:
                async with connected(rooms, self.client, board):
                    if await self.client.settled():
                        self.client.edit(**{f"{keys[0]}-live": 1})
                    if await self.client.settled():
                        self.promised |= set(self.client.content)
                        return
                    assert self.client.closed is not None
                    assert self.client.closed[0] == 1013, self.client.closed
            except TryAgainLater:
                continue
        raise AssertionError(f"turned away {ATTEMPTS} times")


async def _scenario(stage: tuple[Database, DocumentPool, LogWriter], board: str) -> list[Persistent]:
    """Two people edit, a room is unloaded and loaded again, the server writes and reads."""
    database, pool, writer = stage
    anna, ben = Persistent(ANNA), Persistent(BEN)
    async with RoomRegistry(database, pool, writer) as rooms:
        await anna.write(rooms, board, "a1", "a2")
        await ben.write(rooms, board, "b1")
    async with RoomRegistry(database, pool, writer) as rooms:
        await asyncio.gather(anna.write(rooms, board, "a3"), ben.write(rooms, board, "b2", "b3"))
        for _ in range(ATTEMPTS):
            try:
                await rooms.append(board, Client("server").edit_offline(server=1), None)
                await rooms.capture(board)
                break
            except WalkboardError:
                continue
    return [anna, ben]


@pytest.mark.rule("O6", "L1", "L7", "G5", "G12", "S8")
async def test_each_call_to_the_database_may_fail_once(
    stage: tuple[Database, DocumentPool, LogWriter], injector: Injector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("walkboard.rooms.document.FIRST_PAUSE", 0.001)
    database = stage[0]
    await make_board(database, "fail-0")
    with injector.failing(0):
        await _scenario(stage, "fail-0")
    calls = injector.calls
    assert calls > 4
    for call in range(1, calls + 1):
        board = await make_board(database, f"fail-{call}")
        async with asyncio.timeout(TIMEOUT):
            with injector.failing(call):
                people = await _scenario(stage, board)
            async with (
                RoomRegistry(*stage) as rooms,
                connected(rooms, Client("witness"), board) as witness,
            ):
                stored = set(witness.content)
        assert injector.fails == 1, f"call {call} was not made"
        assert {"a1", "a2", "a3", "b1", "b2", "b3", "server"} <= stored, f"call {call}"
        for person in people:
            assert person.promised <= stored, f"call {call}: acknowledged, but not stored"
            assert set(person.client.content) <= stored, f"call {call}: seen, but not stored"
    assert await rows(database, "SELECT * FROM quarantined_updates") == []

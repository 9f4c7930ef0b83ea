"""A migration of a board with a history is killed at every one of its calls: it is undone whole, and begins again."""

import asyncio
import random
import sys
from datetime import UTC, datetime

import pytest
from alembic import command
from sqlalchemy import Connection, MetaData, insert

from tests import soak
from tests.databases import Databases
from tests.history.stage import ANNA
from tests.history.walls import Pen, same
from walkboard.database import Database
from walkboard.documents.document import Document
from walkboard.history.log import digest_of, read_log
from walkboard.migration import _config

pytestmark = pytest.mark.timeout(soak.TIMEOUT)

FIRST = "0001"
EDITS = 40
# Every call in long runs, some of them in the suite.
STEP = 1 if soak.soaking() else 10


def written_with_the_first_version(url: str, rng: random.Random) -> Pen:
    """A board as the first version stored it."""
    pen = Pen()
    for _ in range(EDITS):
        pen.anything(rng)
    engine = Database(url).sync_engine()
    with engine.begin() as connection:
        command.upgrade(_config(connection), FIRST)
        _store(connection, pen.take(), pen.doc.client_id)
    engine.dispose()
    return pen


def _store(connection: Connection, updates: list[bytes], client_id: int) -> None:
    tables = MetaData()
    tables.reflect(connection)
    now = datetime.now(UTC)
    board = {"board_id": "wall", "epoch": 1}
    person = {"id": ANNA, "name": "Anna", "discipline": "design", "owner": True, "created_at": now}
    wall = {"id": "wall", "title": "Wall", "epoch": 1, "sequence": len(updates), "created_by": ANNA}
    log = [
        {**board, "sequence": number, "person_id": ANNA, "data": data, "digest": digest_of(data), "created_at": now}
        for number, data in enumerate(updates, 1)
    ]
    for table, rows in (
        ("people", [person]),
        ("boards", [{**wall, "created_at": now, "updated_at": now}]),
        ("updates", log),
        ("client_ids", [{**board, "client_id": client_id, "person_id": ANNA}]),
    ):
        connection.execute(insert(tables.tables[table]), rows)


@pytest.mark.rule("O7")
async def test_a_migration_killed_at_any_call_is_undone_and_begins_again(databases: Databases) -> None:
    url = databases.new()
    pen = await asyncio.to_thread(written_with_the_first_version, url, random.Random(soak.SEED))
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.faults.migrating", url, str(STEP), stdout=asyncio.subprocess.PIPE
    )
    told, _ = await process.communicate()
    assert process.returncode == 0
    *undone, done = told.decode().splitlines()
    assert len(undone) > 2
    assert {line.partition(" ")[0] for line in undone} == {FIRST}
    assert len(set(undone)) == 1, "nothing of it is left"
    assert done.partition(" ")[0] > FIRST
    database = Database(url)
    log = await read_log(database, "wall")
    await database.close()
    assert log.findings == []
    board = Document(log.claims)
    board.load(log.parts)
    assert same(board, pen)

"""How a group of boards takes its next sequences: in one statement, with a fence for each."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.history.stage import change, make_board, rows
from walkboard.database import Database
from walkboard.history.sequences import Taking, take_sequences
from walkboard.history.statements import Statements, transaction


def taken(database: Database, *takings: Taking) -> tuple[list[int | None], int]:
    """What a transaction of its own takes, and in how many statements."""
    asked: list[str] = []

    class Noting(Statements):
        def run(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
            asked.append(statement)
            return super().run(statement, values)

    engine = database.sync_engine()
    with engine.connect() as connection, transaction(connection):
        last = take_sequences(Noting(connection), takings, datetime.now(UTC))
    engine.dispose()
    return last, sum("UPDATE boards" in statement for statement in asked)


@pytest.mark.rule("G2")
async def test_g2_many_boards_take_their_sequences_in_one_statement(database: Database) -> None:
    boards = [await make_board(database, f"board{number}") for number in range(200)]
    last, statements = taken(database, *(Taking(board, 1, number + 1) for number, board in enumerate(boards)))
    assert last == list(range(1, 201))
    assert statements == 1
    assert await rows(database, "SELECT count(*) FROM boards WHERE sequence > 0 AND updated_at > created_at") == [
        (200,)
    ]


@pytest.mark.rule("G3")
async def test_g3_a_board_that_comes_twice_takes_twice_in_order(database: Database) -> None:
    await make_board(database, "other")
    last, statements = taken(
        database, Taking("wall", 1, 2), Taking("other", 1, 1), Taking("wall", 1, 3), Taking("wall", 1, 1)
    )
    assert (last, statements) == ([2, 1, 5, 6], 3)


@pytest.mark.rule("G4")
@pytest.mark.parametrize("together", [True, False])
async def test_g4_each_board_has_a_fence_of_its_own(database: Database, together: bool) -> None:
    for board in ("deleted", "begun", "empty"):
        await make_board(database, board)
    await change(database, "UPDATE boards SET deleted_at = '2026-01-01 00:00:00' WHERE id = 'deleted'")
    await change(database, "UPDATE boards SET sequence = 4 WHERE id = 'begun'")
    takings = (
        Taking("deleted", 1, 1),
        Taking("begun", 1, 1, only_first=True),
        Taking("empty", 1, 1, only_first=True),
        Taking("unknown", 1, 1),
        Taking("wall", 2, 1),
        Taking("begun", 1, 1),
    )
    if together:
        last, _ = taken(database, *takings)
    else:
        last = [taken(database, taking)[0][0] for taking in takings]
    assert last == [None, None, 1, None, None, 5]
    assert await rows(database, "SELECT id, sequence FROM boards ORDER BY id") == [
        ("begun", 5),
        ("deleted", 0),
        ("empty", 1),
        ("wall", 0),
    ]

"""How a group of boards takes its next sequences: in one statement, whatever the number of boards.

The board's row is the fence of its log. A board that is deleted or has another epoch is left as it is and not in the
answer.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from walkboard.history.log import BOARDS
from walkboard.history.rows import processors
from walkboard.history.statements import Statements


@dataclass(frozen=True, slots=True)
class Taking:
    """So many sequences of a board; `only_first` takes them only while the board has none."""

    board_id: str
    epoch: int
    count: int
    only_first: bool = False


_FENCE = """
    WHERE boards.id = v.id AND boards.epoch = v.epoch AND boards.deleted_at IS NULL
        AND (NOT v.only_first OR boards.sequence = 0)
    RETURNING boards.id, boards.sequence"""

# `:takings` and `:now` stand for values.
_STATEMENTS = {
    "sqlite": f"""
    UPDATE boards SET sequence = boards.sequence + v.count, updated_at = :now
    FROM (
        SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS epoch,
            json_extract(value, '$[2]') AS count, json_extract(value, '$[3]') AS only_first
        FROM json_each(:takings)
    ) AS v {_FENCE}""",  # noqa: S608 (constants only)
    # Every process locks boards in the order of their ids, so that none waits for one that waits for it: rows are
    # locked as they come out of the sort, and changed only once they are.
    "postgresql": f"""
    WITH asked AS (
        SELECT value ->> 0 AS id, (value ->> 1)::int AS epoch, (value ->> 2)::int AS count,
            (value ->> 3)::bool AS only_first
        FROM jsonb_array_elements(CAST(:takings AS jsonb))
    ), v AS MATERIALIZED (
        SELECT asked.* FROM boards AS locked JOIN asked ON locked.id = asked.id
        ORDER BY locked.id FOR NO KEY UPDATE OF locked
    )
    UPDATE boards SET sequence = boards.sequence + v.count, updated_at = :now FROM v {_FENCE}""",  # noqa: S608
}
_ONE = """
    UPDATE boards SET sequence = sequence + ?, updated_at = ? WHERE id = ? AND epoch = ? AND deleted_at IS NULL"""
_VALUE = re.compile(r"(?<!:):(takings|now)\b")


def take_sequences(statements: Statements, takings: Sequence[Taking], now: datetime) -> list[int | None]:
    """Moves the boards' sequences on; the last one each got, or None behind its fence."""
    last: list[int | None] = [None] * len(takings)
    (process,) = processors(BOARDS, ("updated_at",), statements.dialect)
    moment = process(now) if process is not None else now
    if len(takings) == 1:
        return [_take_one(statements, takings[0], moment)]
    statement, names = _prepared(statements.dialect.name, statements.mark)
    for places in _rounds(takings):
        asked = [
            [taking.board_id, taking.epoch, taking.count, taking.only_first]
            for taking in (takings[place] for place in places)
        ]
        values = {"takings": json.dumps(asked), "now": moment}
        taken = dict(statements.run(statement, [values[name] for name in names]))
        for place in places:
            last[place] = taken.get(takings[place].board_id)
    return last


def _take_one(statements: Statements, taking: Taking, moment: object) -> int | None:
    """The same for one board, which most groups are: without putting a list together and taking it apart."""
    fence = " AND sequence = 0" if taking.only_first else ""
    values = [taking.count, moment, taking.board_id, taking.epoch]
    taken = statements.run(_ONE.replace("?", statements.mark) + fence + " RETURNING sequence", values)
    return taken[0][0] if taken else None


@cache
def _prepared(database: str, mark: str) -> tuple[str, tuple[str, ...]]:
    """The statement for this database, and the names of the values it takes, in their order."""
    statement = _STATEMENTS[database]
    return _VALUE.sub(mark, statement), tuple(_VALUE.findall(statement))


def _rounds(takings: Sequence[Taking]) -> list[list[int]]:
    """The places of the takings, such that no board is twice in a round, and each board's come in their order."""
    rounds: list[list[int]] = []
    turns: dict[str, int] = {}
    for place, taking in enumerate(takings):
        turn = turns.get(taking.board_id, 0)
        turns[taking.board_id] = turn + 1
        if turn == len(rounds):
            rounds.append([])
        rounds[turn].append(place)
    return rounds

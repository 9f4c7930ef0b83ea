"""Many rows in one statement.

The log's writer shares the interpreter with the event loop. A driver lets go of it for every step of a statement, and
then has to get it back. So a group of rows is a few long statements, not one for each row.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import FromClause, Table
from sqlalchemy.engine import Dialect

from walkboard.history.statements import Statements

# As many rows at once as this, by halves: a handful of statements that drivers keep prepared.
MOST = 64

Row = dict[str, object]


def insert_rows(statements: Statements, table: Table, rows: Sequence[Row]) -> None:
    """Inserts the rows, which all have the same columns, in their order."""
    if not rows:
        return
    names = tuple(rows[0])
    binding = processors(table, names, statements.dialect)
    at, size = 0, MOST
    while at < len(rows):
        while size > len(rows) - at:
            size //= 2
        values: list[object] = []
        for row in rows[at : at + size]:
            values += [
                value if process is None else process(value)
                for value, process in zip(row.values(), binding, strict=True)
            ]
        statements.run(_statement(table.name, names, size, statements.mark), values)
        at += size


@cache
def _statement(table: str, names: tuple[str, ...], rows: int, mark: str) -> str:
    each = f"({', '.join([mark] * len(names))})"
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join([each] * rows)}"  # noqa: S608 (our own names)


@lru_cache(maxsize=64)
def processors(table: FromClause, names: tuple[str, ...], dialect: Dialect) -> tuple[Callable[[Any], Any] | None, ...]:
    """For each column what makes of a value what the driver takes; None where that is the value itself."""
    return tuple(table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names)

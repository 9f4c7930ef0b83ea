"""Many rows in one statement, past the toolkit that would bind them one by one.

The log's writer shares the interpreter with the event loop. A driver lets go of it for every step of a statement, and
then has to get it back. So a group of rows is a few long statements, not one for each row.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.engine import Dialect

# As many rows at once as this, by halves: a handful of statements that drivers keep prepared.
MOST = 64

Row = dict[str, object]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Inserts the rows, which all have the same columns, in their order."""
    if not rows:
        return
    names = tuple(rows[0])
    processors = _processors(table, names, connection.dialect)
    style = connection.dialect.paramstyle
    at, size = 0, MOST
    while at < len(rows):
        while size > len(rows) - at:
            size //= 2
        values: list[object] = []
        for row in rows[at : at + size]:
            values += [
                value if process is None else process(value)
                for value, process in zip(row.values(), processors, strict=True)
            ]
        connection.exec_driver_sql(_statement(table.name, names, size, style), tuple(values))
        at += size


@cache
def _statement(table: str, names: tuple[str, ...], rows: int, style: str) -> str:
    marks = _placeholders(style, len(names) * rows)
    each = [f"({', '.join(marks[at : at + len(names)])})" for at in range(0, len(marks), len(names))]
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES {', '.join(each)}"  # noqa: S608 (our own names)


def _placeholders(style: str, count: int) -> list[str]:
    """Where values go, in the style of the driver; SQLite and the two drivers for PostgreSQL each have their own."""
    if style == "numeric_dollar":
        return [f"${number}" for number in range(1, count + 1)]
    return ["?" if style == "qmark" else "%s"] * count


@lru_cache(maxsize=64)
def _processors(table: Table, names: tuple[str, ...], dialect: Dialect) -> tuple[Callable[[Any], Any] | None, ...]:
    """What makes of a value what the driver takes, for each column; None where that is the value itself."""
    return tuple(table.c[name].type.dialect_impl(dialect).bind_processor(dialect) for name in names)

"""Runs migrations on the connection that `walkboard.migration` hands over; knows all tables, to compare them with."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection

import walkboard.accounts.tables
import walkboard.boards.tables
import walkboard.history.tables
import walkboard.images.tables
import walkboard.streams.tables
import walkboard.walks.tables  # noqa: F401 (all of them fill the metadata)
from walkboard.database import Base, Moment


def render_item(kind: str, item: object, _context: Any) -> str | Literal[False]:
    """Migrations must not depend on today's code: our own type is written as what it is in the database."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


def run() -> None:
    connection = context.config.attributes["connection"]
    assert isinstance(connection, Connection)
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transactional_ddl=True,
        compare_type=True,
        render_item=render_item,
    )
    with context.begin_transaction():
        context.run_migrations()


run()

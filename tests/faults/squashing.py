"""A process that squashes a board and kills itself at a step: `python -m tests.faults.squashing URL BOARD STEP`."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from sqlalchemy import event

import walkboard.boards.tables  # noqa: F401 (the tables refer to it)
from tests.rooms.squashing import shown_by, squash
from walkboard.database import Database
from walkboard.documents import fresh
from walkboard.history import epochs, segments
from walkboard.history.squashing import Squasher

# What is stored is committed first, then the epoch, then the removal of the generation before.
STEPS = ("before commit 1", "stored", "before commit 2", "begun", "before commit 3")


def die(*_arguments: object, **_options: object) -> Any:
    """At once, without a chance to do anything more."""
    os.kill(os.getpid(), signal.SIGKILL)


def arrange(database: Database, step: str) -> None:
    """Death at this step."""
    places: dict[str, tuple[Any, str]] = {
        "stored": (segments, "read_back"),
        "begun": (epochs, "forget"),
    }
    if step in places:
        module, name = places[step]
        setattr(module, name, die)
    elif step.startswith("before commit"):
        event.listen(database._engine.sync_engine, "commit", _at(int(step[-1])))


def _at(number: int) -> Callable[[object], None]:
    count = 0

    def commit(_connection: object) -> None:
        nonlocal count
        count += 1
        if count == number:
            die()

    return commit


async def main(url: str, board_id: str, step: str) -> None:
    """Ends by itself only when it is late for its death."""
    fresh.squash, fresh.shown_by = squash, shown_by
    database = Database(url)
    arrange(database, step)
    await Squasher(database).squash(board_id)
    die()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

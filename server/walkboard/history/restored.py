"""After an older backup was put back: every board begins a new epoch, before anybody is let in.

Whoever was connected meanwhile holds more than the backup does, in the same epoch. Merged, it would bring back what the
restore was for, or be refused as somebody else's; so nothing is merged, and what was not sent is kept as a copy. The
epochs jump by a number nobody can guess: the installation that was lost may have gone on counting after the backup.

A file that `walkboard backup` wrote carries a mark that says so; where it is found at start, it was put back.
"""

import secrets

import structlog
from sqlalchemy import text

from walkboard.database import Database
from walkboard.history.compaction import Compactor
from walkboard.history.inspection import board_ids
from walkboard.history.outcomes import Outcome

# SQLite keeps a number for whoever uses the file; ours is 0 in a database that is in use.
BACKUP_MARK = 1
# An epoch jumps this far at most.
LONGEST_JUMP = 1_000_000
# Folding rounds and races with a server that runs, before a board is given up.
ATTEMPTS = 100

_log = structlog.get_logger(__name__)


async def begin_anew_if_restored(database: Database) -> None:
    """New epochs for all boards of a backup that was put back; in any other database nothing happens."""
    if not await _is_marked(database):
        return
    _log.warning("a backup was put back: every board begins a new epoch")
    for board_id in await board_ids(database):
        outcome = await begin_anew(database, board_id)
        if outcome is not Outcome.SQUASHED:
            _log.error("the board stays in its epoch", board=board_id, outcome=outcome.value)
    async with database.write() as session:
        await session.execute(text("PRAGMA user_version = 0"))


async def begin_anew(database: Database, board_id: str, *, jump: bool = True) -> Outcome:
    """A new epoch for a board, folded first as far as that is needed; the epochs between are left out if they `jump`.

    Raises what the database or a worker raises.
    """
    compactor = Compactor(database)
    raise_by = 2 + secrets.randbelow(LONGEST_JUMP - 1) if jump else 1
    outcome = Outcome.OVERTAKEN
    for _ in range(ATTEMPTS):
        outcome = await compactor.squasher.squash(board_id, raise_by=raise_by, give_up=True)
        if outcome is Outcome.LONG:
            await compactor.compact(board_id)
        elif outcome is not Outcome.OVERTAKEN:
            break
    return outcome


async def _is_marked(database: Database) -> bool:
    async with database.read() as session:
        if session.get_bind().dialect.name != "sqlite":
            return False
        return bool(await session.scalar(text("PRAGMA user_version")) == BACKUP_MARK)

"""What changed on a board since a snapshot, and by whom: the whole question, for whoever shows or keeps the answer."""

from walkboard.database import Database
from walkboard.errors import InputRefused
from walkboard.history import snapshots
from walkboard.history.changes import ChangeList, attribute
from walkboard.history.tables import Snapshot
from walkboard.rooms.registry import RoomRegistry


async def changes_between(
    database: Database, registry: RoomRegistry, board_id: str, since: Snapshot, until: Snapshot | None = None
) -> ChangeList:
    """What changed from one snapshot to a later one, or to now.

    Raises InputRefused when the second is the earlier one, BoardDamaged when a stored state cannot be read.
    """
    if until is not None and (until.epoch, until.sequence) < (since.epoch, since.sequence):
        raise InputRefused("The second snapshot is older than the first. Swap them.", [("until", "This is older.")])
    async with database.read() as session:
        before = await snapshots.state_of(session, board_id, since.id)
        after = await snapshots.state_of(session, board_id, until.id) if until is not None else None
    if until is None or after is None:
        sequence, comparison = await registry.difference(board_id, before)
    else:
        sequence, comparison = until.sequence, await registry.difference_between(before, after)
    async with database.read() as session:
        return await attribute(session, board_id, comparison, since.sequence, sequence)

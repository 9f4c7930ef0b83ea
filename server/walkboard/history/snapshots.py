"""Snapshots: taking, listing and reading immutable states of boards.

The caller brings the committed state and commits the transaction; what is stored is never changed afterwards.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import event, select
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapper, undefer

from walkboard.errors import BoardDamaged, SnapshotUnknown
from walkboard.history.tables import Snapshot


@dataclass(frozen=True, slots=True)
class Capture:
    """A committed state of a board, ready to be kept: the whole document, and where in the log it stands."""

    epoch: int
    sequence: int
    state: bytes
    card_count: int


async def take(
    session: AsyncSession, board_id: str, capture: Capture, label: str, person_id: str, *, pinned: bool = True
) -> Snapshot:
    """Keeps a captured state under a label; the row is flushed, the caller commits."""
    snapshot = Snapshot(
        board_id=board_id,
        epoch=capture.epoch,
        sequence=capture.sequence,
        label=label,
        pinned=pinned,
        created_by=person_id,
        created_at=datetime.now(UTC),
        card_count=capture.card_count,
        state=capture.state,
        digest=hashlib.sha256(capture.state).digest(),
    )
    session.add(snapshot)
    await session.flush()
    return snapshot


async def of_board(session: AsyncSession, board_id: str) -> list[Snapshot]:
    """The snapshots of a board, newest first, without their states."""
    rows = await session.scalars(
        select(Snapshot)
        .where(Snapshot.board_id == board_id)
        .order_by(Snapshot.created_at.desc(), Snapshot.sequence.desc(), Snapshot.id)
    )
    return list(rows)


async def get(session: AsyncSession, board_id: str, snapshot_id: str) -> Snapshot:
    """One snapshot of this board, without its state; raises SnapshotUnknown."""
    found = await session.scalar(select(Snapshot).where(Snapshot.id == snapshot_id, Snapshot.board_id == board_id))
    if found is None:
        raise SnapshotUnknown
    return found


async def state_of(session: AsyncSession, board_id: str, snapshot_id: str) -> bytes:
    """The state that was kept, as a Yjs v1 update; raises SnapshotUnknown, or BoardDamaged if the bytes changed."""
    found = await session.scalar(
        select(Snapshot)
        .where(Snapshot.id == snapshot_id, Snapshot.board_id == board_id)
        .options(undefer(Snapshot.state))
    )
    if found is None:
        raise SnapshotUnknown
    if hashlib.sha256(found.state).digest() != found.digest:
        raise BoardDamaged("The stored snapshot is damaged: its bytes are not those that were kept.")
    return found.state


@event.listens_for(Snapshot, "before_update")
def _refuse_change(_mapper: Mapper[Snapshot], _connection: Connection, _snapshot: Snapshot) -> None:
    raise RuntimeError("A snapshot never changes.")

"""Making the first segment of an epoch again, from what is kept of the epoch before.

Squashing gives the same bytes for the same log and client id. So a segment of which no copy is good any more can be
written again, and its digest, which went to the quarantine with the bad bytes, proves that nothing of it is guessed.
"""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.documents import fresh
from walkboard.errors import WalkboardError
from walkboard.history import segments
from walkboard.history.log import digest_of, read_segment
from walkboard.history.tables import ClaimedId, LoggedUpdate, QuarantinedUpdate, Segment


async def make_again(session: AsyncSession, board_id: str, epoch: int) -> int | None:
    """Puts the first segment of this epoch back in its place and returns its sequence; None if it cannot be made."""
    here = (Segment.board_id == board_id, Segment.epoch == epoch, Segment.verified_at.is_not(None))
    if await session.scalar(select(func.count()).select_from(Segment).where(*here)):
        return None
    before = await _epoch_before(session, board_id, epoch)
    if before is None:
        return None
    lost = select(QuarantinedUpdate.sequence, QuarantinedUpdate.digest).where(
        QuarantinedUpdate.board_id == board_id, QuarantinedUpdate.epoch == epoch
    )
    for sequence, digest in (await session.execute(lost.distinct())).all():
        if sequence is None or digest is None:
            continue
        state = await _squashed_to(session, board_id, (before, epoch), sequence, digest)
        if state is not None:
            await segments.put_in_place(session, board_id, epoch, sequence, state)
            return int(sequence)
    return None


async def _epoch_before(session: AsyncSession, board_id: str, epoch: int) -> int | None:
    """The latest earlier epoch of which something is kept."""
    found = [
        await session.scalar(select(func.max(table.epoch)).where(table.board_id == board_id, table.epoch < epoch))
        for table in (Segment, LoggedUpdate)
    ]
    return max((each for each in found if each is not None), default=None)


async def _squashed_to(
    session: AsyncSession, board_id: str, epochs: tuple[int, int], sequence: int, digest: bytes
) -> bytes | None:
    """The state with this digest, squashed from what is kept of the first epoch up to where the second began."""
    before, epoch = epochs
    folded, state, _ = await read_segment(session, board_id, before)
    rows = (LoggedUpdate.board_id == board_id, LoggedUpdate.epoch == before, LoggedUpdate.sequence > folded)
    updates = select(LoggedUpdate.data).where(*rows).order_by(LoggedUpdate.sequence)
    parts = [state] * bool(folded) + list(await session.scalars(updates.where(LoggedUpdate.sequence <= sequence)))
    servers = (ClaimedId.board_id == board_id, ClaimedId.epoch == epoch, ClaimedId.person_id.is_(None))
    for client_id in (await session.scalars(select(ClaimedId.client_id).where(*servers))).all():
        try:
            made = (await fresh.squash(parts, client_id)).state
        except WalkboardError:
            return None
        if digest_of(made) == digest:
            return made
    return None

"""Mending what is stored of a board, with the server stopped: what is taken out goes to the quarantine in the same
transaction, and nothing is mended by guessing.

The steps, each on what the ones before left:

1. Updates in quarantine whose bytes are right after all go back to their place.
2. Updates whose bytes changed, or that nothing can be made of, go to the quarantine.
3. A changed copy of a segment is written anew from its good one; without a good one it goes to the quarantine, and the
   first segment of an epoch is made again from what is kept of the epoch before.
4. The sequence on the board is raised to that of the last update.
5. If something is missing then, what fits together is folded into a segment of the present sequence: from there on the
   log is whole again. Updates that wait for what is missing go to the quarantine.

Clients that still have what was lost bring it back when they connect: see `BoardLog.healing`.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.database import Database
from walkboard.documents import fresh
from walkboard.documents.pool import DocumentPool
from walkboard.engines import allow_silence
from walkboard.errors import WalkboardError
from walkboard.history import segments
from walkboard.history.damage import Fault, something_missing
from walkboard.history.inspection import replay_findings
from walkboard.history.log import BOARDS, BoardLog, digest_of, read_log_in
from walkboard.history.quarantine import take_out, take_out_segment
from walkboard.history.remaking import make_again
from walkboard.history.tables import LoggedUpdate, QuarantinedUpdate, Segment


class RepairFailed(WalkboardError):  # noqa: N818 (read as `raise RepairFailed`, like its siblings)
    """What was mended does not hold what it should; the log is as it was."""

    slug = "repair-failed"
    title = "The board was not repaired"
    default_detail = "What was folded is not what was read back. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Action:
    """Something that was done, or would be, in words."""

    board_id: str
    detail: str


async def repair(database: Database, pool: DocumentPool, board_id: str, *, apply: bool) -> list[Action]:
    """Mends one board, or says what would be done. Raises BoardUnknown, RepairFailed, DocumentBroken or WorkerLost.

    Without `apply` everything is done in the same way and then undone.
    """
    done: list[str] = []
    async with database.write() as session:
        await allow_silence(await session.connection())
        mender = _Mender(session, board_id, done)
        await mender.mend_rows()
        await mender.mend_whole(pool)
        if not apply:
            await session.rollback()
    return [Action(board_id, detail) for detail in done]


class _Mender:
    """One board's repair in one transaction."""

    def __init__(self, session: AsyncSession, board_id: str, done: list[str]) -> None:
        self._session = session
        self._board_id = board_id
        self._done = done

    async def mend_rows(self) -> None:
        """Steps 1 to 4 as far as they need no replay."""
        log = await self._log()
        steps: Sequence[Callable[[BoardLog], Awaitable[None]]] = (
            self._put_back,
            self._take_out_changed,
            self._mend_segments,
            self._make_segment_again,
            self._raise_sequence,
        )
        for step in steps:
            await step(log)

    async def mend_whole(self, pool: DocumentPool) -> None:
        """Replays what is left, and folds it if something is missing."""
        log = await self._log()
        findings = await replay_findings(pool, self._board_id, log)
        bad = {
            finding.sequence: finding.detail
            for finding in findings
            if finding.fault in {Fault.UPDATE_WAITING, Fault.UPDATE_UNREADABLE}
        }
        if not something_missing([*log.findings, *findings]):
            return
        await self._take_out(log, bad)
        for finding in log.findings:
            self._done.append(f"Given up: {finding.detail}")
        await self._fold(await self._log())

    async def _log(self) -> BoardLog:
        return await read_log_in(self._session, self._board_id, deleted=True)

    async def _put_back(self, log: BoardLog) -> None:
        present = {sequence for sequence, _ in log.updates}
        quarantined = QuarantinedUpdate.board_id == self._board_id, QuarantinedUpdate.epoch == log.epoch
        for kept in (await self._session.scalars(select(QuarantinedUpdate).where(*quarantined))).all():
            if kept.digest != digest_of(kept.data) or kept.sequence is None or kept.sequence <= log.folded:
                continue
            if kept.sequence in present:
                continue
            row = {name: getattr(kept, name) for name in ("board_id", "epoch", "sequence", "person_id", "data")}
            await self._session.execute(
                insert(LoggedUpdate).values(**row, digest=kept.digest, created_at=kept.created_at)
            )
            await self._session.execute(delete(QuarantinedUpdate).where(QuarantinedUpdate.id == kept.id))
            self._done.append(f"Update {kept.sequence} goes back into the log: its bytes are right.")

    async def _take_out_changed(self, log: BoardLog) -> None:
        changed = {each.sequence: each.detail for each in log.findings if each.fault is Fault.UPDATE_CHANGED}
        await self._take_out(log, changed)

    async def _take_out(self, log: BoardLog, reasons: dict[int, str]) -> None:
        await take_out(self._session, self._board_id, log.epoch, reasons)
        for sequence, reason in reasons.items():
            self._done.append(f"Update {sequence} goes to the quarantine: {reason}")

    async def _mend_segments(self, log: BoardLog) -> None:
        here = (Segment.board_id == self._board_id, Segment.epoch == log.epoch, Segment.verified_at.is_not(None))
        rows = (await self._session.scalars(select(Segment).where(*here).order_by(Segment.sequence))).all()
        good = {row.sequence: row.state for row in rows if digest_of(row.state) == row.digest}
        for row in rows:
            if digest_of(row.state) == row.digest:
                continue
            name = f"Copy {row.copy} of the segment up to update {row.sequence}"
            if row.sequence in good:
                row.state, row.digest = good[row.sequence], digest_of(good[row.sequence])
                self._done.append(f"{name} is written anew from the other one.")
            else:
                await take_out_segment(self._session, row, f"{name} is damaged")
                self._done.append(f"{name} goes to the quarantine: there is no good one.")
        await self._session.flush()

    async def _make_segment_again(self, log: BoardLog) -> None:
        sequence = await make_again(self._session, self._board_id, log.epoch)
        if sequence is not None:
            detail = f"The segment up to update {sequence} is made again from what is kept of the epoch before."
            self._done.append(detail)

    async def _raise_sequence(self, log: BoardLog) -> None:
        board = update(BOARDS).where(BOARDS.c.id == self._board_id, BOARDS.c.sequence < log.sequence)
        if any(finding.fault is Fault.UPDATE_AHEAD for finding in log.findings):
            await self._session.execute(board.values(sequence=log.sequence))
            self._done.append(f"The board's sequence is raised to {log.sequence}, that of its last update.")

    async def _fold(self, log: BoardLog) -> None:
        """One segment of everything that is there, in place of it; verified like any other before it counts."""
        folded = await fresh.fold(log.parts)
        if await fresh.facts_of(folded.state) != folded.facts:
            raise RepairFailed
        await segments.put_in_place(self._session, self._board_id, log.epoch, log.sequence, folded.state)
        self._done.append(f"What is left is folded into a segment up to update {log.sequence}.")

"""Looking through everything that is stored of boards: digests, sequences, segments, snapshots, and whether the log
can be replayed. It only reads, in one moment for each board, so it may run while the server does."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import undefer

from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.errors import BoardUnknown, DocumentBroken, WorkerLost
from walkboard.history.damage import Fault, Finding
from walkboard.history.log import BOARDS, BoardLog, changed_copy, digest_of, read_log_in
from walkboard.history.salvage import findings_of
from walkboard.history.tables import LoggedUpdate, QuarantinedUpdate, Segment, Snapshot

# So many bad bytes' worth of the file's own complaints are repeated.
MAX_COMPLAINTS = 20
# Rows of earlier epochs are fetched so many at a time.
KEPT_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Report:
    """What was found out about one board."""

    board_id: str
    title: str
    epoch: int
    sequence: int
    folded: int
    updates: int
    snapshots: int
    quarantined: int
    earlier: int
    findings: Sequence[Finding]
    # Counted where images are looked through.
    images: int = 0


async def file_findings(database: Database) -> list[Finding]:
    """What SQLite itself finds wrong with its file; PostgreSQL has tools of its own for its files."""
    async with database.read() as session:
        if session.get_bind().dialect.name != "sqlite":
            return []
        try:
            lines = [str(line) for line in await session.scalars(text(f"PRAGMA quick_check({MAX_COMPLAINTS})"))]
        except DatabaseError as error:
            lines = [str(error.orig)]
    return [Finding(Fault.FILE_DAMAGED, 0, line) for line in lines if line != "ok"]


async def board_ids(database: Database, only: str | None = None) -> list[str]:
    """All boards, those in the trash included, or the one that was asked for; raises BoardUnknown."""
    async with database.read() as session:
        query = select(BOARDS.c.id).order_by(BOARDS.c.id)
        found = list(await session.scalars(query if only is None else query.where(BOARDS.c.id == only)))
    if only is not None and not found:
        raise BoardUnknown(f"There is no board with the id {only}.")
    return found


async def inspect(database: Database, pool: DocumentPool, board_id: str) -> Report:
    """Everything that is stored of one board. Raises BoardUnknown."""
    async with database.read() as session:
        log = await read_log_in(session, board_id, deleted=True)
        title = await session.scalar(select(BOARDS.c.title).where(BOARDS.c.id == board_id))
        findings = [*log.findings, *await _older_segments(session, board_id, log)]
        snapshots, changed = await _snapshots(session, board_id)
        quarantined = await _count(session, QuarantinedUpdate, board_id)
        updates = await _count(session, LoggedUpdate, board_id, LoggedUpdate.epoch == log.epoch)
        earlier, changed_before = await _earlier(session, board_id, log.epoch)
    findings += [*changed, *changed_before, *await replay_findings(pool, board_id, log)]
    return Report(
        board_id=board_id,
        title=title or "",
        epoch=log.epoch,
        sequence=log.sequence,
        folded=log.folded,
        updates=updates,
        snapshots=snapshots,
        quarantined=quarantined,
        earlier=earlier,
        findings=findings,
    )


async def replay_findings(pool: DocumentPool, board_id: str, log: BoardLog) -> list[Finding]:
    """What of the log cannot be put together, tried in a worker."""
    try:
        return findings_of(log, await pool.recover(board_id, log.parts, log.claims, log.former))
    except DocumentBroken as broken:
        fault = Fault.SEGMENT_UNREADABLE if log.folded else Fault.UPDATE_UNREADABLE
        return [Finding(fault, log.folded, broken.detail)]
    except WorkerLost as lost:
        return [Finding(Fault.UPDATE_UNREADABLE, log.folded, f"A worker did not survive the log: {lost.detail}")]
    finally:
        await pool.unload(board_id)


async def _older_segments(session: AsyncSession, board_id: str, log: BoardLog) -> list[Finding]:
    """Changed copies that reading the log had no need to look at."""
    known = {(finding.fault, finding.detail) for finding in log.findings}
    query = (
        select(Segment.sequence, Segment.copy, Segment.state, Segment.digest)
        .where(Segment.board_id == board_id, Segment.epoch == log.epoch, Segment.verified_at.is_not(None))
        .order_by(Segment.sequence, Segment.copy)
    )
    found = []
    for sequence, copy, state, digest in await session.execute(query):
        finding = changed_copy(sequence, copy)
        if digest_of(state) != digest and (finding.fault, finding.detail) not in known:
            found.append(finding)
    return found


async def _snapshots(session: AsyncSession, board_id: str) -> tuple[int, list[Finding]]:
    ids = list(await session.scalars(select(Snapshot.id).where(Snapshot.board_id == board_id)))
    findings = []
    for snapshot_id in ids:  # one at a time: each is a whole board
        query = select(Snapshot).where(Snapshot.id == snapshot_id).options(undefer(Snapshot.state))
        found = (await session.scalars(query)).one()
        if hashlib.sha256(found.state).digest() != found.digest:
            detail = f"The snapshot “{found.label}” ({found.id}) is damaged: its bytes changed."
            findings.append(Finding(Fault.SNAPSHOT_CHANGED, found.sequence, detail))
        session.expunge(found)
    return len(ids), findings


async def _earlier(session: AsyncSession, board_id: str, epoch: int) -> tuple[int, list[Finding]]:
    """How many updates and copies of segments are kept of earlier epochs, and which of them changed."""
    findings: list[Finding] = []
    count = 0
    kept: tuple[tuple[type[LoggedUpdate | Segment], Any], ...] = (
        (LoggedUpdate, LoggedUpdate.data),
        (Segment, Segment.state),
    )
    for table, content in kept:
        query = select(table.epoch, table.sequence, content, table.digest)
        earlier = query.where(table.board_id == board_id, table.epoch < epoch).execution_options(yield_per=KEPT_AT_ONCE)
        async for before, sequence, data, digest in await session.stream(earlier):
            count += 1
            if digest_of(data) != digest:
                detail = f"What is kept of epoch {before}, update {sequence}, is damaged: its bytes changed."
                findings.append(Finding(Fault.EARLIER_CHANGED, sequence, detail))
    return count, findings


async def _count(
    session: AsyncSession, table: type[LoggedUpdate | QuarantinedUpdate], board_id: str, *only: ColumnElement[bool]
) -> int:
    query = select(func.count()).select_from(table).where(table.board_id == board_id, *only)
    return await session.scalar(query) or 0

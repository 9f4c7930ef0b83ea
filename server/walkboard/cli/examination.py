"""What `walkboard doctor` and `walkboard repair` do, and how what they find is told."""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TypeVar

from sqlalchemy.exc import DatabaseError

import walkboard.boards.tables  # noqa: F401 (the tables of history refer to it)
from walkboard.cli import installation
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.errors import WalkboardError
from walkboard.history import inspection
from walkboard.history.damage import Finding
from walkboard.history.inspection import Report
from walkboard.history.repair import Action, repair
from walkboard.images.checking import examine_images
from walkboard.settings import Settings
from walkboard.telemetry import configure_logging

_Answer = TypeVar("_Answer")


@dataclass(frozen=True)
class Examination:
    """What was found in the database's file and on the boards that were looked at."""

    file: Sequence[Finding]
    boards: Sequence[Report]

    @property
    def healthy(self) -> bool:
        """Whether nothing is wrong."""
        return not self.file and not any(report.findings for report in self.boards)

    def as_json(self) -> str:
        """For programs; docs/cli.md describes it."""
        boards = [{**asdict(report), "findings": [_plain(each) for each in report.findings]} for report in self.boards]
        content = {"healthy": self.healthy, "file": [_plain(finding) for finding in self.file], "boards": boards}
        return json.dumps(content, indent=2, ensure_ascii=False)

    def as_text(self) -> str:
        """For people: a line for each board, and one for each finding."""
        lines = [f"The database file is damaged: {finding.detail}" for finding in self.file]
        for report in self.boards:
            lines.append(f"{report.board_id}  {'damaged' if report.findings else 'good'}  {_summary(report)}")
            lines += [f"    {finding.fault}: {finding.detail}" for finding in report.findings]
        wrong = sum(bool(report.findings) for report in self.boards)
        lines.append(
            f"All is well: {len(self.boards)} boards."
            if self.healthy
            else f"{wrong} of {len(self.boards)} boards are damaged. See what can be mended with: walkboard repair"
        )
        return "\n".join(lines)


def _plain(finding: Finding) -> dict[str, object]:
    return {
        "fault": finding.fault.value,
        "sequence": finding.sequence,
        "detail": finding.detail,
        "costs": finding.costs,
    }


def _summary(report: Report) -> str:
    parts = [f"sequence {report.sequence}"]
    if report.epoch > 1:
        parts.insert(0, f"epoch {report.epoch}")
    if report.folded:
        parts.append(f"folded up to {report.folded}")
    parts += [f"{report.updates} updates", f"{report.snapshots} snapshots"]
    if report.images:
        parts.append(f"{report.images} images")
    if report.quarantined:
        parts.append(f"{report.quarantined} in quarantine")
    if report.earlier:
        parts.append(f"{report.earlier} kept of earlier epochs")
    return f"“{report.title}”  ({', '.join(parts)})"


def examine(settings: Settings, board: str | None) -> Examination:
    """Looks at the file and at all boards, or one; raises BoardUnknown."""

    async def work(database: Database, pool: DocumentPool) -> Examination:
        found = await inspection.file_findings(database)
        boards: list[Report] = []
        try:
            for board_id in await inspection.board_ids(database, board):
                report = await inspection.inspect(database, pool, board_id)
                images, damaged = await examine_images(database, board_id)
                report = replace(report, images=images, findings=[*report.findings, *damaged])
                boards.append(report)  # one by one: those before an error are told
        except DatabaseError:
            if not found:  # otherwise that is why, and it is told
                raise
        return Examination(found, boards)

    return _with_worker(settings, work)


def mend(settings: Settings, board: str | None, *, apply: bool) -> list[Action]:
    """Mends all boards, or one, or says what would be done."""

    async def work(database: Database, pool: DocumentPool) -> list[Action]:
        actions: list[Action] = []
        for board_id in await inspection.board_ids(database, board):
            actions += await repair(database, pool, board_id, apply=apply)
        return actions

    return _with_worker(settings, work)


def _with_worker(settings: Settings, work: Callable[[Database, DocumentPool], Awaitable[_Answer]]) -> _Answer:
    configure_logging("error", settings.log_format)  # to standard error: what is printed here is the answer

    async def whole(place: installation.Installation) -> _Answer | Exception:
        async with DocumentPool() as pool:
            try:
                return await work(place.database, pool)
            except (WalkboardError, DatabaseError) as error:  # as it is, not as a group of errors of the pool's tasks
                return error

    answer = installation.run(settings, whole)
    if isinstance(answer, Exception):
        raise answer
    return answer

"""Opening a board whose log is damaged: what could not be used becomes findings, changed bytes go to quarantine."""

from collections.abc import Iterable

from walkboard.database import Database
from walkboard.documents.protocol import Recovery
from walkboard.errors import DocumentBroken
from walkboard.history.damage import Fault, Finding
from walkboard.history.log import BoardLog
from walkboard.history.quarantine import take_out

# Beyond this it may as well be the memory that is bad, or the program: what lies on the disk is left alone.
MAX_TAKEN_OUT = 100


def findings_of(log: BoardLog, recovery: Recovery) -> list[Finding]:
    """What of the log is not in the recovered document; raises DocumentBroken if that is its segment."""
    found = [
        Finding(
            Fault.UPDATE_WAITING,
            log.sequence_of(part),
            f"Update {log.sequence_of(part)} builds on something that is missing.",
        )
        for part in recovery.waiting
    ]
    for part, reason in recovery.unreadable:
        if log.folded and part == 0:
            raise DocumentBroken(f"The segment up to update {log.folded} cannot be read: {reason}")
        sequence = log.sequence_of(part)
        found.append(Finding(Fault.UPDATE_UNREADABLE, sequence, f"Update {sequence} cannot be read: {reason}"))
    return found


async def take_out_changed(database: Database, board_id: str, epoch: int, findings: Iterable[Finding]) -> None:
    """Moves updates whose bytes changed to the quarantine; their sequences are missing in the log from then on."""
    changed = {finding.sequence: finding.detail for finding in findings if finding.fault is Fault.UPDATE_CHANGED}
    if 0 < len(changed) <= MAX_TAKEN_OUT:
        async with database.write() as session:
            await take_out(session, board_id, epoch, changed)

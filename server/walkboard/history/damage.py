"""What can be wrong with what is stored of a board, and whether it costs anything."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What is wrong; the names are those that `walkboard doctor --json` prints."""

    UPDATE_CHANGED = "update-changed"  # the bytes are not those that were stored
    UPDATE_MISSING = "update-missing"  # a sequence was given away but has no update
    UPDATE_UNREADABLE = "update-unreadable"  # the bytes are right, but nothing can be made of them
    UPDATE_WAITING = "update-waiting"  # whole, but it builds on something that is missing
    UPDATE_AHEAD = "update-ahead"  # beyond the sequence that stands on the board
    SEGMENT_CHANGED = "segment-changed"  # one of two copies; the other one is good
    SEGMENT_LOST = "segment-lost"  # both copies of the newest generation: an older one has to do
    SEGMENT_UNREADABLE = "segment-unreadable"
    SNAPSHOT_CHANGED = "snapshot-changed"
    EARLIER_CHANGED = "earlier-changed"  # something that is kept of an earlier epoch
    IMAGE_CHANGED = "image-changed"  # an image that lies beside the documents
    FILE_DAMAGED = "file-damaged"  # the database's own check of its file


# These leave the board as it was.
HARMLESS = frozenset(
    {Fault.UPDATE_AHEAD, Fault.SEGMENT_CHANGED, Fault.SNAPSHOT_CHANGED, Fault.EARLIER_CHANGED, Fault.IMAGE_CHANGED}
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where in the log, and in words."""

    fault: Fault
    sequence: int
    detail: str

    @property
    def costs(self) -> bool:
        """Whether something of the board is missing because of it."""
        return self.fault not in HARMLESS


def something_missing(findings: Iterable[Finding]) -> bool:
    """Whether the board is open with less than was saved on it."""
    return any(finding.costs for finding in findings)

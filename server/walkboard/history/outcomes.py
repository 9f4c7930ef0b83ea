"""What became of a round of folding or squashing."""

from enum import StrEnum


class Outcome(StrEnum):
    """The names are those of the metrics' labels."""

    FOLDED = "folded"
    SQUASHED = "squashed"
    SHORT = "short"  # there was little to do
    LONG = "long"  # the log has to be folded first
    DAMAGED = "damaged"  # something of the log is missing: it stays as it is until it is repaired
    OVERTAKEN = "overtaken"  # somebody else does it, or wrote meanwhile
    DIFFERENT = "different"  # what was read back is not what was written
    FAILED = "failed"

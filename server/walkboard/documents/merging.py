"""One update out of many that follow one another. Merging many at once is quadratic, so it is done as a tree."""

from collections.abc import Sequence

from pycrdt import merge_updates

FAN_OUT = 32


def merge(updates: Sequence[bytes]) -> bytes:
    """Everything the updates hold, empty if there is none. They must follow one another without a gap."""
    level = list(updates)
    while len(level) > 1:
        level = [merge_updates(*level[at : at + FAN_OUT]) for at in range(0, len(level), FAN_OUT)]
    return level[0] if level else b""

"""Percentiles by nearest rank: always a value that really happened."""

import math
from collections.abc import Mapping, Sequence

# What is read: a coin flip, a good guess, a promise, nearly certain.
SHARES = (50, 70, 85, 95)
# The share of a service level expectation, and how many finished items it needs before it says anything.
EXPECTED = 85
ENOUGH = 10


def percentile(values: Sequence[int], share: int) -> int:
    """The ceil(share/100 * n)-th smallest of the values; there has to be at least one."""
    return sorted(values)[max(1, math.ceil(share * len(values) / 100)) - 1]


def percentiles(values: Sequence[int]) -> Mapping[int, int]:
    """All shares that are read; empty without values."""
    if not values:
        return {}
    ordered = sorted(values)
    return {share: ordered[max(1, math.ceil(share * len(ordered) / 100)) - 1] for share in SHARES}


def expectation(values: Sequence[int]) -> int | None:
    """ "85 % take so many days or less"; None while too few are finished to say so."""
    return percentile(values, EXPECTED) if len(values) >= ENOUGH else None

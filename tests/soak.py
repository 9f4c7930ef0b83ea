"""How long the tests of chance run, and from which seed: short and always the same in the suite, long with
`WALKBOARD_SOAK_MINUTES=30` (for each of them), and again from one seed with `WALKBOARD_SEED=7`.
"""

import os
import time
from collections.abc import Iterator

MINUTES = float(os.environ.get("WALKBOARD_SOAK_MINUTES", "0"))
SEED = int(os.environ.get("WALKBOARD_SEED", "7"))
# What a test may take at most, in seconds; the long runs end by themselves.
TIMEOUT = 300.0 + MINUTES * 120


def soaking() -> bool:
    """Whether this is a long run."""
    return MINUTES > 0


def seeds(short: int = 1) -> Iterator[int]:
    """The seeds of a test's rounds: `short` of them in the suite, as many as fit into the minutes in a long run.

    A long run says with which seed it is (`pytest -s` shows it at once).
    """
    end = time.monotonic() + MINUTES * 60
    number = 0
    while number < short or time.monotonic() < end:
        if soaking():
            print(f"WALKBOARD_SEED={SEED + number}", flush=True)
        yield SEED + number
        number += 1

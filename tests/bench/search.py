"""How many a server carries: a bounded search by steps of an eighth."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.bench.figures import Figures

STEP = 1.13
LEAP = 1.5
TRIALS = 9


@dataclass
class Capacity:
    """The largest number that was carried; whether the search ended at its bound; what the trials showed."""

    carried: int = 0
    bound: int | None = None  # the smallest number that was not carried
    trials: dict[int, Figures | str] = field(default_factory=dict)

    @property
    def best(self) -> Figures | None:
        """The figures at the largest number carried."""
        found = self.trials.get(self.carried)
        return found if isinstance(found, Figures) else None


def capacity(guess: int, largest: int, attempt: Callable[[int], Figures | str], trials: int = TRIALS) -> Capacity:
    """Leaps from the guess until a number is carried and another is not, then halves the gap down to a step.

    `attempt` returns figures, or in words why nothing could be measured, which counts as not carried.
    """
    found = Capacity()
    number = max(1, min(guess, largest))
    while len(found.trials) < trials:
        result = found.trials[number] = attempt(number)
        if isinstance(result, Figures) and result.kept_up():
            found.carried = max(found.carried, number)
        else:
            found.bound = min(found.bound or number, number)
        if found.carried >= largest or found.bound == 1:
            break
        if found.bound is None:
            number = min(largest, round(number * LEAP))
        elif not found.carried:
            number = max(1, round(found.bound / LEAP))
        elif found.bound / found.carried <= STEP:
            break
        else:
            number = round((found.bound * found.carried) ** 0.5)
        if number in found.trials:
            break
    return found

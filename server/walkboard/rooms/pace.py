"""When the next flush of a board is due: at once after a pause, otherwise a little after the last one, by what that
cost.

The clock is the work itself. A quiet board answers immediately, a busy one gathers more per flush, and when the whole
process is late all boards gather more.
"""

# However late the process is, a flush waits no longer than this for it.
MAX_LAG = 0.1
# What a flush cost may be the time in which the machine did something else: the rest after it ends all the same.
MAX_REST = 0.5


class Pace:
    """The rhythm of one kind of flush; times in seconds."""

    __slots__ = ("_cost_share", "_due", "_minimum")

    def __init__(self, cost_share: float, minimum: float) -> None:
        """Rests `cost_share` times what the last flush cost, at least `minimum`."""
        self._cost_share = cost_share
        self._minimum = minimum
        self._due = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the next flush may start; none after a pause."""
        return max(0.0, self._due - now)

    def flushed(self, ended: float, cost: float, lag: float = 0.0) -> None:
        """A flush ended that cost so much; `lag` is how late it had been woken."""
        rest = min(max(self._minimum, self._cost_share * cost), MAX_REST)
        self._due = ended + rest + min(max(0.0, lag), MAX_LAG)

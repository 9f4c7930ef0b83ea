"""Which touches of a board are worth a row: typing in a title leaves one a minute, not one for each letter.

A touch is left out when the last one that was logged of the same thing is by the same person, says the same, is less
than a minute old, and no snapshot was taken since: then the row that is there already says who and, nearly, when. What
begins or ends something is always logged, and so is another value of a field. What was forgotten here, because it is
bounded or the room is new, is logged once more.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable

from walkboard.maps.touches import Touched

QUIET = 60.0
MAX_REMEMBERED = 4_096

_ALWAYS = frozenset({"created", "deleted", "restored", "blocked", "unblocked"})

# What was touched: root, record and aspect.
_Thing = tuple[str, str, str]


class TouchLog:
    """What was logged lately on one board."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        """`now` is a clock in seconds."""
        self._now = now
        self._logged: OrderedDict[_Thing, tuple[str | None, str, float]] = OrderedDict()

    def __len__(self) -> int:
        """How many touches are remembered."""
        return len(self._logged)

    def worth_logging(self, touches: Iterable[Touched], person_id: str | None) -> list[Touched]:
        """Those that need a row. Nothing is remembered yet: the commit may fail."""
        return [touch for touch in touches if touch.aspect in _ALWAYS or not self._said(touch, person_id)]

    def logged(self, touches: Iterable[Touched], person_id: str | None) -> None:
        """These are committed."""
        now = self._now()
        for touch in touches:
            if touch.aspect not in _ALWAYS:
                self._logged[_thing(touch)] = (person_id, touch.detail, now)
                self._logged.move_to_end(_thing(touch))
        while len(self._logged) > MAX_REMEMBERED:
            self._logged.popitem(last=False)

    def captured(self) -> None:
        """A snapshot was taken: whatever is touched from now on has changed since."""
        self._logged.clear()

    def _said(self, touch: Touched, person_id: str | None) -> bool:
        last = self._logged.get(_thing(touch))
        return last is not None and last[:2] == (person_id, touch.detail) and self._now() - last[2] < QUIET


def _thing(touch: Touched) -> _Thing:
    return touch.root, touch.record_id, touch.aspect

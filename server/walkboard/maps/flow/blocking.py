"""When cards were blocked, and why: intervals from what the server heard, and their clusters.

A card is blocked from the moment the server heard so until it heard the opposite. Saying the reason in other words
does not end an interval; the last words stand. (Blocker clusters: K. Leopold, "Blocker clustering", 2013.)
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

_NOTHING = timedelta()


class Blocking(NamedTuple):
    """Somebody said that a card is blocked, or that it is not any more."""

    card_id: str
    blocked: bool
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Interval:
    """A card could not go on; without an end it still cannot."""

    since: datetime
    until: datetime | None
    reason: str

    def within(self, start: datetime, end: datetime) -> timedelta:
        """How much of it lies between two moments; `end` is where an open one is cut."""
        until = end if self.until is None or self.until > end else self.until
        since = self.since if self.since > start else start
        return until - since if until > since else _NOTHING


@dataclass(frozen=True, slots=True)
class Cluster:
    """Blockers with the same reason: how many, on which cards, how long in all."""

    reason: str
    count: int
    total: timedelta
    card_ids: tuple[str, ...]


def intervals_of(events: Iterable[Blocking]) -> dict[str, tuple[Interval, ...]]:
    """The intervals of each card, oldest first, from events in the order of the log."""
    found: dict[str, list[Interval]] = defaultdict(list)
    for event in events:
        mine = found[event.card_id]
        is_open = bool(mine) and mine[-1].until is None
        if event.blocked and is_open:
            mine[-1] = Interval(mine[-1].since, None, event.reason or mine[-1].reason)
        elif event.blocked:
            mine.append(Interval(event.at, None, event.reason))
        elif is_open:
            since = mine[-1].since
            mine[-1] = Interval(since, max(event.at, since), mine[-1].reason)
    return {card_id: tuple(intervals) for card_id, intervals in found.items() if intervals}


def clusters(
    blocked: Mapping[str, Sequence[Interval]], since: datetime, until: datetime, card_ids: Iterable[str]
) -> list[Cluster]:
    """What kept these cards from going on between two moments, the costliest reason first.

    Reasons are the same when they read the same, case and space aside; the way it was written last is shown.
    """
    words: dict[str, str] = {}
    counts: dict[str, int] = defaultdict(int)
    totals: dict[str, timedelta] = defaultdict(timedelta)
    cards: dict[str, dict[str, None]] = defaultdict(dict)
    for card_id in card_ids:
        for interval in blocked.get(card_id, ()):
            length = interval.within(since, until)
            if length > timedelta():
                key = " ".join(interval.reason.split()).casefold()
                words[key] = interval.reason.strip()
                counts[key] += 1
                totals[key] += length
                cards[key][card_id] = None
    found = [Cluster(words[key], counts[key], totals[key], tuple(cards[key])) for key in counts]
    return sorted(found, key=lambda cluster: (-cluster.total, cluster.reason))

"""Where a group stands on its walk, as plain values: every rule of going from stop to stop, and nothing else.

Pure. Each rule returns the stage it leads to, or the very same stage where nothing changes. Steps are fenced: who asks
says where they see the group, so two people who press "next" at once take it one stop further, not two.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from walkboard.errors import InputRefused, StopUnknown, TooManyStops

StopState = Literal["waiting", "current", "done", "skipped"]

# A walk that was planned holds some stops more that people add on the way.
MAX_STOPS = 100


@dataclass(frozen=True, slots=True)
class StagedStop:
    """A stop, as far as going along is concerned; `spent` are the seconds of finished visits."""

    id: str
    seconds: int
    state: StopState = "waiting"
    spent: int = 0


@dataclass(frozen=True, slots=True)
class Stage:
    """The stops in their order, the current one and since when, and the card the group looks at."""

    stops: tuple[StagedStop, ...]
    stop_id: str | None = None
    stop_started_at: datetime | None = None
    card_id: str | None = None

    def stop(self, stop_id: str) -> StagedStop:
        """One stop; raises StopUnknown."""
        for stop in self.stops:
            if stop.id == stop_id:
                return stop
        raise StopUnknown


def begin(stops: Sequence[StagedStop], now: datetime) -> Stage:
    """The group stands at the first stop."""
    stage = Stage(tuple(stops))
    return _arrive(stage, stops[0].id, now) if stops else stage


def step(stage: Stage, origin: str | None, target: str, now: datetime) -> Stage:
    """The group goes on; nothing changes if it is not where the asker sees it. Raises StopUnknown."""
    stage.stop(target)
    if stage.stop_id != origin or target == stage.stop_id:
        return stage
    return _arrive(_leave(stage, now), target, now)


def finish(stage: Stage, now: datetime) -> Stage:
    """The walk is over: the stop under way was visited, and nobody stands anywhere."""
    return _leave(stage, now)


def spotlight(stage: Stage, stop_id: str, card_id: str | None) -> Stage:
    """A card comes on stage, or leaves it; nothing changes if the group is at another stop. Raises StopUnknown."""
    stage.stop(stop_id)
    if stage.stop_id != stop_id or stage.card_id == card_id:
        return stage
    return replace(stage, card_id=card_id)


def add(stage: Stage, stop: StagedStop, before: str | None) -> Stage:
    """A further stop before another one, or at the end; raises StopUnknown or TooManyStops."""
    if len(stage.stops) >= MAX_STOPS:
        raise TooManyStops
    return replace(stage, stops=_inserted(stage.stops, stop, before))


def give_time(stage: Stage, stop_id: str, seconds: int) -> Stage:
    """The stop may take this long; raises StopUnknown."""
    return _changed(stage, replace(stage.stop(stop_id), seconds=seconds))


def skip(stage: Stage, stop_id: str) -> Stage:
    """The stop will be passed over; raises StopUnknown, or InputRefused for one where the group is or was."""
    stop = stage.stop(stop_id)
    if stop.state == "current":
        raise InputRefused(fields=[("state", "The group is at this stop. Go on to another one instead.")])
    if stop.state == "done":
        raise InputRefused(fields=[("state", "The group was at this stop already.")])
    return _changed(stage, replace(stop, state="skipped"))


def take_in(stage: Stage, stop_id: str) -> Stage:
    """The stop waits to be visited, again where it was skipped or visited; raises StopUnknown."""
    stop = stage.stop(stop_id)
    return stage if stop.state == "current" else _changed(stage, replace(stop, state="waiting"))


def move(stage: Stage, stop_id: str, before: str | None) -> Stage:
    """The stop goes before another one, or to the end; raises StopUnknown."""
    moved = stage.stop(stop_id)
    if before == stop_id:
        return stage
    stops = _inserted([stop for stop in stage.stops if stop is not moved], moved, before)
    return stage if stops == stage.stops else replace(stage, stops=stops)


def _arrive(stage: Stage, stop_id: str, now: datetime) -> Stage:
    arrived = _changed(stage, replace(stage.stop(stop_id), state="current"))
    return replace(arrived, stop_id=stop_id, stop_started_at=now, card_id=None)


def _leave(stage: Stage, now: datetime) -> Stage:
    """The time at the stop is counted by the server's clock; one that was set back counts nothing."""
    if stage.stop_id is None:
        return stage
    stop, began = stage.stop(stage.stop_id), stage.stop_started_at
    seconds = 0 if began is None else max(0, round((now - began).total_seconds()))
    left = _changed(stage, replace(stop, state="done", spent=stop.spent + seconds))
    return replace(left, stop_id=None, stop_started_at=None, card_id=None)


def _changed(stage: Stage, stop: StagedStop) -> Stage:
    stops = tuple(stop if each.id == stop.id else each for each in stage.stops)
    return stage if stops == stage.stops else replace(stage, stops=stops)


def _inserted(stops: Sequence[StagedStop], stop: StagedStop, before: str | None) -> tuple[StagedStop, ...]:
    if before is None:
        return (*stops, stop)
    for index, each in enumerate(stops):
        if each.id == before:
            return (*stops[:index], stop, *stops[index:])
    raise StopUnknown

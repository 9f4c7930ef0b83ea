"""What differs of things and connectors between two states of a board. Calm: what has words is told by them as long as
there are few of its kind in a place, everything else is counted, by frame and kind.

Moving and looks are no differences, as with free cards. What was removed together with the frame it lay in is counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, TypeVar

from walkboard.maps.contents import Contents
from walkboard.maps.things import ConnectorText, ThingText, inside

ThingChange = Literal[
    "thing.new",
    "thing.removed",
    "thing.reworded",
    "things.new",
    "things.removed",
    "connector.new",
    "connector.removed",
]
_Record = TypeVar("_Record", ThingText, ConnectorText)

# So many of a kind are told one by one in a place; more are counted.
LISTED = 4
CONNECTOR = "connector"


class ThingDifference(NamedTuple):
    """One thing that differs, or several of a kind: then `after` is how many, and `id` one of them.

    `type` is what it is; `area` is the title of the frame it lies in. A connector is titled as what it begins at, and
    `after` or `before` is what it ends at.
    """

    kind: ThingChange
    id: str
    title: str
    type: str
    area: str | None = None
    before: str | None = None
    after: str | None = None


class _Told(NamedTuple):
    """Something new or removed: its words, if they tell it by themselves."""

    id: str
    type: str
    area: str | None
    title: str
    end: str | None = None


def thing_differences(before: Contents, after: Contents) -> Iterator[ThingDifference]:
    """Everything that differs, in an order of its own."""
    was, now = _living(before.things), _living(after.things)
    old_frames, new_frames = _frames(was.values()), _frames(now.values())
    new = [_told(now[id], new_frames) for id in sorted(now) if id not in was]
    removed = [_told(was[id], old_frames) for id in sorted(was) if id not in now]
    yield from _reworded(was, now, new_frames)
    old_lines, new_lines = _living(before.connectors), _living(after.connectors)
    new += [_told_line(new_lines[id], after) for id in sorted(new_lines) if id not in old_lines]
    removed += [_told_line(old_lines[id], before) for id in sorted(old_lines) if id not in new_lines]
    yield from _summed(new, "new")
    yield from _summed(removed, "removed")


def _living(records: Mapping[str, _Record]) -> dict[str, _Record]:
    return {record.id: record for record in records.values() if not record.deleted}


def _frames(things: Iterable[ThingText]) -> list[ThingText]:
    """Frames with a title, the smallest first: that is the one a thing is said to be in."""
    named = (thing for thing in things if thing.type == "frame" and _plain(thing.text))
    return sorted(named, key=lambda frame: (frame.box[2] * frame.box[3], frame.id))


def _area(thing: ThingText, frames: Iterable[ThingText]) -> str | None:
    around = (frame for frame in frames if frame.id != thing.id and inside(thing.box, frame.box))
    return next((_plain(frame.text) for frame in around), None)


def _told(thing: ThingText, frames: Iterable[ThingText]) -> _Told:
    return _Told(thing.id, thing.type, _area(thing, frames), _plain(thing.text))


def _told_line(line: ConnectorText, contents: Contents) -> _Told:
    origin, target = _name(line.origin, contents), _name(line.target, contents)
    return _Told(line.id, CONNECTOR, None, origin if target else "", target or None)


def _name(id: str, contents: Contents) -> str:
    if id in contents.cards:
        return _plain(contents.cards[id].title)
    return _plain(contents.things[id].text) if id in contents.things else ""


def _reworded(
    was: Mapping[str, ThingText], now: Mapping[str, ThingText], frames: list[ThingText]
) -> Iterator[ThingDifference]:
    for id in sorted(was.keys() & now.keys()):
        before, after = _plain(was[id].text), _plain(now[id].text)
        if before != after:
            area = _area(now[id], frames)
            yield ThingDifference("thing.reworded", id, after, now[id].type, area, before or None, after or None)


def _summed(told: Iterable[_Told], what: Literal["new", "removed"]) -> Iterator[ThingDifference]:
    groups: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for each in told:
        groups[each.area or "", each.type].append(each)
    for (area, kind), members in sorted(groups.items()):
        worded = [each for each in members if each.title]
        counted = [each for each in members if not each.title]
        if len(worded) > LISTED:
            worded, counted = [], members
        for each in worded:
            yield _alone(each, what)
        if counted:
            event: ThingChange = "things.new" if what == "new" else "things.removed"
            count = str(len(counted))
            yield ThingDifference(event, counted[0].id, "", kind, area or None, after=count)


def _alone(each: _Told, what: Literal["new", "removed"]) -> ThingDifference:
    if each.type == CONNECTOR:
        if what == "new":
            return ThingDifference("connector.new", each.id, each.title, each.type, after=each.end)
        return ThingDifference("connector.removed", each.id, each.title, each.type, before=each.end)
    return ThingDifference("thing.new" if what == "new" else "thing.removed", each.id, each.title, each.type, each.area)


def _plain(text: str) -> str:
    return " ".join(text.split())

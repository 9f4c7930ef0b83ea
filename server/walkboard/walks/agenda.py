"""The agenda of a walk, computed from the board: what was promised, what changed, what is blocked, then the maps.

Pure, total and deterministic: whatever is on the board, there is an agenda, and the same board gives the same one. It
follows the practice of weekly walks along a wall (an obeya): one hour, right to left, exceptions only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from walkboard.maps.contents import Contents, MapText
from walkboard.maps.flow.stages import has_flow
from walkboard.maps.kinds import Kind, kinds
from walkboard.walks.by_map import RecordsByMap
from walkboard.walks.flow import MAX_CARDS, FlowMap, Planned, Shown, StopKind, Times

# So many stops an agenda has at most; a walk takes a few more that people add.
MAX_PLANNED = 60
# What a walk of about an hour gives to each kind of stop, in seconds. Stops of the same kind share it.
BUDGETS: dict[StopKind, int] = {
    "actions": 120,
    "changes": 300,
    "blocked": 600,
    "column": 1_680,
    "map": 2_100,
    "pull": 420,
    "decisions": 180,
}
# No stop is given less, or more if others share the time, than this.
SHORTEST, LONGEST = 60, 900
STEP = 30


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action of an earlier walk that waits to be done."""

    id: str
    card_id: str | None


def agenda(
    contents: Contents, times: Times, actions: Sequence[OpenAction] = (), *, comparable: bool = False
) -> list[Planned]:
    """The stops of a walk along this board, in order; `comparable` says that there is a snapshot to compare with."""
    first = [
        *_actions(contents, actions),
        *([Planned("changes")] if comparable else []),
        *_blocked(contents, times),
    ]
    room = MAX_PLANNED - len(first) - 1
    return _with_seconds([*first, *_along_maps(contents, times, room), Planned("decisions")])


def _actions(contents: Contents, actions: Sequence[OpenAction]) -> Iterable[Planned]:
    if actions:
        there = on_the_wall(contents)
        shown = [
            Shown(action.card_id, "action", agreement_id=action.id)
            for action in actions
            if action.card_id is not None and action.card_id in there
        ]
        yield Planned("actions", cards=tuple(shown[:MAX_CARDS]), facts={"count": len(actions)})


def _blocked(contents: Contents, times: Times) -> Iterable[Planned]:
    """All blocked cards, the oldest blocker first; those whose beginning nobody knows come last."""
    cards = [card for card in on_the_wall(contents) if contents.cards[card].blocked is not None]
    since = times.blocked
    cards.sort(key=lambda card: (card not in since, since.get(card, times.now), card))
    if cards:
        shown = [Shown(card, "blocked", times.days_since(since.get(card))) for card in cards[:MAX_CARDS]]
        yield Planned("blocked", cards=tuple(shown), facts={"count": len(cards)})


def _along_maps(contents: Contents, times: Times, room: int) -> list[Planned]:
    """Maps from left to right as they lie on the wall: those with flow, or all where none has flow."""
    flowing, split = flow_maps(contents), RecordsByMap(contents)
    if flowing:
        return _along_flow(flowing, split, times, room)
    maps = maps_from_left_to_right(contents)
    return [Planned("map", each.id, facts={"count": split.cards_on(each.id)}) for each in maps[:room]]


def _along_flow(flowing: Sequence[tuple[MapText, Kind]], split: RecordsByMap, times: Times, room: int) -> list[Planned]:
    stops: list[Planned] = []
    for each, kind in flowing:
        if len(stops) >= room:
            break
        flow = FlowMap(each.id, kind, split.records(each.id), times)
        stops.extend(flow.column_stops())
        pull = flow.pull_stop()
        if pull is not None:
            stops.append(pull)
    return stops[:room]


def maps_from_left_to_right(contents: Contents) -> list[MapText]:
    """The live maps as they lie on the wall."""
    live = (each for each in contents.maps.values() if not each.deleted)
    return sorted(live, key=lambda each: (each.pos[0], each.pos[1], each.order, each.id))


def flow_maps(contents: Contents) -> list[tuple[MapText, Kind]]:
    """The live maps along which work flows, as many as a walk can visit, from left to right."""
    known, maps = kinds(), maps_from_left_to_right(contents)
    flowing = [(each, kind) for each in maps if (kind := known.get(each.kind)) is not None and has_flow(kind)]
    return flowing[:MAX_PLANNED]


def _with_seconds(stops: list[Planned]) -> list[Planned]:
    counts: dict[StopKind, int] = {}
    for stop in stops:
        counts[stop.kind] = counts.get(stop.kind, 0) + 1
    return [replace(stop, seconds=_share(BUDGETS[stop.kind], counts[stop.kind])) for stop in stops]


def _share(budget: int, count: int) -> int:
    """An equal share in whole half minutes."""
    return min(LONGEST, max(SHORTEST, budget // count // STEP * STEP))


def on_the_wall(contents: Contents) -> list[str]:
    """Live cards that can be seen: on the free wall or on a live map, each once, in a fixed order."""
    live_maps = {each.id for each in contents.maps.values() if not each.deleted}
    headers = {column.card for column in contents.columns.values() if not column.deleted and column.map in live_maps}
    placed = {placement.card for placement in contents.placements if placement.map in live_maps}
    seen = placed | headers | contents.canvas
    return sorted(card.id for card in contents.cards.values() if not card.deleted and card.id in seen)

"""A card in short, for those who look at it from another board: where it stands, what keeps it, how far it has come.

Pure, and total over whatever a document can hold. What serves a card, and what counts as an item, is what the client's
trace says of one board (web/src/maps/trace.ts).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, cast

from walkboard.maps.comparison import PlaceName, place_names
from walkboard.maps.contents import Contents
from walkboard.maps.fields import value_in
from walkboard.maps.kinds import State, kinds
from walkboard.maps.places import Places, Spot
from walkboard.maps.records import Placement
from walkboard.maps.told import plain

LONGEST_TITLE = 300
# More items than this are not told one by one: nobody follows a card that far from outside.
MOST_ITEMS = 500


@dataclass(frozen=True, slots=True)
class Outward:
    """A link between a card of this board and one of another board; `outgoing` if it begins here."""

    kind: str
    card: str
    board: str
    other: str
    outgoing: bool


@dataclass(frozen=True, slots=True)
class Around:
    """Some cards with what is around them: their places, and what they are linked with here and elsewhere."""

    contents: Contents
    outward: tuple[Outward, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """A card in short.

    `spot` is the first of its `places`, with the names of map, lane and column. `items` are what serves it and is
    worked on, itself included, and whether each is done; `beyond` are cards of other boards that serve it, as (board,
    card).
    """

    card: str
    title: str
    deleted: bool = False
    spot: Spot | None = None
    names: Mapping[str, PlaceName] = field(default_factory=dict)
    places: int = 0
    state: State | None = None
    blocked: str | None = None
    items: Mapping[str, bool] = field(default_factory=dict)
    beyond: tuple[tuple[str, str], ...] = ()


def served(kind: str, origin: str, target: str) -> tuple[str, str] | None:
    """The card that is served and the one that serves it, for links that say so."""
    if kind in {"contributes_to", "realises"}:
        return target, origin
    return (origin, target) if kind == "splits_into" else None


def summaries(around: Around, ids: Iterable[str]) -> list[Summary]:
    """The cards that are there, deleted ones included, in the order they were asked for."""
    contents = around.contents
    places, below, beyond = Places(contents), _below(contents), _beyond(around.outward)
    states = _States(contents)
    return [_summary(contents, places, states, below, beyond, id) for id in dict.fromkeys(ids) if id in contents.cards]


def summary_to_json(summary: Summary) -> dict[str, Any]:
    """Plain values."""
    return {
        **asdict(summary),
        "names": {id: asdict(name) for id, name in summary.names.items()},
        "items": dict(summary.items),
    }


def summary_from_json(content: Mapping[str, Any]) -> Summary:
    """What summary_to_json made."""
    return Summary(
        **{
            **content,
            "spot": Spot(**content["spot"]) if content["spot"] else None,
            "names": {id: PlaceName(**name) for id, name in content["names"].items()},
            "beyond": tuple((board, card) for board, card in content["beyond"]),
        }
    )


def _summary(
    contents: Contents,
    places: Places,
    states: "_States",
    below: Mapping[str, Sequence[str]],
    beyond: Mapping[str, Sequence[tuple[str, str]]],
    id: str,
) -> Summary:
    card = contents.cards[id]
    title = plain(card.title)[:LONGEST_TITLE]
    if card.deleted:
        return Summary(id, title, deleted=True)
    spot = places.first_spot(id)
    serving = list(_walk(below, id))
    leaves = ((one, states.of(one)) for one in serving if one not in below)
    items = {one: state == "done" for one, state in leaves if state is not None}
    return Summary(
        card=id,
        title=title,
        spot=spot,
        names=place_names((part for part in (spot.map, spot.lane, spot.column) if part), contents) if spot else {},
        places=len({*places.spots.get(id, ()), *places.heads.get(id, ())}) + (id in contents.canvas),
        state=states.of(id),
        blocked=plain(card.blocked.reason) if card.blocked else None,
        items=dict(list(items.items())[:MOST_ITEMS]),
        beyond=tuple(dict.fromkeys(end for one in serving for end in beyond.get(one, ()))),
    )


class _States:
    """How far cards are by themselves: done where every map with flow has them so."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._placements: dict[str, list[Placement]] = {}
        for placement in contents.placements:
            self._placements.setdefault(placement.card, []).append(placement)

    def of(self, card: str) -> State | None:
        """None where the card is on no map with flow."""
        found: State | None = None
        for placement in self._placements.get(card, ()):
            here = self._at(placement)
            if here is not None and found in {None, "done"}:
                found = here
        return found

    def _at(self, placement: Placement) -> State | None:
        map = self._contents.maps.get(placement.map)
        kind = kinds().get(map.kind) if map is not None and not map.deleted else None
        column = self._contents.columns.get(placement.column)
        if kind is None or column is None or column.deleted:
            return None
        role = kind.column_role(column.role)
        said = value_in(column.fields, "state")
        return cast("State", said) if said else role.state if role else None


def _below(contents: Contents) -> dict[str, list[str]]:
    """What serves each card, without links that close a circle: taken by their ids, so that all leave out the same."""
    below: dict[str, list[str]] = {}
    for link in sorted(contents.links.values(), key=lambda link: link.id):
        pair = None if link.deleted else served(link.kind, link.origin, link.target)
        if pair is None or not all(_is_there(contents, end) for end in pair):
            continue
        upper, lower = pair
        if upper not in _walk(below, lower):
            below.setdefault(upper, []).append(lower)
    return below


def _is_there(contents: Contents, id: str) -> bool:
    return id in contents.cards and not contents.cards[id].deleted


def _beyond(outward: Iterable[Outward]) -> dict[str, list[tuple[str, str]]]:
    """Cards of other boards that serve cards of this one."""
    found: dict[str, list[tuple[str, str]]] = {}
    for link in outward:
        pair = served(link.kind, *(("here", "there") if link.outgoing else ("there", "here")))
        if pair is not None and pair[0] == "here":
            found.setdefault(link.card, []).append((link.board, link.other))
    return found


def _walk(below: Mapping[str, Sequence[str]], start: str) -> Iterator[str]:
    """A card and everything that serves it, each once."""
    waiting, seen = [start], {start}
    while waiting:
        card = waiting.pop()
        yield card
        for lower in below.get(card, ()):
            if lower not in seen:
                seen.add(lower)
                waiting.append(lower)

"""What the boards of a stream say it wants: objectives with how far they have come, and what comes when. Pure.

Maps are read by the key of their kind and the keys of roles, never by titles. A kind this build does not know tells
nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from walkboard.maps.contents import Contents, MapText
from walkboard.maps.fields import Values, value_in
from walkboard.maps.kinds import kinds
from walkboard.maps.structure import ColumnNode, Structure, structure
from walkboard.streams.funding import Quarter

Horizon = Literal["now", "next", "later"]
HORIZONS: tuple[Horizon, ...] = ("now", "next", "later")
# The role of the row that says what takes capacity away.
CAPACITY_ROW = "capacity"
# Whether a card in a lane of a map is one of those that are told of.
Mine = Callable[[str, str | None, str], bool]


@dataclass(frozen=True, slots=True)
class Goal:
    """An objective. `score` is 0 to 1: the mean of its key results by their weight; None while nothing is measured."""

    map_id: str
    card_id: str
    title: str
    score: float | None
    results: int
    measured: int
    confidence: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is on a roadmap for now, next or later."""

    map_id: str
    card_id: str
    title: str
    horizon: Horizon


def score_of(values: Values) -> float | None:
    """How far a key result has come: (current - baseline) / (target - baseline), between 0 and 1."""
    now, begin, end = (value_in(values, key) for key in ("current", "baseline", "target"))
    if not all(isinstance(each, int | float) for each in (now, begin, end)) or begin == end:
        return None
    return min(1.0, max(0.0, (float(now or 0) - float(begin or 0)) / (float(end or 0) - float(begin or 0))))


def _all(_map: str, _lane: str | None, _card: str) -> bool:
    return True


def goals_in(contents: Contents, maps: Iterable[MapText], mine: Mine = _all) -> list[Goal]:
    """The objectives of goal trees and of VMOST that are the stream's, map by map, from left to right."""
    found: list[Goal] = []
    for there in maps:
        kind = kinds().get(there.kind)
        if kind is not None and there.kind == "okr":
            found += _objectives(contents, there, structure(kind, there.id, contents.records), mine)
        elif kind is not None and there.kind == "vmost":
            found += _statements(contents, there, structure(kind, there.id, contents.records), mine)
    return found


def plans_in(contents: Contents, maps: Iterable[MapText], today: date, mine: Mine = _all) -> list[Plan]:
    """What is on the roadmaps and not done, what comes first first. What takes capacity away is no plan."""
    found: list[Plan] = []
    for there in maps:
        kind = kinds().get(there.kind)
        if kind is None or there.kind not in {"roadmap", "now_next_later"}:
            continue
        read = structure(kind, there.id, contents.records)
        for at, leaf in enumerate(read.leaves):
            horizon = _horizon(leaf, at, today)
            for lane in (node.lane for node in read.lanes if node.lane.role != CAPACITY_ROW):
                found += [
                    Plan(there.id, card, contents.title_of(card), horizon)
                    for card in read.cells.get((lane.id, leaf.column.id), ())
                    if mine(there.id, lane.id, card) and value_in(contents.cards[card].fields, "done") is not True
                ]
    return sorted(found, key=lambda plan: HORIZONS.index(plan.horizon))


def _objectives(contents: Contents, there: MapText, read: Structure, mine: Mine) -> list[Goal]:
    results = [lane.lane.id for lane in read.lanes if lane.lane.role == "key_result"]
    found = []
    for leaf in read.leaves:
        card_id = read.headers.get(leaf.column.id)
        if card_id is None or not mine(there.id, None, card_id):
            continue
        cards = [contents.cards[card] for lane in results for card in read.cells.get((lane, leaf.column.id), ())]
        if not cards and not contents.title_of(card_id).strip():
            # Nobody has begun to write it.
            continue
        scores = [(score_of(card.fields), _weight(card.fields)) for card in cards]
        known = [(score, weight) for score, weight in scores if score is not None]
        total = sum(weight for _, weight in known)
        own = contents.cards[card_id].fields
        said = value_in(leaf.column.fields, "confidence") or value_in(own, "confidence")
        found.append(
            Goal(
                map_id=there.id,
                card_id=card_id,
                title=contents.title_of(card_id),
                score=sum(score * weight for score, weight in known) / total if total > 0 else None,
                results=len(cards),
                measured=len(known),
                confidence=str(said) if said else None,
            )
        )
    return found


def _statements(contents: Contents, there: MapText, read: Structure, mine: Mine) -> list[Goal]:
    """Objectives of VMOST have no key results: what is measured stands on other maps."""
    lanes = [lane.lane.id for lane in read.lanes if lane.lane.role == "objective"]
    cells = (
        (lane, card) for lane in lanes for leaf in read.leaves for card in read.cells.get((lane, leaf.column.id), ())
    )
    cards = [card for lane, card in cells if mine(there.id, lane, card)]
    said = {card: value_in(contents.cards[card].fields, "confidence") for card in cards}
    return [
        Goal(there.id, card, contents.title_of(card), None, 0, 0, str(said[card]) if said[card] else None)
        for card in cards
    ]


def _weight(values: Values) -> float:
    said = value_in(values, "weight")
    return float(said) if isinstance(said, int | float) and not isinstance(said, bool) else 1.0


def _horizon(leaf: ColumnNode, at: int, today: date) -> Horizon:
    """By the role of the column, else by its quarter, else by where it stands."""
    for horizon in HORIZONS:
        if leaf.column.role == horizon:
            return horizon
    if leaf.column.role == "beyond":
        return "later"
    try:
        quarter = Quarter.read(str(value_in(leaf.column.fields, "quarter")))
    except ValueError:
        return HORIZONS[min(at, 2)]
    current = Quarter.of(today)
    if quarter.first <= current.first:
        return "now"
    return "next" if quarter == current.after else "later"

"""Limits on work in progress that are not those of one column, lane or cell: of the map, of people, of disciplines.

Under way is what stands between the point where work starts and the point where it is finished. Blocked cards count,
and so do expedited ones. The client counts in the same way (web/src/maps/kanban/limits.ts); golden vectors hold the two
together.
"""

from collections.abc import Callable, Iterator

from walkboard.maps.fields import value_in
from walkboard.maps.flow.stages import stages_of
from walkboard.maps.kinds import Kind
from walkboard.maps.records import Records
from walkboard.maps.structure import Structure

Spot = tuple[str, str, str]


def is_expedited(kind: Kind, records: Records, card_id: str) -> bool:
    """Whether a card goes before everything else by what it says itself, wherever it stands."""
    card = records.cards.get(card_id)
    wanted = kind.exempt_cards
    return (
        bool(wanted) and card is not None and all(value_in(card.fields, key) == value for key, value in wanted.items())
    )


def under_way(found: Structure) -> Iterator[Spot]:
    """What is started and not finished, as (lane, column, card) in reading order."""
    stages = stages_of(found)
    if stages.start is None:
        return
    between = found.leaves[stages.start : stages.finish]
    yield from _cards(found, [leaf.column.id for leaf in between])


def undone(found: Structure) -> Iterator[Spot]:
    """What does not stand in a column of what is done, as (lane, column, card) in reading order."""
    yield from _cards(found, [leaf.column.id for leaf in found.leaves if leaf.state != "done"])


def _cards(found: Structure, columns: list[str]) -> Iterator[Spot]:
    for node in found.lanes:
        for column in columns:
            for card in found.cells.get((node.lane.id, column), ()):
                yield node.lane.id, column, card


def by_holder(found: Structure, holder_of: Callable[[str], str | None]) -> dict[str, list[Spot]]:
    """What is under way by who holds it, holders by their ids; what nobody holds is not in it."""
    held: dict[str, list[Spot]] = {}
    for spot in under_way(found):
        if (holder := holder_of(spot[2])) is not None:
            held.setdefault(holder, []).append(spot)
    return dict(sorted(held.items()))


def owner_of(records: Records) -> Callable[[str], str | None]:
    """Who keeps a card going."""

    def owner(card_id: str) -> str | None:
        value = value_in(records.cards[card_id].fields, "owner")
        return value if isinstance(value, str) else None

    return owner


def expedited(kind: Kind, found: Structure, records: Records) -> tuple[list[Spot], Spot | None]:
    """What is expedited and not done; and the first of it that stands outside of the lanes that are made for it."""
    made_for = {node.lane.id for node in found.lanes if node.role and node.role.exempt}
    spots = [spot for spot in undone(found) if spot[0] in made_for or is_expedited(kind, records, spot[2])]
    return spots, next((spot for spot in spots if spot[0] not in made_for), None)

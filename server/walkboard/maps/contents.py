"""Everything a board says, as plain values: what differences, agendas and minutes are computed from. No CRDT.

Deleted records are in it, flagged, so that a difference can say what left; references may dangle.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from walkboard.maps.fields import Values
from walkboard.maps.records import Column, Lane, Placement, Records
from walkboard.maps.things import ConnectorText, ThingText


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why a card cannot go on; who said so. When, the server knows better than the client's clock."""

    reason: str
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """What is written below the title of a card: how it begins, and a digest of all its words."""

    begins: str = ""
    digest: str = ""


NO_NOTES = Notes()


@dataclass(frozen=True, slots=True)
class CardText:
    """A card with what is written on it."""

    id: str
    title: str
    discipline: str | None = None
    blocked: Blocked | None = None
    created_by: str | None = None
    deleted: bool = False
    fields: Values = field(default_factory=dict)
    notes: Notes = NO_NOTES


@dataclass(frozen=True, slots=True)
class MapText:
    """A map with its title; `order` and `pos` say where it lies on the wall."""

    id: str
    kind: str
    title: str
    order: str = ""
    pos: tuple[float, float] = (0.0, 0.0)
    deleted: bool = False
    fields: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """That two cards of this board have to do with each other; `map` is the only map in which it is drawn, if any.

    Links with other ends are not in it: those between cells are arrows, cards of other boards are not here.
    """

    id: str
    kind: str
    origin: str
    target: str
    map: str | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ArrowText:
    """An arrow from one cell of a map to another; ends are lanes and columns, the kind is that of the link it is."""

    id: str
    map: str
    origin: tuple[str, str]
    target: tuple[str, str]
    deleted: bool = False
    fields: Values = field(default_factory=dict)
    kind: str = "leads_to"


@dataclass(frozen=True, slots=True)
class PathText:
    """A way through a map; without a title it is called by whether it says how it is."""

    id: str
    map: str
    title: str
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """A board. `titles` are those of lanes and of columns without a header card, by id; `canvas` are the free cards."""

    cards: Mapping[str, CardText] = field(default_factory=dict)
    maps: Mapping[str, MapText] = field(default_factory=dict)
    lanes: Mapping[str, Lane] = field(default_factory=dict)
    columns: Mapping[str, Column] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    placements: tuple[Placement, ...] = ()
    canvas: frozenset[str] = frozenset()
    links: Mapping[str, Link] = field(default_factory=dict)
    paths: Mapping[str, PathText] = field(default_factory=dict)
    things: Mapping[str, ThingText] = field(default_factory=dict)
    connectors: Mapping[str, ConnectorText] = field(default_factory=dict)
    # Values of cells by (lane, column).
    cells: Mapping[tuple[str, str], Values] = field(default_factory=dict)
    arrows: Mapping[str, ArrowText] = field(default_factory=dict)

    @property
    def records(self) -> Records:
        """The same board as the rules of maps read it."""
        settings = {each.id: each.fields for each in self.maps.values() if each.fields}
        return Records(self.cards, self.lanes, self.columns, self.placements, settings, self.cells)

    def title_of(self, id: str) -> str:
        """The title of a card, map, lane or column; that of its card for a column with one. Empty if there is none."""
        column = self.columns.get(id)
        if column is not None and column.card is not None and column.card in self.cards:
            return self.cards[column.card].title
        if id in self.cards:
            return self.cards[id].title
        if id in self.maps:
            return self.maps[id].title
        return self.titles.get(id, "")

"""The records of a board that maps are computed from: plain values, no CRDT."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from walkboard.maps.fields import Values

# Ids of records come from clients. Longer ones, and those that no database can hold, name nothing outside the document.
ID_LENGTH = 200


def nameable(record_id: str) -> bool:
    """Whether a record of this id can be spoken of outside the document: in rows, in addresses."""
    return 0 < len(record_id) <= ID_LENGTH and "\x00" not in record_id


class CardFacts(Protocol):
    """What maps care for of a card; whatever else is known of it may come along."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def deleted(self) -> bool:
        """Whether it is in the trash."""

    @property
    def fields(self) -> Values:
        """Its values."""

    @property
    def discipline(self) -> str | None:
        """Whose work it is."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card with nothing else."""

    id: str
    deleted: bool = False
    fields: Values = field(default_factory=dict)
    discipline: str | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of a map."""

    id: str
    map: str
    role: str
    order: str
    limit: int | None = None
    deleted: bool = False
    fields: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a map; with a card, that card is its header."""

    id: str
    map: str
    role: str
    order: str
    parent: str | None = None
    card: str | None = None
    limit: int | None = None
    deleted: bool = False
    fields: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a card sits in a map, and which of its paths it belongs to, if to one."""

    map: str
    card: str
    lane: str
    column: str
    order: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Records:
    """Everything the rules read; deleted records are in it, flagged, and references may dangle."""

    cards: Mapping[str, CardFacts] = field(default_factory=dict)
    lanes: Mapping[str, Lane] = field(default_factory=dict)
    columns: Mapping[str, Column] = field(default_factory=dict)
    placements: tuple[Placement, ...] = ()
    # Settings of maps by their ids, and values of cells by (lane, column).
    settings: Mapping[str, Values] = field(default_factory=dict)
    cells: Mapping[tuple[str, str], Values] = field(default_factory=dict)

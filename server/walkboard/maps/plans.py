"""What a board made from a template holds, as plain records: no CRDT here, a document worker writes it down.

Everything follows from the template's key and the language, ids included, so that the same template gives the same
board every time.
"""

from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeVar

from walkboard.errors import TemplateUnknown
from walkboard.maps.fields import FieldValue, Values
from walkboard.maps.kinds import (
    Kind,
    Language,
    LocalText,
    StarterColumn,
    StarterExample,
    StartValues,
    kinds,
    values_in,
)
from walkboard.maps.order import order_keys
from walkboard.maps.sample import Sample, SampleCard, SampleColumn, SampleLane, SampleMap, sample

EMPTY = "empty"
SAMPLE, WHOLE = "home_heat_pump", "whole_value_stream"
SAMPLES = (SAMPLE, WHOLE)
_ID_LENGTH = 21

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PlannedCard:
    """A card to write."""

    id: str
    title: str
    color: str | None
    discipline: str | None
    size: tuple[int, int] | None
    blocked: str | None = None
    fields: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedMap:
    """A map to write."""

    id: str
    kind: str
    title: str
    pos: tuple[int, int]
    order: str
    fields: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedLane:
    """A lane to write; an empty title lets everybody read the role's words in their own language."""

    id: str
    map: str
    role: str
    order: str
    title: str
    limit: int | None
    fields: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedColumn:
    """A column to write, headed by a card or by a title of its own."""

    id: str
    map: str
    role: str
    order: str
    parent: str | None
    card: str | None
    title: str
    limit: int | None
    fields: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlannedLink:
    """A link between two cards to write."""

    id: str
    kind: str
    origin: str
    target: str


@dataclass(slots=True)
class BoardPlan:
    """The records of a board; placements and values of cells by their key in the document."""

    cards: list[PlannedCard] = field(default_factory=list)
    maps: list[PlannedMap] = field(default_factory=list)
    lanes: list[PlannedLane] = field(default_factory=list)
    columns: list[PlannedColumn] = field(default_factory=list)
    links: list[PlannedLink] = field(default_factory=list)
    placements: dict[str, dict[str, str | list[int]]] = field(default_factory=dict)
    # Values of cells by their key in the document.
    cells: dict[str, FieldValue] = field(default_factory=dict)


def template_keys() -> tuple[str, ...]:
    """The keys of all templates: nothing, one for each kind of map, and those of several maps."""
    return (EMPTY, *kinds(), *SAMPLES)


def board_plan(key: str, language: Language) -> BoardPlan:
    """The content of a new board; raises TemplateUnknown."""
    if key == EMPTY:
        return BoardPlan()
    if key in SAMPLES:
        return _Planner(key, language, sample(key)).plan()
    if key in kinds():
        return _Planner(key, language, _starter_board(kinds()[key])).plan()
    raise TemplateUnknown


def _starter_board(kind: Kind) -> Sample:
    """A board with one map: the kind's starter, with its examples."""
    starter = kind.starter
    cards: dict[str, SampleCard] = {}
    cells: dict[str, dict[str, tuple[str, ...]]] = {}
    values: dict[str, dict[str, StartValues]] = {}
    headers: dict[str, StarterExample] = {}
    for index, entry in enumerate(starter.examples):
        if entry.lane is None:
            headers[entry.column] = entry
        elif entry.title is None:
            values.setdefault(entry.lane, {})[entry.column] = entry.fields
        else:
            cards[f"example_{index}"] = SampleCard(title=entry.title, fields=entry.fields)
            row = cells.setdefault(entry.lane, {})
            row[entry.column] = (*row.get(entry.column, ()), f"example_{index}")
    columns = tuple(_column(kind, column, headers.get(column.key), cards) for column in starter.columns)
    drawn = SampleMap(
        key="map",
        kind=kind.key,
        title=starter.title,
        pos=(0, 0),
        fields=starter.fields,
        columns=columns,
        lanes=tuple(SampleLane(**lane.model_dump()) for lane in starter.lanes),
        cells=cells,
        values=values,
    )
    return Sample(cards=cards, maps=(drawn,), canvas=())


def _column(
    kind: Kind, column: StarterColumn, example: StarterExample | None, cards: dict[str, SampleCard]
) -> SampleColumn:
    """A column of the starter as its example says; the card that heads it is put to the others."""
    role = kind.column_role(column.role)
    card = f"head_{column.key}" if role is not None and role.header == "card" else None
    title = (example.title if example else None) or column.title
    if card:
        cards[card] = SampleCard(title=title or LocalText(en="", de=""))
    return SampleColumn(
        key=column.key,
        role=column.role,
        parent=column.parent,
        card=card,
        title=None if card else title,
        limit=column.limit,
        fields={**column.fields, **(example.fields if example else {})},
    )


class _Planner:
    """Turns a sample in two languages into records in one."""

    def __init__(self, key: str, language: Language, source: Sample) -> None:
        self._key = key
        self._language: Language = language
        self._source = source
        self._colors: dict[str, str] = {}

    def plan(self) -> BoardPlan:
        """All records; a card without a paper of its own takes that of the first lane it is placed in."""
        plan = BoardPlan()
        for source, order in zip(self._source.maps, order_keys(len(self._source.maps)), strict=True):
            self._add_map(plan, source, order)
        for free, order in zip(self._source.canvas, order_keys(len(self._source.canvas)), strict=True):
            key = f"canvas:{self._id('card', free.card)}"
            plan.placements[key] = {"pos": list(free.pos), "order": order}
        sizes = {free.card: free.size for free in self._source.canvas}
        for key, card in self._source.cards.items():
            color = card.color or self._colors.get(key)
            plan.cards.append(
                PlannedCard(
                    id=self._id("card", key),
                    title=self._text(card.title),
                    color=color,
                    discipline=card.discipline,
                    size=sizes.get(key),
                    blocked=self._text(card.blocked) or None,
                    fields=values_in(card.fields, self._language),
                )
            )
        for link in self._source.links:
            ends = self._id("card", link.origin), self._id("card", link.target)
            plan.links.append(PlannedLink(self._id("link", link.kind, link.origin, link.target), link.kind, *ends))
        return plan

    def _add_map(self, plan: BoardPlan, source: SampleMap, order: str) -> None:
        kind = kinds()[source.kind]
        map_id = self._id("map", source.key)
        settings = values_in(source.fields, self._language)
        plan.maps.append(PlannedMap(map_id, source.kind, self._text(source.title), source.pos, order, settings))
        for lane, place in _ordered(source.lanes):
            lane_id = self._id(source.key, "lane", lane.key)
            title = self._text(lane.title)
            values = values_in(lane.fields, self._language)
            plan.lanes.append(PlannedLane(lane_id, map_id, lane.role, place, title, lane.limit, values))
        for column, place in _ordered(source.columns):
            plan.columns.append(
                PlannedColumn(
                    id=self._id(source.key, "column", column.key),
                    map=map_id,
                    role=column.role,
                    order=place,
                    parent=self._id(source.key, "column", column.parent) if column.parent else None,
                    card=self._id("card", column.card) if column.card else None,
                    title=self._text(column.title),
                    limit=column.limit,
                    fields=values_in(column.fields, self._language),
                )
            )
        plan.cells.update(self._cell_values(source))
        papers = {lane.key: role.paper for lane in source.lanes if (role := kind.lane_role(lane.role))}
        for lane_key, column_key, card, place in _placed(source.cells):
            paper = papers.get(lane_key)
            if paper and paper != "paper":
                self._colors.setdefault(card, paper)
            plan.placements[f"{map_id}:{self._id('card', card)}"] = {
                "lane": self._id(source.key, "lane", lane_key),
                "column": self._id(source.key, "column", column_key),
                "order": place,
            }

    def _cell_values(self, source: SampleMap) -> Iterator[tuple[str, FieldValue]]:
        for lane, row in source.values.items():
            for column, values in row.items():
                cell = f"{self._id(source.key, 'lane', lane)}:{self._id(source.key, 'column', column)}"
                for key, value in values_in(values, self._language).items():
                    yield f"{cell}:{key}", value

    def _id(self, *parts: str) -> str:
        digest = sha256("/".join((self._key, *parts)).encode()).digest()
        return urlsafe_b64encode(digest).decode()[:_ID_LENGTH]

    def _text(self, text: LocalText | None) -> str:
        return text.text(self._language) if text else ""


def _ordered(entries: Sequence[_T]) -> Iterator[tuple[_T, str]]:
    return zip(entries, order_keys(len(entries)), strict=True)


def _placed(cells: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[tuple[str, str, str, str]]:
    for lane, row in cells.items():
        for column, cards in row.items():
            for card, order in _ordered(cards):
                yield lane, column, card, order

"""Boards in a few words, for tests of differences."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from walkboard.maps.contents import Blocked, CardText, Contents, MapText, Notes, PathText
from walkboard.maps.fields import Values
from walkboard.maps.records import Column, Lane, Placement


@dataclass
class Sketch:
    """A board under construction; `copy` it, change the copy, compare the two."""

    cards: dict[str, CardText] = field(default_factory=dict)
    maps: dict[str, MapText] = field(default_factory=dict)
    lanes: dict[str, Lane] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    placements: dict[tuple[str, str], Placement] = field(default_factory=dict)
    canvas: set[str] = field(default_factory=set)
    paths: dict[str, PathText] = field(default_factory=dict)
    cells: dict[tuple[str, str], Values] = field(default_factory=dict)

    @property
    def contents(self) -> Contents:
        return Contents(
            self.cards,
            self.maps,
            self.lanes,
            self.columns,
            self.titles,
            tuple(self.placements.values()),
            frozenset(self.canvas),
            paths=self.paths,
            cells=self.cells,
        )

    def copy(self) -> "Sketch":
        return Sketch(
            dict(self.cards),
            dict(self.maps),
            dict(self.lanes),
            dict(self.columns),
            dict(self.titles),
            dict(self.placements),
            set(self.canvas),
            dict(self.paths),
            dict(self.cells),
        )

    def map(self, id: str, title: str = "", kind: str = "kanban", x: float = 0) -> None:
        self.maps[id] = MapText(id, kind, title or id.title(), "a0", (x, 0))

    def lane(self, id: str, map: str, order: str, title: str = "", role: str = "lane") -> None:
        self.lanes[id] = Lane(id, map, role, order)
        self.titles[id] = title or id.title()

    def column(self, id: str, map: str, order: str, role: str = "implement", *, title: str = "", **more: str) -> None:
        self.columns[id] = Column(id, map, role, order, **more)
        if "card" not in more:
            self.titles[id] = title or id.title()

    def card(self, id: str, title: str = "", *, map: str = "", lane: str = "", column: str = "") -> None:
        self.cards[id] = CardText(id, title or id.title())
        if map:
            self.place(id, map, lane, column)
        else:
            self.canvas.add(id)

    def place(self, card: str, map: str, lane: str, column: str, order: str = "a0") -> None:
        self.placements[map, card] = Placement(map, card, lane, column, order)

    def path(self, id: str, map: str, title: str = "", *, deleted: bool = False) -> None:
        self.paths[id] = PathText(id, map, title, deleted)

    def take(self, card: str, map: str, path: str | None) -> None:
        """Which path of a map a card belongs to."""
        self.placements[map, card] = replace(self.placements[map, card], path=path)

    def unplace(self, card: str, map: str) -> None:
        del self.placements[map, card]

    def write(self, card: str, title: str) -> None:
        self.cards[card] = replace(self.cards[card], title=title)

    def block(self, card: str, reason: str | None, by: str = "ann") -> None:
        self.cards[card] = replace(self.cards[card], blocked=None if reason is None else Blocked(reason, by))

    def note(self, card: str, words: str) -> None:
        """What is written below its title; the digest is any that is another for other words."""
        self.cards[card] = replace(self.cards[card], notes=Notes(words, words))

    def delete(self, *ids: str, deleted: bool = True) -> None:
        for id in ids:
            for root in (self.cards, self.maps, self.lanes, self.columns):
                if id in root:
                    root[id] = replace(root[id], deleted=deleted)

    def reorder(self, **orders: str) -> None:
        for id, order in orders.items():
            root = self.lanes if id in self.lanes else self.columns
            root[id] = replace(root[id], order=order)

    def limit(self, id: str, limit: int | None) -> None:
        root = self.lanes if id in self.lanes else self.columns
        root[id] = replace(root[id], limit=limit)


def portfolio(cards: Iterable[str] = ("solar", "pump", "meter")) -> Sketch:
    """A kanban with four columns and two lanes; the cards wait in the first column."""
    wall = Sketch()
    wall.map("portfolio", "Portfolio")
    for number, (id, role) in enumerate(
        [("funnel", "funnel"), ("review", "review"), ("build", "implement"), ("done", "done")]
    ):
        wall.column(id, "portfolio", f"a{number}", role)
    for number, id in enumerate(["fast", "normal"]):
        wall.lane(id, "portfolio", f"a{number}")
    for id in cards:
        wall.card(id, map="portfolio", lane="normal", column="funnel")
    return wall

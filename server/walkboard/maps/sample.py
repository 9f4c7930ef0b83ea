"""Boards with several maps, in both languages: the worked example, and a whole value stream to begin with."""

from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import AfterValidator, Field

from walkboard.maps.fields import FieldValue
from walkboard.maps.kinds import Definition, Key, LocalText, Paper, Positive, StartValues, checked_start


def _checked(values: dict[str, FieldValue | LocalText]) -> dict[str, FieldValue | LocalText]:
    checked_start(values)
    return values


Values = Annotated[StartValues, AfterValidator(_checked)]


class SampleCard(Definition):
    """A card; without a paper of its own it takes that of the lane it is first placed in.

    `blocked` says what is in its way.
    """

    title: LocalText
    color: Paper | None = None
    discipline: Key | None = None
    blocked: LocalText | None = None
    fields: Values = Field(default_factory=dict)


class SampleColumn(Definition):
    """A column, headed by a card of the sample or by a title."""

    key: Key
    role: Key
    parent: Key | None = None
    card: Key | None = None
    title: LocalText | None = None
    limit: Positive | None = None
    fields: Values = Field(default_factory=dict)


class SampleLane(Definition):
    """A lane."""

    key: Key
    role: Key
    title: LocalText | None = None
    limit: Positive | None = None
    fields: Values = Field(default_factory=dict)


class SampleMap(Definition):
    """A map with the cards in its cells, and values of cells, by lane and column."""

    key: Key
    kind: Key
    title: LocalText
    pos: tuple[int, int]
    fields: Values = Field(default_factory=dict)
    columns: tuple[SampleColumn, ...]
    lanes: tuple[SampleLane, ...]
    cells: dict[Key, dict[Key, tuple[Key, ...]]]
    values: dict[Key, dict[Key, Values]] = Field(default_factory=dict)


class FreeCard(Definition):
    """A card on the free canvas."""

    card: Key
    pos: tuple[int, int]
    size: tuple[int, int]


class SampleLink(Definition):
    """That one card has to do with another."""

    kind: Key
    origin: Key = Field(alias="from")
    target: Key = Field(alias="to")


class Sample(Definition):
    """A board in both languages."""

    cards: dict[Key, SampleCard]
    maps: tuple[SampleMap, ...]
    canvas: tuple[FreeCard, ...]
    links: tuple[SampleLink, ...] = ()


@cache
def sample(key: str) -> Sample:
    """The board of this name."""
    return Sample.model_validate_json((files("walkboard.maps") / "samples" / f"{key}.json").read_bytes())

"""What one difference between two states of a board is, and how values are spelled in all sorts of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from walkboard.maps.fields import FieldValue, Values, fields, value_in
from walkboard.maps.places import Spot
from walkboard.maps.thing_difference import ThingChange

ChangeKind = Literal[
    "card.new",
    "card.entered",
    "card.moved",
    "card.left",
    "card.deleted",
    "card.reworded",
    "card.noted",
    "card.blocked",
    "card.unblocked",
    "map.new",
    "map.renamed",
    "map.removed",
    "lane.new",
    "lane.renamed",
    "lane.moved",
    "lane.removed",
    "column.new",
    "column.renamed",
    "column.moved",
    "column.removed",
    "limit.changed",
    "card.field",
    "map.field",
    "lane.field",
    "column.field",
    "cell.field",
    "arrow.new",
    "arrow.removed",
    "arrow.field",
    "path.new",
    "path.renamed",
    "path.removed",
    "card.path",
    "link.new",
    "link.removed",
    ThingChange,
]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs. `map` is where it belongs; for cards of several maps the one it is about, or the first.

    `before` and `after` are titles, reasons, limits in digits or values of a field spelled out; None where there was or
    is none. `field` is the key of the field, the kind of the link, or the type of the thing, and
    "commitment" where a card moved to where work is started. A link or connector is
    titled as what it begins at; `after` or `before` is what it ends at. Of several things `after` is how many they are;
    `area` is the frame they lie in.
    """

    kind: ChangeKind
    id: str
    title: str
    map: str | None = None
    before: str | None = None
    after: str | None = None
    origin: Spot | None = None
    target: Spot | None = None
    field: str | None = None
    area: str | None = None


def plain(title: str) -> str:
    """A title as a sentence quotes it: on one line, without space around it."""
    return " ".join(title.split())


def field_differences(
    kind: ChangeKind, id: str, title: str, map_id: str | None, was: Values, now: Values
) -> Iterator[Difference]:
    """Values that are no words of their fields count as none. How one looks at a map is not told."""
    if was == now:
        return
    for key, field in fields().items():
        before, after = (spelled(value_in(values, key)) for values in (was, now))
        if before != after and not field.quiet:
            yield Difference(kind, id, title, map_id, before, after, field=key)


def spelled(value: FieldValue | None) -> str | None:
    """A value of a field as one plain word; `value_of` in the sentences reads it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else plain(str(value))

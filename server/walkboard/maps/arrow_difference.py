"""Which arrows between cells of a map came or went, and what is said of those that are there."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from walkboard.maps.contents import ArrowText
from walkboard.maps.places import Places, Spot
from walkboard.maps.told import ChangeKind, Difference, field_differences

# The kind of an arrow and its ends.
_Key = tuple[str, tuple[str, str], tuple[str, str]]


def arrow_differences(map_id: str, old: Places, new: Places) -> Iterator[Difference]:
    """Of a map on both sides: arrows that came or went between cells on both sides, then values of those there now.

    Of equal arrows there is one. An arrow that was turned round is gone as it was, and new as it is. What came or went
    with a lane or column is not told of, but what is said of a new arrow is.
    """
    was, now = _shown(map_id, old), _shown(map_id, new)
    for key in sorted({*was, *now}):
        if (key in was) != (key in now) and all(_there(map_id, end, side) for end in key[1:] for side in (old, new)):
            arrow = now.get(key) or was[key]
            kind: ChangeKind = "arrow.new" if key in now else "arrow.removed"
            yield _with_ends(Difference(kind, arrow.id, "", map_id, field=arrow.kind), arrow)
    for arrow in sorted(now.values(), key=lambda arrow: arrow.id):
        before = old.contents.arrows.get(arrow.id)
        values = before.fields if before else {}
        for each in field_differences("arrow.field", arrow.id, "", map_id, values, arrow.fields):
            yield _with_ends(each, arrow)


def _shown(map_id: str, side: Places) -> Mapping[_Key, ArrowText]:
    """The living arrows of a map whose ends are there."""
    shown: dict[_Key, ArrowText] = {}
    for arrow in sorted(side.contents.arrows.values(), key=lambda arrow: arrow.id):
        ends = arrow.origin, arrow.target
        if arrow.map == map_id and not arrow.deleted and all(_there(map_id, end, side) for end in ends):
            shown.setdefault((arrow.kind, *ends), arrow)
    return shown


def _there(map_id: str, cell: tuple[str, str], side: Places) -> bool:
    return cell[0] in side.lanes[map_id] and cell[1] in side.columns[map_id]


def _with_ends(each: Difference, arrow: ArrowText) -> Difference:
    return replace(each, origin=Spot(arrow.map, *arrow.origin), target=Spot(arrow.map, *arrow.target))

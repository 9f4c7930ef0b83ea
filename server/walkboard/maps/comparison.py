"""Two states of a board side by side: what differs, and what the places are called that it speaks of."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from walkboard.maps.contents import Contents
from walkboard.maps.difference import column_title, difference
from walkboard.maps.places import Spot
from walkboard.maps.told import Difference, plain

# More than anybody reads; the rest is counted.
MAX_DIFFERENCES = 500


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a map, lane or column is called; `kind` is that of the map. Without a title, the role's words stand in."""

    title: str
    kind: str
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Differences in their order, the names of their places by id, and how many more there are."""

    differences: tuple[Difference, ...] = ()
    names: Mapping[str, PlaceName] = field(default_factory=dict)
    cut: int = 0


def compare(before: Contents, after: Contents, limit: int = MAX_DIFFERENCES) -> Comparison:
    """What differs, `limit` differences at most."""
    found = difference(before, after)
    listed = tuple(found[:limit])
    return Comparison(listed, place_names(_places_in(listed), after, before), len(found) - len(listed))


def place_names(ids: Iterable[str], after: Contents, before: Contents | None = None) -> dict[str, PlaceName]:
    """The names of maps, lanes and columns as they are, or as they were if they are no more; others are left out."""
    states = (after,) if before is None else (after, before)
    named = ((id, next((name for state in states if (name := _name(id, state))), None)) for id in dict.fromkeys(ids))
    return {id: name for id, name in named if name is not None}


def comparison_to_json(comparison: Comparison) -> dict[str, Any]:
    """Plain values."""
    return {
        "differences": [difference_to_json(each) for each in comparison.differences],
        "names": names_to_json(comparison.names),
        "cut": comparison.cut,
    }


def comparison_from_json(content: Mapping[str, Any]) -> Comparison:
    """What comparison_to_json made."""
    differences = tuple(difference_from_json(each) for each in content["differences"])
    return Comparison(differences, names_from_json(content["names"]), content["cut"])


def difference_to_json(each: Difference) -> dict[str, Any]:
    """Plain values; what is None is left out."""
    return _without_none(asdict(each))


def difference_from_json(content: Mapping[str, Any]) -> Difference:
    """What difference_to_json made."""
    spots = {key: Spot(**content[key]) for key in ("origin", "target") if key in content}
    return Difference(**{**content, **spots})


def names_to_json(names: Mapping[str, PlaceName]) -> dict[str, Any]:
    """Plain values by id."""
    return {id: _without_none(asdict(name)) for id, name in names.items()}


def names_from_json(content: Mapping[str, Any]) -> dict[str, PlaceName]:
    """What names_to_json made."""
    return {id: PlaceName(**name) for id, name in content.items()}


def _without_none(content: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _without_none(value) if isinstance(value, dict) else value
        for key, value in content.items()
        if value is not None
    }


def _places_in(differences: Iterable[Difference]) -> Iterator[str]:
    for each in differences:
        if not each.kind.startswith(("card.", "link.", "cell.", "path.", "arrow.")):
            yield each.id
        if each.map is not None:
            yield each.map
        for spot in (each.origin, each.target):
            if spot is not None:
                yield from (id for id in (spot.map, spot.lane, spot.column) if id is not None)


def _name(id: str, contents: Contents) -> PlaceName | None:
    if id in contents.maps:
        found = contents.maps[id]
        return PlaceName(plain(found.title), found.kind)
    if id in contents.lanes:
        lane = contents.lanes[id]
        return PlaceName(plain(contents.titles.get(id, "")), _kind(lane.map, contents), lane.role)
    if id in contents.columns:
        column = contents.columns[id]
        return PlaceName(column_title(column, contents), _kind(column.map, contents), column.role)
    return None


def _kind(map_id: str, contents: Contents) -> str:
    return contents.maps[map_id].kind if map_id in contents.maps else ""

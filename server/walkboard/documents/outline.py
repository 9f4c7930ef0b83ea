"""A board without its texts, as plain JSON for thumbnails; its shape is in docs/document.md.

The document may hold anything, so whatever is not of the expected kind counts as absent and nothing here fails.
"""

from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from typing import Any

from pycrdt import Doc, Map, Text

ROOTS = ("meta", "cards", "maps", "lanes", "columns", "placements")
CANVAS = "canvas"
PLAIN_COLOR = "paper"
MAX_TITLE = 200
MAX_COORDINATE = 10_000_000.0

Roots = dict[str, Map[Any]]
Record = dict[str, Any]


def outline(doc: Doc[Map[Any]], roots: Roots) -> dict[str, Any]:
    """The outline of the document with these roots."""
    with doc.transaction():
        cards = list(_alive(roots["cards"], _card))
        maps = list(_alive(roots["maps"], _map))
        return {
            "cards": cards,
            "maps": maps,
            "lanes": list(_alive(roots["lanes"], _lane)),
            "columns": list(_alive(roots["columns"], _column)),
            "placements": _placements(
                roots["placements"], {card["id"] for card in cards}, {each["id"] for each in maps} | {CANVAS}
            ),
        }


def _alive(root: Map[Any], read: Callable[[str, Map[Any]], Record | None]) -> Iterator[Record]:
    for key in sorted(root.keys()):
        record = root[key]
        if isinstance(record, Map) and not record.get("deleted"):
            found = read(key, record)
            if found is not None:
                yield found


def _card(key: str, record: Map[Any]) -> Record | None:
    if record.get("type") != "card":
        return None
    size = _pair(record.get("size"))
    card: Record = {
        "id": key,
        "color": _text(record.get("color")) or PLAIN_COLOR,
        "discipline": _text(record.get("discipline")) or None,
    }
    return card if size is None else {**card, "size": size}


def _map(key: str, record: Map[Any]) -> Record | None:
    return {
        "id": key,
        "kind": _text(record.get("kind")),
        "title": _title(record),
        "pos": _pair(record.get("pos")) or [0.0, 0.0],
        "order": _text(record.get("order")),
    }


def _lane(key: str, record: Map[Any]) -> Record | None:
    lane: Record = {
        "id": key,
        "map": _text(record.get("map")),
        "role": _text(record.get("role")),
        "order": _text(record.get("order")),
        "title": _title(record),
    }
    limit = _limit(record.get("rules"))
    return lane if limit is None else {**lane, "limit": limit}


def _column(key: str, record: Map[Any]) -> Record | None:
    column = _lane(key, record)
    if column is not None:
        column |= {name: value for name in ("parent", "card") if (value := _text(record.get(name)))}
    return column


def _placements(root: Map[Any], cards: set[str], maps: set[str]) -> list[list[Any]]:
    found: list[list[Any]] = []
    for key in sorted(root.keys()):
        map_id, _, card_id = key.partition(":")
        if card_id in cards and map_id in maps:
            placement = _placement(map_id, root[key])
            if placement is not None:
                found.append([key, placement])
    return found


def _placement(map_id: str, value: object) -> Record | None:
    if not isinstance(value, Mapping):
        return None
    order = _text(value.get("order"))
    if map_id == CANVAS:
        pos = _pair(value.get("pos"))
        return None if pos is None else {"pos": pos, "order": order}
    lane, column = _text(value.get("lane")), _text(value.get("column"))
    return {"lane": lane, "column": column, "order": order} if lane and column else None


def _title(record: Map[Any]) -> str:
    title = record.get("title")
    return str(title)[:MAX_TITLE] if isinstance(title, Text) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _pair(value: object) -> list[float] | None:
    if not isinstance(value, list | tuple) or len(value) != 2:
        return None
    numbers = [_number(part) for part in value]
    return None if None in numbers else [number for number in numbers if number is not None]


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return None
    held = max(-MAX_COORDINATE, min(MAX_COORDINATE, value))
    return int(held) if held == int(held) else held


def _limit(rules: object) -> float | None:
    return _number(rules.get("limit")) if isinstance(rules, Mapping) else None

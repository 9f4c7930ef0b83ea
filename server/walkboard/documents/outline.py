"""A board without its texts, as plain JSON for thumbnails; its shape is in docs/document.md.

The document may hold anything, so whatever is not of the expected kind counts as absent and nothing here fails.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pycrdt import Doc, Map, Text

from walkboard.documents.outline_things import things_outline
from walkboard.documents.values import number_of, pair_of, text_of

ROOTS = (
    *("meta", "cards", "maps", "lanes", "columns", "placements", "cells", "links", "paths", "tags"),
    *("shapes", "connectors"),
)
CANVAS = "canvas"
PLAIN_COLOR = "paper"
MAX_TITLE = 200

Roots = dict[str, Map[Any]]
Record = dict[str, Any]


def outline(doc: Doc[Map[Any]], roots: Roots) -> dict[str, Any]:
    """The outline of the document with these roots."""
    things = things_outline(doc)
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
            **things,
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
    size = pair_of(record.get("size"))
    card: Record = {
        "id": key,
        "color": text_of(record.get("color")) or PLAIN_COLOR,
        "discipline": text_of(record.get("discipline")) or None,
    }
    return card if size is None else {**card, "size": size}


def _map(key: str, record: Map[Any]) -> Record | None:
    return {
        "id": key,
        "kind": text_of(record.get("kind")),
        "title": _title(record),
        "pos": pair_of(record.get("pos")) or [0.0, 0.0],
        "order": text_of(record.get("order")),
    }


def _lane(key: str, record: Map[Any]) -> Record | None:
    lane: Record = {
        "id": key,
        "map": text_of(record.get("map")),
        "role": text_of(record.get("role")),
        "order": text_of(record.get("order")),
        "title": _title(record),
    }
    limit = _limit(record.get("rules"))
    return lane if limit is None else {**lane, "limit": limit}


def _column(key: str, record: Map[Any]) -> Record | None:
    column = _lane(key, record)
    if column is not None:
        column |= {name: value for name in ("parent", "card") if (value := text_of(record.get(name)))}
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
    order = text_of(value.get("order"))
    if map_id == CANVAS:
        pos = pair_of(value.get("pos"))
        return None if pos is None else {"pos": pos, "order": order}
    lane, column = text_of(value.get("lane")), text_of(value.get("column"))
    return {"lane": lane, "column": column, "order": order} if lane and column else None


def _title(record: Map[Any]) -> str:
    title = record.get("title")
    return str(title)[:MAX_TITLE] if isinstance(title, Text) else ""


def _limit(rules: object) -> float | None:
    return number_of(rules.get("limit")) if isinstance(rules, Mapping) else None

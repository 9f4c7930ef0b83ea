"""Things and connectors of an outline: where they are and what they look like, without their words.

As tolerant as the client (web/src/document/readingThings.ts): what has no place is left out, and nothing here fails.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pycrdt import Doc, Map

from walkboard.documents.values import number_of, pair_of, text_of

# More are not told apart in a thumbnail.
MAX_THINGS = 3_000
# So many points of a stroke show its shape in a thumbnail.
MAX_POINTS = 16
DEFAULT_SIZE = [160.0, 96.0]
_LOOKS = ("color", "form", "pen")

_Record = dict[str, Any]


def things_outline(doc: Doc[Map[Any]]) -> _Record:
    """The lists `shapes` and `connectors`, each only where there is anything in it."""
    shapes, connectors = doc.get("shapes", type=Map), doc.get("connectors", type=Map)
    with doc.transaction():
        found = {"shapes": _some(shapes, _thing), "connectors": _some(connectors, _connector)}
    return {name: records for name, records in found.items() if records}


def _some(root: Map[Any], read: Callable[[str, Map[Any]], _Record | None]) -> list[_Record]:
    found: list[_Record] = []
    for record in _records(root, read):
        found.append(record)
        if len(found) == MAX_THINGS:
            break
    return found


def _records(root: Map[Any], read: Callable[[str, Map[Any]], _Record | None]) -> Iterator[_Record]:
    for key in sorted(root.keys()):
        value = root[key]
        record = read(key, value) if isinstance(value, Map) and not value.get("deleted") else None
        if record is not None:
            yield record


def _thing(key: str, record: Map[Any]) -> _Record | None:
    pos = pair_of(record.get("pos"))
    if pos is None:
        return None
    thing: _Record = {
        "id": key,
        "type": text_of(record.get("type")),
        "pos": pos,
        "size": pair_of(record.get("size")) or DEFAULT_SIZE,
        "order": text_of(record.get("order")),
    }
    thing |= {name: value for name in _LOOKS if (value := text_of(record.get(name)))}
    if thing["type"] == "image" and (image := text_of(record.get("image"))):
        thing["image"] = image
    if thing["type"] == "ink":
        thing["points"] = _fewer(record.get("points"))
        width = number_of(record.get("width"))
        if width is not None:
            thing["width"] = width
    return thing


def _fewer(points: object) -> list[float]:
    """Every so many of the points, the last one included; none where they cannot be read."""
    if not isinstance(points, list):
        return []
    count = len(points) // 3
    chosen = range(count) if count <= MAX_POINTS else [at * (count - 1) // (MAX_POINTS - 1) for at in range(MAX_POINTS)]
    told = [number_of(points[at * 3 + part]) for at in chosen for part in range(3)]
    return [] if None in told else [number for number in told if number is not None]


def _connector(key: str, record: Map[Any]) -> _Record | None:
    start, end = _end(record.get("from")), _end(record.get("to"))
    if start is None or end is None:
        return None
    looks = {name: value for name in ("path", "color") if (value := text_of(record.get(name)))}
    return {"id": key, "from": start, "to": end, **looks}


def _end(value: object) -> _Record | None:
    if not isinstance(value, Mapping):
        return None
    item, side = text_of(value.get("item")), text_of(value.get("side"))
    at = pair_of(value.get("pos")) or pair_of(value.get("at"))
    if not item:
        return None if at is None else {"pos": at}
    return {"item": item, **({"side": side} if side else {}), **({} if at is None else {"at": at})}

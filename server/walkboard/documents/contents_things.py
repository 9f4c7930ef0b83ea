"""Things and connectors of a document as plain values: what they are, their words and where they lie.

As tolerant as the client (web/src/document/readingThings.ts): what has no place is left out, and nothing here fails.
"""

from collections.abc import Mapping
from typing import Any

from pycrdt import Doc, Map, Text

from walkboard.documents.values import deleted_of, pair_of, text_of
from walkboard.maps.things import ConnectorText, ThingText

MAX_TEXT = 2_000
THING_ROOTS = ("shapes", "connectors")
DEFAULT_SIZE = (160.0, 96.0)
# Where each type of thing has its words.
_WORDS = {"shape": "text", "text": "text", "frame": "title", "image": "alt", "link": "title"}


def things_of(doc: Doc[Map[Any]]) -> tuple[dict[str, ThingText], dict[str, ConnectorText]]:
    """Things and connectors by their ids, deleted ones included."""
    shapes, connectors = (doc.get(name, type=Map) for name in THING_ROOTS)
    with doc.transaction():
        things = {key: thing for key, record in _records(shapes) if (thing := _thing(key, record))}
        lines = {key: line for key, record in _records(connectors) if (line := _connector(key, record))}
    return things, lines


def _records(root: Map[Any]) -> list[tuple[str, Map[Any]]]:
    found = [(key, root[key]) for key in sorted(root.keys())]
    return [(key, record) for key, record in found if isinstance(record, Map)]


def _thing(key: str, record: Map[Any]) -> ThingText | None:
    pos = pair_of(record.get("pos"))
    if pos is None:
        return None
    kind = text_of(record.get("type"))
    x, y = pos
    w, h = pair_of(record.get("size")) or DEFAULT_SIZE
    return ThingText(key, kind, _words(record, _WORDS.get(kind)), (x, y, w, h), deleted_of(record.get("deleted")))


def _connector(key: str, record: Map[Any]) -> ConnectorText | None:
    start, end = record.get("from"), record.get("to")
    if not isinstance(start, Mapping) or not isinstance(end, Mapping):
        return None
    origin, target = text_of(start.get("item")), text_of(end.get("item"))
    return ConnectorText(key, origin, target, _words(record, "label"), deleted_of(record.get("deleted")))


def _words(record: Map[Any], key: str | None) -> str:
    value = record.get(key) if key else None
    text = str(value) if isinstance(value, Text) else text_of(value)
    return text if len(text) <= MAX_TEXT else f"{text[: MAX_TEXT - 1]}…"

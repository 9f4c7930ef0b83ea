"""Everything a document says, as the plain values that differences and agendas are computed from.

As tolerant as the client (web/src/document/reading.ts): whatever is not of the expected kind counts as absent, a value
that is no such record is left out, and nothing here fails. Deleted records are in it, flagged.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from pycrdt import Doc, Map, Text

from walkboard.documents.contents_things import things_of
from walkboard.documents.notes import notes_of
from walkboard.documents.outline import CANVAS, Roots
from walkboard.documents.values import FIELD, blocked_of, deleted_of, field_of, fields_of, limit_of, pair_of, text_of
from walkboard.maps.contents import ArrowText, CardText, Contents, Link, MapText, PathText
from walkboard.maps.fields import FieldValue, Values, is_field_key
from walkboard.maps.records import Column, Lane, Placement
from walkboard.maps.transitions import cell_of

MAX_TITLE = 2_000

_Record = TypeVar("_Record")


def contents(doc: Doc[Map[Any]], roots: Roots) -> Contents:
    """The contents of the document with these roots."""
    things, connectors = things_of(doc)
    with doc.transaction():
        titles: dict[str, str] = {}
        placements, canvas = _placements(roots["placements"])
        maps, lanes, columns = frames(roots, titles)
        return Contents(
            cards=dict(_records(roots["cards"], card_of)),
            maps=maps,
            lanes=lanes,
            columns=columns,
            titles=titles,
            placements=placements,
            canvas=canvas,
            links=dict(_records(roots["links"], link_of)),
            arrows=dict(_records(roots["links"], arrow_of)),
            cells=_cells(roots["cells"]),
            paths=dict(_records(roots["paths"], _path)),
            things=things,
            connectors=connectors,
        )


def frames(roots: Roots, titles: dict[str, str]) -> tuple[dict[str, MapText], dict[str, Lane], dict[str, Column]]:
    """All maps, lanes and columns; what lanes and columns are called is put into `titles`."""
    return (
        dict(_records(roots["maps"], _map)),
        dict(_records(roots["lanes"], lambda key, record: _lane(key, record, titles))),
        dict(_records(roots["columns"], lambda key, record: _column(key, record, titles))),
    )


def _records(root: Map[Any], read: Callable[[str, Map[Any]], _Record | None]) -> Iterator[tuple[str, _Record]]:
    for key in sorted(root.keys()):
        record = root[key]
        found = read(key, record) if isinstance(record, Map) else None
        if found is not None:
            yield key, found


def card_of(key: str, record: Map[Any]) -> CardText | None:
    """The card a record says it is; None for what is no card."""
    if record.get("type", "card") != "card":
        return None
    return CardText(
        id=key,
        title=_title(record),
        discipline=text_of(record.get("discipline")) or None,
        blocked=blocked_of(record.get("blocked")),
        created_by=text_of(record.get("createdBy")) or None,
        deleted=deleted_of(record.get("deleted")),
        fields=_fields(record),
        notes=notes_of(record.get("body")),
    )


def _map(key: str, record: Map[Any]) -> MapText | None:
    kind = text_of(record.get("kind"))
    x, y = pair_of(record.get("pos")) or (0.0, 0.0)
    return (
        MapText(
            id=key,
            kind=kind,
            title=_title(record),
            order=text_of(record.get("order")),
            pos=(x, y),
            deleted=deleted_of(record.get("deleted")),
            fields=_fields(record),
        )
        if kind
        else None
    )


def _lane(key: str, record: Map[Any], titles: dict[str, str]) -> Lane | None:
    map_id = text_of(record.get("map"))
    if not map_id:
        return None
    if title := _title(record):
        titles[key] = title
    return Lane(
        id=key,
        map=map_id,
        role=text_of(record.get("role")),
        order=text_of(record.get("order")),
        limit=limit_of(record.get("rules")),
        deleted=deleted_of(record.get("deleted")),
        fields=_fields(record),
    )


def _column(key: str, record: Map[Any], titles: dict[str, str]) -> Column | None:
    map_id = text_of(record.get("map"))
    if not map_id:
        return None
    card = text_of(record.get("card")) or None
    if card is None and (title := _title(record)):
        titles[key] = title
    return Column(
        id=key,
        map=map_id,
        role=text_of(record.get("role")),
        order=text_of(record.get("order")),
        parent=text_of(record.get("parent")) or None,
        card=card,
        limit=limit_of(record.get("rules")),
        deleted=deleted_of(record.get("deleted")),
        fields=_fields(record),
    )


def link_of(key: str, record: Map[Any]) -> Link | None:
    """The link a record says it is; None where an end is no card of this board."""
    kind, ends = text_of(record.get("kind")), [_card_at(record.get(end)) for end in ("from", "to")]
    if not kind or not all(ends) or ends[0] == ends[1]:
        return None
    drawn = text_of(record.get("map")) or None
    return Link(key, kind, ends[0], ends[1], drawn, deleted_of(record.get("deleted")))


def arrow_of(key: str, record: Map[Any]) -> ArrowText | None:
    """The arrow a link says it is; None where an end is no cell of its map."""
    map_id = text_of(record.get("map"))
    ends = [_cell_at(record.get(end), map_id) for end in ("from", "to")]
    origin, target = ends
    if not map_id or origin is None or target is None or origin == target:
        return None
    kind = text_of(record.get("kind")) or "leads_to"
    return ArrowText(key, map_id, origin, target, deleted_of(record.get("deleted")), _fields(record), kind)


def _cell_at(end: object, map_id: str) -> tuple[str, str] | None:
    """The lane and column at an end of an arrow."""
    return cell_of(dict(end)) if isinstance(end, Mapping) and text_of(end.get("map")) == map_id else None


def _card_at(end: object) -> str:
    """The card of this board at an end of a link, or an empty id."""
    if not isinstance(end, Mapping) or text_of(end.get("board")):
        return ""
    return text_of(end.get("card"))


def _path(key: str, record: Map[Any]) -> PathText | None:
    map_id = text_of(record.get("map"))
    return PathText(key, map_id, _title(record), deleted_of(record.get("deleted"))) if map_id else None


def _cells(root: Map[Any]) -> dict[tuple[str, str], Values]:
    found: dict[tuple[str, str], dict[str, FieldValue]] = {}
    for key in sorted(root.keys()):
        match key.split(":"):
            case [lane, column, name] if lane and column and is_field_key(name):
                value = field_of(root[key])
                if value is not None:
                    found.setdefault((lane, column), {})[name] = value
    return dict(found)


def _fields(record: Map[Any]) -> dict[str, FieldValue]:
    keys = [key for key in tuple(record.keys()) if key.startswith(FIELD)]
    return fields_of((key, record.get(key)) for key in keys) if keys else {}


def _placements(root: Map[Any]) -> tuple[tuple[Placement, ...], frozenset[str]]:
    found: list[Placement] = []
    canvas: set[str] = set()
    for key in sorted(root.keys()):
        map_id, _, card_id = key.partition(":")
        value = root[key]
        if not map_id or not card_id:
            continue
        if map_id == CANVAS:
            if on_canvas(value):
                canvas.add(card_id)
        elif (placement := placement_of(map_id, card_id, value)) is not None:
            found.append(placement)
    return tuple(found), frozenset(canvas)


def on_canvas(value: object) -> bool:
    """Whether a placement says where on the canvas a card lies."""
    return isinstance(value, dict) and pair_of(value.get("pos")) is not None


def placement_of(map_id: str, card_id: str, value: object) -> Placement | None:
    """The place a placement names; None if it names no cell."""
    cell = cell_of(value) if isinstance(value, dict) else None
    if cell is None or not isinstance(value, dict):
        return None
    return Placement(map_id, card_id, *cell, text_of(value.get("order")), text_of(value.get("path")) or None)


def _title(record: Map[Any]) -> str:
    title = record.get("title")
    text = str(title) if isinstance(title, Text) else text_of(title)
    return text if len(text) <= MAX_TITLE else f"{text[: MAX_TITLE - 1]}…"

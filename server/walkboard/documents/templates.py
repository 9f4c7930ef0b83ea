"""Writes the plan of a template into a document: the first update of a board.

Runs in a document worker. The same key, language and author give the same document, struct by struct, because client id
and time are fixed for each template; only the order of keys inside plain values is left to the engine. Records are
written in small transactions, as people's clients do.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any
from zlib import crc32

from pycrdt import Doc, Map, Text, XmlFragment

from walkboard.documents.values import FIELD
from walkboard.maps.fields import Values
from walkboard.maps.kinds import Language
from walkboard.maps.plans import BoardPlan, PlannedCard, PlannedColumn, PlannedLane, PlannedLink, PlannedMap, board_plan

SCHEMA = 1
# When the words of the templates were written, in milliseconds: what everything on a new board is dated.
WRITTEN_AT = 1_767_600_000_000
RECORDS_PER_TRANSACTION = 50
_ROOTS = ("meta", "cards", "maps", "lanes", "columns", "placements", "cells", "links")
# Small ids are kept for the server's own repairs; a client's own id is a random one of 32 bits.
_LOWEST_CLIENT_ID = 1 << 20
_CLIENT_IDS = (1 << 31) - _LOWEST_CLIENT_ID

Write = Callable[[], None]


def build_template(key: str, language: str, author: str) -> bytes:
    """The update that makes a new board of this template. Raises TemplateUnknown."""
    spoken: Language = "de" if language == "de" else "en"
    plan = board_plan(key, spoken)
    document: Doc[Any] = Doc(client_id=_client_id(key, spoken))
    roots = {name: document.get(name, type=Map) for name in _ROOTS}
    writes = _writes(plan, roots, author)
    while batch := list(islice(writes, RECORDS_PER_TRANSACTION)):
        with document.transaction():
            for write in batch:
                write()
    return document.get_update()


def _client_id(key: str, language: Language) -> int:
    return _LOWEST_CLIENT_ID + crc32(f"{key}/{language}".encode()) % _CLIENT_IDS


def _writes(plan: BoardPlan, roots: dict[str, Map[Any]], author: str) -> Iterator[Write]:
    def put(root: str, key: str, value: object) -> Write:
        return lambda: roots[root].__setitem__(key, value)

    yield put("meta", "schema", SCHEMA)
    yield from (put("maps", entry.id, _map(entry)) for entry in plan.maps)
    yield from (put("lanes", lane.id, _lane(lane)) for lane in plan.lanes)
    yield from (put("cards", card.id, _card(card, author)) for card in plan.cards)
    yield from (put("columns", column.id, _column(column)) for column in plan.columns)
    yield from (put("links", link.id, _link(link, author)) for link in plan.links)
    yield from (put("placements", key, value) for key, value in plan.placements.items())
    yield from (put("cells", key, value) for key, value in plan.cells.items())


def _card(card: PlannedCard, author: str) -> Map[Any]:
    return _record(
        type="card",
        title=Text(card.title),
        body=XmlFragment(),
        color=card.color,
        discipline=card.discipline,
        size=_pair(card.size),
        blocked=_blocked(card.blocked, author),
        createdBy=author,
        createdAt=WRITTEN_AT,
        **_fields(card.fields),
    )


def _link(link: PlannedLink, author: str) -> Map[Any]:
    ends = {"from": {"card": link.origin}, "to": {"card": link.target}}
    return _record(kind=link.kind, createdBy=author, createdAt=WRITTEN_AT, **ends)


def _map(entry: PlannedMap) -> Map[Any]:
    return _record(
        kind=entry.kind, title=Text(entry.title), pos=_pair(entry.pos), order=entry.order, **_fields(entry.fields)
    )


def _lane(lane: PlannedLane) -> Map[Any]:
    return _record(
        map=lane.map,
        role=lane.role,
        order=lane.order,
        title=Text(lane.title),
        rules=_rules(lane.limit),
        **_fields(lane.fields),
    )


def _column(column: PlannedColumn) -> Map[Any]:
    return _record(
        map=column.map,
        role=column.role,
        order=column.order,
        parent=column.parent,
        card=column.card,
        title=None if column.card else Text(column.title),
        rules=_rules(column.limit),
        **_fields(column.fields),
    )


def _record(**fields: object) -> Map[Any]:
    """A record with the fields that have a value: absent is how the document says none."""
    return Map({name: value for name, value in fields.items() if value is not None})


def _fields(values: Values) -> dict[str, object]:
    return {f"{FIELD}{key}": value for key, value in values.items()}


def _rules(limit: int | None) -> dict[str, int] | None:
    return None if limit is None else {"limit": limit}


def _blocked(reason: str | None, author: str) -> dict[str, str] | None:
    """Without a time: when these words were written says nothing about how long a card has been waiting."""
    return None if reason is None else {"reason": reason, "by": author}


def _pair(values: Sequence[int] | None) -> list[int] | None:
    return None if values is None else list(values)

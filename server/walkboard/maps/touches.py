"""What of a record somebody touched, as far as a difference of two states will speak of it.

Places are not in it: moves of cards are transitions. Which path a card belongs to is.
"""

import json
import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from walkboard.maps.fields import fields
from walkboard.maps.records import nameable
from walkboard.maps.transitions import cell_of

# Choices, days and numbers are shorter.
_LONGEST_VALUE = 60

# created, deleted, restored, title, body, blocked, unblocked, rules, order, parent, color, discipline; `f:<key>` of a
# field; `ends` of a link; `path` of a placement.
Aspect = str

PLACEMENTS, CELLS = "placements", "cells"

_FIELDS: Mapping[str, Aspect] = {f"f:{key}": f"f:{key}" for key, field in fields().items() if not field.quiet}

# The keys of records that matter, and what a change of them is. What a column is called is also its card's doing.
ASPECTS: Mapping[str, Mapping[str, Aspect]] = {
    "cards": {"title": "title", "body": "body", "color": "color", "discipline": "discipline", **_FIELDS},
    "maps": {"title": "title", **_FIELDS},
    "lanes": {"title": "title", "rules": "rules", "order": "order", **_FIELDS},
    "columns": {
        "title": "title",
        "card": "title",
        "rules": "rules",
        "order": "order",
        "parent": "parent",
        **_FIELDS,
    },
    "links": {"from": "ends", "to": "ends", **_FIELDS},
    "paths": {"title": "title"},
    "shapes": {},
    "connectors": {},
    # Values of cells: a record is `lane:column`.
    CELLS: _FIELDS,
}
ROOTS = tuple(ASPECTS)

# What is told of a record that comes with a value of it: to which stream something belongs is looked for in the log.
BORN = tuple(f"f:{key}" for key, field in fields().items() if field.type == "stream")

# Fields whose values are short: what they were is worth knowing later. Texts may be long, and people are no history.
_TOLD = frozenset(key for key, field in fields().items() if field.type not in {"text", "person", "money"})


def value_detail(aspect: Aspect, value: object) -> str:
    """A new value of a field as one word for the log, as JSON; empty for none, and for what is not kept."""
    if aspect[:2] != "f:" or aspect[2:] not in _TOLD or not isinstance(value, str | bool | int | float):
        return ""
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        value = int(value) if value.is_integer() else value
    word = json.dumps(value)
    return word if len(word) <= _LONGEST_VALUE else ""


class Touched(NamedTuple):
    """Somebody touched this of a record.

    `detail` is why, where a reason was given for `blocked`; of fields with short values it is the new one.
    """

    root: str
    record_id: str
    aspect: Aspect
    detail: str = ""


def rerouted(before: Mapping[str, object], after: Mapping[str, object], touched: Iterable[str]) -> list[Touched]:
    """Cards that are on a map as before and belong to another of its paths; the record is the key of the placement."""
    return [
        Touched(PLACEMENTS, key, "path")
        for key in dict.fromkeys(touched)
        if nameable(key)
        and cell_of(before.get(key)) is not None
        and cell_of(after.get(key)) is not None
        and _path_of(before[key]) != _path_of(after[key])
    ]


def _path_of(placement: object) -> object:
    """The path a placement names; an empty name is none."""
    return placement.get("path") or None if isinstance(placement, Mapping) else None

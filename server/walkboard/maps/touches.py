"""What of a record somebody touched, as far as a difference of two states will speak of it.

Places are not in it: moves of cards are transitions.
"""

from collections.abc import Mapping
from typing import NamedTuple

from walkboard.maps.fields import fields

# created, deleted, restored, title, body, blocked, unblocked, rules, order, parent, color, discipline; `f:<key>` of a
# field.
Aspect = str

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
    "links": {},
    "paths": {"title": "title"},
    "shapes": {},
    "connectors": {},
}
ROOTS = tuple(ASPECTS)


class Touched(NamedTuple):
    """Somebody touched this of a record. `detail` is why, where a reason was given: for `blocked`."""

    root: str
    record_id: str
    aspect: Aspect
    detail: str = ""

"""What of a record somebody touched, as far as a difference of two states will speak of it.

Places are not in it: moves of cards are transitions.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Aspect = Literal[
    "created",
    "deleted",
    "restored",
    "title",
    "blocked",
    "unblocked",
    "rules",
    "order",
    "parent",
    "color",
    "discipline",
]

# The keys of records that matter, and what a change of them is. What a column is called is also its card's doing.
ASPECTS: Mapping[str, Mapping[str, Aspect]] = {
    "cards": {"title": "title", "color": "color", "discipline": "discipline"},
    "maps": {"title": "title"},
    "lanes": {"title": "title", "rules": "rules", "order": "order"},
    "columns": {"title": "title", "card": "title", "rules": "rules", "order": "order", "parent": "parent"},
}
ROOTS = tuple(ASPECTS)


class Touched(NamedTuple):
    """Somebody touched this of a record. `detail` is why, where a reason was given: for `blocked`."""

    root: str
    record_id: str
    aspect: Aspect
    detail: str = ""

"""What updates touch of records, from what the engine reports about the roots of records.

The engine calls the observers in the middle of its work. So they only take down names and plain values, ask nothing of
the document, and never fail: a touch that cannot be read is a touch that is not logged, not an update that is refused.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from pycrdt import Map, Subscription

from walkboard.documents.outline import Roots
from walkboard.documents.values import blocked_of, deleted_of
from walkboard.maps.records import nameable
from walkboard.maps.touches import ASPECTS, BORN, CELLS, ROOTS, Aspect, Touched, value_detail

# Of one batch; more than any board has records.
MAX_RECORDS = 100_000
# The texts that records are called by.
_WORDS = frozenset({"title", "text", "alt", "label"})

_Record = tuple[str, str]


class RecordChanges:
    """What was touched by whatever was applied since it was cleared: records that came or went, keys old and new."""

    def __init__(self) -> None:
        """Nothing touched."""
        self._created: dict[_Record, None] = {}
        self._removed: dict[_Record, None] = {}
        self._keys: dict[_Record, dict[str, tuple[object, object]]] = {}

    def watch(self, roots: Roots) -> list[Subscription]:
        """Begins to take notes. The engine's own events are used: the wrappers would read everything at once."""
        return [roots[name].integrated.observe_deep(partial(self._observe, name)) for name in ROOTS]

    def merge(self, later: "RecordChanges") -> None:
        """Takes changes that came after these."""
        if not later:
            return
        self._created.update(later._created)
        self._removed.update(later._removed)
        for record, keys in later._keys.items():
            mine = self._keys.setdefault(record, {})
            for key, (old, new) in keys.items():
                mine[key] = (mine[key][0] if key in mine else old, new)

    def clear(self) -> None:
        """Forgets everything."""
        self._created.clear()
        self._removed.clear()
        self._keys.clear()

    def touches(self, roots: Roots) -> list[Touched]:
        """What was touched, each once, in the order it happened. Asks the document; empty if that fails."""
        if not self:
            return []
        try:
            return list(dict.fromkeys(self._touches(roots)))
        except BaseException:  # noqa: BLE001 - whatever the engine raises: the update itself is applied
            return []

    def __bool__(self) -> bool:
        """Whether anything was touched."""
        return bool(self._keys or self._created or self._removed)

    def _observe(self, root: str, events: list[Any]) -> None:
        try:
            for event in events:
                self._note(root, event)
        except BaseException:  # noqa: BLE001 - the engine is at work; see above
            return

    def _note(self, root: str, event: Any) -> None:
        if root == CELLS:
            self._note_cells(event.keys)
            return
        path = event.path
        depth = len(path)
        if depth == 1:
            watched, id = _WATCHED[root], path[0]
            for key, change in event.keys.items():
                if key in watched:
                    self._change(root, id, key, change.get("oldValue"), change.get("newValue"))
        elif depth == 0:
            for id, change in event.keys.items():
                if _fits(id):
                    (self._removed if change["action"] == "delete" else self._created)[root, id] = None
        elif depth == 2 and path[1] in _WORDS:
            self._change(root, path[0], "title", None, True)
        elif path[1] == "body" and root == "cards":
            self._change(root, path[0], "body", None, True)

    def _note_cells(self, keys: dict[str, Any]) -> None:
        for name, change in keys.items():
            cell, _, field = name.rpartition(":")
            if f"f:{field}" in _WATCHED[CELLS]:
                self._change(CELLS, cell, f"f:{field}", change.get("oldValue"), change.get("newValue"))

    def _change(self, root: str, id: str, key: str, old: object, new: object) -> None:
        record = (root, id)
        keys = self._keys.get(record)
        if keys is None:
            if not _fits(id) or len(self._keys) >= MAX_RECORDS:
                return
            keys = self._keys[record] = {}
        keys[key] = (keys[key][0] if key in keys else old, new)

    def _touches(self, roots: Roots) -> Iterator[Touched]:
        for root, id in self._created:
            record = roots[root].get(id)
            if isinstance(record, Map):
                yield Touched(root, id, "created")
                yield from _born(root, id, record)
        for root, id in self._removed:
            if roots[root].get(id) is None:
                yield Touched(root, id, "deleted")
        for (root, id), keys in self._keys.items():
            if (root, id) not in self._created and (root, id) not in self._removed:
                yield from (Touched(root, id, aspect, detail) for aspect, detail in _aspects(root, keys))


_WATCHED = {root: {*aspects, "deleted", *(["blocked"] if root == "cards" else [])} for root, aspects in ASPECTS.items()}


def _fits(id: object) -> bool:
    return isinstance(id, str) and nameable(id)


def _born(root: str, id: str, record: Map[Any]) -> Iterator[Touched]:
    """How a new record already is."""
    if deleted_of(record.get("deleted")):
        yield Touched(root, id, "deleted")
    if root == "cards" and (blocked := blocked_of(record.get("blocked"))):
        yield Touched(root, id, "blocked", _line(blocked.reason))
    for key in BORN:
        if key in ASPECTS[root] and isinstance(value := record.get(key), str) and value:
            yield Touched(root, id, key, value_detail(key, value))


def _aspects(root: str, keys: dict[str, tuple[object, object]]) -> Iterator[tuple[Aspect, str]]:
    for key, (old, new) in keys.items():
        if key == "deleted":
            was, now = deleted_of(old), deleted_of(new)
            if was != now:
                yield ("deleted" if now else "restored"), ""
        elif key == "blocked":
            before, after = blocked_of(old), blocked_of(new)
            if before != after:
                yield ("blocked", _line(after.reason)) if after else ("unblocked", "")
        elif old != new:
            aspect = ASPECTS[root][key]
            yield aspect, value_detail(aspect, new)


def _line(reason: str) -> str:
    """A reason as a database can hold it: one line, nothing that is no text."""
    return " ".join(reason.replace("\x00", " ").encode("utf-8", "replace").decode().split())

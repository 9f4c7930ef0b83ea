"""Cards that are carried about on the canvas: the change that a crowd makes most, and one that is all that it says.

The engine takes stock of all client ids that ever wrote at the beginning and at the end of every transaction, so with
hundreds of people each change by itself costs several times as much. Every change gets a transaction of its own only
because what it moves and touches is told apart by that; one that puts a card elsewhere on the canvas moves nothing
between cells and touches no record. Several of these, one after the other, share a transaction.
"""

from pycrdt import Doc, Map, Transaction

from walkboard.documents.placements import PlacementChanges
from walkboard.maps.transitions import CANVAS
from walkboard.wire.admission import Admission
from walkboard.wire.content import ANY
from walkboard.wire.update import DeleteSet, Id, Struct, Update, parent_key

# So many cards are known by the item that says where they lie; of more, those that were moved last.
MAX_ITEMS = 16_384
_PREFIX, _PLACEMENTS = f"{CANVAS}:", b"placements"


class Carrying:
    """What is known of places on the canvas, and the transaction that changes of them share while it is open."""

    def __init__(self, doc: "Doc[Map[object]]") -> None:
        """Nothing is known and nothing open."""
        self._doc = doc
        self._items: dict[Id, None] = {}
        self._open: Transaction | None = None

    @property
    def open(self) -> bool:
        """Whether something was applied that the engine has not told of yet."""
        return self._open is not None

    def begin(self, update: Update, admission: Admission) -> bool:
        """Whether the update only puts a card somewhere: then it is applied now, to the transaction they share."""
        found = _only_value(update)
        if found is None or admission.structs != 1 or admission.data is not update.data:
            return False
        client, struct = found
        if struct.right_origin is not None or not self._is_place(update, struct):
            return False
        self._learn(client, struct)
        if self._open is None:
            self._open = self._doc.transaction()
            self._open.__enter__()
        return True

    def _is_place(self, update: Update, struct: Struct) -> bool:
        origin = struct.origin
        if origin is not None:  # where a card lay before, and nothing else is deleted
            replaced: DeleteSet = {origin[0]: [(origin[1], 1)]}
            return origin in self._items and struct.parent is None and update.deletions in ({}, replaced)
        key = parent_key(update.data, struct) if struct.parent == _PLACEMENTS and not update.deletions else None
        return key is not None and key.startswith(_PREFIX.encode())

    def end(self) -> None:
        """Lets the engine tell what was changed."""
        shared, self._open = self._open, None
        if shared is not None:
            shared.__exit__(None, None, None)

    def note(self, update: Update, changes: PlacementChanges) -> None:
        """An update was applied by itself, which made these changes: perhaps one that put a card on the canvas."""
        found = _only_value(update)
        if found is not None and (key := changes.only_key) is not None and key.startswith(_PREFIX):
            self._learn(*found)

    def _learn(self, client: int, struct: Struct) -> None:
        if struct.origin is not None:
            self._items.pop(struct.origin, None)
        self._items[client, struct.clock] = None
        while len(self._items) > MAX_ITEMS:
            del self._items[next(iter(self._items))]


def _only_value(update: Update) -> tuple[int, Struct] | None:
    """The client and the struct of an update that holds one plain value and nothing else."""
    if len(update.blocks) != 1 or len(update.blocks[0].structs) != 1:
        return None
    struct = update.blocks[0].structs[0]
    return (update.blocks[0].client, struct) if struct.kind == ANY and struct.length == 1 else None

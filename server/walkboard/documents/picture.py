"""Where everything on a board lies, and in which colour: the first picture, painted before the document is there.

Only a board without maps has one: how maps are laid out is known to the client alone. The shape is in docs/document.md.
The document may hold anything, so whatever is not of the expected kind counts as absent and nothing here fails.
"""

import json
import sys
from array import array
from collections.abc import Iterator, Mapping
from typing import Any

from pycrdt import Map

from walkboard.documents.outline import CANVAS, PLAIN_COLOR, Roots
from walkboard.documents.outline_things import DEFAULT_SIZE
from walkboard.documents.values import deleted_of, pair_of, text_of

VERSION = 1
# More than this would take longer than the board itself.
MAX_BOXES = 40_000
# As the client has it (web/src/canvas/cardSize.ts).
CARD_SIZE = [224.0, 120.0]
MAX_SIZE = 0xFFFF
MAX_PAPERS = 0xFF
CARD, FRAME, BOX, PLACE = range(4)
_KINDS = {"frame": FRAME, "shape": BOX, "image": BOX}
_STEP = 4

# The order that decides what lies above what, then kind, place, size and colour.
_Box = tuple[str, int, list[float], list[float], str]


def picture(roots: Roots, sequence: int) -> bytes:
    """The picture of the document at a sequence; empty where there is none."""
    if any(not deleted_of(each.get("deleted")) for each in _records(roots["maps"]).values()):
        return b""
    cards, things = list(_cards(roots)), list(_things(_records(roots["shapes"])))
    frames = [each for each in things if each[1] == FRAME]
    others = [each for each in things if each[1] != FRAME]
    boxes = [*sorted(frames, key=_order), *sorted(others, key=_order), *sorted(cards, key=_order)]
    return _written(boxes, sequence) if 0 < len(boxes) <= MAX_BOXES else b""


def _records(root: Map[Any]) -> dict[str, dict[str, Any]]:
    # The engine writes JSON in a fraction of the time in which its values are taken one by one.
    found = json.loads(str(root))
    return {key: value for key, value in found.items() if isinstance(value, dict)}


def _cards(roots: Roots) -> Iterator[_Box]:
    cards = _records(roots["cards"])
    for key, placement in _records(roots["placements"]).items():
        map_id, _, card_id = key.partition(":")
        card, pos = cards.get(card_id), pair_of(placement.get("pos"))
        if map_id != CANVAS or card is None or pos is None or not _is_card(card):
            continue
        size = pair_of(card.get("size")) or CARD_SIZE
        yield text_of(placement.get("order")), CARD, pos, size, text_of(card.get("color")) or PLAIN_COLOR


def _is_card(record: Mapping[str, Any]) -> bool:
    return record.get("type") == "card" and not deleted_of(record.get("deleted"))


def _things(records: Mapping[str, Mapping[str, Any]]) -> Iterator[_Box]:
    for record in records.values():
        pos = pair_of(record.get("pos"))
        if pos is None or deleted_of(record.get("deleted")):
            continue
        kind = _KINDS.get(text_of(record.get("type")), PLACE)
        size = pair_of(record.get("size")) or DEFAULT_SIZE
        yield text_of(record.get("order")), kind, pos, size, text_of(record.get("color")) or PLAIN_COLOR


def _order(box: _Box) -> str:
    return box[0]


def _written(boxes: list[_Box], sequence: int) -> bytes:
    papers = list(dict.fromkeys([PLAIN_COLOR, *(box[4] for box in boxes)]))[:MAX_PAPERS]
    index = {paper: at for at, paper in enumerate(papers)}
    head = {"version": VERSION, "sequence": sequence, "count": len(boxes), "papers": papers}
    written = json.dumps(head, separators=(",", ":")).encode()
    written += b" " * (-len(written) % _STEP)
    columns = (
        array("i", [len(written)]),
        array("i", (round(box[2][0]) for box in boxes)),
        array("i", (round(box[2][1]) for box in boxes)),
        array("H", (_length(box[3][0]) for box in boxes)),
        array("H", (_length(box[3][1]) for box in boxes)),
        array("B", (index.get(box[4], 0) for box in boxes)),
        array("B", (box[1] for box in boxes)),
    )
    if sys.byteorder == "big":
        for column in columns:
            column.byteswap()
    length, *rest = (column.tobytes() for column in columns)
    return b"".join([length, written, *rest])


def _length(value: float) -> int:
    return max(1, min(MAX_SIZE, round(value)))

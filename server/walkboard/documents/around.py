"""A few cards of a document with what is around them, without reading all of it: for those who ask from other boards.

As tolerant as reading everything (`contents.py`): what is not of the expected kind counts as absent.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import isfinite
from typing import Any

from pycrdt import Doc, Map

from walkboard.documents.contents import card_of, frames, link_of, on_canvas, placement_of
from walkboard.documents.outline import CANVAS, Roots
from walkboard.documents.values import deleted_of, text_of
from walkboard.maps.contents import CardText, Contents, Link
from walkboard.maps.finding import Titled
from walkboard.maps.records import Placement
from walkboard.maps.summary import Around, Outward, served

_ENDS = (("from", "to", True), ("to", "from", False))


def around(doc: Doc[Map[Any]], roots: Roots, ids: Iterable[str]) -> Around:
    """These cards, everything that serves them along links, and where all of these are."""
    with doc.transaction():
        links, outward = _links(roots["links"])
        titles: dict[str, str] = {}
        maps, lanes, columns = frames(roots, titles)
        wanted = _serving(links, ids)
        heads = {column.card for column in columns.values() if column.card}
        cards = dict(_cards(roots["cards"], [*wanted, *sorted(heads - wanted.keys())]))
        contents = Contents(
            cards=cards,
            maps=maps,
            lanes=lanes,
            columns=columns,
            titles=titles,
            placements=tuple(_placements(roots["placements"], maps, wanted)),
            canvas=frozenset(_on_canvas(roots["placements"], wanted)),
            links={link.id: link for link in links if link.origin in wanted and link.target in wanted},
        )
        return Around(contents, tuple(link for link in outward if link.card in wanted))


def titled(doc: Doc[Map[Any]], roots: Roots) -> list[Titled]:
    """All living cards with their words; those that were made later have a higher rank."""
    with doc.transaction():
        return list(_titled(roots["cards"]))


def _titled(root: Map[Any]) -> Iterator[Titled]:
    for key in sorted(root.keys()):
        record = root[key]
        if isinstance(record, Map) and record.get("type", "card") == "card" and not deleted_of(record.get("deleted")):
            yield Titled(key, str(record.get("title") or ""), _moment(record.get("createdAt")))


def _moment(value: object) -> float:
    return value if isinstance(value, int | float) and isfinite(value) else 0


def _links(root: Map[Any]) -> tuple[list[Link], list[Outward]]:
    """Living links between cards of the board, and those with a card of another board."""
    links: list[Link] = []
    outward: list[Outward] = []
    for key in sorted(root.keys()):
        record = root[key]
        if not isinstance(record, Map) or deleted_of(record.get("deleted")):
            continue
        link = link_of(key, record)
        if link is not None:
            links.append(link)
        else:
            outward += _outward(record)
    return links, outward


def _outward(record: Map[Any]) -> Iterator[Outward]:
    for here, there, outgoing in _ENDS:
        near, far = record.get(here), record.get(there)
        if not isinstance(near, Mapping) or not isinstance(far, Mapping) or text_of(near.get("board")):
            continue
        card, board, other = text_of(near.get("card")), text_of(far.get("board")), text_of(far.get("card"))
        if card and board and other:
            yield Outward(text_of(record.get("kind")), card, board, other, outgoing)


def _serving(links: Iterable[Link], ids: Iterable[str]) -> dict[str, None]:
    """The cards and all that may serve them, in the order they are met."""
    below: dict[str, list[str]] = {}
    for link in links:
        pair = served(link.kind, link.origin, link.target)
        if pair is not None:
            below.setdefault(pair[0], []).append(pair[1])
    found = dict.fromkeys(ids)
    waiting = list(found)
    while waiting:
        for lower in below.get(waiting.pop(), ()):
            if lower not in found:
                found[lower] = None
                waiting.append(lower)
    return found


def _cards(root: Map[Any], ids: Iterable[str]) -> Iterator[tuple[str, CardText]]:
    for id in ids:
        record = root.get(id)
        card = card_of(id, record) if isinstance(record, Map) else None
        if card is not None:
            yield id, card


def _placements(root: Map[Any], maps: Iterable[str], cards: Iterable[str]) -> Iterator[Placement]:
    known = list(maps)
    for card in cards:
        for map_id in known:
            found = placement_of(map_id, card, root.get(f"{map_id}:{card}"))
            if found is not None:
                yield found


def _on_canvas(root: Map[Any], cards: Iterable[str]) -> Iterator[str]:
    return (card for card in cards if on_canvas(root.get(f"{CANVAS}:{card}")))

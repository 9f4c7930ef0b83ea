"""What differs between two states of a board, in the words of those who work with it: cards, places, limits.

Pure, and total over whatever two documents can hold. What says itself is not said: the lanes and columns of a new or
removed map, the header card of a new column, the cards of a column that was removed. See docs/maps.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import get_args

from walkboard.maps.arrow_difference import arrow_differences
from walkboard.maps.commitments import commits
from walkboard.maps.contents import Blocked, CardText, Contents, Link
from walkboard.maps.places import Places, Spot
from walkboard.maps.records import Column, Lane
from walkboard.maps.sequence import moved
from walkboard.maps.thing_difference import thing_differences
from walkboard.maps.told import ChangeKind, Difference, field_differences, plain

# A map is told of before what happened on it.
_RANK = {
    kind: rank for rank, kind in enumerate(sorted(get_args(ChangeKind), key=lambda kind: not kind.startswith("map.")))
}


def difference(before: Contents, after: Contents) -> list[Difference]:
    """Everything that differs: map by map from left to right, then what is on no map; always in the same order."""
    old, new = Places(before), Places(after)
    found = [*_maps(old, new), *_cards(old, new), *_links(old, new), *_things(before, after)]
    for each in new.maps:
        if each.id in old.rank:
            found += _lanes(each.id, old, new)
            found += _columns(each.id, old, new)
            found += _paths(each.id, old, new)
            found += _cell_values(each.id, old, new)
            found += arrow_differences(each.id, old, new)
    return sorted(found, key=lambda each: _order(each, old, new))


def column_title(column: Column, contents: Contents) -> str:
    """What a column is called: by its card, if it has one."""
    card = contents.cards.get(column.card) if column.card else None
    return plain(card.title if card else contents.titles.get(column.id, ""))


def _order(each: Difference, old: Places, new: Places) -> tuple[int, int, int, str, str]:
    nowhere = len(new.rank) + len(old.rank)
    map_rank = nowhere
    if each.map is not None:
        map_rank = new.rank.get(each.map, len(new.rank) + old.rank.get(each.map, len(old.rank)))
    place = each.target or each.origin
    column = place.column if place else None
    column_rank = new.column_rank.get(column or "", len(new.column_rank))
    return map_rank, _RANK[each.kind], column_rank, each.title.casefold(), each.id


# -- things


def _things(before: Contents, after: Contents) -> Iterator[Difference]:
    for each in thing_differences(before, after):
        before_after = None, each.before, each.after
        yield Difference(each.kind, each.id, each.title, *before_after, field=each.type, area=each.area)


# -- maps


def _maps(old: Places, new: Places) -> Iterator[Difference]:
    for each in new.maps:
        title = plain(each.title)
        if each.id not in old.rank:
            yield Difference("map.new", each.id, title, each.id)
            continue
        was = plain(old.contents.maps[each.id].title)
        if was != title:
            yield Difference("map.renamed", each.id, title, each.id, was or None, title or None)
        yield from field_differences(
            "map.field", each.id, title, each.id, old.contents.maps[each.id].fields, each.fields
        )
    for each in old.maps:
        if each.id not in new.rank:
            yield Difference("map.removed", each.id, plain(each.title), each.id)


# -- lanes and columns of maps that are on both sides


def _lanes(map_id: str, old: Places, new: Places) -> Iterator[Difference]:
    was, now = old.lanes[map_id], new.lanes[map_id]
    for id in now:
        title = plain(new.contents.titles.get(id, ""))
        if id not in was:
            yield Difference("lane.new", id, title, map_id)
            continue
        title_before = plain(old.contents.titles.get(id, ""))
        if title_before != title:
            yield Difference("lane.renamed", id, title, map_id, title_before or None, title or None)
        yield from _limit(was[id], now[id], title, map_id)
        yield from field_differences("lane.field", id, title, map_id, was[id].fields, now[id].fields)
    anew = {id for id in now if id in was and was[id].order != now[id].order}
    for id in moved(list(was), list(now), anew):
        yield Difference("lane.moved", id, plain(new.contents.titles.get(id, "")), map_id)
    for id in was:
        if id not in now:
            yield Difference("lane.removed", id, plain(old.contents.titles.get(id, "")), map_id)


def _columns(map_id: str, old: Places, new: Places) -> Iterator[Difference]:
    was, now = old.columns[map_id], new.columns[map_id]
    for id, column in now.items():
        title = column_title(column, new.contents)
        if id not in was:
            yield Difference("column.new", id, title, map_id)
            continue
        title_before = column_title(was[id], old.contents)
        # The same card with other words is a card that was reworded.
        if title_before != title and not (column.card and column.card == was[id].card):
            yield Difference("column.renamed", id, title, map_id, title_before or None, title or None)
        yield from _limit(was[id], column, title, map_id)
        yield from field_differences("column.field", id, title, map_id, was[id].fields, column.fields)
    yield from _moved_columns(map_id, old, new)
    for id, column in was.items():
        if id not in now:
            yield Difference("column.removed", id, column_title(column, old.contents), map_id)


def _moved_columns(map_id: str, old: Places, new: Places) -> Iterator[Difference]:
    was, now = old.columns[map_id], new.columns[map_id]
    siblings: dict[str | None, list[str]] = {}
    for id, column in now.items():
        if id not in was:
            continue
        group_before, group = old.groups[id], new.groups[id]
        if group_before == group:
            siblings.setdefault(group, []).append(id)
        elif was[id].parent != column.parent:
            # Otherwise it is the group that came or went.
            title = column_title(column, new.contents)
            origin, target = (Spot(map_id, column=each) for each in (group_before, group))
            yield Difference("column.moved", id, title, map_id, origin=origin, target=target)
    for ids in siblings.values():
        inside = set(ids)
        anew = {id for id in ids if was[id].order != now[id].order}
        for id in moved([id for id in was if id in inside], ids, anew):
            yield Difference("column.moved", id, column_title(now[id], new.contents), map_id)


def _paths(map_id: str, old: Places, new: Places) -> Iterator[Difference]:
    was, now = _living_paths(map_id, old.contents), _living_paths(map_id, new.contents)
    for id in sorted({*was, *now}):
        before, after = was.get(id), now.get(id)
        if before is None:
            yield Difference("path.new", id, after or "", map_id)
        elif after is None:
            yield Difference("path.removed", id, before, map_id)
        elif before != after:
            yield Difference("path.renamed", id, after, map_id, before or None, after or None)


def _living_paths(map_id: str, contents: Contents) -> dict[str, str]:
    """The titles of the paths of a map, on one line."""
    return {path.id: plain(path.title) for path in contents.paths.values() if path.map == map_id and not path.deleted}


def _cell_values(map_id: str, old: Places, new: Places) -> Iterator[Difference]:
    """Values of cells whose lane and column are on both sides."""
    for cell in sorted({*old.contents.cells, *new.contents.cells}):
        lane, column = cell
        if any(lane not in side.lanes[map_id] or column not in side.columns[map_id] for side in (old, new)):
            continue
        values = (side.contents.cells.get(cell, {}) for side in (old, new))
        for each in field_differences("cell.field", f"{lane}:{column}", "", map_id, *values):
            yield replace(each, target=Spot(map_id, lane, column))


def _limit(was: Lane | Column, now: Lane | Column, title: str, map_id: str) -> Iterator[Difference]:
    if was.limit != now.limit:
        before, after = (None if limit is None else str(limit) for limit in (was.limit, now.limit))
        yield Difference("limit.changed", now.id, title, map_id, before, after)


# -- links


def _links(old: Places, new: Places) -> Iterator[Difference]:
    """Links that came or went between cards that are on both sides. Of equal links there is one."""
    cards = (_living(old.contents), _living(new.contents))
    was, now = _shown_links(old.contents, cards[0]), _shown_links(new.contents, cards[1])
    for key in sorted({*was, *now}):
        link = now.get(key) or was[key]
        if (key in was) == (key in now) or any(
            end not in living for living in cards for end in (link.origin, link.target)
        ):
            continue
        ends = [plain(cards[key in now][end].title) for end in (link.origin, link.target)]
        place = link.map or new.first_map(link.origin)
        if key in now:
            yield Difference("link.new", link.id, ends[0], place, after=ends[1], field=link.kind)
        else:
            yield Difference("link.removed", link.id, ends[0], place, before=ends[1], field=link.kind)


def _shown_links(contents: Contents, living: Mapping[str, CardText]) -> dict[tuple[str, str, str, str], Link]:
    shown: dict[tuple[str, str, str, str], Link] = {}
    for link in sorted(contents.links.values(), key=lambda link: link.id):
        if not link.deleted and link.origin in living and link.target in living:
            shown.setdefault((link.kind, link.origin, link.target, link.map or ""), link)
    return shown


# -- cards


def _cards(old: Places, new: Places) -> Iterator[Difference]:
    was, now = _living(old.contents), _living(new.contents)
    for id in sorted({*was, *now}):
        before, after = was.get(id), now.get(id)
        if after is None:
            # A card that only heads columns goes and comes with them.
            if before is not None and (id in old.spots or id not in old.heads):
                origin = old.first_spot(id)
                yield Difference("card.deleted", id, plain(before.title), origin.map if origin else None, origin=origin)
            continue
        if before is None:
            if id in new.spots or id not in new.heads:
                target = new.first_spot(id)
                yield Difference("card.new", id, plain(after.title), target.map if target else None, target=target)
        else:
            yield from _reworded(before, after, new)
            yield from _noted(before, after, new)
            title, place = plain(after.title), new.first_map(id)
            yield from field_differences("card.field", id, title, place, before.fields, after.fields)
            yield from _carried(after, old, new)
            yield from _rerouted(after, old, new)
        yield from _blocking(before, after, new)


def _living(contents: Contents) -> dict[str, CardText]:
    return {card.id: card for card in contents.cards.values() if not card.deleted}


def _reworded(before: CardText, after: CardText, new: Places) -> Iterator[Difference]:
    was, now = plain(before.title), plain(after.title)
    if was != now:
        yield Difference("card.reworded", after.id, now, new.first_map(after.id), was or None, now or None)


def _noted(before: CardText, after: CardText, new: Places) -> Iterator[Difference]:
    if before.notes.digest == after.notes.digest:
        return
    was, now = plain(before.notes.begins), plain(after.notes.begins)
    yield Difference("card.noted", after.id, plain(after.title), new.first_map(after.id), was or None, now or None)


def _blocking(before: CardText | None, after: CardText, new: Places) -> Iterator[Difference]:
    was = before.blocked if before else None
    was_why, now_why = _reason(was), _reason(after.blocked)
    if after.blocked and (not was or was_why != now_why):
        kind: ChangeKind = "card.blocked"
    elif was and not after.blocked:
        kind = "card.unblocked"
    else:
        return
    yield Difference(kind, after.id, plain(after.title), new.first_map(after.id), was_why, now_why)


def _reason(blocked: Blocked | None) -> str | None:
    return plain(blocked.reason) or None if blocked else None


def _carried(card: CardText, old: Places, new: Places) -> Iterator[Difference]:
    """Where a card that was and is alive came to, went, or left. Not of a map that was removed."""
    was, now = old.spots.get(card.id, {}), new.spots.get(card.id, {})
    for map_id in {**now, **was}:
        origin, target = was.get(map_id), now.get(map_id)
        # What shows it elsewhere is then not the card's own doing, e.g. a column that was removed.
        own_doing = old.cells.get((map_id, card.id)) != new.cells.get((map_id, card.id))
        if origin == target or not own_doing or map_id not in new.rank:
            continue
        if origin is None:
            yield Difference("card.entered", card.id, plain(card.title), map_id, target=target)
        elif target is not None:
            said = "commitment" if commits(new.stages.get(map_id), origin, target) else None
            yield Difference("card.moved", card.id, plain(card.title), map_id, origin=origin, target=target, field=said)
        elif map_id not in new.heads.get(card.id, ()):
            yield Difference("card.left", card.id, plain(card.title), map_id, origin=origin)


def _rerouted(card: CardText, old: Places, new: Places) -> Iterator[Difference]:
    """Another path that a card belongs to where it was and is. A removed path says it for all of its cards."""
    was, now = old.paths.get(card.id, {}), new.paths.get(card.id, {})
    for map_id in sorted(set(old.spots.get(card.id, ())) & set(new.spots.get(card.id, ()))):
        before, after = was.get(map_id), now.get(map_id)
        if before == after or (before and before not in _living_paths(map_id, new.contents)):
            continue
        left, right = (
            None if id is None else _living_paths(map_id, side.contents)[id]
            for id, side in ((before, old), (after, new))
        )
        yield Difference("card.path", card.id, plain(card.title), map_id, left, right)

"""The rules of a map, evaluated on the merged records: they warn and never block.

The client evaluates the same rules (web/src/maps/warnings.ts); golden vectors hold the two together.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from walkboard.maps.fields import FieldValue, Values, value_in
from walkboard.maps.kinds import Kind, Rule
from walkboard.maps.limits import by_holder, expedited, is_expedited, owner_of, under_way
from walkboard.maps.records import Records
from walkboard.maps.structure import ColumnNode, Structure, structure


@dataclass(frozen=True, slots=True)
class MapWarning:
    """One thing a rule found; ``values`` are the numbers its message speaks of."""

    rule: str
    severity: Literal["attention", "hint"]
    lane: str | None = None
    column: str | None = None
    values: dict[str, int] = field(default_factory=dict)
    card: str | None = None
    # The person or the discipline it is about.
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Where a check found something, and the numbers."""

    lane: str | None = None
    column: str | None = None
    values: dict[str, int] = field(default_factory=dict)
    card: str | None = None
    who: str | None = None


Check = Callable[[Rule, Structure], Iterator[Finding]]
# Checks that ask for what stands in fields of records as well.
FieldCheck = Callable[[Rule, Structure, str, Records], Iterator[Finding]]
# Checks that ask for what the kind says as well.
KindCheck = Callable[[Kind, Rule, Structure, Records], Iterator[Finding]]


def warnings(kind: Kind, map_id: str, records: Records) -> list[MapWarning]:
    """All warnings of a map: rules in the order of the definition, places in reading order."""
    found = structure(kind, map_id, records)
    return [_warning(rule, finding) for rule in kind.rules for finding in _findings(kind, rule, found, map_id, records)]


def _warning(rule: Rule, found: Finding) -> MapWarning:
    return MapWarning(rule.key, rule.severity, found.lane, found.column, found.values, found.card, found.who)


def _findings(kind: Kind, rule: Rule, found: Structure, map_id: str, records: Records) -> Iterator[Finding]:
    if rule.check in _KIND_CHECKS:
        return _KIND_CHECKS[rule.check](kind, rule, found, records)
    if rule.check in _FIELD_CHECKS:
        return _FIELD_CHECKS[rule.check](rule, found, map_id, records)
    return _CHECKS[rule.check](rule, found)


def column_loads(found: Structure, kind: Kind, records: Records) -> Counter[str]:
    """Cards that count against the limit of each column and group: what is expedited does not.

    That is what stands in a lane that is exempt, and what says so itself.
    """
    exempt = {node.lane.id for node in found.lanes if node.role and node.role.exempt}
    cells: Counter[str] = Counter()
    for (lane, column), cards in found.cells.items():
        cells[column] += 0 if lane in exempt else sum(not is_expedited(kind, records, card) for card in cards)
    loads: Counter[str] = Counter()
    for leaf in found.leaves:
        node: ColumnNode | None = leaf
        while node:
            loads[node.column.id] += cells[leaf.column.id]
            node = node.parent
    return loads


def lane_loads(found: Structure) -> Counter[str]:
    """Cards that count against the limit of each lane: those that are done do not."""
    done = {leaf.column.id for leaf in found.leaves if leaf.state == "done"}
    loads: Counter[str] = Counter()
    for (lane, column), cards in found.cells.items():
        loads[lane] += 0 if column in done else len(cards)
    return loads


def _column_limit(kind: Kind, _: Rule, found: Structure, records: Records) -> Iterator[Finding]:
    loads = column_loads(found, kind, records)
    for node in found.columns:
        limit = node.column.limit
        if limit is not None and (count := loads[node.column.id]) > limit:
            yield Finding(column=node.column.id, values={"count": count, "limit": limit})


def _column_least(kind: Kind, _: Rule, found: Structure, records: Records) -> Iterator[Finding]:
    """Columns and groups with fewer cards than should be there."""
    loads = column_loads(found, kind, records)
    for node in found.columns:
        least = value_in(node.column.fields, "wip_min")
        if isinstance(least, int | float) and (count := loads[node.column.id]) < least:
            yield Finding(column=node.column.id, values={"count": count, "least": int(least)})


def _exempt_limit(kind: Kind, rule: Rule, found: Structure, records: Records) -> Iterator[Finding]:
    """More that is expedited than goes at once. Lanes that are made for it have a limit of their own."""
    spots, outside = expedited(kind, found, records)
    if outside is not None and len(spots) > rule.most:
        lane, column, card = outside
        yield Finding(lane, column, {"count": len(spots), "limit": rule.most}, card)


def _board_limit(_: Rule, found: Structure, map_id: str, records: Records) -> Iterator[Finding]:
    limit = value_in(records.settings.get(map_id, {}), "wip_board")
    if isinstance(limit, int | float) and (count := sum(1 for _spot in under_way(found))) > limit:
        yield Finding(values={"count": count, "limit": int(limit)})


def _person_limit(_: Rule, found: Structure, map_id: str, records: Records) -> Iterator[Finding]:
    return _holder_limit(found, value_in(records.settings.get(map_id, {}), "wip_person"), owner_of(records))


def _discipline_limit(_: Rule, found: Structure, map_id: str, records: Records) -> Iterator[Finding]:
    limit = value_in(records.settings.get(map_id, {}), "wip_discipline")
    return _holder_limit(found, limit, lambda card: records.cards[card].discipline)


def _holder_limit(
    found: Structure, limit: FieldValue | None, holder_of: Callable[[str], str | None]
) -> Iterator[Finding]:
    """More in the hands of one person or discipline than was agreed for each."""
    if not isinstance(limit, int | float):
        return
    for who, spots in by_holder(found, holder_of).items():
        if len(spots) > limit:
            lane, column, card = spots[0]
            yield Finding(lane, column, {"count": len(spots), "limit": int(limit)}, card, who)


def _lane_limit(_: Rule, found: Structure) -> Iterator[Finding]:
    loads = lane_loads(found)
    for node in found.lanes:
        limit = node.lane.limit
        if limit is not None and (count := loads[node.lane.id]) > limit:
            yield Finding(lane=node.lane.id, values={"count": count, "limit": limit})


def _cell_capacity(_: Rule, found: Structure) -> Iterator[Finding]:
    for node in found.lanes:
        limit = node.role.capacity if node.role else None
        if limit is None:
            continue
        for leaf in found.leaves:
            if (count := found.count(node.lane.id, leaf.column.id)) > limit:
                yield Finding(node.lane.id, leaf.column.id, {"count": count, "limit": limit})


def _lane_unique(_: Rule, found: Structure) -> Iterator[Finding]:
    counts = Counter(node.lane.role for node in found.lanes)
    seen: set[str] = set()
    for node in found.lanes:
        if node.role and node.role.unique and node.lane.role in seen:
            yield Finding(lane=node.lane.id, values={"count": counts[node.lane.role]})
        seen.add(node.lane.role)


def _unplaced(_: Rule, found: Structure) -> Iterator[Finding]:
    if found.unplaced:
        yield Finding(values={"count": len(found.unplaced)})


def _cell_missing(rule: Rule, found: Structure, _map: str, records: Records) -> Iterator[Finding]:
    """Columns in use where none of the lanes has a card, as long as such a lane exists at all."""
    if any(node.lane.role in rule.lanes for node in found.lanes):
        for leaf in found.leaves:
            empty = _filled(found, leaf, None) and not _filled(found, leaf, rule.lanes)
            if empty and not _excused(rule, found, leaf, records):
                yield Finding(column=leaf.column.id)


def _excused(rule: Rule, found: Structure, leaf: ColumnNode, records: Records) -> bool:
    """Whether the column, or the card that heads it, says why the rule does not hold there."""
    if rule.unless is None:
        return False
    header = found.headers.get(leaf.column.id)
    bearers = [leaf.column.fields, *([records.cards[header].fields] if header else [])]
    return any(value_in(fields, rule.unless) is True for fields in bearers)


def _cell_unsupported(rule: Rule, found: Structure) -> Iterator[Finding]:
    """Columns where one of the lanes has a card but none of the supporting lanes has."""
    for leaf in found.leaves:
        if _filled(found, leaf, rule.lanes) and not _filled(found, leaf, rule.support):
            yield Finding(column=leaf.column.id)


def _filled(found: Structure, leaf: ColumnNode, roles: tuple[str, ...] | None) -> bool:
    lanes = [node.lane for node in found.lanes if roles is None or node.lane.role in roles]
    return any(found.count(lane.id, leaf.column.id) for lane in lanes)


def _coverage_gap(rule: Rule, found: Structure) -> Iterator[Finding]:
    """Outermost columns in which the first lane of the role is empty, once that lane has any card at all."""
    first = next((node.lane.id for node in found.lanes if node.lane.role == rule.lane), None)
    if first is None:
        return
    covered = {leaf.outermost.column.id for leaf in found.leaves if found.count(first, leaf.column.id)}
    if covered:
        for node in found.columns:
            if node.parent is None and node.column.id not in covered:
                yield Finding(first, node.column.id)


def _column_count(rule: Rule, found: Structure) -> Iterator[Finding]:
    """More columns of a role than is usual; or fewer, where each of the usual number could have two innermost ones."""
    count = sum(node.column.role == rule.role for node in found.columns)
    few = 0 < count < rule.least and len(found.leaves) >= 2 * rule.least
    if few or count > rule.most:
        yield Finding(values={"count": count})


def _cell_limit(_: Rule, found: Structure, _map: str, records: Records) -> Iterator[Finding]:
    """Cells with more cards than their own limit."""
    for node in found.lanes:
        for leaf in found.leaves:
            limit = value_in(records.cells.get((node.lane.id, leaf.column.id), {}), "limit")
            count = found.count(node.lane.id, leaf.column.id)
            if isinstance(limit, int | float) and count > limit:
                yield Finding(node.lane.id, leaf.column.id, {"count": count, "limit": int(limit)})


def _field_missing(rule: Rule, found: Structure, map_id: str, records: Records) -> Iterator[Finding]:
    """What has no value of the field although its other values say it should. Cards in reading order, headers first."""
    done = {leaf.column.id for leaf in found.leaves if leaf.state == "done"} if rule.undone else set()
    for finding, values in _bearers(rule, found, map_id, records):
        if finding.card is not None and finding.column in done:
            continue
        implied = _implied(found, finding) if rule.on == "card" else {}
        wanted = all((value_in(values, key) or implied.get(key)) == value for key, value in rule.when.items())
        if wanted and value_in(values, rule.field or "") is None:
            yield finding


def _implied(found: Structure, finding: Finding) -> Values:
    """What a card is by its lane, as far as it does not say it itself."""
    return next((node.role.implies for node in found.lanes if node.lane.id == finding.lane and node.role), {})


def _bearers(rule: Rule, found: Structure, map_id: str, records: Records) -> Iterator[tuple[Finding, Values]]:
    match rule.on:
        case "map":
            yield Finding(), records.settings.get(map_id, {})
        case "lane":
            yield from ((Finding(lane=node.lane.id), node.lane.fields) for node in found.lanes)
        case "column":
            yield from ((Finding(column=node.column.id), node.column.fields) for node in found.columns)
        case _:
            for node in found.columns:
                if card := found.headers.get(node.column.id):
                    yield Finding(column=node.column.id, card=card), records.cards[card].fields
            for lane in found.lanes:
                for leaf in found.leaves:
                    for card in found.cells.get((lane.lane.id, leaf.column.id), ()):
                        yield Finding(lane.lane.id, leaf.column.id, card=card), records.cards[card].fields


def _computed(_: Rule, _found: Structure, _map: str, _records: Records) -> Iterator[Finding]:
    """What the client alone computes, while one looks at the map: nothing here."""
    return iter(())


_KIND_CHECKS: dict[str, KindCheck] = {
    "column_limit": _column_limit,
    "column_least": _column_least,
    "exempt_limit": _exempt_limit,
}

_FIELD_CHECKS: dict[str, FieldCheck] = {
    "board_limit": _board_limit,
    "discipline_limit": _discipline_limit,
    "person_limit": _person_limit,
    "cell_limit": _cell_limit,
    "cell_missing": _cell_missing,
    "computed": _computed,
    "field_missing": _field_missing,
}

_CHECKS: dict[str, Check] = {
    "lane_limit": _lane_limit,
    "cell_capacity": _cell_capacity,
    "lane_unique": _lane_unique,
    "unplaced": _unplaced,
    "cell_unsupported": _cell_unsupported,
    "coverage_gap": _coverage_gap,
    "column_count": _column_count,
}

"""Structure and rules of maps against the golden vectors that the client's tests run as well."""

import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkboard.maps.kinds import Kind, kinds
from walkboard.maps.records import Card, Column, Lane, Placement, Records
from walkboard.maps.rules import MapWarning, warnings
from walkboard.maps.structure import structure

GOLDEN: list[dict[str, Any]] = json.loads((files("walkboard.maps") / "golden" / "maps.json").read_text("utf-8"))


def records_of(case: dict[str, Any]) -> Records:
    cards = [Card(entry) if isinstance(entry, str) else Card(**entry) for entry in case["cards"]]
    lanes = [Lane(**{"map": "m", **entry}) for entry in case["lanes"]]
    columns = [Column(**{"map": "m", **entry}) for entry in case["columns"]]
    placements = tuple(
        Placement(other[0] if other else "m", card, lane, column, order)
        for card, lane, column, order, *other in case["placements"]
    )
    return Records(
        {card.id: card for card in cards},
        {lane.id: lane for lane in lanes},
        {column.id: column for column in columns},
        placements,
        {"m": case.get("settings", {})},
        {tuple(cell.split(":")): values for cell, values in case.get("cellValues", {}).items()},  # type: ignore[misc]
    )


def as_json(warning: MapWarning) -> dict[str, Any]:
    places = {"lane": warning.lane, "column": warning.column, "card": warning.card, "who": warning.who}
    return {
        "rule": warning.rule,
        "severity": warning.severity,
        **{key: value for key, value in places.items() if value is not None},
        "values": warning.values,
    }


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["name"])
def test_golden_vectors(case: dict[str, Any]) -> None:
    kind = kinds()[case["kind"]]
    if "rules" in case:
        kind = Kind.model_validate(kind.model_dump() | {"rules": case["rules"]})
    records = records_of(case)
    found = structure(kind, "m", records)
    expected = case["expected"]
    assert [node.column.id for node in found.columns] == expected["columns"]
    assert [node.lane.id for node in found.lanes] == expected["lanes"]
    assert found.headers == expected["headers"]
    assert {"/".join(cell): list(cards) for cell, cards in found.cells.items()} == expected["cells"]
    assert list(found.unplaced) == expected["unplaced"]
    assert [as_json(warning) for warning in warnings(kind, "m", records)] == expected["warnings"]


IDS = st.sampled_from("abcdefgh")
ORDERS = st.sampled_from(["a0", "a1", "a2", "Zz"])
ROLES = st.sampled_from(["phase", "step", "unknown"])


@st.composite
def messes(draw: st.DrawFn) -> Records:
    """Records as wild as concurrent edits could leave them: dangling, cyclic, duplicated, deleted."""
    column = st.builds(
        Column, IDS, st.sampled_from("mo"), ROLES, ORDERS, st.none() | IDS, st.none() | IDS, st.none(), st.booleans()
    )
    lane_roles = st.sampled_from(["customer_actions", "frontstage_tech", "unknown"])
    lane = st.builds(Lane, IDS, st.sampled_from("mo"), lane_roles, ORDERS, st.none(), st.booleans())
    card = st.builds(Card, IDS, st.booleans())
    placement = st.builds(Placement, st.just("m"), IDS, IDS, IDS, ORDERS)
    placements = {p.card: p for p in draw(st.lists(placement))}
    return Records(
        {c.id: c for c in draw(st.lists(card))},
        {entry.id: entry for entry in draw(st.lists(lane))},
        {entry.id: entry for entry in draw(st.lists(column))},
        tuple(placements.values()),
    )


@given(messes())
def test_no_card_is_lost_or_doubled(records: Records) -> None:
    kind = kinds()["service_blueprint"]
    found = structure(kind, "m", records)
    shown = [*found.headers.values(), *found.unplaced, *(card for cards in found.cells.values() for card in cards)]
    live = {card.id for card in records.cards.values() if not card.deleted}
    assert len(shown) == len(set(shown))
    assert {p.card for p in records.placements if p.card in live} <= set(shown) <= live
    columns = [node.column.id for node in found.columns]
    assert sorted(columns) == sorted(c.id for c in records.columns.values() if c.map == "m" and not c.deleted)
    warnings(kind, "m", records)

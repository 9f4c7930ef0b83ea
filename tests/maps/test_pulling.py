"""Which card is pulled next, against the golden vectors that the client's tests run as well."""

import json
from datetime import date, datetime
from importlib.resources import files
from typing import Any

import pytest

from walkboard.maps.kinds import kinds
from walkboard.maps.pulling import Ages, pull_order
from walkboard.maps.records import Card, Column, Lane, Placement, Records
from walkboard.maps.structure import structure

GOLDEN: list[dict[str, Any]] = json.loads((files("walkboard.maps") / "golden" / "pulling.json").read_text("utf-8"))


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["name"])
def test_golden_vectors(case: dict[str, Any]) -> None:
    kind = kinds()["kanban"]
    cards = [Card(entry) if isinstance(entry, str) else Card(**entry) for entry in case["cards"]]
    roles = {"work": "lane", "hurry": "expedite", "dates": "fixed_date", "care": "intangible"}
    lanes = [Lane(id, "m", role, f"a{number}") for number, (id, role) in enumerate(roles.items())]
    columns = [Column("q", "m", "ready", "a0"), Column("i", "m", "implement", "a1"), Column("d", "m", "done", "a2")]
    records = Records(
        {card.id: card for card in cards},
        {lane.id: lane for lane in lanes},
        {column.id: column for column in columns},
        tuple(Placement("m", card, lane, column, order) for card, lane, column, order in case["placements"]),
        {"m": case["settings"]},
    )
    moments = {
        name: {card: datetime.fromisoformat(at) for card, at in case[name].items()} for name in ("started", "since")
    }
    ages = Ages(date.fromisoformat(case["today"]), **moments, expectation=case["expectation"])
    found = structure(kind, "m", records)
    assert pull_order(kind, "m", found, records, 1, ages) == case["expected"]
    assert pull_order(kind, "m", found, records, 0, ages) == []

"""What was before over REST: columns that cards were in, values that fields had."""

from datetime import timedelta
from typing import Any

import pycrdt
import pytest
from sqlalchemy import insert

from tests.api.stage import Somebody, Wall, problem
from walkboard.history.tables import Transition

pytestmark = pytest.mark.asyncio(loop_scope="module")


def roadmap() -> tuple[pycrdt.Doc[Any], Any]:
    """A document with a roadmap, and its cards."""
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    cards, maps = doc.get("cards", type=pycrdt.Map), doc.get("maps", type=pycrdt.Map)
    maps["m"] = pycrdt.Map({"kind": "roadmap", "title": pycrdt.Text("Roadmap"), "pos": [0, 0], "order": "a0"})
    cards["solar"] = pycrdt.Map({"type": "card", "title": pycrdt.Text("Solar")})
    return doc, cards


async def test_columns_that_cards_were_in(wall: Wall, owner: Somebody) -> None:
    board = await owner.board("Past")
    doc, _ = roadmap()
    await wall.services.registry.append(board, doc.get_update(), owner.id)
    now = wall.clock()
    ways = [("q1", "q2", 90), ("q2", "q3", 2), ("q3", None, 1)]
    rows = [
        {
            "board_id": board,
            "sequence": 1_000 + number,
            "map_id": "m",
            "card_id": "solar",
            "from_lane": "l",
            "from_column": before,
            "to_lane": after and "l",
            "to_column": after,
            "person_id": owner.id,
            "at": now - timedelta(days=days),
        }
        for number, (before, after, days) in enumerate(ways)
    ]
    async with wall.services.database.write() as session:
        await session.execute(insert(Transition), rows)
    found = await owner.get(f"/api/boards/{board}/maps/m/stays")
    assert [(stay["card_id"], stay["column_id"]) for stay in found["stays"]] == [
        ("solar", "q1"), ("solar", "q2"), ("solar", "q3"),
    ]  # fmt: skip


async def test_there_is_no_past_of_a_map_that_is_not_there(wall: Wall, owner: Somebody) -> None:
    board = await owner.board("Past")
    answer = await owner.client.get(f"/api/boards/{board}/maps/nowhere/stays")
    assert problem(answer)["slug"] == "map-unknown"


async def test_values_that_a_field_had(wall: Wall, owner: Somebody) -> None:
    board = await owner.board("Past")
    doc, cards = roadmap()
    await wall.services.registry.append(board, doc.get_update(), owner.id)
    values: list[object] = ["high", "low", None]
    for value in values:
        before = doc.get_state()
        cards["solar"]["f:confidence"] = value
        cards["solar"]["f:objective"] = f"Why {value}"
        await wall.services.registry.append(board, doc.get_update(before), owner.id)
    found = (await owner.get(f"/api/boards/{board}/fields/confidence/changes"))["changes"]
    assert [(change["card_id"], change["value"]) for change in found] == [("solar", value) for value in values]
    assert all(change["person"]["id"] == owner.id and change["at"] for change in found)
    # That a text was changed is known, what it said is not kept.
    texts = (await owner.get(f"/api/boards/{board}/fields/objective/changes"))["changes"]
    assert [change["value"] for change in texts] == [None]
    assert (await owner.get(f"/api/boards/{board}/fields/nothing/changes")) == {"changes": []}

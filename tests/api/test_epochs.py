"""What is told about a board does not end with its epoch: changes, moves, snapshots and walks go on."""

import asyncio
from typing import Any

import pycrdt
import pytest

from tests.api.stage import Somebody, Wall
from tests.api.test_changes import Wallpaper, put, said
from tests.rooms.squashing import squash_here
from walkboard.history.outcomes import Outcome
from walkboard.history.squashing import Squasher

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.rule("N4")]

PATIENCE = 30.0


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    squash_here(monkeypatch)


async def begins_anew(wall: Wall, paper: Wallpaper) -> None:
    """A new epoch of the board, as this server itself begins it, and a new document for whoever writes on it."""
    registry = wall.services.registry
    squasher = Squasher(wall.services.database)
    squasher.on_begun = registry._upkeep._begun
    assert await squasher.squash(paper.board) is Outcome.SQUASHED
    async with asyncio.timeout(PATIENCE):
        while paper.board in registry._rooms:
            await asyncio.sleep(0.01)
    paper.doc = pycrdt.Doc()
    _, state = await registry.document_state(paper.board)
    paper.doc.apply_update(state)


async def test_changes_and_moves_are_told_across_epochs(wall: Wall, owner: Somebody) -> None:
    paper = await Wallpaper.made(wall, owner)
    vera = await wall.member(owner, paper.board, "editor", "Vera")
    await paper.snapshot("Before")
    await paper.write(vera, moved("solar", "implement"))
    await begins_anew(wall, paper)
    assert said(await paper.changes()) == [("card.moved", "Solar", "Vera")]
    await paper.write(owner, moved("pump", "done"))
    await paper.write(owner, put("cards", "solar", "blocked", {"reason": "Rain"}))
    assert sorted(said(await paper.changes())) == [
        ("card.blocked", "Solar", "Olga"),
        ("card.moved", "Pump", "Olga"),
        ("card.moved", "Solar", "Vera"),
    ]
    after = await paper.snapshot("After")
    listed = await owner.get(f"/api/boards/{paper.board}/snapshots")
    assert [each["label"] for each in listed] == ["After", "Before"]
    assert sorted(said(await paper.changes(since=listed[1]["id"], until=after))) == sorted(
        said(await paper.changes(since=listed[1]["id"]))
    )
    await begins_anew(wall, paper)
    assert said(await paper.changes(since=after)) == []
    transitions = await owner.get(f"/api/boards/{paper.board}/transitions")
    assert sorted({each["sequence"] for each in transitions}) == [2, 3, 4]


def moved(card: str, column: str) -> Any:
    """A card comes to another column."""
    return lambda roots: roots["placements"].__setitem__(f"m:{card}", {"lane": "l", "column": column, "order": "a0"})


async def test_a_walk_goes_on_and_ends_with_its_minutes(wall: Wall, owner: Somebody) -> None:
    paper = await Wallpaper.made(wall, owner)
    path = f"/api/boards/{paper.board}/walks"
    walk = await owner.post(path, {})
    await paper.write(owner, moved("solar", "done"))
    await begins_anew(wall, paper)
    await paper.write(owner, moved("pump", "implement"))
    current = await owner.get(f"{path}/current")
    assert current["walk"]["id"] == walk["id"]
    await owner.post(f"{path}/{walk['id']}/end", {})
    minutes = await owner.get(f"{path}/{walk['id']}/minutes")
    assert minutes is not None
    copied = await owner.post(f"/api/boards/{paper.board}/duplicate", {})
    outlines = [await owner.get(f"/api/boards/{board}/outline") for board in (paper.board, copied["id"])]
    assert outlines[0]["state"] == outlines[1]["state"]

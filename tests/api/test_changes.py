"""What changed on a board, over REST: since the last walk, between snapshots, in ids and names."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pycrdt
import pytest
from sqlalchemy import update

from tests.api.stage import Somebody, Wall, problem
from walkboard.history.tables import Snapshot
from walkboard.walks.tables import Walk

pytestmark = pytest.mark.asyncio(loop_scope="module")

Roots = dict[str, "pycrdt.Map[Any]"]


class Wallpaper:
    """A board with a small kanban, which people write on through a document of their own."""

    def __init__(self, wall: Wall, owner: Somebody, board: str) -> None:
        self.wall = wall
        self.owner = owner
        self.board = board
        self.doc: pycrdt.Doc[Any] = pycrdt.Doc()
        names = ("cards", "maps", "lanes", "columns", "placements")
        self.roots: Roots = {name: self.doc.get(name, type=pycrdt.Map) for name in names}

    @classmethod
    async def made(cls, wall: Wall, owner: Somebody) -> "Wallpaper":
        made = cls(wall, owner, await owner.board("Changing"))
        await made.write(owner, made.build)
        return made

    def build(self, roots: Roots) -> None:
        text, record = pycrdt.Text, pycrdt.Map
        roots["maps"]["m"] = record({"kind": "kanban", "title": text("Portfolio"), "pos": [0, 0], "order": "a0"})
        roots["lanes"]["l"] = record({"map": "m", "role": "lane", "order": "a0", "title": text("Normal")})
        for number, role in enumerate(("funnel", "implement", "done")):
            roots["columns"][role] = record({"map": "m", "role": role, "order": f"a{number}", "title": text("")})
        for card in ("solar", "pump"):
            roots["cards"][card] = record({"type": "card", "title": text(card.title())})
            roots["placements"][f"m:{card}"] = {"lane": "l", "column": "funnel", "order": "a0"}

    async def write(self, person: Somebody, act: Callable[[Roots], object]) -> None:
        """Each person writes with a client id of their own."""
        doc: pycrdt.Doc[Any] = pycrdt.Doc()
        roots: Roots = {name: doc.get(name, type=pycrdt.Map) for name in self.roots}
        doc.apply_update(self.doc.get_update())
        before = doc.get_state()
        with doc.transaction():
            act(roots)
        await self.wall.services.registry.append(self.board, doc.get_update(before), person.id)
        self.doc.apply_update(doc.get_update())

    async def snapshot(self, label: str) -> str:
        return str((await self.owner.post(f"/api/boards/{self.board}/snapshots", {"label": label}))["id"])

    async def changes(self, **query: str) -> Any:
        answer = await self.owner.client.get(f"/api/boards/{self.board}/changes", params=query)
        assert answer.is_success, answer.text
        return answer.json()


def put(root: str, id: str, key: str, value: object) -> Callable[[Roots], object]:
    return lambda roots: roots[root][id].__setitem__(key, value)


def said(changes: Any) -> list[tuple[str, str, str | None]]:
    return [(each["kind"], each["title"], each["person"] and each["person"]["name"]) for each in changes["changes"]]


async def test_what_whom_and_when(wall: Wall, owner: Somebody) -> None:
    paper = await Wallpaper.made(wall, owner)
    vera = await wall.member(owner, paper.board, "editor", "Vera")
    since = await paper.snapshot("First walk")
    await paper.write(
        vera, lambda roots: roots["placements"].__setitem__("m:solar", {"lane": "l", "column": "done", "order": "a0"})
    )
    await paper.write(vera, put("cards", "pump", "blocked", {"reason": "No permit", "by": vera.id, "at": 1}))
    await paper.write(owner, lambda roots: roots["cards"]["pump"]["title"].insert(0, "Heat "))
    changes = await paper.changes()
    assert said(changes) == [
        ("card.moved", "Solar", "Vera"),
        ("card.reworded", "Heat Pump", "Olga"),
        ("card.blocked", "Heat Pump", "Vera"),
    ]
    moved, reworded, blocked = changes["changes"]
    assert moved["origin"] == {"map": "m", "lane": "l", "column": "funnel"}
    assert moved["target"] == {"map": "m", "lane": "l", "column": "done"}
    assert (reworded["before"], reworded["after"]) == ("Pump", "Heat Pump")
    assert (blocked["before"], blocked["after"], blocked["map"]) == (None, "No permit", "m")
    assert changes["names"]["m"] == {"title": "Portfolio", "kind": "kanban", "role": None}
    assert changes["names"]["done"] == {"title": "", "kind": "kanban", "role": "done"}
    assert (changes["since"]["id"], changes["until"], changes["cut"]) == (since, None, 0)
    assert all(abs(datetime.fromisoformat(each["at"]) - datetime.now(UTC)).days == 0 for each in changes["changes"])


async def test_nothing_to_compare_with(owner: Somebody, board: str) -> None:
    empty = {"since": None, "until": None, "changes": [], "names": {}, "cut": 0}
    assert await owner.get(f"/api/boards/{board}/changes") == empty


async def test_between_snapshots_and_since_the_last_walk(wall: Wall, owner: Somebody) -> None:
    paper = await Wallpaper.made(wall, owner)
    first = await paper.snapshot("First")
    await paper.write(owner, put("cards", "solar", "blocked", {"reason": "Rain"}))
    second = await paper.snapshot("Second")
    await paper.write(owner, put("cards", "solar", "blocked", None))
    blocked = await paper.changes(since=first, until=second)
    assert (said(blocked), blocked["until"]["id"]) == ([("card.blocked", "Solar", "Olga")], second)
    assert said(await paper.changes(since=first)) == []
    assert said(await paper.changes(since=first, until=first)) == []
    assert said(await paper.changes()) == [("card.unblocked", "Solar", "Olga")]
    # A walk ended at the first one: from now on that is what one starts from.
    now = datetime.now(UTC)
    async with wall.services.database.write() as session:
        session.add(
            Walk(
                board_id=paper.board,
                name="Walk",
                state="ended",
                language="en",
                snapshot_id=first,
                started_by=owner.id,
                started_at=now,
                ended_at=now,
            )
        )
    changes = await paper.changes()
    assert (said(changes), changes["since"]["id"]) == ([], first)


async def test_what_cannot_be_compared(wall: Wall, owner: Somebody) -> None:
    paper = await Wallpaper.made(wall, owner)
    first = await paper.snapshot("First")
    await paper.write(owner, put("cards", "solar", "color", "pink"))
    second = await paper.snapshot("Second")
    path = f"/api/boards/{paper.board}/changes"
    answer = await owner.client.get(path, params={"since": second, "until": first})
    assert (answer.status_code, problem(answer)["slug"]) == (422, "input-refused")
    assert problem(answer)["detail"] == "The second snapshot is older than the first. Swap them."
    foreign = await (await Wallpaper.made(wall, owner)).snapshot("Elsewhere")
    for query in ({"since": "made-up"}, {"until": "made-up"}, {"since": foreign}, {"since": first, "until": foreign}):
        answer = await owner.client.get(path, params=query)
        assert (answer.status_code, problem(answer)["slug"]) == (404, "snapshot-unknown"), query


async def test_a_damaged_snapshot_is_told_and_the_board_goes_on(wall: Wall, owner: Somebody) -> None:
    paper = await Wallpaper.made(wall, owner)
    first = await paper.snapshot("First")
    async with wall.services.database.write() as session:
        await session.execute(update(Snapshot).where(Snapshot.id == first).values(state=b"\x01\x02"))
    answer = await owner.client.get(f"/api/boards/{paper.board}/changes")
    assert (answer.status_code, problem(answer)["slug"]) == (500, "board-damaged")
    await paper.write(owner, put("cards", "solar", "blocked", {"reason": "Rain"}))


async def test_hostile_values_are_told_as_far_as_they_make_sense(wall: Wall, owner: Somebody) -> None:
    paper = await Wallpaper.made(wall, owner)
    await paper.snapshot("First")

    def spoil(roots: Roots) -> None:
        roots["cards"]["solar"]["blocked"] = 7
        roots["cards"]["pump"]["title"] = 7
        roots["columns"]["done"]["rules"] = "none"
        roots["lanes"]["l"]["order"] = [1]
        roots["cards"]["odd"] = "text"
        roots["placements"]["m:solar"] = 7

    await paper.write(owner, spoil)
    assert said(await paper.changes()) == [("card.left", "Solar", "Olga"), ("card.reworded", "", "Olga")]

"""The minutes of a walk: frozen when it ends, complete, with the names of today."""

from typing import Any

import pycrdt
import pytest
from sqlalchemy import update

from tests.api.stage import Somebody, Wall, problem
from tests.api.walking import Walking, connected, walking, write
from walkboard.accounts.permissions import Role
from walkboard.history.tables import Snapshot

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def board_with_work(wall: Wall, owner: Somebody) -> tuple[str, dict[str, str]]:
    """An enterprise kanban with a limit of 1 on Implement and two cards more there; the board, and ids by role."""
    board = await owner.board("Heat pumps", "kanban")
    ids: dict[str, str] = {}

    def fill(doc: pycrdt.Doc[Any]) -> None:
        columns, lanes, maps = (doc.get(root, type=pycrdt.Map) for root in ("columns", "lanes", "maps"))
        ids.update({record["role"]: id for id, record in columns.items()})
        ids.update({record["role"]: id for id, record in lanes.items()})
        ids["map"] = next(iter(maps.keys()))
        columns[ids["implement"]]["rules"] = {"limit": 1}
        for card in ("pump", "pipe"):
            doc.get("cards", type=pycrdt.Map)[card] = pycrdt.Map({"type": "card", "title": pycrdt.Text(f"The {card}")})
            place(doc, card, ids, "implement")

    await write(wall, board, owner.id, fill)
    return board, ids


def place(doc: pycrdt.Doc[Any], card: str, ids: dict[str, str], column: str) -> None:
    cell = {"lane": ids["lane"], "column": ids[column], "order": "a0"}
    doc.get("placements", type=pycrdt.Map)[f"{ids['map']}:{card}"] = cell


async def minutes_of(group: Walking) -> dict[str, Any]:
    found: dict[str, Any] = await group.owner.get(f"{group.path}/minutes")
    return found


async def text_of(group: Walking, language: str) -> str:
    answer = await group.owner.client.get(f"{group.path}/minutes.md", headers={"Accept-Language": language})
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    return answer.text


async def walked(wall: Wall, owner: Somebody) -> Walking:
    """A second walk after which there is something of everything to say."""
    board, ids = await board_with_work(wall, owner)
    first = await walking(wall, owner, board=board)
    await first.agree(owner, "carried-01", text="Order *pipes*", owner_id=owner.id, due="2026-12-01")
    await first.agree(owner, "carried-02", text="Forget it")
    await first.end()
    await owner.patch(f"/api/boards/{board}/agreements/carried-02", {"state": "dropped"})
    await write(wall, board, owner.id, lambda doc: place(doc, "pipe", ids, "done"))
    viewer = await wall.member(owner, board, "viewer", "Vera")
    async with connected(wall, board, owner), connected(wall, board, viewer, Role.VIEWER):
        group = await walking(wall, owner, board=board)
        await group.agree(owner, "decision-1", kind="decision", text="We buy the small van", card_id="pump")
        await group.agree(owner, "action-0001", text="Ask for a price", owner_id=viewer.id, due="2026-12-03")
        await owner.patch(f"/api/boards/{board}/agreements/carried-01", {"state": "done"})
        await group.ask(owner, "PATCH", f"/stops/{group.stops[3]}", {"state": "skipped"})
        await group.step(owner, 0, 1)
        await group.step(owner, 1, 2)
        await group.end()
    return group


class TestMinutes:
    async def test_say_everything(self, wall: Wall, owner: Somebody) -> None:
        group = await walked(wall, owner)
        minutes = await minutes_of(group)
        assert minutes["board_title"] == "Heat pumps"
        assert minutes["walk"]["state"] == "ended"
        assert [entry["text"] for entry in minutes["decisions"]] == ["We buy the small van"]
        assert [(entry["text"], entry["owner"]["name"]) for entry in minutes["actions"]] == [
            ("Ask for a price", "Vera")
        ]
        assert [(entry["text"], entry["state"]) for entry in minutes["carried"]] == [("Order *pipes*", "done")]
        (discipline,) = minutes["attendance"]
        assert {person["name"] for person in discipline["people"]} == {"Olga", "Vera"}
        changes = minutes["changes"]
        assert (changes["since"]["id"], changes["until"]) == (group.walk["since"]["id"], minutes["walk"]["snapshot"])
        (moved,) = (change for change in changes["changes"] if change["kind"] == "card.moved")
        assert (moved["title"], moved["person"]["name"], moved["at"] is not None) == ("The pipe", "Olga", True)
        assert len(minutes["visited"]) == 3
        assert [stop["id"] for stop in minutes["skipped"]] == [group.stops[3]]
        assert len(minutes["visited"] + minutes["skipped"] + minutes["not_reached"]) == len(group.stops)
        assert minutes["card_titles"]["pump"] == "The pump"
        assert {stop["column_id"] for stop in minutes["visited"] if stop["column_id"]} <= set(minutes["names"])

    async def test_name_limits_that_are_exceeded(self, wall: Wall, owner: Somebody) -> None:
        board, ids = await board_with_work(wall, owner)
        group = await walking(wall, owner, board=board)
        await group.end()
        minutes = await minutes_of(group)
        place = {"map": ids["map"], "lane": None, "column": ids["implement"]}
        assert minutes["limits"] == [{**place, "who": None, "count": 3, "limit": 1, "least": None}]
        assert minutes["names"][ids["implement"]]["role"] == "implement"
        assert "Umsetzung · " in await text_of(group, "de")

    async def test_stay_as_they_were_but_for_names(self, wall: Wall, owner: Somebody) -> None:
        group = await walked(wall, owner)
        before = await minutes_of(group)
        board = f"/api/boards/{group.board}"
        await owner.patch(board, {"title": "Renamed"})
        await owner.patch(f"{board}/agreements/action-0001", {"state": "done"})
        await write(wall, group.board, owner.id, lambda doc: doc.get("cards", type=pycrdt.Map).clear())
        await owner.patch("/api/me", {"name": "Olga the Second"})
        after = await minutes_of(group)
        (vera,) = (person for person in after["attendance"][0]["people"] if person["name"] == "Vera")
        assert vera in before["attendance"][0]["people"]
        assert after["walk"]["facilitator"]["name"] == "Olga the Second"
        for name in ("board_title", "limits", "visited", "card_titles", "names"):
            assert after[name] == before[name]
        assert after["actions"][0]["state"] == "open"

    async def test_are_not_there_before_the_end(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        for path in ("/minutes", "/minutes.md"):
            answer = await group.ask(owner, "GET", path)
            assert (answer.status_code, problem(answer)["slug"]) == (409, "walk-running")

    async def test_a_damaged_snapshot_does_not_keep_a_walk_from_ending(self, wall: Wall, owner: Somebody) -> None:
        board = await owner.board("Portfolio", "kanban")
        await owner.post(f"/api/boards/{board}/snapshots", {"label": "Before"})
        group = await walking(wall, owner, board=board)
        async with wall.services.database.write() as session:
            await session.execute(update(Snapshot).where(Snapshot.board_id == board).values(state=b"\x00"))
        await group.end()
        assert (await minutes_of(group))["changes"]["changes"] == []


class TestMarkdown:
    async def test_in_english(self, wall: Wall, owner: Somebody) -> None:
        group = await walked(wall, owner)
        lines = (await text_of(group, "en")).splitlines()
        assert lines[0] == f"# {group.walk['name']}"
        for line in (
            "Led by Olga",
            "## Decisions",
            "- We buy the small van (card “The pump”)",
            "- [ ] Ask for a price (Vera, by 3 December 2026)",
            "- [x] Order \\*pipes\\* (Olga, by 1 December 2026)",
            "## Skipped",
        ):
            assert line in lines
        assert any(
            line.startswith("- “The pipe” moved from Implement to Done on Enterprise kanban. (Olga, ") for line in lines
        )
        assert not any("{" in line for line in lines)

    async def test_in_german(self, wall: Wall, owner: Somebody) -> None:
        group = await walked(wall, owner)
        text = await text_of(group, "de")
        assert "## Entscheidungen" in text
        assert "- [ ] Ask for a price (Vera, bis 3. Dezember 2026)" in text
        assert "- „The pipe“ ist auf Enterprise kanban von Umsetzung nach Fertig gewandert. (Olga, " in text

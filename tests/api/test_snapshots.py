"""Snapshots and moves over REST."""

import pycrdt
import pytest

from tests.api.stage import Somebody, Wall, problem

pytestmark = pytest.mark.asyncio(loop_scope="module")


class TestSnapshots:
    async def test_keep_the_board_as_it_is(self, wall: Wall, owner: Somebody) -> None:
        board = await owner.board("Kept", "home_heat_pump")
        outline = (await owner.get(f"/api/boards/{board}/outline"))["state"]
        taken = await owner.post(f"/api/boards/{board}/snapshots", {"label": "  First   walk "})
        assert taken["label"] == "First walk"
        assert taken["created_by"]["name"] == "Olga"
        assert taken["pinned"] is True
        assert taken["card_count"] == len(outline["cards"]) > 0
        assert await owner.get(f"/api/boards/{board}/snapshots/{taken['id']}") == taken
        assert (await owner.get(f"/api/boards/{board}"))["last_snapshot_at"] == taken["created_at"]

    async def test_never_change(self, wall: Wall, owner: Somebody) -> None:
        board = await owner.board("Changing", "kanban")
        taken = await owner.post(f"/api/boards/{board}/snapshots", {"label": "Before"})
        path = f"/api/boards/{board}/snapshots/{taken['id']}/state"
        before = await owner.client.get(path)
        doc: pycrdt.Doc[object] = pycrdt.Doc()
        doc.get("cards", type=pycrdt.Map)["later"] = pycrdt.Map({"type": "card"})
        await wall.services.registry.append(board, doc.get_update(), owner.id)
        after = await owner.client.get(path)
        assert before.content == after.content
        assert before.headers["content-type"] == "application/octet-stream"
        kept: pycrdt.Doc[object] = pycrdt.Doc()
        kept.apply_update(after.content)
        assert "later" not in kept.get("cards", type=pycrdt.Map)
        assert await owner.get(f"/api/boards/{board}/snapshots/{taken['id']}") == taken

    async def test_are_listed_newest_first(self, owner: Somebody, board: str) -> None:
        assert await owner.get(f"/api/boards/{board}/snapshots") == []
        for label in ("One", "Two"):
            await owner.post(f"/api/boards/{board}/snapshots", {"label": label})
        listed = await owner.get(f"/api/boards/{board}/snapshots")
        assert [entry["label"] for entry in listed] == ["Two", "One"]

    @pytest.mark.parametrize("body", [{}, {"label": "  "}, {"label": "x" * 201}])
    async def test_need_a_label(self, owner: Somebody, board: str, body: dict[str, str]) -> None:
        answer = await owner.client.post(f"/api/boards/{board}/snapshots", json=body)
        assert (answer.status_code, problem(answer)["slug"]) == (422, "input-refused")

    async def test_of_another_board_are_unknown(self, owner: Somebody, board: str) -> None:
        taken = await owner.post(f"/api/boards/{board}/snapshots", {"label": "Here"})
        other = await owner.board("Other")
        for path in ("", "/state"):
            answer = await owner.client.get(f"/api/boards/{other}/snapshots/{taken['id']}{path}")
            assert (answer.status_code, problem(answer)["slug"]) == (404, "snapshot-unknown")


class TestTransitions:
    async def test_come_newest_first_in_whole_pages(self, wall: Wall, owner: Somebody, board: str) -> None:
        doc: pycrdt.Doc[object] = pycrdt.Doc()
        placements = doc.get("placements", type=pycrdt.Map)
        for column in ("a", "b", "c"):
            before = doc.get_state()
            with doc.transaction():
                for card in ("one", "two"):
                    placements[f"map:{card}"] = {"lane": "l", "column": column, "order": "a0"}
            await wall.services.registry.append(board, doc.get_update(before), owner.id)
        path = f"/api/boards/{board}/transitions"
        everything = await owner.get(path)
        assert [entry["sequence"] for entry in everything] == [4, 4, 3, 3, 2, 2]
        newest = everything[0]
        assert (newest["map"], newest["card"], newest["person_id"]) == ("map", "one", owner.id)
        assert newest["from"] == {"lane": "l", "column": "b"}
        assert newest["to"] == {"lane": "l", "column": "c"}
        assert everything[-1]["from"] is None
        page = await owner.get(f"{path}?limit=3")
        assert page == everything[:2]
        assert await owner.get(f"{path}?limit=10&before={page[-1]['sequence']}") == everything[2:]

    @pytest.mark.parametrize(
        "query", ["limit=0", "limit=100000", "limit=x", "before=0", f"before={2**53}", f"before={2**70}"]
    )
    async def test_refuse_odd_pages(self, owner: Somebody, board: str, query: str) -> None:
        answer = await owner.client.get(f"/api/boards/{board}/transitions?{query}")
        assert (answer.status_code, problem(answer)["slug"]) == (422, "input-refused")

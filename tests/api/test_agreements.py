"""Decisions and actions over REST: kept once whoever repeats it, attached by the server, open until they are closed."""

import asyncio

import pytest

from tests.api.stage import Somebody, Wall, problem
from tests.api.walking import agree, connected, walking

pytestmark = pytest.mark.asyncio(loop_scope="module")

FIRST, SECOND = "agreement-1", "agreement-2"


class TestKeeping:
    async def test_sent_again_it_is_the_same(self, wall: Wall, owner: Somebody, board: str) -> None:
        body = {"text": " Call \t the supplier \n\n today ", "owner_id": owner.id, "due": "2026-12-01", "card_id": "c"}
        async with connected(wall, board, owner) as screen:
            answers = [await agree(owner, board, FIRST, **body) for _ in range(3)]
            assert [answer.status_code for answer in answers] == [201, 200, 200]
            assert len(screen.of_type("agreement.changed")) == 1
        kept = answers[0].json()
        assert screen.of_type("agreement.changed")[0]["agreement"] == kept
        assert answers[1].json() == kept
        assert (kept["text"], kept["state"], kept["walk_id"]) == ("Call the supplier\n\ntoday", "open", None)
        assert (kept["owner"]["name"], kept["created_by"]["name"], kept["due"]) == ("Olga", "Olga", "2026-12-01")

    async def test_twice_at_once_it_is_kept_once(self, owner: Somebody, board: str) -> None:
        answers = await asyncio.gather(*(agree(owner, board, FIRST) for _ in range(4)))
        assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
        assert len(await owner.get(f"/api/boards/{board}/agreements")) == 1

    async def test_the_id_of_something_else_is_taken(self, owner: Somebody, board: str) -> None:
        await agree(owner, board, FIRST)
        for body in ({"text": "Something else"}, {"kind": "decision"}, {"card_id": "c"}, {"due": "2026-12-01"}):
            answer = await agree(owner, board, FIRST, **body)
            assert (answer.status_code, problem(answer)["slug"]) == (409, "agreement-taken")

    async def test_a_repetition_is_known_after_somebody_changed_it(self, owner: Somebody, board: str) -> None:
        await agree(owner, board, FIRST)
        await owner.patch(f"/api/boards/{board}/agreements/{FIRST}", {"text": "Write to the supplier"})
        answer = await agree(owner, board, FIRST)
        assert (answer.status_code, answer.json()["text"]) == (200, "Write to the supplier")

    async def test_every_board_has_its_own_ids(self, owner: Somebody, board: str) -> None:
        other = await owner.board("Other")
        assert (await agree(owner, board, FIRST)).status_code == 201
        assert (await agree(owner, other, FIRST, text="Another")).status_code == 201

    @pytest.mark.parametrize(
        "body",
        [
            {"text": " \n "},
            {"text": ""},
            {"text": "x" * 2001},
            {"text": "x" * 20000},
            {"text": "a\u0000b"},
            {"kind": "wish"},
            {"due": "tomorrow"},
            {"card_id": "x" * 201},
            {"owner_id": "nobody"},
            {"state": "done"},
        ],
        ids=str,
    )
    async def test_what_cannot_be_kept(self, owner: Somebody, board: str, body: dict[str, object]) -> None:
        answer = await agree(owner, board, FIRST, **body)
        assert (answer.status_code, problem(answer)["slug"]) == (422, "input-refused")
        assert problem(answer)["fields"]

    async def test_half_a_character_is_refused(self, owner: Somebody, board: str) -> None:
        path = f"/api/boards/{board}/agreements/{FIRST}"
        content = b'{"kind": "action", "text": "half \\ud83d"}'
        answer = await owner.client.put(path, content=content, headers={"Content-Type": "application/json"})
        assert (answer.status_code, problem(answer)["slug"]) == (422, "input-refused")

    async def test_an_owner_takes_part_today(self, wall: Wall, owner: Somebody, board: str) -> None:
        stranger, viewer = await wall.person("Stranger"), await wall.member(owner, board, "viewer")
        assert (await agree(owner, board, FIRST, owner_id=stranger.id)).status_code == 422
        assert (await agree(owner, board, FIRST, owner_id=viewer.id)).status_code == 201
        await owner.delete(f"/api/boards/{board}/members/{viewer.id}")
        assert (await agree(owner, board, SECOND, owner_id=viewer.id)).status_code == 422
        # Who left keeps what they had, and it can still be reworded.
        path = f"/api/boards/{board}/agreements/{FIRST}"
        assert (await owner.patch(path, {"text": "Later", "owner_id": viewer.id}))["owner"]["id"] == viewer.id

    @pytest.mark.parametrize("agreement_id", ["short", "x" * 22, "with.a.dot.in"])
    async def test_ids_have_a_form(self, owner: Somebody, board: str, agreement_id: str) -> None:
        assert (await agree(owner, board, agreement_id)).status_code == 422


class TestOnAWalk:
    async def test_the_server_knows_the_walk(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        kept = (await group.agree(owner, FIRST, stop_id=group.stops[0])).json()
        assert (kept["walk_id"], kept["stop_id"]) == (group.walk["id"], group.stops[0])
        await group.end()
        late = await group.agree(owner, SECOND, stop_id=group.stops[0])
        assert (late.status_code, late.json()["walk_id"], late.json()["stop_id"]) == (201, None, None)
        again = await group.agree(owner, FIRST, stop_id=group.stops[0])
        assert (again.status_code, again.json()["walk_id"]) == (200, group.walk["id"])

    async def test_any_editor_writes_it_down(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        editor, viewer = [await wall.member(owner, group.board, role) for role in ("editor", "viewer")]
        assert (await group.agree(editor, FIRST)).status_code == 201
        refused = await group.agree(viewer, SECOND)
        assert (refused.status_code, problem(refused)["slug"]) == (403, "not-permitted")

    async def test_open_actions_come_back_until_they_are_closed(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        await group.agree(owner, FIRST)
        await group.agree(owner, SECOND, kind="decision")
        await group.end()
        again = await walking(wall, owner, board=group.board)
        assert [stop["kind"] for stop in again.walk["stops"]][:2] == ["actions", "changes"]
        assert again.walk["stops"][0]["facts"]["count"] == 1
        closed = await owner.patch(f"/api/boards/{group.board}/agreements/{FIRST}", {"state": "done"})
        assert (closed["closed_by"]["name"], closed["closed_at"] is not None) == ("Olga", True)
        await again.end()
        third = await walking(wall, owner, board=group.board)
        assert third.walk["stops"][0]["kind"] == "changes"


class TestChanging:
    async def test_only_what_is_sent(self, wall: Wall, owner: Somebody, board: str) -> None:
        await agree(owner, board, FIRST, owner_id=owner.id, due="2026-12-01")
        path = f"/api/boards/{board}/agreements/{FIRST}"
        async with connected(wall, board, owner) as screen:
            assert (await owner.patch(path, {"owner_id": None}))["owner"] is None
            assert (await owner.patch(path, {}))["due"] == "2026-12-01"
            changed = await owner.patch(path, {"text": "  Else ", "due": None})
            assert (changed["text"], changed["due"]) == ("Else", None)
            assert len(screen.of_type("agreement.changed")) == 2
        for body in ({"text": None}, {"state": None}, {"text": " "}, {"state": "made"}, {"kind": "decision"}):
            answer = await owner.client.patch(path, json=body)
            assert (answer.status_code, problem(answer)["slug"]) == (422, "input-refused")

    async def test_closed_and_opened_again(self, owner: Somebody, board: str) -> None:
        await agree(owner, board, FIRST)
        path = f"/api/boards/{board}/agreements/{FIRST}"
        assert (await owner.patch(path, {"state": "dropped"}))["closed_at"] is not None
        opened = await owner.patch(path, {"state": "open"})
        assert (opened["closed_at"], opened["closed_by"]) == (None, None)

    async def test_a_decision_is_made_or_dropped(self, owner: Somebody, board: str) -> None:
        kept = (await agree(owner, board, FIRST, kind="decision")).json()
        path = f"/api/boards/{board}/agreements/{FIRST}"
        assert kept["state"] == "made"
        assert (await owner.client.patch(path, json={"state": "done"})).status_code == 422
        assert (await owner.patch(path, {"state": "dropped"}))["state"] == "dropped"

    async def test_unknown(self, owner: Somebody, board: str) -> None:
        answer = await owner.client.patch(f"/api/boards/{board}/agreements/{FIRST}", json={"text": "a"})
        assert (answer.status_code, problem(answer)["slug"]) == (404, "agreement-unknown")


async def test_listed_by_state_card_and_walk_newest_first(wall: Wall, owner: Somebody) -> None:
    group = await walking(wall, owner)
    await group.agree(owner, FIRST, card_id="c")
    await group.agree(owner, SECOND, kind="decision")
    path = f"/api/boards/{group.board}/agreements"
    for query, expected in (
        ("", [SECOND, FIRST]),
        ("?state=open", [FIRST]),
        ("?card_id=c", [FIRST]),
        (f"?walk_id={group.walk['id']}", [SECOND, FIRST]),
        ("?walk_id=other", []),
    ):
        assert [entry["id"] for entry in await owner.get(path + query)] == expected
    assert (await owner.client.get(f"{path}?state=closed")).status_code == 422

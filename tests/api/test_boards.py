"""Boards over REST: made, changed, put into the trash and back, duplicated."""

import pytest

from tests.api.stage import Somebody, Wall, problem
from walkboard.maps.kinds import kinds

pytestmark = pytest.mark.asyncio(loop_scope="module")


class TestMaking:
    async def test_an_empty_one(self, owner: Somebody) -> None:
        made = await owner.post("/api/boards", {"title": "  Our   wall "})
        assert made["title"] == "Our wall"
        assert made["role"] == "owner"
        assert made["deleted_at"] is made["last_snapshot_at"] is made["stream_id"] is None
        assert made["present"] == []
        assert await owner.get(f"/api/boards/{made['id']}") == made

    @pytest.mark.parametrize("template", ["service_blueprint", "story_map", "kanban", "home_heat_pump"])
    async def test_from_each_template(self, owner: Somebody, template: str) -> None:
        board = await owner.board("From template", template)
        outline = await owner.get(f"/api/boards/{board}/outline")
        assert outline["sequence"] >= 1
        assert outline["state"]["maps"]

    async def test_in_a_language(self, wall: Wall, owner: Somebody) -> None:
        body = {"title": "Deutsch", "template": "kanban"}
        answer = await owner.client.post("/api/boards", json=body, headers={"Accept-Language": "de-AT,en;q=0.5"})
        assert answer.status_code == 201

    @pytest.mark.parametrize(
        ("body", "status", "slug"),
        [
            ({}, 422, "input-refused"),
            ({"title": " "}, 422, "input-refused"),
            ({"title": "x" * 201}, 422, "input-refused"),
            ({"title": 5}, 422, "input-refused"),
            ({"title": "A", "colour": "red"}, 422, "input-refused"),
            ({"title": "A", "template": "none"}, 404, "template-unknown"),
            ({"title": "A", "stream_id": "none"}, 404, "stream-unknown"),
        ],
    )
    async def test_refuses_what_cannot_be_used(
        self, owner: Somebody, body: dict[str, object], status: int, slug: str
    ) -> None:
        before = len(await owner.get("/api/boards"))
        answer = await owner.client.post("/api/boards", json=body)
        assert (answer.status_code, problem(answer)["slug"]) == (status, slug)
        assert len(await owner.get("/api/boards")) == before


class TestChanging:
    async def test_the_title(self, owner: Somebody, board: str) -> None:
        changed = await owner.patch(f"/api/boards/{board}", {"title": "Better"})
        assert changed["title"] == "Better"
        assert (await owner.get(f"/api/boards/{board}"))["title"] == "Better"

    async def test_the_stream(self, wall: Wall) -> None:
        host = await wall.host()
        stream = (await host.post("/api/streams", {"name": "Heating"}))["id"]
        board = await host.board()
        assert (await host.patch(f"/api/boards/{board}", {"stream_id": stream}))["stream_id"] == stream
        assert (await host.patch(f"/api/boards/{board}", {"title": "Kept"}))["stream_id"] == stream
        assert (await host.patch(f"/api/boards/{board}", {"stream_id": None}))["stream_id"] is None

    async def test_a_stream_one_may_not_know_of_is_unknown(self, wall: Wall, owner: Somebody, board: str) -> None:
        host = await wall.host()
        stream = (await host.post("/api/streams", {"name": "Secret"}))["id"]
        answer = await owner.client.patch(f"/api/boards/{board}", json={"stream_id": stream})
        assert (answer.status_code, problem(answer)["slug"]) == (404, "stream-unknown")


class TestOutline:
    async def test_comes_packed_and_only_when_it_is_another(self, owner: Somebody) -> None:
        path = f"/api/boards/{await owner.board('Packed', 'kanban')}/outline"
        packed = await owner.client.get(path)
        assert packed.headers["Content-Encoding"] == "gzip"
        plain = await owner.client.get(path, headers={"Accept-Encoding": "identity"})
        assert "Content-Encoding" not in plain.headers
        assert plain.json() == packed.json()
        known = {"If-None-Match": packed.headers["ETag"]}
        same = await owner.client.get(path, headers=known)
        assert (same.status_code, same.content) == (304, b"")
        assert (await owner.client.get(path, headers={"If-None-Match": 'W/"0-0"'})).status_code == 200

    async def test_what_somebody_knows_opens_no_board(self, wall: Wall, owner: Somebody) -> None:
        path = f"/api/boards/{await owner.board('Hidden')}/outline"
        known = {"If-None-Match": (await owner.client.get(path)).headers["ETag"]}
        assert (await (await wall.person("Stranger")).client.get(path, headers=known)).status_code == 404


class TestTrash:
    async def test_deletes_and_restores(self, owner: Somebody) -> None:
        board = await owner.board("Gone", "kanban")
        before = await owner.get(f"/api/boards/{board}/outline")
        await owner.delete(f"/api/boards/{board}")
        assert board not in {entry["id"] for entry in await owner.get("/api/boards")}
        trash = {entry["id"]: entry for entry in await owner.get("/api/boards?deleted=true")}
        assert trash[board]["deleted_at"] is not None
        gone = await owner.client.get(f"/api/boards/{board}")
        assert (gone.status_code, problem(gone)["slug"]) == (410, "board-deleted")
        restored = await owner.post(f"/api/boards/{board}/restore")
        assert restored["deleted_at"] is None
        assert await owner.get(f"/api/boards/{board}/outline") == before

    async def test_shows_only_what_one_could_restore(self, wall: Wall, owner: Somebody, board: str) -> None:
        editor = await wall.member(owner, board, "editor")
        await owner.delete(f"/api/boards/{board}")
        assert await editor.get("/api/boards?deleted=true") == []

    async def test_restoring_what_is_not_deleted_changes_nothing(self, owner: Somebody, board: str) -> None:
        assert (await owner.post(f"/api/boards/{board}/restore"))["deleted_at"] is None


class TestDuplicating:
    async def test_copies_the_content_into_a_board_of_ones_own(self, wall: Wall, owner: Somebody) -> None:
        board = await owner.board("Original", "story_map")
        viewer = await wall.member(owner, board, "viewer")
        copy = await viewer.post(f"/api/boards/{board}/duplicate")
        assert (copy["title"], copy["role"]) == ("Copy of Original", "owner")
        ours = await owner.get(f"/api/boards/{board}/outline")
        theirs = await viewer.get(f"/api/boards/{copy['id']}/outline")
        assert theirs["state"] == ours["state"]
        assert (await owner.client.get(f"/api/boards/{copy['id']}")).status_code == 404

    async def test_takes_a_title(self, owner: Somebody, board: str) -> None:
        assert (await owner.post(f"/api/boards/{board}/duplicate", {"title": "Second"}))["title"] == "Second"

    async def test_a_long_title_still_fits(self, owner: Somebody) -> None:
        board = await owner.board("x" * 200)
        copy = await owner.post(f"/api/boards/{board}/duplicate", {})
        assert len(copy["title"]) == 200


class TestListing:
    async def test_shows_own_boards_only(self, wall: Wall, owner: Somebody, board: str) -> None:
        stranger = await wall.person("Stranger")
        assert await stranger.get("/api/boards") == []
        assert board in {entry["id"] for entry in await owner.get("/api/boards")}

    async def test_the_owner_of_the_installation_sees_all(self, wall: Wall, board: str) -> None:
        host = await wall.host()
        found = {entry["id"]: entry for entry in await host.get("/api/boards")}
        assert found[board]["role"] == "owner"

    async def test_the_latest_changed_comes_first(self, wall: Wall) -> None:
        person = await wall.person("Lister")
        first = await person.board("First")
        wall.clock.forward(seconds=5)
        second = await person.board("Second")
        wall.clock.forward(seconds=5)
        await person.patch(f"/api/boards/{first}", {"title": "First again"})
        assert [entry["id"] for entry in await person.get("/api/boards")] == [first, second]


async def test_templates_show_themselves(owner: Somebody) -> None:
    english = await owner.get("/api/templates")
    german = await owner.get("/api/templates?language=de")
    order = [template["key"] for template in english]
    assert order == [template["key"] for template in german]
    assert (order[:3], order[-2:]) == (
        ["empty", "service_blueprint", "story_map"],
        ["whole_value_stream", "home_heat_pump"],
    )
    assert sorted(order[1:-2]) == sorted(kinds())
    assert all(template["title"] and template["description"] for template in english)
    assert english[1]["description"] != german[1]["description"]
    assert [bool(template["outline"]["maps"]) for template in english] == [False, *[True] * (len(order) - 1)]
    assert english[-1]["kinds"] == ["service_blueprint", "story_map", "kanban"]

"""Members of a board: roles, leaving, links for who lost theirs, and names for the ids in the content."""

import pytest

from tests.api.stage import Somebody, Wall, problem, secret_of

pytestmark = pytest.mark.asyncio(loop_scope="module")


class TestRoles:
    async def test_are_listed_with_people(self, wall: Wall, owner: Somebody, board: str) -> None:
        viewer = await wall.member(owner, board, "viewer", "Vito")
        members = await viewer.get(f"/api/boards/{board}/members")
        assert [(entry["person"]["name"], entry["role"]) for entry in members] == [
            ("Olga", "owner"),
            ("Vito", "viewer"),
        ]

    async def test_change(self, wall: Wall, owner: Somebody, board: str) -> None:
        viewer = await wall.member(owner, board, "viewer")
        changed = await owner.patch(f"/api/boards/{board}/members/{viewer.id}", {"role": "editor"})
        assert (changed["person"]["id"], changed["role"]) == (viewer.id, "editor")
        assert (await viewer.get(f"/api/boards/{board}"))["role"] == "editor"

    async def test_a_board_keeps_an_owner(self, wall: Wall, owner: Somebody, board: str) -> None:
        demoted = await owner.client.patch(f"/api/boards/{board}/members/{owner.id}", json={"role": "viewer"})
        removed = await owner.client.delete(f"/api/boards/{board}/members/{owner.id}")
        for answer in (demoted, removed):
            assert (answer.status_code, problem(answer)["slug"]) == (409, "last-owner")
        await wall.member(owner, board, "owner")
        assert (await owner.client.delete(f"/api/boards/{board}/members/{owner.id}")).status_code == 204

    async def test_unknown_roles_are_refused(self, wall: Wall, owner: Somebody, board: str) -> None:
        viewer = await wall.member(owner, board, "viewer")
        answer = await owner.client.patch(f"/api/boards/{board}/members/{viewer.id}", json={"role": "boss"})
        assert (answer.status_code, problem(answer)["slug"]) == (422, "input-refused")

    async def test_strangers_are_no_members(self, wall: Wall, owner: Somebody, board: str) -> None:
        stranger = await wall.person("Stranger")
        for method, path, body in (
            ("PATCH", f"/api/boards/{board}/members/{stranger.id}", {"role": "editor"}),
            ("DELETE", f"/api/boards/{board}/members/{stranger.id}", None),
            ("POST", f"/api/boards/{board}/members/{stranger.id}/link", None),
        ):
            answer = await owner.client.request(method, path, json=body)
            assert (answer.status_code, problem(answer)["slug"]) == (404, "member-unknown")


class TestRemoving:
    async def test_ends_access_at_once_and_keeps_the_name(self, wall: Wall, owner: Somebody, board: str) -> None:
        editor = await wall.member(owner, board, "editor", "Edda")
        await owner.delete(f"/api/boards/{board}/members/{editor.id}")
        gone = await editor.client.get(f"/api/boards/{board}")
        assert (gone.status_code, problem(gone)["slug"]) == (404, "board-unknown")
        assert await editor.get("/api/boards") == []
        people = await owner.get(f"/api/boards/{board}/people")
        assert {"Olga", "Edda"} <= {person["name"] for person in people}

    async def test_who_comes_back_gets_the_new_role(self, wall: Wall, owner: Somebody, board: str) -> None:
        editor = await wall.member(owner, board, "editor")
        await owner.delete(f"/api/boards/{board}/members/{editor.id}")
        made = await owner.post(f"/api/boards/{board}/invitations", {"role": "viewer"})
        await editor.post(f"/api/invitations/{secret_of(made['url'])}/accept", {})
        assert (await editor.get(f"/api/boards/{board}"))["role"] == "viewer"


class TestLinksForMembers:
    async def test_sign_in_and_replace_earlier_ones(self, wall: Wall, owner: Somebody, board: str) -> None:
        editor = await wall.member(owner, board, "editor")
        lost = secret_of((await editor.post("/api/me/return-link"))["url"])
        made = secret_of((await owner.post(f"/api/boards/{board}/members/{editor.id}/link"))["url"])
        assert (await wall.client().post("/api/sign-in", json={"token": lost})).status_code == 404
        assert (await wall.client().post("/api/sign-in", json={"token": made})).json()["id"] == editor.id

    async def test_are_not_made_for_somebody_with_more_elsewhere(self, wall: Wall, owner: Somebody, board: str) -> None:
        """A link is that person everywhere: an owner of one board must not become them on another."""
        editor = await wall.member(owner, board, "editor")
        await editor.board("Private")
        answer = await owner.client.post(f"/api/boards/{board}/members/{editor.id}/link")
        assert (answer.status_code, problem(answer)["slug"]) == (403, "not-permitted")
        host = await wall.host()
        assert "/sign-in#" in (await host.post(f"/api/boards/{board}/members/{editor.id}/link"))["url"]

    async def test_are_not_made_for_the_owner_of_the_installation(
        self, wall: Wall, owner: Somebody, board: str
    ) -> None:
        host = await wall.host()
        made = await owner.post(f"/api/boards/{board}/invitations", {"role": "viewer"})
        await host.post(f"/api/invitations/{secret_of(made['url'])}/accept", {})
        answer = await owner.client.post(f"/api/boards/{board}/members/{host.id}/link")
        assert (answer.status_code, problem(answer)["slug"]) == (403, "not-permitted")


async def test_everybody_who_wrote_has_a_name(wall: Wall, board: str, owner: Somebody) -> None:
    """The owner of the installation may write anywhere without being a member."""
    host = await wall.host()
    assert host.id not in {person["id"] for person in await owner.get(f"/api/boards/{board}/people")}
    import pycrdt

    doc: pycrdt.Doc[object] = pycrdt.Doc()
    doc.get("cards", type=pycrdt.Map)["one"] = pycrdt.Map({"type": "card"})
    await wall.services.registry.append(board, doc.get_update(), host.id)
    assert host.id in {person["id"] for person in await owner.get(f"/api/boards/{board}/people")}

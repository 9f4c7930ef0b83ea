"""Invitations: from the link to being on the board."""

import pytest

from tests.api.stage import Somebody, Wall, problem, secret_of

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def invite(owner: Somebody, board: str, role: str = "editor", **more: object) -> str:
    made = await owner.post(f"/api/boards/{board}/invitations", {"role": role, **more})
    assert made["url"].startswith("http://wall.example.org/join#")
    return secret_of(made["url"])


class TestTheDoor:
    async def test_shows_where_it_leads(self, wall: Wall, owner: Somebody) -> None:
        board = await owner.board("Heat pumps", "kanban")
        door = (await wall.client().get(f"/api/invitations/{await invite(owner, board)}")).json()
        assert door["board"] == {"id": board, "title": "Heat pumps"}
        assert door["role"] == "editor"
        assert door["present"] == []
        assert door["outline"]["maps"]

    async def test_unknown_links_lead_nowhere(self, wall: Wall) -> None:
        for request in (
            wall.client().get("/api/invitations/made-up"),
            wall.client().post("/api/invitations/made-up/accept", json={"name": "A"}),
        ):
            answer = await request
            assert (answer.status_code, problem(answer)["slug"]) == (404, "invitation-unknown")

    @pytest.mark.parametrize("ending", ["time", "revoked", "deleted board"])
    async def test_ended_ones_say_so(self, wall: Wall, owner: Somebody, board: str, ending: str) -> None:
        secret = await invite(owner, board, expires_in_days=3)
        if ending == "time":
            wall.clock.forward(days=3)
        elif ending == "revoked":
            (entry,) = await owner.get(f"/api/boards/{board}/invitations")
            await owner.delete(f"/api/boards/{board}/invitations/{entry['id']}")
        else:
            await owner.delete(f"/api/boards/{board}")
        for request in (
            wall.client().get(f"/api/invitations/{secret}"),
            wall.client().post(f"/api/invitations/{secret}/accept", json={"name": "A"}),
        ):
            answer = await request
            assert (answer.status_code, problem(answer)["slug"]) == (410, "invitation-expired")


class TestComingIn:
    async def test_makes_a_person_a_member_and_a_way_back(self, wall: Wall, owner: Somebody, board: str) -> None:
        browser = wall.client()
        secret = await invite(owner, board, "viewer")
        joined = (
            await browser.post(f"/api/invitations/{secret}/accept", json={"name": "Finn", "discipline": "finance"})
        ).json()
        assert joined["board_id"] == board
        assert (joined["me"]["name"], joined["me"]["discipline"], joined["me"]["owner"]) == ("Finn", "finance", False)
        assert (await browser.get(f"/api/boards/{board}")).json()["role"] == "viewer"
        back = wall.client()
        again = await back.post("/api/sign-in", json={"token": secret_of(joined["return_url"])})
        assert again.json() == joined["me"]

    async def test_leads_to_this_board_only(self, wall: Wall, owner: Somebody, board: str) -> None:
        await owner.board("Another")
        browser = wall.client()
        await browser.post(f"/api/invitations/{await invite(owner, board)}/accept", json={"name": "Guest"})
        assert [entry["id"] for entry in (await browser.get("/api/boards")).json()] == [board]
        assert (await browser.get("/api/streams")).json() == []

    async def test_somebody_signed_in_stays_who_they_are(self, wall: Wall, owner: Somebody, board: str) -> None:
        person = await wall.person("Gina")
        path = f"/api/invitations/{await invite(owner, board)}/accept"
        joined = await person.post(path, {"name": "Not Gina", "discipline": "finance"})
        assert (joined["me"]["id"], joined["me"]["name"]) == (person.id, "Gina")
        assert joined["return_url"] is None

    async def test_never_lowers_a_role(self, wall: Wall, owner: Somebody, board: str) -> None:
        await owner.post(f"/api/invitations/{await invite(owner, board, 'viewer')}/accept", {})
        assert (await owner.get(f"/api/boards/{board}"))["role"] == "owner"

    async def test_needs_a_name(self, wall: Wall, owner: Somebody, board: str) -> None:
        secret = await invite(owner, board)
        for body in ({}, {"name": " "}, {"name": "A", "discipline": "boss"}):
            answer = await wall.client().post(f"/api/invitations/{secret}/accept", json=body)
            assert (answer.status_code, problem(answer)["slug"]) == (422, "input-refused")
        (entry,) = await owner.get(f"/api/boards/{board}/invitations")
        assert entry["uses"] == 0

    async def test_is_counted(self, wall: Wall, owner: Somebody, board: str) -> None:
        secret = await invite(owner, board)
        for name in ("A", "B"):
            await wall.client().post(f"/api/invitations/{secret}/accept", json={"name": name})
        (entry,) = await owner.get(f"/api/boards/{board}/invitations")
        assert entry["uses"] == 2
        assert "url" not in entry


class TestMaking:
    @pytest.mark.parametrize(
        "body",
        [{}, {"role": "owner"}, {"role": "editor", "expires_in_days": 0}, {"role": "editor", "expires_in_days": 400}],
    )
    async def test_refuses_what_cannot_be_used(self, owner: Somebody, board: str, body: dict[str, object]) -> None:
        answer = await owner.client.post(f"/api/boards/{board}/invitations", json=body)
        assert (answer.status_code, problem(answer)["slug"]) == (422, "input-refused")

    async def test_secrets_are_long_and_differ(self, owner: Somebody, board: str) -> None:
        secrets = {await invite(owner, board) for _ in range(5)}
        assert len(secrets) == 5
        assert min(map(len, secrets)) >= 43  # 256 bits

    async def test_revoking_twice_is_fine(self, owner: Somebody, board: str) -> None:
        made = await owner.post(f"/api/boards/{board}/invitations", {"role": "viewer"})
        for _ in range(2):
            await owner.delete(f"/api/boards/{board}/invitations/{made['id']}")
        (entry,) = await owner.get(f"/api/boards/{board}/invitations")
        assert entry["revoked_at"] is not None

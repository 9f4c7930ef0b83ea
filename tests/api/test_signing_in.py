"""Signing in by links, staying signed in, signing out, and oneself."""

import pytest

from tests.api.stage import Wall, problem, secret_of
from walkboard.accounts.people import create_person
from walkboard.accounts.sign_in import one_time_link

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def one_time_secret(wall: Wall, name: str) -> str:
    async with wall.services.database.write() as session:
        person = await create_person(session, name=name, discipline="finance", now=wall.clock())
        return await one_time_link(session, person, now=wall.clock(), lifetime=wall.services.lifetimes.sign_in)


class TestOneTimeLinks:
    async def test_sign_in_and_set_a_cookie_that_scripts_cannot_read(self, wall: Wall) -> None:
        browser = wall.client()
        answer = await browser.post("/api/sign-in", json={"token": await one_time_secret(wall, "Nora")})
        assert answer.json()["name"] == "Nora"
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert "path=/" in cookie
        assert "secure" not in cookie
        assert (await browser.get("/api/me")).json() == answer.json()

    async def test_work_once(self, wall: Wall) -> None:
        secret = await one_time_secret(wall, "Otto")
        assert (await wall.client().post("/api/sign-in", json={"token": secret})).status_code == 200
        again = await wall.client().post("/api/sign-in", json={"token": secret})
        assert (again.status_code, problem(again)["slug"]) == (410, "sign-in-expired")

    async def test_expire(self, wall: Wall) -> None:
        secret = await one_time_secret(wall, "Pia")
        wall.clock.forward(hours=25)
        late = await wall.client().post("/api/sign-in", json={"token": secret})
        assert (late.status_code, problem(late)["slug"]) == (410, "sign-in-expired")

    async def test_unknown_ones_are_refused(self, wall: Wall) -> None:
        answer = await wall.client().post("/api/sign-in", json={"token": "made-up"})
        assert (answer.status_code, problem(answer)["slug"]) == (404, "sign-in-unknown")
        assert "set-cookie" not in answer.headers

    async def test_a_planted_session_is_not_kept(self, wall: Wall) -> None:
        """Session fixation: whoever planted a cookie does not share what happens after signing in."""
        planted = await wall.person("Mallory")
        before = planted.client.cookies["walkboard_session"]
        await planted.client.post("/api/sign-in", json={"token": await one_time_secret(wall, "Quinn")})
        assert planted.client.cookies["walkboard_session"] != before
        other = wall.client()
        other.cookies.set("walkboard_session", before, domain="wall.example.org")
        assert (await other.get("/api/me")).status_code == 401


class TestReturnLinks:
    async def test_work_again_and_again(self, wall: Wall) -> None:
        person = await wall.person("Rosa")
        secret = secret_of((await person.post("/api/me/return-link"))["url"])
        wall.clock.forward(days=900)
        for _ in range(2):
            answer = await wall.client().post("/api/sign-in", json={"token": secret})
            assert answer.json()["id"] == person.id

    async def test_the_oldest_is_revoked_by_the_sixth(self, wall: Wall) -> None:
        person = await wall.person("Sam")
        links = []
        for _ in range(6):
            links.append(secret_of((await person.post("/api/me/return-link"))["url"]))
            wall.clock.forward(seconds=1)
        statuses = [(await wall.client().post("/api/sign-in", json={"token": link})).status_code for link in links]
        assert statuses == [404, 200, 200, 200, 200, 200]


class TestSessions:
    async def test_end(self, wall: Wall) -> None:
        person = await wall.person("Tove")
        wall.clock.forward(days=181)
        answer = await person.client.get("/api/me")
        assert (answer.status_code, problem(answer)["slug"]) == (401, "not-signed-in")
        assert answer.headers["www-authenticate"] == "Bearer"

    async def test_signing_out_ends_this_browser_only(self, wall: Wall) -> None:
        person = await wall.person("Uma")
        secret = secret_of((await person.post("/api/me/return-link"))["url"])
        other = wall.client()
        await other.post("/api/sign-in", json={"token": secret})
        kept = person.client.cookies["walkboard_session"]
        assert (await person.client.post("/api/sign-out")).status_code == 204
        assert "walkboard_session" not in person.client.cookies
        person.client.cookies.set("walkboard_session", kept, domain="wall.example.org")
        assert (await person.client.get("/api/me")).status_code == 401
        assert (await other.get("/api/me")).status_code == 200

    async def test_signing_out_twice_is_fine(self, wall: Wall) -> None:
        assert (await wall.client().post("/api/sign-out")).status_code == 204


class TestMe:
    async def test_can_be_changed(self, wall: Wall) -> None:
        person = await wall.person("Vera")
        changed = await person.patch("/api/me", {"name": "  Vera   Zed ", "discipline": "operations"})
        assert changed == {"id": person.id, "name": "Vera Zed", "discipline": "operations", "owner": False}
        assert await person.get("/api/me") == changed

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"name": "   "}, "name"),
            ({"name": "x" * 81}, "name"),
            ({"name": "bell\u0007"}, "name"),
            ({"discipline": "boss"}, "discipline"),
            ({"title": "CEO"}, "title"),
        ],
    )
    async def test_refuses_what_cannot_be_used(self, wall: Wall, change: dict[str, str], field: str) -> None:
        person = await wall.person("Will")
        answer = await person.client.patch("/api/me", json=change)
        document = problem(answer)
        assert (answer.status_code, document["slug"]) == (422, "input-refused")
        assert [entry["name"] for entry in document["fields"]] == [field]


async def test_about_needs_nobody(wall: Wall) -> None:
    about = (await wall.client().get("/api/about")).json()
    assert about["public_url"] == "http://wall.example.org"
    assert about["sign_in"] is True
    assert about["version"]


async def test_no_secret_is_stored(wall: Wall) -> None:
    person = await wall.person("Xeno")
    secret = secret_of((await person.post("/api/me/return-link"))["url"])
    cookie = person.client.cookies["walkboard_session"]
    stored = b"".join(path.read_bytes() for path in wall.folder.iterdir() if path.is_file())
    assert secret.encode() not in stored
    assert cookie.encode() not in stored

"""Pages of other sites can do nothing in a person's name, whatever they send."""

import pytest
from starlette.requests import HTTPConnection

from tests.api.stage import Somebody, Wall, problem
from walkboard.api.access import allowed_origin

pytestmark = pytest.mark.asyncio(loop_scope="module")

OURS = ("http://wall.example.org", "http://wall.example.org:80", "HTTP://WALL.example.org")
THEIRS = (
    "null",
    "",
    "http://evil.example",
    "https://wall.example.org",
    "http://wall.example.org:8080",
    "http://wall.example.org.evil.example",
    "http://evil-wall.example.org",
    "http://sub.wall.example.org",
    "http://wall.example.org@evil.example",
    "http://wall.example.org/path",
    "wall.example.org",
    "file://",
    "http://127.0.0.1:8000",
)


@pytest.mark.parametrize("origin", OURS)
async def test_our_own_pages_may(owner: Somebody, board: str, origin: str) -> None:
    answer = await owner.client.patch(f"/api/boards/{board}", json={"title": "A"}, headers={"Origin": origin})
    assert answer.status_code == 200


@pytest.mark.parametrize("origin", THEIRS)
@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE", "PUT"])
async def test_others_may_not(owner: Somebody, board: str, origin: str, method: str) -> None:
    answer = await owner.client.request(method, f"/api/boards/{board}", json={}, headers={"Origin": origin})
    assert (answer.status_code, problem(answer)["slug"]) == (403, "origin-refused")
    assert (await owner.client.get(f"/api/boards/{board}")).status_code == 200


async def test_others_may_not_sign_somebody_in(wall: Wall) -> None:
    answer = await wall.client(Origin="http://evil.example").post("/api/sign-in", json={"token": "theirs"})
    assert problem(answer)["slug"] == "origin-refused"


@pytest.mark.parametrize(
    ("site", "status"), [("same-origin", 200), ("none", 200), ("cross-site", 403), ("same-site", 403)]
)
async def test_without_an_origin_the_browser_says_where_from(
    owner: Somebody, board: str, site: str, status: int
) -> None:
    del owner.client.headers["Origin"]
    headers = {"Sec-Fetch-Site": site}
    answer = await owner.client.patch(f"/api/boards/{board}", json={"title": "A"}, headers=headers)
    assert answer.status_code == status


async def test_programs_with_a_token_need_no_origin(wall: Wall) -> None:
    token = (await (await wall.host()).post("/api/tokens", {"name": "Program"}))["token"]
    program = wall.client(Authorization=f"Bearer {token}")
    del program.headers["Origin"]
    assert (await program.post("/api/boards", json={"title": "By a program"})).status_code == 201


class TestLocalAddresses:
    """A wall on a LAN works by whatever address people typed."""

    @pytest.mark.parametrize("host", ["192.168.1.20:8000", "localhost:8000", "[::1]:8000", "wall.local", "nas:8000"])
    async def test_may_when_the_page_came_from_there(self, owner: Somebody, board: str, host: str) -> None:
        cookie = owner.client.cookies["walkboard_session"]
        headers = {"Host": host, "Origin": f"http://{host}", "Cookie": f"walkboard_session={cookie}"}
        answer = await owner.client.patch(f"/api/boards/{board}", json={"title": "A"}, headers=headers)
        assert answer.status_code == 200

    @pytest.mark.parametrize("origin", ["http://localhost:3000", "http://192.168.1.21:8000", "https://localhost:8000"])
    async def test_may_not_from_another_one(self, owner: Somebody, board: str, origin: str) -> None:
        headers = {"Host": "localhost:8000", "Origin": origin}
        answer = await owner.client.patch(f"/api/boards/{board}", json={"title": "A"}, headers=headers)
        assert answer.status_code == 403


class TestHosts:
    @pytest.mark.parametrize("host", ["evil.example", "wall.example.org.evil.example", "rebound.example.com:8000"])
    async def test_that_are_not_ours_are_refused(self, wall: Wall, host: str) -> None:
        for path in ("/", "/api/about"):
            answer = await wall.client(Host=host).get(path)
            assert (answer.status_code, problem(answer)["slug"]) == (421, "host-refused")

    async def test_links_are_built_from_the_public_address(self, owner: Somebody, board: str) -> None:
        headers = {"Host": "10.0.0.1", "Origin": "http://10.0.0.1"}
        cookie = {"Cookie": f"walkboard_session={owner.client.cookies['walkboard_session']}"}
        answer = await owner.client.post(
            f"/api/boards/{board}/invitations", json={"role": "viewer"}, headers={**headers, **cookie}
        )
        assert answer.json()["url"].startswith("http://wall.example.org/join#")


class TestSockets:
    """`allowed_origin` as the socket's endpoint asks it, before anything else."""

    @staticmethod
    def connection(wall: Wall, origin: str | None, query: str = "", bearer: bool = False) -> HTTPConnection:
        headers = [(b"host", b"wall.example.org"), (b"cookie", b"walkboard_session=x")]
        if origin is not None:
            headers.append((b"origin", origin.encode()))
        if bearer:
            headers.append((b"authorization", b"Bearer wbt_x"))
        scope = {
            "type": "websocket",
            "scheme": "ws",
            "path": "/sync/x",
            "query_string": query.encode(),
            "headers": headers,
            "app": wall.app,
        }
        return HTTPConnection(scope)

    @pytest.mark.parametrize("origin", OURS)
    async def test_our_own_pages_may(self, wall: Wall, origin: str) -> None:
        assert allowed_origin(self.connection(wall, origin))

    @pytest.mark.parametrize("origin", THEIRS)
    @pytest.mark.parametrize("auth", ["cookie", "ticket", "token"])
    async def test_others_may_not_however_they_sign_in(self, wall: Wall, origin: str, auth: str) -> None:
        query = "token=x" if auth == "ticket" else ""
        assert not allowed_origin(self.connection(wall, origin, query, auth == "token"))

    async def test_only_programs_have_no_origin(self, wall: Wall) -> None:
        assert not allowed_origin(self.connection(wall, None))
        assert allowed_origin(self.connection(wall, None, "token=x"))
        assert allowed_origin(self.connection(wall, None, bearer=True))

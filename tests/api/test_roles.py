"""Every role on every route, and every id of somebody else's."""

import pytest

from tests.api import routes
from tests.api.routes import ROUTES, Route
from tests.api.stage import Somebody, Wall, problem, secret_of

pytestmark = pytest.mark.asyncio(loop_scope="module")


class Ground:
    """A fresh board with everything on it that a route can name."""

    def __init__(self, wall: Wall, owner: Somebody, ids: dict[str, str]) -> None:
        self.wall = wall
        self.owner = owner
        self.ids = ids

    @classmethod
    async def prepare(cls, wall: Wall) -> "Ground":
        host, owner = await wall.host(), await wall.person("Olga")
        board = await owner.board()
        guest = await wall.member(owner, board, "viewer", "Guest")
        made = await owner.post(f"/api/boards/{board}/invitations", {"role": "viewer"})
        ids = {
            "board_id": board,
            "person_id": guest.id,
            "stream_id": (await host.post("/api/streams", {"name": "Stream"}))["id"],
            "token_id": (await host.post("/api/tokens", {"name": "Token"}))["id"],
            "invitation_id": made["id"],
            "token": secret_of(made["url"]),
            "snapshot_id": (await owner.post(f"/api/boards/{board}/snapshots", {"label": "Here"}))["id"],
            "secret": secret_of((await guest.post("/api/me/return-link"))["url"]),
        }
        return cls(wall, owner, ids)

    async def somebody(self, who: str) -> Somebody:
        if who == routes.NOBODY:
            return Somebody("", "", self.wall.client())
        if who == routes.HOST:
            return await self.wall.host()
        if who == routes.OWNER:
            return self.owner
        if who == routes.STRANGER:
            return await self.wall.person("Stranger")
        return await self.wall.member(self.owner, self.ids["board_id"], who)

    def body(self, route: Route) -> object:
        return {"token": self.ids["secret"]} if route.path == "/api/sign-in" else route.body


@pytest.mark.parametrize("route", ROUTES, ids=str)
async def test_every_role(wall: Wall, route: Route) -> None:
    ground = await Ground.prepare(wall)
    path = route.path.format(**ground.ids)
    for who in sorted(routes.EVERYBODY - route.may):
        client = (await ground.somebody(who)).client
        answer = await client.request(route.method, path, json=ground.body(route))
        assert (answer.status_code, problem(answer)["slug"]) == expected_refusal(who, route), who
    for who in sorted(route.may):
        client = (await ground.somebody(who)).client
        answer = await client.request(route.method, route.path.format(**ground.ids), json=ground.body(route))
        assert answer.is_success, f"{who}: {answer.status_code} {answer.text}"
        if route.method == "DELETE" or route.path.startswith("/api/sign-"):
            ground = await Ground.prepare(wall)


def expected_refusal(who: str, route: Route) -> tuple[int, str]:
    if who == routes.NOBODY:
        return 401, "not-signed-in"
    if who == routes.STRANGER and "board_id" in route.ids:
        return 404, "board-unknown"  # ids tell strangers nothing
    return 403, "not-permitted"


@pytest.mark.parametrize("route", [route for route in ROUTES if route.ids], ids=str)
async def test_ids_of_another_board_are_unknown(wall: Wall, route: Route) -> None:
    """Two ids in one path have to belong together; one id has to be one's own."""
    mine, foreign = await Ground.prepare(wall), await Ground.prepare(wall)
    last = route.ids[-1]
    replaced = "made-up" if last in {"stream_id", "token_id", "token"} else foreign.ids[last]
    path = route.path.format(**{**mine.ids, last: replaced})
    asker = await wall.host() if route.may == routes.HOSTS else mine.owner
    answer = await asker.client.request(route.method, path, json=mine.body(route))
    assert (answer.status_code, problem(answer)["slug"]) == (404, route.unknown)


async def test_no_route_is_left_out(wall: Wall) -> None:
    known = {(route.method, route.path) for route in ROUTES}
    described = wall.app.openapi()["paths"]
    assert {(method.upper(), path) for path, methods in described.items() for method in methods} == known

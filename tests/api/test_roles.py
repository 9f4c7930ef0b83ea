"""Every role on every route, and every id of somebody else's."""

from itertools import count
from typing import Any

import pytest

from tests.api import routes
from tests.api.routes import ROUTES, Route
from tests.api.stage import Somebody, Wall, problem, secret_of
from tests.images.drawn import drawn

pytestmark = pytest.mark.asyncio(loop_scope="module")

_WIDTHS = count(10)


class Ground:
    """A fresh board with everything on it that a route can name."""

    def __init__(self, wall: Wall, owner: Somebody, ids: dict[str, str]) -> None:
        self.wall = wall
        self.owner = owner
        self.ids = ids

    @classmethod
    async def prepare(cls, wall: Wall, route: Route) -> "Ground":
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
        if "/streams/{stream_id}/" in route.path:
            # The host has a say in every stream: roles on a board that they put there count in it.
            await host.patch(f"/api/boards/{board}", {"stream_id": ids["stream_id"]})
        if "/walks" in route.path or "/agreements" in route.path:
            ids |= await cls._walks(owner, board)
        if "/maps" in route.path:
            ids |= await cls._maps(owner)
        if "/images" in route.path:
            # Ids are made of the content: this one is on this board alone.
            picture = drawn("PNG", (next(_WIDTHS), 10))
            ids["image_id"] = (await owner.client.post(f"/api/boards/{board}/images", content=picture)).json()["id"]
        return cls(wall, owner, ids)

    @classmethod
    async def _maps(cls, owner: Somebody) -> dict[str, str]:
        """A board that has a map with flow, and a card on it."""
        board = await owner.board(template="kanban")
        outline = (await owner.get(f"/api/boards/{board}/outline"))["state"]
        return {"board_id": board, "map_id": outline["maps"][0]["id"], "card_id": outline["cards"][0]["id"]}

    @classmethod
    async def _walks(cls, owner: Somebody, board: str) -> dict[str, str]:
        """A walk that has ended, one under way that nobody who is connected leads, and something agreed."""
        path = f"/api/boards/{board}"
        ended = await owner.post(f"{path}/walks", {})
        await owner.post(f"{path}/walks/{ended['id']}/end")
        walk = await owner.post(f"{path}/walks", {})
        # Ids of agreements are the clients' own: this one is known on this board alone.
        agreed = await owner.client.put(f"{path}/agreements/{board}", json=routes.AGREEMENT)
        return {
            "ended_walk_id": ended["id"],
            "walk_id": walk["id"],
            "stop_id": walk["stops"][0]["id"],
            "next_stop_id": walk["stops"][1]["id"],
            "agreement_id": agreed.json()["id"],
        }

    def path(self, route: Route, **others: str) -> str:
        ids = {**self.ids, "walk_id": self.ids["ended_walk_id"]} if route.after_the_walk else self.ids
        return route.path.format(**{**ids, **others})

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

    def body(self, route: Route) -> dict[str, Any]:
        """The body as httpx takes it, with the ids that it names."""
        if isinstance(route.body, bytes):
            return {"content": route.body}
        if not isinstance(route.body, dict):
            return {"json": route.body}
        return {"json": {name: self._filled(value) for name, value in route.body.items()}}

    def _filled(self, value: object) -> object:
        return value.format(**self.ids) if isinstance(value, str) else value


@pytest.mark.parametrize("route", ROUTES, ids=str)
@pytest.mark.rule("A6")
async def test_every_role(wall: Wall, route: Route) -> None:
    ground = await Ground.prepare(wall, route)
    for who in sorted(routes.EVERYBODY - route.may):
        client = (await ground.somebody(who)).client
        answer = await client.request(route.method, ground.path(route), **ground.body(route))
        assert (answer.status_code, problem(answer)["slug"]) == expected_refusal(who, route), who
    for who in sorted(route.may):
        client = (await ground.somebody(who)).client
        answer = await client.request(route.method, ground.path(route), **ground.body(route))
        assert answer.is_success, f"{who}: {answer.status_code} {answer.text}"
        if route.method == "DELETE" or route.path.startswith("/api/sign-"):
            ground = await Ground.prepare(wall, route)


def expected_refusal(who: str, route: Route) -> tuple[int, str]:
    if who == routes.NOBODY:
        return 401, "not-signed-in"
    if who == routes.STRANGER and "board_id" in route.ids:
        return 404, "board-unknown"  # ids tell strangers nothing
    if who == routes.STRANGER and "/streams/{stream_id}/" in route.path:
        return 404, "stream-unknown"
    if who == routes.EDITOR and route.may == routes.LEADERS and "/walks" in route.path:
        return 403, "not-leading"
    return 403, "not-permitted"


@pytest.mark.parametrize("route", [route for route in ROUTES if route.ids and route.unknown], ids=str)
async def test_ids_of_another_board_are_unknown(wall: Wall, route: Route) -> None:
    """Two ids in one path have to belong together; one id has to be one's own."""
    mine, foreign = await Ground.prepare(wall, route), await Ground.prepare(wall, route)
    last = route.ids[-1]
    replaced = "made-up" if last in {"stream_id", "token_id", "token", "map_id", "card_id"} else foreign.ids[last]
    path = mine.path(route, **{last: replaced})
    asker = await wall.host() if route.may == routes.HOSTS else mine.owner
    answer = await asker.client.request(route.method, path, **mine.body(route))
    assert (answer.status_code, problem(answer)["slug"]) == (404, route.unknown)


@pytest.mark.rule("A6")
async def test_no_route_is_left_out(wall: Wall) -> None:
    known = {(route.method, route.described or route.path) for route in ROUTES}
    described = wall.app.openapi()["paths"]
    assert {(method.upper(), path) for path, methods in described.items() for method in methods} == known

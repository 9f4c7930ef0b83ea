"""A walk on a real server that is stopped and killed, and whose people come and go."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.faults.server import Server, running
from tests.rooms.client import Client

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(300)]  # it starts whole servers


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    async with running(tmp_path_factory.mktemp("server")) as server:
        yield server


@dataclass
class Member:
    """Somebody who joined the board by an invitation, with the cookie of their browser."""

    id: str
    headers: dict[str, str]

    @classmethod
    async def joins(cls, server: Server, board: str, name: str, role: str = "editor") -> "Member":
        made = (await server.ask("POST", f"/api/boards/{board}/invitations", {"role": role})).json()
        async with httpx.AsyncClient(base_url=server.url, headers={"Origin": server.url}) as browser:
            body = {"name": name, "discipline": "operations"}
            answer = await browser.post(f"/api/invitations/{made['url'].partition('#')[2]}/accept", json=body)
            cookie = "; ".join(f"{key}={value}" for key, value in browser.cookies.items())
        return cls(answer.json()["me"]["id"], {"Cookie": cookie, "Origin": server.url})

    async def ask(self, server: Server, method: str, path: str, body: object = None) -> httpx.Response:
        async with httpx.AsyncClient(base_url=server.url, headers=self.headers) as browser:
            return await browser.request(method, path, json=body)


def walks_told(client: Client) -> list[dict[str, Any]]:
    """What the client was told of the walk."""
    return [event["walk"] for event in client.events if event["type"] == "walk.changed"]  # type: ignore[misc]


async def start(server: Server) -> tuple[str, dict[str, Any]]:
    """A new board with an enterprise kanban, and a walk along it that its owner leads."""
    board = (await server.ask("POST", "/api/boards", {"title": "Wall", "template": "kanban"})).json()["id"]
    return board, (await server.ask("POST", f"/api/boards/{board}/walks", {})).json()


@pytest.mark.parametrize("end", ["terminate", "kill"])
async def test_a_walk_outlives_the_server(server: Server, end: str) -> None:
    board, walk = await start(server)
    path = f"/api/boards/{board}/walks/{walk['id']}"
    stops = [stop["id"] for stop in walk["stops"]]
    await server.ask("POST", f"{path}/step", {"from": stops[0], "to": stops[1]})
    await server.ask("PUT", f"{path}/spotlight", {"stop_id": stops[1], "card_id": "card"})
    await server.ask("PUT", f"{path}/hand", {"raised": True})
    content = {"kind": "action", "text": "Call the supplier", "stop_id": stops[1]}
    kept = await server.ask("PUT", f"/api/boards/{board}/agreements/agreement-1", content)
    before = (await server.ask("GET", path)).json()
    getattr(server, end)()
    await server.wait()
    await server.start()
    after = (await server.ask("GET", f"/api/boards/{board}/walks/current")).json()["walk"]
    assert {**after, "server_time": before["server_time"]} == before
    assert after["stop_started_at"] > walk["started_at"]
    assert after["server_time"] > after["stop_started_at"]
    # Who heard no answer sends it again.
    again = await server.ask("PUT", f"/api/boards/{board}/agreements/agreement-1", content)
    assert (again.status_code, again.json()) == (200, kept.json())
    ended = (await server.ask("POST", f"{path}/end")).json()
    assert ended["state"] == "ended"
    minutes = (await server.ask("GET", f"{path}/minutes")).json()
    assert [action["text"] for action in minutes["actions"]] == ["Call the supplier"]


async def test_who_connects_takes_part(server: Server) -> None:
    board, _ = await start(server)
    otto = await Member.joins(server, board, "Otto", "viewer")
    async with server.connected(Client("owner"), board) as owner:
        await owner.until(lambda: walks_told(owner))
        async with server.connected(Client("otto"), board, additional_headers=otto.headers):
            await owner.until(lambda: len(walks_told(owner)[-1]["attendance"]) == 2)
        attendee = walks_told(owner)[-1]["attendance"][1]
        assert (attendee["person"]["name"], attendee["person"]["discipline"]) == ("Otto", "operations")


@pytest.mark.rule("E2")
async def test_who_leads_goes_offline_and_somebody_takes_the_lead(server: Server) -> None:
    board, walk = await start(server)
    path = f"/api/boards/{board}/walks/{walk['id']}"
    lena, emil = await Member.joins(server, board, "Lena"), await Member.joins(server, board, "Emil")
    async with server.connected(Client("emil"), board, additional_headers=emil.headers) as client:
        async with server.connected(Client("lena"), board, additional_headers=lena.headers):
            await client.until(lambda: walks_told(client) and len(walks_told(client)[-1]["attendance"]) == 2)
            assert (await server.ask("PUT", f"{path}/lead", {"person_id": lena.id})).status_code == 200
            assert (await emil.ask(server, "PUT", f"{path}/lead", {})).status_code == 403
            await client.until(lambda: walks_told(client)[-1]["facilitator"]["id"] == lena.id)
            told = len(walks_told(client))
        await client.until(lambda: len(walks_told(client)) > told)  # that who leads is gone
        assert (await emil.ask(server, "PUT", f"{path}/lead", {})).json()["facilitator"]["id"] == emil.id


async def test_two_who_press_next_at_once_advance_by_one(server: Server) -> None:
    board, walk = await start(server)
    path = f"/api/boards/{board}/walks/{walk['id']}"
    stops = [stop["id"] for stop in walk["stops"]]
    async with httpx.AsyncClient(base_url=server.url, headers=server.bearer) as one:
        body = {"from": stops[0], "to": stops[1]}
        answers = await asyncio.gather(*(one.post(f"{path}/step", json=body) for _ in range(8)))
    assert {answer.json()["stop_id"] for answer in answers} == {stops[1]}
    assert (await server.ask("GET", path)).json()["revision"] == walk["revision"] + 1

"""A server that was killed comes back, and everybody with it, at the same moment, each with something to say.

A thousand of them: `WALKBOARD_SOAK_MINUTES=1 pytest tests/faults/test_herd.py`.
"""

import asyncio
import random
from pathlib import Path

import httpx
import pytest

from tests import soak
from tests.faults.server import Server, running
from tests.rooms.client import Client

pytestmark = pytest.mark.timeout(soak.TIMEOUT + 300)

HERD = 1_000 if soak.soaking() else 200
# What the server and its workers may hold at most: what they need for nobody, and something for each connection.
MEMORY_BYTES = (320 << 20) + HERD * (200 << 10)
# So many connections of each person, which is fewer than anybody may have.
EACH = 100
PATIENCE = 60.0 + HERD / 5


async def _people(server: Server, board: str) -> list[dict[str, str]]:
    """How each person shows who they are: the owner by token, the others by the cookies of their invitations."""
    headers = [server.bearer]
    async with httpx.AsyncClient(base_url=server.url, headers={"Origin": server.url}) as browser:
        for number in range(1, -(-HERD // EACH)):
            made = (await server.ask("POST", f"/api/boards/{board}/invitations", {"role": "editor"})).json()
            browser.cookies.clear()
            body = {"name": f"Person {number}", "discipline": "design"}
            answer = await browser.post(f"/api/invitations/{made['url'].partition('#')[2]}/accept", json=body)
            assert answer.status_code == 200, answer.text
            cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
            headers.append({"Cookie": cookie, "Origin": server.url})
    return headers


@pytest.mark.rule("O10", "S4", "S6", "F1")
async def test_everybody_comes_back_at_once(tmp_path: Path) -> None:
    rng = random.Random(soak.SEED)
    async with running(tmp_path) as server:
        board = await server.board()
        people = await _people(server, board)
        server.kill()
        await server.wait()
        everything = {f"key{number}": number for number in range(HERD)}
        arrived = 0
        everybody = asyncio.Event()

        async def come(number: int) -> set[str]:
            """As browsers do: again and again, a little later each time."""
            nonlocal arrived
            client = Client(f"c{number}")
            client.edit_offline(**{f"key{number}": number})
            pause = 0.1
            while True:
                client = Client(f"c{number}", doc=client.doc)
                try:
                    headers = dict(people[number % len(people)])
                    if "Origin" in headers:
                        headers["Origin"] = server.url  # it listens on another port now
                    async with server.connected(client, board, additional_headers=headers):
                        if await client.settled():
                            arrived += 1
                            if arrived == HERD:
                                everybody.set()
                            await everybody.wait()
                            await client.has(**everything)
                            return set(client.content)
                        assert client.closed is not None
                        assert client.closed[0] in (1006, 1012, 1013), client.closed
                except OSError:
                    pass
                await asyncio.sleep(pause * rng.random())
                pause = min(pause * 2, 5.0)

        async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as tasks:
            herd = [tasks.create_task(come(number)) for number in range(HERD)]
            tasks.create_task(server.start())
        assert {len(task.result()) for task in herd} == {HERD}
        assert (await server.ask("GET", "/readyz")).status_code == 200
        assert server.memory < MEMORY_BYTES

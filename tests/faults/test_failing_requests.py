"""Every call to the database fails once under each request of a walk: nothing is done by half, and asking again helps.

Either the call itself fails, or a commit is made and its answer lost. A request that was turned away is sent again, as
clients do; in the end walk, agreements, snapshot and minutes are what they are when nothing fails.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Literal

import httpx
import pytest
import pytest_asyncio

from tests.api.stage import Somebody, Wall, running_wall
from tests.api.walking import connected
from tests.databases import Databases
from tests.history.faulty import failing, losing_answers

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(300)]

How = Literal["refused", "answer lost"]
FAILING = {"refused": failing, "answer lost": losing_answers}
MOST_CALLS = 80


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def wall(tmp_path_factory: pytest.TempPathFactory, databases: Databases) -> AsyncIterator[Wall]:
    async with running_wall(tmp_path_factory.mktemp("wall"), **databases.settings()) as wall:
        yield wall


class Insistent:
    """Sends each request again and again, with another call failing each time, until none of them is left."""

    def __init__(self, wall: Wall, how: How | None) -> None:
        self._wall = wall
        self._how = how
        self.failures = 0

    async def ask(self, who: Somebody, method: str, path: str, body: object = None) -> Any:
        """The first good answer to a request of which every call failed before."""
        for call in range(1, MOST_CALLS):
            answer, failed = await self._once(call, lambda: who.client.request(method, path, json=body))
            self.failures += failed
            if failed and not answer.is_success:
                assert answer.status_code == 503, f"{method} {path}, call {call}: {answer.status_code} {answer.text}"
            elif not failed:
                assert answer.is_success, f"{method} {path}, call {call}: {answer.status_code} {answer.text}"
                return answer.json() if answer.content else None
        raise AssertionError(f"{method} {path} makes more than {MOST_CALLS} calls")

    async def _once(self, call: int, request: Callable[[], Awaitable[httpx.Response]]) -> tuple[httpx.Response, bool]:
        if self._how is None:
            return await request(), False
        with FAILING[self._how](self._wall.services.database, call) as fault:
            answer = await request()
        return answer, fault.failed


async def story(wall: Wall, how: How | None) -> tuple[dict[str, Any], int]:
    """A walk from its start to its minutes; what is left of it, and how often something failed."""
    olga = await wall.person("Olga")
    board = await olga.board("Portfolio", "kanban")
    emil = await wall.member(olga, board, "editor", "Emil")
    insistent = Insistent(wall, how)
    path = f"/api/boards/{board}"

    async with connected(wall, board, olga) as leading, connected(wall, board, emil):
        walk = await insistent.ask(olga, "POST", f"{path}/walks", {"name": "Walk"})
        stops = [stop["id"] for stop in walk["stops"]]
        this = f"{path}/walks/{walk['id']}"
        await insistent.ask(olga, "POST", f"{this}/step", {"from": stops[0], "to": stops[1]})
        await insistent.ask(olga, "PUT", f"{this}/spotlight", {"stop_id": stops[1], "card_id": "card"})
        await insistent.ask(emil, "PUT", f"{this}/hand", {"raised": True})
        await insistent.ask(olga, "POST", f"{this}/step", {"from": stops[1], "to": stops[2]})
        action = {"kind": "action", "text": "Call the supplier", "stop_id": stops[2]}
        await insistent.ask(emil, "PUT", f"{path}/agreements/{board[:20]}", action)
        await insistent.ask(olga, "PUT", f"{this}/lead", {"person_id": emil.id})
        await insistent.ask(emil, "POST", f"{this}/end")
        told = leading.of_type("walk.changed")[-1]["walk"]["state"]
    minutes = await insistent.ask(olga, "GET", f"{this}/minutes")
    kept = await insistent.ask(olga, "GET", f"{path}/agreements")
    await insistent.ask(olga, "POST", f"{path}/snapshots", {"label": "Later"})
    snapshots = await olga.get(f"{path}/snapshots")
    return {
        "told": told,
        "revision": (await olga.get(this))["revision"],
        "walks": len(await olga.get(f"{path}/walks")),
        "stops": [(stop["kind"], stop["state"]) for stop in (await olga.get(this))["stops"]],
        "actions": [action["text"] for action in minutes["actions"]],
        "agreements": [each["text"] for each in kept],
        "snapshots": {snapshot["label"] for snapshot in snapshots},
    }, insistent.failures


@pytest.mark.rule("O6")
@pytest.mark.parametrize("how", ["refused", "answer lost"])
async def test_each_call_under_a_walk_may_fail_once(wall: Wall, how: How) -> None:
    expected, _ = await story(wall, None)
    found, failures = await story(wall, how)
    assert found == expected
    assert failures > (60 if how == "refused" else 8)

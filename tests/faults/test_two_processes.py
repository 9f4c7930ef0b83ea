"""Two real servers on one PostgreSQL and one Redis: people on both, and everything that can go away goes away."""

import asyncio
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from typing import Any

import pytest
import pytest_asyncio

from tests import soak
from tests.databases import KINDS
from tests.faults.pairs import Pair, running_pair
from tests.faults.server import Server
from tests.faults.test_killing import Writer
from tests.faults.test_walks import Member, start, walks_told
from tests.postgresql import PostgresqlServer
from tests.redis_server import RedisServer
from tests.rooms.client import TIMEOUT, Client, states
from tests.rooms.squashing import squash_here
from walkboard.database import Database
from walkboard.history.outcomes import Outcome
from walkboard.history.squashing import Squasher

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.timeout(soak.TIMEOUT),  # it starts whole servers
    pytest.mark.skipif("postgresql" not in KINDS, reason="narrowed by WALKBOARD_TEST_DATABASES"),
]

# How long Redis stays away, and how long a server stands still, in seconds.
OUTAGE, STANDSTILL = (60.0, 30.0) if soak.soaking() else (0.0, 0.0)


@pytest.fixture(scope="module")
def redis() -> Iterator[RedisServer]:
    server = RedisServer()
    yield server
    server.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pair(
    tmp_path_factory: pytest.TempPathFactory, postgresql: PostgresqlServer, redis: RedisServer
) -> AsyncIterator[Pair]:
    folder = tmp_path_factory.mktemp("servers")
    async with running_pair(folder, postgresql, redis, WALKBOARD_SAMPLE="true") as pair:
        yield pair


async def until(condition: Any) -> None:
    """Waits for something that has to be asked for."""
    async with asyncio.timeout(TIMEOUT):
        while not await condition():
            await asyncio.sleep(0.05)


def current(walk: dict[str, Any]) -> str | None:
    """The stop that a walk is at."""
    return next((stop["id"] for stop in walk["stops"] if stop["state"] == "current"), None)


async def bus_is(server: Server, state: str) -> None:
    """Waits until the server says so; it is ready all the while."""

    async def said() -> bool:
        answer = await server.ask("GET", "/readyz")
        assert answer.status_code == 200, answer.text
        return bool(answer.json()["bus"] == state)

    await until(said)


async def test_two_that_start_together_make_one_sample(pair: Pair) -> None:
    boards = (await pair.one.ask("GET", "/api/boards")).json()
    assert len(boards) == 1
    outlines = [
        (await server.ask("GET", f"/api/boards/{boards[0]['id']}/outline")).json() for server in vars(pair).values()
    ]
    assert outlines[0] == outlines[1]
    assert outlines[0]["sequence"] == 1


async def test_people_on_both_edit_one_board_and_agree(pair: Pair) -> None:
    board = await pair.one.board()
    writers = [Writer(f"w{number}_") for number in range(4)]
    async with AsyncExitStack() as stack:
        for number, writer in enumerate(writers):
            server = pair.one if number % 2 else pair.other
            await stack.enter_async_context(server.connected(writer.client, board))
        for number in range(50):
            for writer in writers:
                key = f"{writer.name}{number}"
                writer.written.append(key)
                writer.client.edit(**{key: number}, shared=key)
            await asyncio.sleep(0.005)
        await _agree(writers)
        assert all(writer.client.closed is None for writer in writers)


async def _agree(writers: list[Writer]) -> None:
    written = {key for writer in writers for key in writer.written}
    for writer in writers:
        await writer.client.saved()
        await writer.client.until(lambda client=writer.client: written <= set(client.content))
    await writers[0].client.until(
        lambda: (
            all(writer.client.content == writers[0].client.content for writer in writers)
            or any(writer.client.closed for writer in writers)
        )
    )


async def test_presence_roles_sign_outs_and_deletion_cross(pair: Pair) -> None:
    board = await pair.one.board()
    member = await Member.joins(pair.one, board, "Ben")
    anna, ben, guest = Client("anna"), Client("ben"), Client("guest")
    options = {"additional_headers": {"Cookie": member.headers["Cookie"]}, "origin": pair.other.url}
    async with pair.one.connected(anna, board), pair.other.connected(ben, board, **options):
        anna.move(x=1)
        await ben.until(lambda: anna.doc.client_id in states(ben))
        path = f"/api/boards/{board}/members/{member.id}"
        assert (await pair.one.ask("PATCH", path, {"role": "viewer"})).status_code == 200
        await ben.until(lambda: {"type": "role.changed", "role": "viewer"} in ben.events)
        await ben.until(lambda: {"type": "members.changed"} in ben.events)
        token = (await pair.one.ask("POST", "/api/tokens", {"name": "other"})).json()
        headers = {"Authorization": f"Bearer {token['token']}"}
        async with pair.other.connected(guest, board, additional_headers=headers):
            assert (await pair.one.ask("DELETE", f"/api/tokens/{token['id']}")).status_code == 204
            assert (await guest.is_closed())[1] == "not-signed-in"
        assert (await pair.one.ask("DELETE", path)).status_code == 204
        assert (await ben.is_closed())[1] == "not-permitted"
        async with pair.other.connected(Client("anna"), board) as elsewhere:
            assert (await pair.one.ask("DELETE", f"/api/boards/{board}")).status_code == 204
            assert await elsewhere.is_closed() == await anna.is_closed() == (4410, "board-deleted")


async def test_a_walk_on_one_is_seen_on_the_other_and_knows_who_is_there(pair: Pair) -> None:
    board, walk = await start(pair.one)
    stops = [stop["id"] for stop in walk["stops"]]
    path = f"/api/boards/{board}/walks/{walk['id']}"
    joined = await Member.joins(pair.one, board, "Ben")
    ben = Member(joined.id, {**joined.headers, "Origin": pair.other.url})
    options = {"additional_headers": {"Cookie": ben.headers["Cookie"]}, "origin": pair.other.url}
    leading, following = Client("anna"), Client("ben")
    async with pair.one.connected(leading, board), pair.other.connected(following, board, **options):
        # Whoever is connected to the other server has arrived here, too.
        await leading.until(lambda: any(len(told["attendance"]) == 2 for told in walks_told(leading)))
        stepped = await pair.one.ask("POST", f"{path}/step", {"from": stops[0], "to": stops[1]})
        assert stepped.status_code == 200, stepped.text
        await following.until(lambda: any(current(told) == stops[1] for told in walks_told(following)))
        # The lead is connected to the first server, and the second knows it.
        taken = await ben.ask(pair.other, "PUT", f"{path}/lead", {})
        assert taken.json()["slug"] == "not-leading", taken.text
        content = {"kind": "decision", "text": "Go", "stop_id": stops[1]}
        kept = await ben.ask(pair.other, "PUT", f"/api/boards/{board}/agreements/agreement-9", content)
        assert kept.is_success, kept.text
        await leading.until(lambda: any(event["type"] == "agreement.changed" for event in leading.events))
        ended = await pair.one.ask("POST", f"{path}/end", {})
        assert ended.is_success, ended.text
        await following.until(lambda: any(event["type"] == "snapshot.created" for event in following.events))


async def test_kill_9_of_one_loses_nothing_and_its_people_go_on_at_the_other(pair: Pair) -> None:
    board = await pair.one.board()
    writers = [Writer(f"w{number}_") for number in range(4)]
    for seed in soak.seeds():
        rng = random.Random(seed)
        victim, survivor = rng.sample([pair.one, pair.other], 2)
        async with AsyncExitStack() as stack, asyncio.TaskGroup() as tasks:
            for number, writer in enumerate(writers):
                server = victim if number % 2 else survivor
                await stack.enter_async_context(server.connected(writer.reconnected(), board))
            writing = [tasks.create_task(writer.write(rng)) for writer in writers]
            for writer in writers:
                await writer.client.until(lambda client=writer.client: client.acknowledged > 10)
            await asyncio.sleep(rng.random() * 0.2)
            victim.kill()
            await victim.wait()
            for writer in writers[1::2]:
                await writer.client.is_closed()
            for writer in writers[1::2]:  # at once, before the survivor can have heard of everything
                client = await stack.enter_async_context(survivor.connected(writer.reconnected(), board))
                await client.saved()
                assert writer.promised <= set(client.content), "acknowledged, but not there"
            for writer, task in zip(writers[::2], writing[::2], strict=True):
                task.cancel()
                await writer.client.saved()
                writer.promised |= set(writer.written)
        await victim.start()
        async with victim.connected(Client("witness"), board) as witness:
            stored = set(witness.content)
        for writer in writers:
            assert writer.promised <= stored, "acknowledged, but not there"
        async with AsyncExitStack() as stack:
            for number, writer in enumerate(writers):
                server = survivor if number % 2 else victim
                await stack.enter_async_context(server.connected(writer.reconnected(), board))
            await _agree(writers)
    assert all(writer.promised for writer in writers)


@pytest.mark.rule("O4")
@pytest.mark.parametrize("how", ["stopped", "standing still"])
async def test_without_redis_edits_cross_and_with_it_everything_is_back(
    pair: Pair, redis: RedisServer, how: str
) -> None:
    board = await pair.one.board()
    anna, ben = Client("anna"), Client("ben")
    async with pair.one.connected(anna, board), pair.other.connected(ben, board):
        await bus_is(pair.one, "ok")
        await (asyncio.to_thread(redis.stop) if how == "stopped" else asyncio.to_thread(redis.pause))
        try:
            anna.edit(a=1)
            await anna.saved()
            await ben.has(a=1)
            ben.edit(b=1)
            await anna.has(b=1)
            await bus_is(pair.one, "away")
            await bus_is(pair.other, "away")
            await asyncio.sleep(OUTAGE)
            ben.edit(late=1)
            await anna.has(late=1)
        finally:
            await (asyncio.to_thread(redis.start) if how == "stopped" else asyncio.to_thread(redis.resume))
        await bus_is(pair.one, "ok")
        await bus_is(pair.other, "ok")
        anna.move(x=1)
        await ben.until(lambda: anna.doc.client_id in states(ben))
        ben.edit(b=2)
        await anna.has(b=2)
        assert anna.closed is ben.closed is None


@pytest.mark.rule("O5")
@pytest.mark.rule("N8")
async def test_a_board_that_begins_anew_does_so_on_both(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both servers' people are closed, wherever the epoch began; nobody writes into the earlier one any more."""
    squash_here(monkeypatch)
    board = await pair.one.board()
    anna, ben = Client("anna"), Client("ben", extended=False)
    database = Database(pair.one.environment["WALKBOARD_DATABASE_URL"])
    async with pair.one.connected(anna, board), pair.other.connected(ben, board):
        anna.edit(a=1)
        await anna.saved()
        await ben.has(a=1)
        outcomes = await asyncio.gather(*(Squasher(database).squash(board) for _ in range(2)))
        while Outcome.SQUASHED not in outcomes:
            outcomes = [await Squasher(database).squash(board)]
        anna.edit(late=1)
        assert await anna.is_closed() == await ben.is_closed() == (4409, "other-epoch")
    await database.close()
    again = [Client("anna"), Client("ben")]
    async with pair.one.connected(again[0], board), pair.other.connected(again[1], board):
        assert again[0].content == again[1].content == {"a": 1}
        again[1].edit(b=1)
        await again[0].has(b=1)
        assert [client.hello and client.hello["epoch"] for client in again] == [2, 2]


async def test_one_that_stands_still_for_a_while_catches_up(pair: Pair) -> None:
    board = await pair.one.board()
    anna, ben = Client("anna"), Client("ben")
    async with pair.one.connected(anna, board), pair.other.connected(ben, board):
        sleeper = pair.other.process
        sleeper.suspend()
        try:
            for number in range(30):
                anna.edit(**{f"n{number}": number})
            ben.edit(b=1)
            await anna.saved()
            await asyncio.sleep(1 + STANDSTILL)
        finally:
            sleeper.resume()
        await ben.saved()
        await ben.until(lambda: len(ben.content) == 31)
        await anna.until(lambda: anna.content == ben.content)

"""The socket of a board over a real server: who may in, how refusals look, and clients nobody of ours wrote."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.faults.server import Server, close_of, running
from tests.rooms.client import Client, states
from walkboard.accounts.permissions import Role
from walkboard.api.sync import give_signs_of_life
from walkboard.wire import messages as wire

pytestmark = pytest.mark.asyncio(loop_scope="module")

STOCK_CLIENT = Path(__file__).parents[1] / "fixtures/stock_client.mjs"
MODULES = Path(__file__).parents[2] / "web/node_modules"
# The stock client tells all that is on the board, in one line.
LONGEST_LINE = 8 << 20


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Server]:
    async with running(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest_asyncio.fixture(loop_scope="module")
async def board(server: Server) -> str:
    return await server.board()


async def ticket_for(server: Server, board: str) -> str:
    return str((await server.ask("POST", f"/api/boards/{board}/ticket")).json()["ticket"])


async def member_cookie(server: Server, board: str, role: str) -> str:
    """The cookie of somebody who joined by an invitation."""
    made = (await server.ask("POST", f"/api/boards/{board}/invitations", {"role": role})).json()
    async with httpx.AsyncClient(base_url=server.url, headers={"Origin": server.url}) as browser:
        body = {"name": "Vera", "discipline": "design"}
        answer = await browser.post(f"/api/invitations/{made['url'].partition('#')[2]}/accept", json=body)
        assert answer.status_code == 200, answer.text
        return "; ".join(f"{name}={value}" for name, value in browser.cookies.items())


async def test_a1_pages_of_others_are_not_let_in(server: Server, board: str) -> None:
    cookie = await member_cookie(server, board, "editor")
    foreign = ["http://evil.example", "null", f"{server.url}.evil.example", server.url.replace("http", "https")]
    for headers in [{"Cookie": cookie}, *({"Cookie": cookie, "Origin": origin} for origin in foreign)]:
        with pytest.raises(InvalidStatus) as refusal:
            async with server.open(board, additional_headers=headers):
                pass
        assert refusal.value.response.status_code == 403
    async with server.connected(
        Client("vera"), board, additional_headers={"Cookie": cookie, "Origin": server.url}
    ) as vera:
        assert vera.hello is not None
        assert (vera.hello["role"], vera.hello["person"]["name"]) == ("editor", "Vera")


async def test_a3_refusals_close_with_their_code(server: Server, board: str) -> None:
    other, deleted = await server.board(), await server.board()
    ticket = await ticket_for(server, other)
    await server.ask("DELETE", f"/api/boards/{deleted}")
    wrong = {"Authorization": "Bearer nonsense"}
    for board_id, query, headers, expected in [
        (board, "", {}, (4401, "not-signed-in")),
        (board, "", wrong, (4401, "not-signed-in")),
        (board, "?token=nonsense", {}, (4401, "not-signed-in")),
        (board, f"?token={ticket}", {}, (4401, "not-signed-in")),
        ("nowhere", "", server.bearer, (4404, "board-unknown")),
        (deleted, "", server.bearer, (4410, "board-deleted")),
    ]:
        async with server.open(board_id, query=query, additional_headers=headers) as socket:
            assert await close_of(socket) == expected


@pytest.mark.rule("A7")
async def test_somebody_without_a_role_may_not_even_know(server: Server, board: str) -> None:
    cookie = await member_cookie(server, await server.board(), "editor")
    headers = {"Cookie": cookie, "Origin": server.url}
    async with server.open(board, additional_headers=headers) as socket:
        assert await close_of(socket) == (4404, "board-unknown")


async def test_l5_a_viewer_reads_but_does_not_write(server: Server, board: str) -> None:
    viewer_headers = {"Cookie": await member_cookie(server, board, "viewer"), "Origin": server.url}
    async with (
        server.connected(Client("owner"), board) as owner,
        server.connected(Client("vera", Role.VIEWER), board, additional_headers=viewer_headers) as viewer,
    ):
        owner.edit(a=1)
        await viewer.has(a=1)
        viewer.move(cursor=[1, 1])
        await owner.until(lambda: viewer.doc.client_id in states(owner))
        viewer.edit(a=2)
        assert await viewer.is_closed() == (4403, "not-permitted")
        await owner.saved()
        assert owner.content == {"a": 1}


async def test_a4_removing_a_member_closes_their_socket(server: Server, board: str) -> None:
    headers = {"Cookie": await member_cookie(server, board, "editor"), "Origin": server.url}
    async with server.connected(Client("vera"), board, additional_headers=headers) as vera:
        assert vera.hello is not None
        person = vera.hello["person"]["id"]
        await server.ask("PATCH", f"/api/boards/{board}/members/{person}", {"role": "viewer"})
        await vera.until(lambda: {"type": "role.changed", "role": "viewer"} in vera.events)
        await server.ask("DELETE", f"/api/boards/{board}/members/{person}")
        assert await vera.is_closed() == (4403, "not-permitted")


async def test_a5_signing_out_closes_what_was_opened_with_the_cookie(server: Server, board: str) -> None:
    cookies = [await member_cookie(server, board, "editor") for _ in range(2)]
    headers = [{"Cookie": cookie, "Origin": server.url} for cookie in cookies]
    async with (
        server.connected(Client("vera"), board, additional_headers=headers[0]) as leaving,
        server.connected(Client("wim"), board, additional_headers=headers[1]) as staying,
    ):
        async with httpx.AsyncClient(base_url=server.url, headers=headers[0]) as browser:
            assert (await browser.post("/api/sign-out")).status_code == 204
        assert await leaving.is_closed() == (4401, "not-signed-in")
        staying.edit(a=1)
        await staying.saved()


async def test_a5_revoking_a_token_closes_what_was_opened_with_it(server: Server, board: str) -> None:
    made = (await server.ask("POST", "/api/tokens", {"name": "robot"})).json()
    headers = {"Authorization": f"Bearer {made['token']}"}
    async with (
        server.connected(Client("robot"), board, additional_headers=headers) as robot,
        server.connected(Client("owner"), board) as owner,
    ):
        assert (await server.ask("DELETE", f"/api/tokens/{made['id']}")).status_code == 204
        assert await robot.is_closed() == (4401, "not-signed-in")
        owner.edit(a=1)
        await owner.saved()


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("words", (4400, "malformed")),
        (b"\x09", (4400, "malformed")),
        (wire.encode_update(bytes((1 << 20) + 1)), (4413, "too-large")),
        (bytes((16 << 20) + 100), (4413, "too-large")),
        ([b"\x00"] * 5_000, (1006, "")),
    ],
    ids=["text", "unknown", "large-update", "larger-than-any-message", "shredded"],
)
@pytest.mark.rule("W1")
async def test_bad_messages_close_their_sender_only(
    server: Server, board: str, message: Any, expected: tuple[int, str]
) -> None:
    async with server.connected(Client("honest"), board) as honest:
        async with server.open(board, extended=False) as bad:
            with suppress(ConnectionError, ConnectionClosed):
                await bad.send(message)
            code, reason = await close_of(bad)
            assert (code, reason or "") == expected or (expected[0] == 1006 and code in (1006, 1008))
        honest.edit(fine=1)
        await honest.saved()


async def test_two_pycrdt_clients_edit_together(server: Server, board: str) -> None:
    async with (
        server.connected(Client("one", extended=False), board) as one,
        server.connected(Client("two"), board) as two,
    ):
        for number in range(50):
            one.edit(**{f"one{number}": number})
            two.edit(**{f"two{number}": number})
        await two.saved()
        await one.until(lambda: len(one.content) == 100)
        await two.until(lambda: two.content == one.content)


@pytest.mark.rule("W8")
async def test_w8_packed_messages_go_to_those_who_offered_to_unpack_them(server: Server, board: str) -> None:
    async with server.connected(Client("anna"), board) as anna:
        anna.edit(**{f"card{number}": "the same words again and again" for number in range(300)})
        await anna.saved()
        for unpacks, spoken in ((True, "walkboard.2"), (False, "walkboard.1")):
            async with server.open(board, unpacks=unpacks) as socket:
                assert socket.subprotocol == spoken
            async with server.connected(Client("ben", unpacks=unpacks), board) as ben:
                assert ben.content == anna.content
                packed = [frame for frame in ben.heard if frame[0] == wire.PACKED]
                assert bool(packed) is unpacks


async def test_a_deleted_board_closes_everybody(server: Server) -> None:
    board = await server.board()
    async with server.connected(Client("one"), board) as one:
        await server.ask("DELETE", f"/api/boards/{board}")
        assert await one.is_closed() == (4410, "board-deleted")
        assert {"type": "board.deleted"} in one.events
    await server.ask("POST", f"/api/boards/{board}/restore")
    async with server.connected(Client("one"), board) as one:
        assert one.closed is None


async def test_snapshots_keep_what_was_committed(server: Server, board: str) -> None:
    async with server.connected(Client("one"), board) as one:
        assert one.hello is not None
        before = one.hello["sequence"]
        one.edit(a=1)
        await one.saved()
        taken = (await server.ask("POST", f"/api/boards/{board}/snapshots", {"label": "then"})).json()
        one.edit(a=2)
        await one.saved()
        await one.until(lambda: any(event["type"] == "snapshot.created" for event in one.events))
        kept = await server.ask("GET", f"/api/boards/{board}/snapshots/{taken['id']}/state")
        copy = Client("copy")
        copy.doc.apply_update(kept.content)
        assert (copy.content, taken["sequence"]) == ({"a": 1}, before + 1)


# -- the stock client


class StockClient:
    """The node process that runs `y-websocket` as it comes from npm."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.content: dict[str, object] = {}
        self.people: list[dict[str, Any]] = []
        self.synced = False
        self.closed: list[int] = []
        # How large each update was that it took, and whether anything waited for more after one of them.
        self.sizes: list[int] = []
        self.pending = False
        self._process = process

    def tell(self, **command: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(command).encode() + b"\n")

    async def until(self, condition: Any) -> None:
        assert self._process.stdout is not None
        async with asyncio.timeout(30):
            while not condition():
                line = await self._process.stdout.readline()
                assert line, "the stock client ended"
                self._hear(json.loads(line))

    def _hear(self, news: dict[str, Any]) -> None:
        self.content = news.get("content", self.content)
        self.people = news.get("people", self.people)
        self.synced = news.get("synced", self.synced)
        self.pending = self.pending or news.get("pending", False)
        if "size" in news:
            self.sizes.append(news["size"])
        if "closed" in news:
            self.closed.append(news["closed"])


@asynccontextmanager
async def stock_client(server: Server, board: str) -> AsyncIterator[StockClient]:
    node = shutil.which("node")
    assert node is not None, "node is needed"
    assert (MODULES / "y-websocket").exists(), "web/node_modules is needed: make setup"
    base = server.socket_url("")[:-1]
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        node,
        str(STOCK_CLIENT),
        base,
        board,
        await ticket_for(server, board),
        stdin=pipe,
        stdout=pipe,
        limit=LONGEST_LINE,
    )
    try:
        yield StockClient(process)
    finally:
        process.kill()
        await process.wait()


@pytest.mark.rule("W8")
async def test_stock_clients_edit_together_with_ours(server: Server, board: str) -> None:
    async with server.connected(Client("ours"), board) as ours:
        ours.edit(before=1)
        await ours.saved()
        async with stock_client(server, board) as one, stock_client(server, board) as two:
            await one.until(lambda: one.synced)
            await two.until(lambda: two.synced)
            assert one.content == two.content == {"before": 1}
            one.tell(set=["one", "words"])
            two.tell(set=["two", [1, 2]])
            await ours.has(one="words", two=[1, 2])
            await one.until(lambda: one.content == {"before": 1, "one": "words", "two": [1, 2]})
            one.tell(cursor=[3, 4])
            await ours.until(lambda: [3, 4] in [state.get("cursor") for state in states(ours).values()])  # type: ignore[attr-defined]
            ours.move(cursor=[5, 6])
            await two.until(lambda: [5, 6] in [state.get("cursor") for state in two.people])
            assert all("name" in state["person"] for state in two.people)


async def test_a_stock_client_comes_back_with_what_it_did_offline(server: Server, board: str) -> None:
    async with server.connected(Client("ours"), board) as ours, stock_client(server, board) as stock:
        await stock.until(lambda: stock.synced)
        stock.tell(offline=True)
        await stock.until(lambda: stock.closed)
        stock.tell(set=["offline", 1])
        ours.edit(meanwhile=1)
        await ours.saved()
        stock.tell(offline=False)
        await ours.has(offline=1)
        await stock.until(lambda: stock.content == {"offline": 1, "meanwhile": 1})


@pytest.mark.rule("R5", "R4")
async def test_r5_stock_clients_are_sent_a_large_board_in_parts(server: Server, board: str) -> None:
    async with server.connected(Client("ours"), board) as ours:
        ours.edit(first=1)
        await ours.saved()
        async with stock_client(server, board) as newcomer, stock_client(server, board) as back:
            await back.until(lambda: back.synced)
            back.tell(offline=True)
            await back.until(lambda: back.closed)
            for number in range(6):
                ours.edit(**{f"card{number}-{place}": "x" * 100 for place in range(1_000)})
                await ours.saved()
            back.tell(offline=False)
            for client in (newcomer, back):
                await client.until(lambda client=client: client.synced and len(client.content) == 6_001)
                assert not client.pending
            assert back.content == ours.content
            assert len(back.sizes) > 8
            assert max(back.sizes[1:]) < 128 << 10


@pytest.mark.rule("R5")
async def test_r5_who_waits_for_a_board_hears_something() -> None:
    client = Client("waiting", extended=False)
    async with asyncio.TaskGroup() as tasks:
        waiting = tasks.create_task(give_signs_of_life(client, every=0.0))
        await client.until(lambda: len(client.heard) >= 2)
        waiting.cancel()
    assert {frame[0] for frame in client.heard} == {wire.AWARENESS}


async def test_a_stock_client_is_not_brought_back_to_a_deleted_board(server: Server) -> None:
    board = await server.board()
    async with stock_client(server, board) as stock:
        await stock.until(lambda: stock.synced)
        await server.ask("DELETE", f"/api/boards/{board}")
        await stock.until(lambda: stock.closed == [4410])

"""Our WebSocket class under a real uvicorn, and the fallback without it: frames, closes, clients that do not read."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from walkboard.api.socket_protocol import CLOSE_TIMEOUT, EXTENSION, SOCKET_OPTIONS, SocketProtocol
from walkboard.api.sockets import DirectSocket, QueuedSocket, Socket, socket_of
from walkboard.rooms.transport import Packet

PLAIN = {"ws": "websockets-sansio", "ws_per_message_deflate": False}
COMPRESSING = {**SOCKET_OPTIONS, "ws_per_message_deflate": True}
TIMEOUT = 30.0

Talk = Callable[[WebSocket, Socket], Awaitable[None]]


async def measure(request: Request) -> Response:
    """Says how long a body is, once it is here."""
    return Response(str(len(await request.body())))


@asynccontextmanager
async def serving(talk: Talk, **options: Any) -> AsyncIterator[str]:
    """A server whose only socket does one thing; beside it `/body` reads what is posted."""

    async def endpoint(websocket: WebSocket) -> None:
        await websocket.accept()
        sending = socket_of(websocket)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(sending.run())
            try:
                await talk(websocket, sending)
            finally:
                sending.close(1000, "")

    app = Starlette(routes=[WebSocketRoute("/", endpoint), Route("/body", measure, methods=["POST"])])
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_config=None, **{**SOCKET_OPTIONS, **options}))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(server.serve(sockets=[listener]))
            while not server.started:
                await asyncio.sleep(0.01)
            yield f"ws://127.0.0.1:{listener.getsockname()[1]}/"
            server.should_exit = True


async def until_gone(websocket: WebSocket) -> None:
    while (await websocket.receive())["type"] != "websocket.disconnect":
        pass


@pytest.mark.parametrize(
    ("options", "kind"),
    [(SOCKET_OPTIONS, DirectSocket), (PLAIN, QueuedSocket), (COMPRESSING, QueuedSocket)],
    ids=["direct", "plain-asgi", "compressing"],
)
@pytest.mark.rule("W7")
async def test_packets_arrive_as_single_frames_in_order_and_then_the_close(
    options: dict[str, Any], kind: type[Socket]
) -> None:
    messages = [b"", b"x", b"a" * 125, b"b" * 126, b"c" * 65_535, b"d" * 65_536, b"e" * 2_000_000]

    async def talk(websocket: WebSocket, sending: Socket) -> None:
        assert isinstance(sending, kind)
        sending.send(Packet(*messages))
        sending.send(Packet(b"last"))
        sending.close(4403, "not-permitted")
        sending.send(Packet(b"never"))
        await until_gone(websocket)

    async with serving(talk, **options) as url, connect(url, max_size=None) as client, asyncio.timeout(TIMEOUT):
        assert [await client.recv() for _ in range(8)] == [*messages, b"last"]
        with pytest.raises(ConnectionClosed):
            await client.recv()
        assert (client.close_code, client.close_reason) == (4403, "not-permitted")


@pytest.mark.rule("W7")
async def test_messages_arrive_whole_and_in_order_however_they_are_cut() -> None:
    heard: list[bytes] = []

    async def talk(websocket: WebSocket, sending: Socket) -> None:
        for _ in range(203):
            heard.append(await websocket.receive_bytes())
            await asyncio.sleep(0)
        sending.close(1000, "")

    sent = [os.urandom(size % 3_000) for size in range(200)]
    async with serving(talk) as url, connect(url) as client:
        for message in sent:
            await client.send(message)
        await client.send([b"in", b"", b"pieces"])
        await client.send(b"l" * 500_000)
        await client.send(b"end")
        await client.wait_closed()
    assert heard == [*sent, b"inpieces", b"l" * 500_000, b"end"]


async def silent_client(url: str, room: int = 4_096) -> socket.socket:
    """A client that shakes hands and then never reads again, or answers anything; `room` is what its system buffers."""
    port = int(url.rsplit(":", 1)[1].rstrip("/"))
    client = socket.create_connection(("127.0.0.1", port))
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, room)
    client.setblocking(False)
    loop = asyncio.get_running_loop()
    handshake = "GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    await loop.sock_sendall(client, (handshake + key).encode())
    assert b"101" in await loop.sock_recv(client, 64)
    return client


@pytest.mark.parametrize("closing", [True, False], ids=["closed-by-us", "no-answer-to-pings"])
@pytest.mark.rule("S9", "F6")
async def test_a_client_that_does_not_read_is_cut_off(closing: bool) -> None:
    gone = asyncio.Event()

    async def talk(websocket: WebSocket, sending: Socket) -> None:
        while sending.buffered() < 8 << 20:
            sending.send(Packet(bytes(1 << 20)))
        if closing:
            sending.close(1013, "try-again-later")
        await until_gone(websocket)
        protocol = websocket.scope["extensions"][EXTENSION]
        assert isinstance(protocol, SocketProtocol)
        async with asyncio.timeout(TIMEOUT):
            while not protocol.transport.is_closing() or protocol.buffered():
                await asyncio.sleep(0.01)
        gone.set()

    pings = {"ws_ping_interval": None} if closing else {"ws_ping_interval": 0.2, "ws_ping_timeout": 0.2}
    async with serving(talk, **pings) as url:
        client = await silent_client(url)
        try:
            async with asyncio.timeout(TIMEOUT + CLOSE_TIMEOUT):
                await gone.wait()
        finally:
            client.close()


@pytest.mark.rule("F6")
async def test_a_client_on_a_thin_line_is_given_the_time_it_needs() -> None:
    size = 32 << 20

    async def talk(websocket: WebSocket, sending: Socket) -> None:
        sending.send(Packet(bytes(size)))
        await until_gone(websocket)

    async with serving(talk, ws_ping_interval=0.5, ws_ping_timeout=2.0) as url:
        client = await silent_client(url, room=256 << 10)
        received = 0
        try:
            while received < size:
                await asyncio.sleep(0.01)
                part = await asyncio.get_running_loop().sock_recv(client, 64 << 10)
                assert part, f"cut off after {received} bytes"
                received += len(part)
        finally:
            client.close()


@pytest.mark.rule("F7")
async def test_a_flood_of_pings_from_a_client_that_does_not_read_costs_no_memory() -> None:
    most = 0

    async def talk(websocket: WebSocket, sending: Socket) -> None:
        nonlocal most
        async with asyncio.timeout(TIMEOUT):
            while sending.buffered() < 1 << 20:
                sending.send(Packet(bytes(1 << 18)))
            full = sending.buffered()
            for _ in range(200):
                await asyncio.sleep(0.01)
                most = max(most, sending.buffered() - full)

    async with serving(talk, ws_ping_interval=None) as url:
        client = await silent_client(url)
        loop = asyncio.get_running_loop()
        ping = b"\x89\xfd" + bytes(4) + bytes(125)
        try:
            async with asyncio.timeout(2.0):
                while True:
                    await loop.sock_sendall(client, ping * 200)
        except (TimeoutError, OSError):
            client.close()
    assert most < 1 << 18


async def test_shutting_down_lets_the_endpoint_finish_first() -> None:
    order: list[str] = []

    async def talk(websocket: WebSocket, sending: Socket) -> None:
        protocol = websocket.scope["extensions"][EXTENSION]
        assert isinstance(protocol, SocketProtocol)
        asked = asyncio.Event()
        protocol.on_shutdown = asked.set
        sending.send(Packet(b"ready"))
        await asked.wait()
        order.append("asked")
        sending.send(Packet(b"last words"))
        sending.close(1012, "restarting")
        await until_gone(websocket)

    async with asyncio.timeout(TIMEOUT):
        async with serving(talk) as url:
            client = await connect(url)
            assert await client.recv() == b"ready"
        assert await client.recv() == b"last words"
        await client.wait_closed()
    assert (order, client.close_code) == (["asked"], 1012)

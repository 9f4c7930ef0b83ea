"""Floods and silences at a socket under a real uvicorn: who makes them is cut off, and nobody else waits."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any

import httpx
import pytest
from starlette.websockets import WebSocket
from websockets.asyncio.client import connect
from websockets.frames import Opcode

from tests.api.test_socket_protocol import TIMEOUT, serving, silent_client, until_gone
from walkboard.api.sockets import Socket
from walkboard.rooms.transport import Packet


async def echo(websocket: WebSocket, sending: Socket) -> None:
    while (message := await websocket.receive())["type"] != "websocket.disconnect":
        sending.send(Packet(message["bytes"]))


def frame(opcode: Opcode, data: bytes = b"", *, fin: bool = True) -> bytes:
    """A short frame as a client masks it."""
    assert len(data) < 126
    return bytes((fin << 7 | opcode, 0x80 | len(data))) + bytes(4) + data


async def flood(client: socket.socket, data: bytes) -> int:
    """Sends the same again and again until it is cut off; returns how many bytes it took."""
    loop, sent = asyncio.get_running_loop(), 0
    async with asyncio.timeout(TIMEOUT):
        try:
            while True:
                await loop.sock_sendall(client, data)
                sent += len(data)
                with suppress(BlockingIOError):
                    while client.recv(1 << 16):
                        pass
        except OSError:
            client.close()
            return sent


@pytest.mark.parametrize(
    "part",
    [
        frame(Opcode.PING),
        frame(Opcode.PING, bytes(125)),
        frame(Opcode.PONG),
        frame(Opcode.BINARY, fin=False) + frame(Opcode.CONT, fin=False) * 1_000 + frame(Opcode.CONT),
        frame(Opcode.BINARY, b"x", fin=False) + frame(Opcode.CONT, b"y", fin=False) * 3_000,
    ],
    ids=["pings", "large-pings", "pongs", "messages-in-pieces", "a-message-in-too-many-pieces"],
)
@pytest.mark.rule("F4")
async def test_floods_of_frames_that_say_nothing_are_cut_off_while_others_talk(part: bytes) -> None:
    async with serving(echo) as url, connect(url) as honest:
        client = await silent_client(url, room=1 << 20)
        flooding = asyncio.ensure_future(flood(client, part * max(1, 20_000 // len(part))))
        rounds = 0
        while not flooding.done() or rounds < 20:
            await honest.send(str(rounds).encode())
            assert await asyncio.wait_for(honest.recv(), TIMEOUT) == str(rounds).encode()
            rounds += 1
        await flooding


@pytest.mark.rule("F4")
async def test_honest_pieces_and_pings_pass() -> None:
    """The largest message a browser cuts into pieces, and a library that pings twice a second for half an hour."""
    large = os.urandom(2_000_000)
    async with serving(echo) as url, connect(url, max_size=None) as client, asyncio.timeout(TIMEOUT):
        await client.send(large[at : at + 4_096] for at in range(0, len(large), 4_096))
        assert await client.recv() == large
        for _ in range(2_000):
            await client.ping()
        await client.send(b"still here")
        assert await client.recv() == b"still here"


@pytest.mark.rule("W6")
async def test_compression_is_not_negotiated_however_it_is_asked_for() -> None:
    async with serving(echo) as url, connect(url, compression="deflate") as client:
        assert client.response is not None
        assert "Sec-WebSocket-Extensions" not in client.response.headers
        assert client.protocol.extensions == []
    async with serving(echo) as url:
        client_ = await silent_client(url)
        compressed = bytearray(frame(Opcode.BINARY, b"abc"))
        compressed[0] |= 0x40  # RSV1: what compressed messages carry
        loop = asyncio.get_running_loop()
        await loop.sock_sendall(client_, bytes(compressed))
        async with asyncio.timeout(TIMEOUT):
            heard = b""
            while part := await loop.sock_recv(client_, 4_096):
                heard += part
        client_.close()
        assert b"\x03\xea" in heard, "1002: a protocol error"


POST = b"POST /body HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n"
HALF = b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-Web"


@pytest.mark.parametrize("begun", [b"", HALF], ids=["nothing-said", "half-a-handshake"])
@pytest.mark.rule("F5")
async def test_who_never_finishes_shaking_hands_is_cut_off(monkeypatch: pytest.MonkeyPatch, begun: bytes) -> None:
    monkeypatch.setattr("walkboard.api.request_protocol.HEAD_TIMEOUT", 1.5)
    loop = asyncio.get_running_loop()
    async with serving(echo) as url, connect(url) as honest, asyncio.timeout(TIMEOUT):
        port = int(url.rsplit(":", 1)[1].rstrip("/"))
        clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(100)]
        for client in clients:
            client.setblocking(False)
            client.send(begun)
        for client in clients:
            with suppress(ConnectionResetError):
                assert await loop.sock_recv(client, 4_096) == b""
            client.close()
        await honest.send(b"here")
        assert await honest.recv() == b"here", "who shook hands is not hurried"


@pytest.mark.rule("F5")
async def test_a_drop_at_a_time_is_too_slow_and_an_honest_second_request_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("walkboard.api.request_protocol.HEAD_TIMEOUT", 1.5)
    loop = asyncio.get_running_loop()

    async def drip(client: socket.socket) -> int:
        for position in range(len(HALF)):
            try:
                await loop.sock_sendall(client, HALF[position : position + 1])
            except OSError:
                return position
            await asyncio.sleep(0.05)
        return len(HALF)

    async with serving(until_gone_of) as url, asyncio.timeout(TIMEOUT):
        port = int(url.rsplit(":", 1)[1].rstrip("/"))
        client = socket.create_connection(("127.0.0.1", port))
        client.setblocking(False)
        assert await drip(client) < len(HALF)
        client.close()
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as browser:
            for _ in range(3):
                assert (await browser.get("/nowhere")).status_code == 404
                await asyncio.sleep(1.7)  # longer than a head may take: between requests there is no hurry


async def until_gone_of(websocket: WebSocket, sending: Any) -> None:
    await until_gone(websocket)


@pytest.mark.rule("F8")
async def test_a_body_that_comes_too_slowly_is_cut_off_and_one_that_comes_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("walkboard.api.request_protocol.BODY_TIMEOUT", 1.5)
    monkeypatch.setattr("walkboard.api.request_protocol.BODY_BYTES_PER_SECOND", 1_000)
    loop = asyncio.get_running_loop()

    async def drip(port: int) -> int:
        client = socket.create_connection(("127.0.0.1", port))
        client.setblocking(False)
        await loop.sock_sendall(client, POST)
        for position in range(99):
            try:
                await loop.sock_sendall(client, b"x")
            except OSError:
                client.close()
                return position
            await asyncio.sleep(0.05)
        client.close()
        return 99

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield bytes(1_000)
            await asyncio.sleep(0.05)

    async with serving(until_gone_of) as url, asyncio.timeout(TIMEOUT):
        port = int(url.rsplit(":", 1)[1].rstrip("/"))
        assert await drip(port) < 99
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as browser:
            for _ in range(2):
                answer = await browser.post("/body", content=pieces())
                assert (answer.status_code, answer.text) == (200, "20000"), "slow, and never still for long"
                await asyncio.sleep(1.7)
                assert (await browser.get("/nowhere")).status_code == 404, "what is between requests is no body"

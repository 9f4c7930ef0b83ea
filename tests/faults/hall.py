"""The whole application behind real sockets, in this process: what waits for whom can be looked into."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from websockets.asyncio.client import connect

from tests.api.stage import ORIGIN, Somebody, Wall, running_wall
from tests.faults.server import _listen, _speak
from tests.rooms.client import Client
from walkboard.api.socket_protocol import SOCKET_OPTIONS
from walkboard.api.sync import SUBPROTOCOL

# How much a reader's system buffers, small so that little fills it.
NARROW = 4_096
HOST = ORIGIN.partition("//")[2]


@dataclass
class Hall:
    """A server, a board, and its owner's ticket."""

    wall: Wall
    server: uvicorn.Server
    port: int
    owner: Somebody
    board: str
    token: str

    @property
    def connections(self) -> int:
        """Sockets the server holds."""
        return len(self.server.server_state.connections)

    @property
    def buffered(self) -> list[int]:
        """Bytes that wait for each connection on the board."""
        room = self.wall.services.registry._rooms[self.board]
        return [session.transport.buffered() for session in room.audience]

    @asynccontextmanager
    async def connected(self, client: Client, **options: Any) -> AsyncIterator[Client]:
        """An honest client, in sync."""
        url = f"ws://{HOST}/sync/{self.board}?token={self.token}"
        options |= {"host": "127.0.0.1", "port": self.port}
        offered: Any = [SUBPROTOCOL] if client.extended else None
        async with (
            connect(url, subprotocols=offered, compression=None, max_size=None, **options) as connection,
            asyncio.TaskGroup() as tasks,
        ):
            jobs = [tasks.create_task(_listen(client, connection)), tasks.create_task(_speak(client, connection))]
            client.ask()
            await client.until(lambda: client.synced or client.closed)
            yield client
            for job in jobs:
                job.cancel()

    async def raw(self, *said: bytes) -> socket.socket:
        """A socket on the board that shakes hands, says something and does nothing by itself."""
        client = socket.create_connection(("127.0.0.1", self.port))
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, NARROW)
        client.setblocking(False)
        loop = asyncio.get_running_loop()
        await loop.sock_sendall(
            client,
            f"GET /sync/{self.board}?token={self.token} HTTP/1.1\r\nHost: {HOST}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            "Sec-WebSocket-Version: 13\r\n\r\n".encode(),
        )
        assert b"101" in await loop.sock_recv(client, 64)
        for message in said:
            await loop.sock_sendall(client, masked(message))
        return client


def masked(message: bytes) -> bytes:
    """A message as a client frames it."""
    size = len(message)
    length = bytes((0x80 | size,)) if size < 126 else b"\xfe" + size.to_bytes(2, "big")
    return b"\x82" + length + bytes(4) + message


@asynccontextmanager
async def open_hall(folder: Path, **options: Any) -> AsyncIterator[Hall]:
    """A server with a board."""
    async with running_wall(folder) as wall:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            config = uvicorn.Config(wall.app, lifespan="off", log_config=None, **{**SOCKET_OPTIONS, **options})
            server = uvicorn.Server(config)
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(server.serve(sockets=[listener]))
                while not server.started:
                    await asyncio.sleep(0.01)
                server.lifespan.state["services"] = wall.services  # as it is where uvicorn runs the lifespan itself
                owner = await wall.host()
                board = await owner.board()
                ticket = (await owner.post(f"/api/boards/{board}/ticket"))["ticket"]
                yield Hall(wall, server, listener.getsockname()[1], owner, board, ticket)
                server.should_exit = True

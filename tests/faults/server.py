"""A whole server in a process of its own, started as a person would start it, that can be asked, stopped and killed."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.rooms.client import Client
from walkboard.api.sync import SUBPROTOCOL
from walkboard.rooms.transport import Packet

PROGRAM = str(Path(sys.executable).with_name("walkboard"))
START_TIMEOUT = 60.0
STOP_TIMEOUT = 30.0
_ADDRESS = re.compile(rb"On this computer\s+(http://\S+)")


class Server:
    """A server on a data folder; the folder outlives it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self._settings = settings
        self.url = ""
        self.token = ""
        self.log = folder / "server.log"
        self._process: asyncio.subprocess.Process | None = None

    @property
    def environment(self) -> dict[str, str]:
        """Settings: a free port, nothing to look at but what tests make."""
        return {
            **os.environ,
            "PORT": "0",
            "HOST": "127.0.0.1",
            "WALKBOARD_DATA_DIR": str(self.folder / "data"),
            "WALKBOARD_SAMPLE": "false",
            **self._settings,
        }

    async def start(self) -> None:
        """Starts and waits until it says where it is."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                PROGRAM, "serve", env=self.environment, stdout=asyncio.subprocess.PIPE, stderr=log
            )
        assert self._process.stdout is not None
        async with asyncio.timeout(START_TIMEOUT):
            async for line in self._process.stdout:
                found = _ADDRESS.search(line)
                if found:
                    self.url = found[1].decode()
                    break
            else:
                raise AssertionError(self.log.read_text())
        if not self.token:
            maker = await asyncio.create_subprocess_exec(
                PROGRAM, "token", "create", "--name", "tests", env=self.environment, stdout=asyncio.subprocess.PIPE
            )
            printed, _ = await maker.communicate()
            self.token = printed.decode().split()[-1]

    def kill(self) -> None:
        """The power cord."""
        assert self._process is not None
        self._process.kill()

    def terminate(self) -> None:
        """SIGTERM, as a service manager sends it."""
        assert self._process is not None
        self._process.terminate()

    async def wait(self) -> int:
        """Waits for its end; returns the exit status."""
        assert self._process is not None
        async with asyncio.timeout(STOP_TIMEOUT):
            if self._process.stdout is not None:
                await self._process.stdout.read()
            return await self._process.wait()

    async def stop(self) -> None:
        """Makes sure it is gone."""
        if self._process is not None and self._process.returncode is None:
            self.terminate()
            await self.wait()

    def kill_workers(self) -> None:
        """Kills the document workers under it."""
        assert self._process is not None
        for children in Path(f"/proc/{self._process.pid}/task").glob("*/children"):
            for child in children.read_text().split():
                os.kill(int(child), signal.SIGKILL)

    async def ask(self, method: str, path: str, body: object = None, **more: Any) -> httpx.Response:
        """A REST call by the owner's token."""
        async with httpx.AsyncClient(base_url=self.url, headers=self.bearer) as client:
            return await client.request(method, path, json=body, **more)

    async def board(self, title: str = "Wall") -> str:
        """A new board."""
        answer = await self.ask("POST", "/api/boards", {"title": title, "template": "empty"})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    @property
    def bearer(self) -> dict[str, str]:
        """The header that makes somebody the owner."""
        return {"Authorization": f"Bearer {self.token}"}

    def socket_url(self, board_id: str) -> str:
        """The address of a board's socket."""
        return f"{self.url.replace('http', 'ws', 1)}/sync/{board_id}"

    def open(self, board_id: str, *, extended: bool = True, query: str = "", **options: Any) -> connect:
        """A socket on a board, by the owner's token unless other headers are given."""
        options.setdefault("additional_headers", self.bearer)
        return connect(
            self.socket_url(board_id) + query,
            subprotocols=[SUBPROTOCOL] if extended else None,  # type: ignore[list-item]
            compression=None,
            max_size=None,
            **options,
        )

    @asynccontextmanager
    async def connected(self, client: Client, board_id: str, **options: Any) -> AsyncIterator[Client]:
        """A client of the tests of rooms, over a real socket, in sync."""
        async with self.open(board_id, extended=client.extended, **options) as socket, asyncio.TaskGroup() as tasks:
            jobs = [tasks.create_task(_listen(client, socket)), tasks.create_task(_speak(client, socket))]
            client.ask()
            await client.until(lambda: client.synced or client.closed)
            yield client
            for job in jobs:
                job.cancel()


async def _listen(client: Client, socket: ClientConnection) -> None:
    try:
        async for frame in socket:
            assert isinstance(frame, bytes)
            client.send(Packet(frame))
    except ConnectionClosed:
        pass
    client.close(socket.close_code or 1006, socket.close_reason or "")


async def _speak(client: Client, socket: ClientConnection) -> None:
    try:
        while True:
            await socket.send(await client.next_words())
    except ConnectionClosed:
        return


@asynccontextmanager
async def running(folder: Path, **settings: str) -> AsyncIterator[Server]:
    """A server that is gone afterwards."""
    server = Server(folder, **settings)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


async def close_of(socket: ClientConnection) -> tuple[int | None, str | None]:
    """The code and reason with which the server closes."""
    async with asyncio.timeout(STOP_TIMEOUT):
        await socket.wait_closed()
    return socket.close_code, socket.close_reason

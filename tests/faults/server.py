"""A whole server in a process of its own, started as a person would start it, that can be asked, stopped and killed."""

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import psutil
from prometheus_client.parser import text_string_to_metric_families
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from tests.faults import hurried
from tests.rooms.client import Client
from walkboard.api.sync import PACKING, SUBPROTOCOL
from walkboard.rooms.transport import Packet

HURRIED = [sys.executable, "-m", hurried.__name__]
PROGRAM = str(Path(sys.executable).with_name("walkboard"))
START_TIMEOUT = 60.0
STOP_TIMEOUT = 30.0
_ADDRESS = re.compile(rb"On this computer\s+(http://\S+)")


class Server:
    """A server on a data folder; the folder outlives it."""

    def __init__(self, folder: Path, constants: Mapping[str, float] | None = None, **settings: str) -> None:
        """`constants` of the program are replaced by others: see `hurried`."""
        self.folder = folder
        self._settings = settings
        self._hurry = {hurried.VARIABLE: json.dumps(dict(constants))} if constants else {}
        # Commands that start what follows them: for the server, and for what looks at its files (with its process id).
        self.prefix: list[str] = []
        self.beside: list[str] = []
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
            **self._hurry,
        }

    async def start(self) -> None:
        """Starts and waits until it says where it is."""
        command = [*self.prefix, *(HURRIED if self._hurry else [PROGRAM])]
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *command, "serve", env=self.environment, stdout=asyncio.subprocess.PIPE, stderr=log
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
            beside = [word.format(pid=self._process.pid) for word in self.beside]
            maker = await asyncio.create_subprocess_exec(
                *beside,
                PROGRAM,
                "token",
                "create",
                "--name",
                "tests",
                env=self.environment,
                stdout=asyncio.subprocess.PIPE,
            )
            printed, _ = await maker.communicate()
            self.token = printed.decode().split()[-1]

    @property
    def database_url(self) -> str:
        """Where its data is."""
        return self._settings.get("WALKBOARD_DATABASE_URL", f"sqlite:///{self.folder / 'data/walkboard.sqlite'}")

    @property
    def process(self) -> psutil.Process:
        """The running process, to be looked into, stopped and limited."""
        assert self._process is not None
        return psutil.Process(self._process.pid)

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

    @property
    def workers(self) -> list[int]:
        """The document workers under it."""
        return [process.pid for process in self.process.children()]

    @property
    def memory(self) -> int:
        """What it and its workers hold of the machine's memory, in bytes."""
        return sum(psutil.Process(pid).memory_info().rss for pid in (self.process.pid, *self.workers))

    def kill_workers(self) -> None:
        """Kills them."""
        for worker in self.workers:
            with suppress(ProcessLookupError):  # those that fold a log end by themselves
                os.kill(worker, signal.SIGKILL)

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

    async def number(self, name: str, **labels: str) -> float:
        """One of the numbers of `/metrics`; 0 where there is none."""
        text = (await self.ask("GET", "/metrics")).text
        samples = (sample for family in text_string_to_metric_families(text) for sample in family.samples)
        return next((sample.value for sample in samples if (sample.name, sample.labels) == (name, labels)), 0.0)

    def socket_url(self, board_id: str) -> str:
        """The address of a board's socket."""
        return f"{self.url.replace('http', 'ws', 1)}/sync/{board_id}"

    def open(
        self, board_id: str, *, extended: bool = True, unpacks: bool = False, query: str = "", **options: Any
    ) -> connect:
        """A socket on a board, by the owner's token unless other headers are given."""
        options.setdefault("additional_headers", self.bearer)
        return connect(
            self.socket_url(board_id) + query,
            subprotocols=[*([PACKING] if unpacks else []), SUBPROTOCOL] if extended else None,  # type: ignore[list-item]
            compression=None,
            max_size=None,
            **options,
        )

    @asynccontextmanager
    async def connected(self, client: Client, board_id: str, **options: Any) -> AsyncIterator[Client]:
        """A client of the tests of rooms, over a real socket, in sync."""
        async with (
            self.open(board_id, extended=client.extended, unpacks=client.unpacks, **options) as socket,
            asyncio.TaskGroup() as tasks,
        ):
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
async def running(folder: Path, constants: Mapping[str, float] | None = None, **settings: str) -> AsyncIterator[Server]:
    """A server that is gone afterwards."""
    server = Server(folder, constants, **settings)
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

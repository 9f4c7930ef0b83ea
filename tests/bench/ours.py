"""Walkboard as it is deployed: permissions, validation and the commit on, every limit at its default."""

import contextlib
import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.processes import SERVER_CORE, free_port, running
from tests.bench.seats import Seat, Target
from tests.postgresql import PostgresqlServer

PROGRAM = str(Path(sys.executable).with_name("walkboard"))


class Office:
    """Makes boards and lets people in, each with a sign-in of their own, over REST as the client does."""

    def __init__(self, port: int, token: str, protocol: str | None = None) -> None:
        self._port, self._token, self._protocol = port, token, protocol
        self._http = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._boards: dict[int, tuple[str, str]] = {}  # id and what lets people in
        self._seats: dict[int, list[Seat]] = {}

    def seats(self, board: int, people: int) -> list[Seat]:
        """Seats of different people at a board, the same people each time."""
        taken = self._seats.setdefault(board, [])
        board_id, key = self._board(board)
        while len(taken) < people:
            path, name = f"/api/invitations/{key}/accept", f"Person {len(taken)}"
            answer, cookie = self._call("POST", path, {"name": name}, token=False)
            assert answer["board_id"] == board_id
            offers = (f"Sec-WebSocket-Protocol: {self._protocol}",) if self._protocol else ()
            headers = (f"Origin: http://127.0.0.1:{self._port}", f"Cookie: {cookie}", *offers)
            taken.append(Seat(self._port, f"/sync/{board_id}", headers))
        return taken[:people]

    def _board(self, number: int) -> tuple[str, str]:
        if number not in self._boards:
            made, _ = self._call("POST", "/api/boards", {"title": f"Bench {number}", "template": "empty"})
            path = f"/api/boards/{made['id']}/invitations"
            invitation, _ = self._call("POST", path, {"role": "editor", "expires_in_days": 1})
            self._boards[number] = made["id"], invitation["url"].rsplit("#", 1)[-1]
        return self._boards[number]

    def _call(self, method: str, path: str, body: dict[str, Any], *, token: bool = True) -> tuple[dict[str, Any], str]:
        headers = {"Content-Type": "application/json", "Origin": f"http://127.0.0.1:{self._port}"}
        if token:
            headers["Authorization"] = f"Bearer {self._token}"
        self._http.request(method, path, json.dumps(body), headers)
        answer = self._http.getresponse()
        text = answer.read()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {text.decode()[:200]}")
        return json.loads(text), (answer.getheader("Set-Cookie") or "").partition(";")[0]


@dataclass(frozen=True)
class Walkboard:
    """Our server, on SQLite or PostgreSQL; `protocol` is the subprotocol people ask for (none: stock clients)."""

    database: str = "SQLite"
    protocol: str | None = None

    def label(self) -> str:
        """Name, version and where it keeps its data."""
        return f"Walkboard {_program(dict(os.environ), '--version').split()[-1]}, {self.database}"

    @contextlib.contextmanager
    def start(self) -> Iterator[Target]:
        """The server while it runs, with a data folder of its own."""
        port, folder = free_port(), Path(tempfile.mkdtemp(prefix="walkboard-bench-"))
        environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "WALKBOARD_DATA_DIR": str(folder)}
        try:
            with contextlib.ExitStack() as stack:
                also: list[int] = []
                if self.database == "PostgreSQL":
                    environment["WALKBOARD_DATABASE_URL"], also = stack.enter_context(postgresql())
                process = stack.enter_context(running([PROGRAM, "serve"], port, environment, folder / "log"))
                token = _program(environment, "token", "create", "--name", "bench").splitlines()[-1]
                office = Office(port, token, self.protocol)
                yield Target(port, [process, *also], office.seats)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _program(environment: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [PROGRAM, *arguments], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


@contextlib.contextmanager
def postgresql() -> Iterator[tuple[str, list[int]]]:
    """A PostgreSQL that says nothing is written before it is on the disk, on the server's core: address and process."""
    server = PostgresqlServer({"listen_addresses": "", "shared_buffers": "128MB"})
    try:
        processes = server.processes()
        for process in processes:
            if hasattr(process, "cpu_affinity") and (os.cpu_count() or 1) >= 2:
                process.cpu_affinity([SERVER_CORE])
        yield server.create("walkboard"), [processes[0].pid]
    finally:
        server.close()

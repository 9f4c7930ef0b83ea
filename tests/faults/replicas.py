"""Clients in a Node process: our own session without a browser, the stock Yjs provider, and one without manners."""

import asyncio
import base64
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

PROGRAM = Path(__file__).parents[1] / "fixtures/replicas.mjs"
MODULES = Path(__file__).parents[2] / "web/node_modules"
ANSWER_TIMEOUT = 60.0
_LONGEST_LINE = 64 << 20

Kind = Literal["own", "stock", "disorderly"]


class Replicas:
    """What `web/src/testing/replicas` does, by commands."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def do(self, what: str, name: str = "", **more: Any) -> Any:
        """One command and its answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, "name": name, **more}).encode() + b"\n")
        return await self.heard("answer")

    async def heard(self, expected: str) -> Any:
        """What it says next."""
        assert self._process.stdout is not None
        async with asyncio.timeout(ANSWER_TIMEOUT):
            line = await self._process.stdout.readline()
        assert line, "the clients' process ended"
        said = json.loads(line)
        assert expected in said, said.get("error", said)
        return said[expected]

    async def look(self) -> dict[str, dict[str, Any]]:
        """What everybody holds and was promised, by name."""
        found: dict[str, dict[str, Any]] = await self.do("look")
        return found

    async def read(self, update: bytes) -> dict[str, Any]:
        """What Yjs makes of an update: its own bytes of it, and what it shows."""
        read: dict[str, Any] = await self.do("read", update=base64.b64encode(update).decode())
        return read


@asynccontextmanager
async def replicas() -> AsyncIterator[Replicas]:
    """A process without clients."""
    node = shutil.which("node")
    assert node is not None, "node is needed"
    assert (MODULES / "y-websocket").exists(), "web/node_modules is needed: make setup"
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(node, str(PROGRAM), stdin=pipe, stdout=pipe, limit=_LONGEST_LINE)
    try:
        running = Replicas(process)
        await running.heard("ready")
        yield running
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()

"""The servers that are measured, each started as a person would start it, in a process group of its own."""

import asyncio
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import sys
import tempfile
import urllib.request
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PEERS = ROOT / ".bench"
PEER_PACKAGE = "@y/websocket-server@0.1.1"
START_TIMEOUT = 60.0


@dataclass(frozen=True)
class Target:
    """A running server: name with version, address of one fresh board, request headers, process group."""

    name: str
    board_url: str
    headers: dict[str, str]
    group: int


def free_port() -> int:
    """A port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def wait_for_port(port: int, process: asyncio.subprocess.Process) -> None:
    """Returns once something accepts connections; raises RuntimeError when the process ends or nothing comes."""
    deadline = asyncio.get_running_loop().time() + START_TIMEOUT
    while asyncio.get_running_loop().time() < deadline:
        if process.returncode is not None:
            break
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
            continue
        writer.close()
        return
    raise RuntimeError("the server to be measured did not start")


def pinned(core: int, *command: str) -> list[str]:
    """The command on one core, where the machine has two and can pin."""
    if (os.cpu_count() or 1) < 2 or not shutil.which("taskset"):
        return list(command)
    return ["taskset", "-c", str(core), *command]


async def stop(process: asyncio.subprocess.Process) -> None:
    """Ends the whole process group: politely, then not."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        await asyncio.wait_for(process.wait(), 10)
    except TimeoutError:
        os.killpg(process.pid, signal.SIGKILL)
        await process.wait()


def post(url: str, token: str, body: dict[str, str]) -> dict[str, str]:
    """One REST call to our own server."""
    request = urllib.request.Request(
        url,
        data=json.dumps(body).encode(),
        headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
        method="POST",
    )
    with urllib.request.urlopen(request, timeout=10) as answer:
        result: dict[str, str] = json.load(answer)
        return result


@contextlib.asynccontextmanager
async def walkboard() -> AsyncIterator[Target]:
    """Our server with everything on: SQLite with full sync, permissions, validation."""
    port, folder = free_port(), tempfile.mkdtemp(prefix="walkboard-bench-")
    environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "WALKBOARD_DATA_DIR": folder}
    program = str(Path(sys.executable).with_name("walkboard"))
    quiet = asyncio.subprocess.DEVNULL
    process = await asyncio.create_subprocess_exec(
        *pinned(0, program, "serve"), env=environment, start_new_session=True, stdout=quiet, stderr=quiet
    )
    try:
        await wait_for_port(port, process)
        maker = await asyncio.create_subprocess_exec(
            program, "token", "create", "--name", "bench", env=environment, stdout=asyncio.subprocess.PIPE
        )
        printed, _ = await maker.communicate()
        token = printed.decode().strip().splitlines()[-1]
        board = await asyncio.to_thread(
            post, f"http://127.0.0.1:{port}/api/boards", token, {"title": "Bench", "template": "empty"}
        )
        version = re.sub(r"[^\d.]", "", (await asyncio.to_thread(_version, program)).split()[-1])
        headers = {"Authorization": f"Bearer {token}"}
        yield Target(
            f"Walkboard {version}, committed",
            f"ws://127.0.0.1:{port}/sync/{board['id']}",
            headers,
            process.pid,
        )
    finally:
        await stop(process)
        shutil.rmtree(folder, ignore_errors=True)


def _version(program: str) -> str:
    import subprocess

    return subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()


@contextlib.asynccontextmanager
async def y_websocket_server() -> AsyncIterator[Target]:
    """The reference server of Yjs: no store, no sign-in, no permissions. Installed beside the project on first use."""
    entry = PEERS / "node_modules/@y/websocket-server/src/server.js"
    quiet = asyncio.subprocess.DEVNULL
    if not entry.exists():
        PEERS.mkdir(exist_ok=True)
        arguments = (
            "install",
            "--prefix",
            str(PEERS),
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--silent",
            PEER_PACKAGE,
        )
        await (await asyncio.create_subprocess_exec("npm", *arguments, stdout=quiet, stderr=quiet)).wait()
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1"}
    process = await asyncio.create_subprocess_exec(
        *pinned(0, "node", str(entry)), env=environment, start_new_session=True, stdout=quiet, stderr=quiet
    )
    try:
        await wait_for_port(port, process)
        yield Target(
            f"{PEER_PACKAGE.lstrip('@').replace('@', ' ')}, in memory",
            f"ws://127.0.0.1:{port}/bench",
            {},
            process.pid,
        )
    finally:
        await stop(process)

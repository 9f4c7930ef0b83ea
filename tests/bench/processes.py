"""Starting what is measured, on one core, and ending it with everything it started."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

START_TIMEOUT = 60.0
SERVER_CORE = 0


class StartError(RuntimeError):
    """The server to be measured did not come up."""


def free_port() -> int:
    """A port nobody listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def pinned(command: list[str]) -> list[str]:
    """The command on the servers' core, where the machine has two and can pin."""
    if (os.cpu_count() or 1) < 2 or not shutil.which("taskset"):
        return command
    return ["taskset", "-c", str(SERVER_CORE), *command]


@contextlib.contextmanager
def running(command: list[str], port: int, environment: dict[str, str], log: Path) -> Iterator[int]:
    """The command while it listens on the port, in a process group of its own; raises StartError."""
    with log.open("ab") as file:
        process = subprocess.Popen(
            pinned(command), env=environment, process_group=0, stdout=file, stderr=file, stdin=subprocess.DEVNULL
        )
    try:
        _wait(port, process, log)
        yield process.pid
    finally:
        _stop(process)


def _wait(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
            continue
        return
    raise StartError(log.read_text(errors="replace").strip()[-400:] or "it said nothing")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """The whole group: politely, then not."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

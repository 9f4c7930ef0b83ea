"""The servers we compare with: installed from lock files, started as their makers say."""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.processes import free_port, running
from tests.bench.seats import Target, hocuspocus_seats, plain_seats

HERE = Path(__file__).parent / "peers"
CACHE = Path(__file__).parents[2] / ".bench"
INSTALL_TIMEOUT = 300
NPM = ["npm", "ci", "--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]


class InstallError(RuntimeError):
    """A peer that could not be installed, with the reason."""


def installed(name: str) -> Path:
    """The folder with a peer and what it needs, made on first use and whenever its lock file changes; InstallError."""
    source, folder = HERE / name, CACHE / name
    files = sorted(file for file in source.iterdir() if file.is_file())
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    stamp = folder / "installed"
    if stamp.exists() and stamp.read_text() == digest:
        return folder
    sys.stderr.write(f"installing {name} into {folder.relative_to(CACHE.parent)}\n")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for file in files:
        shutil.copy(file, folder)
    if (folder / "package-lock.json").exists():
        _run(NPM, folder)
        if (folder / "vite.config.mjs").exists():
            _run(["npx", "--no-install", "vite", "build", "--logLevel", "error"], folder)
    else:
        _run([sys.executable, "-m", "venv", "venv"], folder)
        pip = ["venv/bin/python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run([*pip, "--require-hashes", "-r", "requirements.lock"], folder)
    stamp.write_text(digest)
    return folder


def _run(command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=INSTALL_TIMEOUT)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise InstallError(str(error)) from error
    if done.returncode:
        raise InstallError((done.stderr or done.stdout).strip().splitlines()[-1][:300])


def node(folder: Path) -> str:
    """The Node that came with a peer, or the machine's."""
    for program in folder.glob("node_modules/node-*/bin/node"):
        return str(program)
    found = shutil.which("node")
    if found is None:
        raise InstallError("there is no Node")
    return found


@dataclass(frozen=True)
class NodePeer:
    """A server in JavaScript."""

    folder: str
    package: str
    entry: str

    def label(self) -> str:
        """Name and version; raises InstallError."""
        folder = installed(self.folder)
        about = json.loads((folder / "node_modules" / self.package / "package.json").read_text())
        return f"{self.package} {about['version']}"

    @contextlib.contextmanager
    def start(self) -> Iterator[Target]:
        """The server while it runs."""
        folder, port = installed(self.folder), free_port()
        environment = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "NODE_ENV": "production"}
        command = [node(folder), str(folder / self.entry)]
        seats = hocuspocus_seats(port) if self.folder == "hocuspocus" else plain_seats(port)
        with running(command, port, environment, folder / "log") as process:
            yield Target(port, [process], seats)


@dataclass(frozen=True)
class PycrdtPeer:
    """pycrdt-websocket, in an environment of its own."""

    def label(self) -> str:
        """Name and version; raises InstallError."""
        pins = (installed("pycrdt-websocket") / "requirements.in").read_text().splitlines()
        return next(pin.replace("==", " ") for pin in pins if pin.startswith("pycrdt-websocket=="))

    @contextlib.contextmanager
    def start(self) -> Iterator[Target]:
        """The server while it runs."""
        folder, port = installed("pycrdt-websocket"), free_port()
        command = [str(folder / "venv/bin/python"), str(folder / "server.py")]
        with running(command, port, {**os.environ, "PORT": str(port)}, folder / "log") as process:
            yield Target(port, [process], plain_seats(port))


HOCUSPOCUS = NodePeer("hocuspocus", "@hocuspocus/server", "server.mjs")
Y_WEBSOCKET = NodePeer("y-websocket", "@y/websocket-server", "node_modules/@y/websocket-server/src/server.js")
PYCRDT = PycrdtPeer()

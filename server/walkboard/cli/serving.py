"""Runs the server under uvicorn, and greets whoever started it."""

import errno
import io
import socket
import sys
from pathlib import Path
from typing import Any

import segno
import typer
import uvicorn
from fastapi import FastAPI
from typing_extensions import override
from uvicorn.supervisors import ChangeReload

from walkboard.api.addresses import Addresses
from walkboard.api.socket_protocol import SOCKET_OPTIONS
from walkboard.app import create_app
from walkboard.cli.network import addresses_for, local_url, network_url
from walkboard.errors import WalkboardError
from walkboard.garbage import settle
from walkboard.migration import migrate_folder
from walkboard.settings import Settings, read_settings
from walkboard.telemetry import configure_logging

# Waiting connections; above it the system turns newcomers away, and clients come back by themselves.
BACKLOG = 2_048

KEEP_ALIVE_SECONDS = 65  # longer than proxies keep theirs, so that they never write into a closed one

# Exit status when the server could not start; its log says why.
STARTUP_FAILED = 3
# A commit is a thread's work, and each of its steps may have to wait so long for the event loop; Python's own 5 ms made
# most of the time that an edit took on a crowded board.
THREAD_TURN = 0.0005


class AddressTaken(WalkboardError):  # noqa: N818 (read as `raise AddressTaken`, like its siblings)
    """The server cannot listen where it was told to."""

    slug = "address-taken"
    title = "The server cannot start"
    default_detail = "Walkboard cannot listen on this address."


class Greeting(uvicorn.Server):
    """A uvicorn server that says where it is once it can be reached."""

    def __init__(self, config: uvicorn.Config, settings: Settings) -> None:
        """The settings tell what to print."""
        super().__init__(config)
        self._settings = settings

    @override
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then prints the addresses and how to sign in."""
        await super().startup(sockets)
        settle()
        if self.started and sockets:
            port, secret = sockets[0].getsockname()[1], self.lifespan.state.get("owner_secret")
            print_greeting(self._settings, port, secret)


def serve_until_stopped(settings: Settings) -> None:
    """Serves until SIGTERM or SIGINT, then finishes what is under way."""
    sys.setswitchinterval(THREAD_TURN)
    configure_logging(settings.log_level, settings.log_format)
    listener = listen(settings)
    migrate_folder(settings.data_dir, settings.database)
    app = create_app(settings, addresses_for(settings, listener.getsockname()[1]))
    server = Greeting(uvicorn.Config(app, **server_options(settings)), settings)
    server.run(sockets=[listener])
    if not server.started:
        raise SystemExit(STARTUP_FAILED)


def serve_reloading(settings: Settings) -> None:
    """Serves for development: starts again when the source changes."""
    configure_logging(settings.log_level, settings.log_format)
    source = str(Path(__file__).parents[1])
    config = uvicorn.Config(
        "walkboard.cli.serving:application", factory=True, reload=True, reload_dirs=[source], **server_options(settings)
    )
    ChangeReload(config, target=Greeting(config, settings).run, sockets=[listen(settings)]).run()


def described_interface() -> dict[str, Any]:
    """The OpenAPI document; depends on no setting."""
    return create_app(Settings(), Addresses("http://127.0.0.1:8000")).openapi()


def application() -> FastAPI:
    """The app as a reloaded process makes it for itself."""
    settings = read_settings()
    configure_logging(settings.log_level, settings.log_format)
    migrate_folder(settings.data_dir, settings.database)
    return create_app(settings, addresses_for(settings))


def server_options(settings: Settings) -> dict[str, Any]:
    """How uvicorn is run. Its access log would write queries, and with them tickets: ours does not."""
    return {
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "forwarded_allow_ips": settings.trusted_proxies,
        "timeout_graceful_shutdown": settings.shutdown_seconds,
        "timeout_keep_alive": KEEP_ALIVE_SECONDS,
        "backlog": BACKLOG,
        **SOCKET_OPTIONS,
    }


def listen(settings: Settings) -> socket.socket:
    """The listening socket, bound before anything else is opened; raises AddressTaken."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.host, settings.port))
        # Others must not be taken in before there is somebody to answer, but a taken port must be noticed now.
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise AddressTaken(
                f"Something else already uses port {settings.port}. Stop it, or set PORT to another number."
            ) from None
        raise AddressTaken(f"Walkboard cannot listen on {settings.host}:{settings.port}: {error.strerror}.") from None
    return listener


def print_greeting(settings: Settings, port: int, owner_secret: str | None) -> None:
    """Prints where the wall is, and how the owner gets in."""
    addresses = addresses_for(settings, port)
    network = network_url(settings, port)
    lines = ["", "Walkboard is ready.", "", f"  On this computer   {local_url(settings, port)}"]
    if network is not None:
        lines.append(f"  On this network    {network}")
    if settings.public_url is not None:
        lines.append(f"  For everybody      {settings.public_url}")
    if network is not None:
        lines += ["", qr_code(settings.public_url or network)]
    lines.append("")
    if owner_secret is not None:
        lines.append(f"Sign in as the owner with this link. It works once, within {settings.sign_in_hours} hours:")
        lines.append(addresses.sign_in(owner_secret))
    else:
        lines.append("A new sign-in link for anybody: walkboard user link NAME")
    typer.echo("\n".join([*lines, ""]))
    sys.stdout.flush()


def qr_code(url: str) -> str:
    """The address as a QR code of half blocks, for phones."""
    drawn = io.StringIO()
    segno.make(url, micro=False).terminal(drawn, compact=True, border=2)
    return drawn.getvalue().rstrip("\n")

"""By which addresses people reach this machine."""

import socket
from ipaddress import ip_address
from pathlib import Path

from walkboard.api.addresses import Addresses
from walkboard.settings import Settings

# Documentation addresses (RFC 5737): nothing is sent to them, they only make the system choose an interface.
_ELSEWHERE = ("192.0.2.1", 9)

# Inside a container the machine's own addresses are of no use to anybody outside.
_CONTAINER_MARK = Path("/.dockerenv")


def lan_address() -> str | None:
    """This machine's address on its network; None without one, and inside a container."""
    if _CONTAINER_MARK.exists():
        return None
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_ELSEWHERE)
        except OSError:
            return None
        found = str(probe.getsockname()[0])
    return None if ip_address(found).is_loopback or found == "0.0.0.0" else found  # noqa: S104


def local_url(settings: Settings, port: int) -> str:
    """The address on this machine."""
    host = "127.0.0.1" if settings.serves_the_network else settings.host
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def network_url(settings: Settings, port: int) -> str | None:
    """The address for other machines; None while only this one is served."""
    if not settings.serves_the_network:
        return None
    address = lan_address()
    return f"http://{address}:{port}" if address else None


def addresses_for(settings: Settings, port: int | None = None) -> Addresses:
    """Where the installation is: what was set, otherwise what other machines can use, otherwise this machine's."""
    actual = settings.port if port is None else port
    public = settings.public_url or network_url(settings, actual) or local_url(settings, actual)
    return Addresses(public, fixed=settings.public_url is not None, allowed_origins=settings.allowed_origins)

"""Where this installation is: which hosts and origins are its own, and the links it hands out. Pure.

An origin is listed when it is the public address or one of the allowed ones, exactly (scheme, host and port). A page
that this server itself served over a local name or an IP address is trusted too, so that a wall on a LAN works by
whatever address people typed: its origin equals the address the request was sent to, and neither an IP address nor a
local name can be made to point here by a stranger's DNS.

Links are built from the public address. Only while nobody has set one, a request's own local address is used instead.
"""

import re
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

# Names no public DNS can give away (RFC 6761, 6762, 8375 and the customary ones).
LOCAL_SUFFIXES = (".local", ".localhost", ".test", ".internal", ".lan", ".home.arpa")

_NETLOC = re.compile(r"[A-Za-z0-9._\-\[\]:]+")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SOCKET_SCHEMES = {"ws": "http", "wss": "https"}


@dataclass(frozen=True)
class Addresses:
    """The public address (`https://wall.example.org`, no path), whether somebody set it, and more allowed origins."""

    public_url: str
    fixed: bool = True
    allowed_origins: tuple[str, ...] = ()
    _listed: frozenset[tuple[str, str, int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Normalises what is listed; raises ValueError for an address that is none."""
        listed = set()
        for url in (self.public_url, *self.allowed_origins):
            origin = _origin(url)
            if origin is None:
                raise ValueError(f"{url!r} is not an address like http://127.0.0.1:8000.")
            listed.add(origin)
        object.__setattr__(self, "_listed", frozenset(listed))

    @property
    def secure(self) -> bool:
        """Whether people reach this over https."""
        return urlsplit(self.public_url).scheme == "https"

    def allows_origin(self, origin: str, *, scheme: str, host: str) -> bool:
        """Whether a page of `origin` may act for its person, on a request sent to `scheme` and `host` (Host header)."""
        asked = _origin(origin)
        if asked is None:
            return False
        if asked in self._listed:
            return True
        here = _origin(f"{_SOCKET_SCHEMES.get(scheme, scheme)}://{host}")
        return asked == here and is_local_name(asked[1])

    def allows_host(self, host: str) -> bool:
        """Whether a request with this Host header was sent to us."""
        asked = _origin(f"http://{host}")
        return asked is not None and (asked[1] in {listed[1] for listed in self._listed} or is_local_name(asked[1]))

    def base(self, asked_at: str | None = None) -> str:
        """The address to build links on; `asked_at` is the Host header of the request that wants one."""
        asked = _origin(f"http://{asked_at}") if asked_at and not self.fixed else None
        if asked is None or not is_local_name(asked[1]):
            return self.public_url
        ours = urlsplit(self.public_url).hostname or ""
        if is_loopback(asked[1]) and not is_loopback(ours):
            return self.public_url  # asked on this machine, but the link is for others
        return f"http://{asked_at}"

    def sign_in(self, secret: str, asked_at: str | None = None) -> str:
        """A link that signs in. The secret is in the fragment: it reaches no server log and no Referer."""
        return f"{self.base(asked_at)}/sign-in#{secret}"

    def join(self, secret: str, asked_at: str | None = None) -> str:
        """An invitation."""
        return f"{self.base(asked_at)}/join#{secret}"


def is_local_name(host: str) -> bool:
    """Whether the host is an IP address or a name that no public DNS can point here."""
    try:
        ip_address(host)
    except ValueError:
        return "." not in host or host.endswith(LOCAL_SUFFIXES)
    return True


def is_loopback(host: str) -> bool:
    """Whether the host is this machine, whoever asks."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _origin(url: str) -> tuple[str, str, int] | None:
    """Scheme, host and port of an address that has nothing else; None for everything else (`null` included)."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or not _is_bare(parts):
        return None
    return parts.scheme, parts.hostname.rstrip("."), port or _DEFAULT_PORTS[parts.scheme]


def _is_bare(parts: SplitResult) -> bool:
    extra = parts.path not in {"", "/"} or parts.query or parts.fragment
    return not extra and _NETLOC.fullmatch(parts.netloc) is not None

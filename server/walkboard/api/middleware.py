"""What every request passes: one line in the log, security headers, our own host, a size limit, our own origin.

All of it is plain ASGI, because Starlette's middleware base class would put a task and a queue around every response.
"""

import re
import time
from dataclasses import dataclass

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from walkboard.api.access import check_origin
from walkboard.api.addresses import Addresses
from walkboard.api.problems import problem_response
from walkboard.errors import BodyTooLarge, HostRefused, OriginRefused
from walkboard.telemetry import Metrics

# REST bodies are small: content goes over the socket.
MAX_BODY_BYTES = 1 << 20
# But for images, which are counted as they come by who takes them in.
_IMAGES = re.compile(r"^/api/boards/[^/]+/images$")

# Asked by machines under whatever address they have; they tell nothing and change nothing.
HOSTLESS_PATHS = frozenset({"/healthz", "/readyz", "/metrics"})

# What requests for the client are counted as: its files, and everything else that is no REST.
ASSETS, PAGES = "/assets", "/"

# Asked for all the time; they are counted, and logged only when they fail.
UNREMARKABLE = HOSTLESS_PATHS | {ASSETS}

_log = structlog.get_logger("walkboard.access")


@dataclass(frozen=True)
class AccessLog:
    """Writes one line for each answer, never with the query, and with `…` for secrets in the path."""

    app: ASGIApp
    metrics: Metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and logs what came of it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, watch)
        finally:
            seconds = time.perf_counter() - started
            method, route = scope["method"], route_of(scope)
            self.metrics.requests.labels(method, route, status).inc()
            self.metrics.request_seconds.labels(method, route).observe(seconds)
            if route not in UNREMARKABLE or status >= 500:
                path, ms = loggable_path(scope), round(seconds * 1000, 1)
                _log.info("request", method=method, path=path, status=status, ms=ms)


def route_of(scope: Scope) -> str:
    """The pattern of the route that answered: few values, none with an id."""
    route: str | None = getattr(scope.get("route"), "path", None)
    return route or (ASSETS if scope["path"].startswith("/assets/") else PAGES)


def loggable_path(scope: Scope) -> str:
    """The path without query; the secret of an invitation is a part of its path and is left out."""
    path: str = scope["path"]
    secret = scope.get("path_params", {}).get("token")
    return path.replace(secret, "…") if secret else path


@dataclass(frozen=True)
class SecurityHeaders:
    """Puts the same headers on every answer."""

    app: ASGIApp
    headers: dict[str, str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on."""

        async def dress(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
                if scope["path"].startswith("/api/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self.app(scope, receive, dress if scope["type"] == "http" else send)


@dataclass(frozen=True)
class OwnHost:
    """Refuses requests sent to an address that is not ours (and with that, DNS rebinding)."""

    app: ASGIApp
    addresses: Addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 421."""
        host = Headers(scope=scope).get("host", "") if scope["type"] in {"http", "websocket"} else None
        if host is None or scope["path"] in HOSTLESS_PATHS or self.addresses.allows_host(host):
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await problem_response(HostRefused())(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": HostRefused.close_code})


@dataclass(frozen=True)
class OwnOrigin:
    """Refuses what another site's page does in somebody's name."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on, or answers 403."""
        if scope["type"] == "http":
            try:
                check_origin(Request(scope))
            except OriginRefused as refusal:
                await problem_response(refusal)(scope, receive, send)
                return
        await self.app(scope, receive, send)


@dataclass(frozen=True)
class BodyLimit:
    """Refuses a body that is too large: by what it says, or by what comes."""

    app: ASGIApp
    limit: int = MAX_BODY_BYTES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on with a counted body."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if _IMAGES.match(scope["path"]):
            await self.app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        if announced.isdigit() and int(announced) > self.limit:
            await problem_response(BodyTooLarge(), {"Connection": "close"})(scope, receive, send)
            return
        await self.app(scope, _counted(receive, self.limit), send)


def _counted(receive: Receive, limit: int) -> Receive:
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > limit:
            raise HTTPException(BodyTooLarge.status)
        return message

    return counted

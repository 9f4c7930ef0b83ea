"""The browser client: its page for every address people open, and its files. A plain page while it is not built."""

import base64
import hashlib
import mimetypes
import re
import secrets
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

from walkboard.api.assets import Assets
from walkboard.api.languages import named_language
from walkboard.api.policy import content_security_policy
from walkboard.api.preloads import wall_preloads

WALL_PATH = "/b/{board_id}"
# Addresses the client itself answers; everything else that is no file is told to be unknown, in the client's own words.
CLIENT_PATHS = (
    "/",
    WALL_PATH,
    "/b/{board_id}/flow/{map_id}",
    "/b/{board_id}/snapshots/{snapshot_id}",
    "/b/{board_id}/walks/{walk_id}",
    "/join",
    "/sign-in",
    "/streams/{stream_id}",
)

ASK_EVERY_TIME = "no-cache"

_INLINE = re.compile(r"<(script|style)(?![^>]*\ssrc=)[^>]*>(.*?)</\1>", re.DOTALL | re.IGNORECASE)

_NOT_BUILT = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Walkboard</title></head>
<body>
<main>
<h1>The server is running, the client is not built</h1>
<p>Walkboard serves its browser client from a folder that is empty here. In a working copy, run <code>make web</code>
and load this page again; <code>make run</code> does both at once.</p>
<p>Boards, sync and the REST interface work meanwhile: see <a href="/api/openapi.json">/api/openapi.json</a>.</p>
</main>
</body>
</html>
"""


class Client:
    """The built client in a folder."""

    def __init__(self, folder: Path) -> None:
        """Reads the page once; the folder may not be there."""
        self._folder = folder.resolve()
        page = self._folder / "index.html"
        self._page = page.read_text("utf-8") if page.is_file() else None
        self._assets = Assets(self._folder / "assets")
        self._wall = wall_preloads(self._folder)
        self._inline = {kind: inline_hashes(self._page or "", kind) for kind in ("script", "style")}

    @property
    def built(self) -> bool:
        """Whether there is a client to serve."""
        return self._page is not None

    def page(self, status: int = 200, *, preloads: str = "") -> Response:
        """The client's page, with elements that ask for more files at once, or the plain one."""
        if self._page is None:
            return HTMLResponse(_NOT_BUILT, 503, {"Cache-Control": "no-store"})
        # Libraries of the client add style elements; they find the nonce in this element and sign them with it.
        nonce = secrets.token_urlsafe(16)
        head = f'<head><meta property="csp-nonce" nonce="{nonce}">{preloads}'
        signed = self._page.replace("<head>", head, 1)
        policy = content_security_policy(
            scripts=self._inline["script"], styles=[f"'nonce-{nonce}'", *self._inline["style"]]
        )
        return HTMLResponse(signed, status, {"Cache-Control": ASK_EVERY_TIME, "Content-Security-Policy": policy})

    def file(self, path: str) -> Response | None:
        """A file beside the page, e.g. the icon."""
        found = (self._folder / path.lstrip("/")).resolve()
        if not found.is_relative_to(self._folder) or not found.is_file() or found.name == "index.html":
            return None
        media_type = mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        return FileResponse(found, media_type=media_type, headers={"Cache-Control": ASK_EVERY_TIME})

    def routes(self) -> list[Route]:
        """The addresses of the client."""

        async def page(_request: Request) -> Response:
            return self.page()

        async def wall(request: Request) -> Response:
            # Who chose another language in this browser fetches that a moment later.
            language = named_language(request.headers.get("accept-language", "")) or "en"
            return self.page(preloads=self._wall[language])

        async def asset(request: Request) -> Response:
            return await self._assets.response(request)

        async def anything(request: Request) -> Response:
            return self._anything_else(request)

        pages = (Route(path, wall if path == WALL_PATH else page) for path in CLIENT_PATHS)
        return [*pages, Route("/assets/{name}", asset), Route("/{path:path}", anything)]

    def _anything_else(self, request: Request) -> Response:
        path = request.url.path
        if not path.startswith(("/api/", "/sync/", "/assets/")):
            found = self.file(path)
            if found is not None:
                return found
            if "text/html" in request.headers.get("accept", ""):
                return self.page(404)
        raise HTTPException(404)


def inline_hashes(page: str, kind: str) -> list[str]:
    """Hashes of the scripts or styles that stand inside a page, as a Content-Security-Policy names them."""
    found = [body for tag, body in _INLINE.findall(page) if tag.lower() == kind]
    digests = (hashlib.sha256(body.encode()).digest() for body in found)
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]

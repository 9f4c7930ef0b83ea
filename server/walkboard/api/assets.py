"""The client's built files: read and compressed once, then served from memory.

There are few of them, they never change while the server runs, and every newcomer asks for all.
"""

import asyncio
import gzip
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

# Names of built files carry a hash of their content, so a browser never needs to ask for one again.
FOREVER = "public, max-age=31536000, immutable"

# Fonts and pictures are compressed already.
_COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg+xml")
_SMALLEST_COMPRESSED = 1_024


@dataclass(frozen=True)
class _Asset:
    media_type: str
    plain: bytes
    compressed: bytes | None


class Assets:
    """The files directly in one folder."""

    def __init__(self, folder: Path) -> None:
        """Reads nothing yet; the folder may not be there."""
        self._folder = folder
        self._known: dict[str, _Asset] = {}

    async def response(self, request: Request) -> Response:
        """The file a request names, compressed if the browser takes that; raises a 404."""
        name = request.path_params["name"]
        asset = self._known.get(name)
        if asset is None:
            asset = self._known[name] = await asyncio.to_thread(self._read, name)
        headers = {"Cache-Control": FOREVER, "Vary": "Accept-Encoding"}
        body = asset.plain
        if asset.compressed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            body, headers["Content-Encoding"] = asset.compressed, "gzip"
        return Response(body, headers=headers, media_type=asset.media_type)

    def _read(self, name: str) -> _Asset:
        path = self._folder / name
        if path.parent != self._folder or not path.is_file():
            raise HTTPException(404)
        plain = path.read_bytes()
        media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
        worth = media_type.startswith(_COMPRESSIBLE) and len(plain) >= _SMALLEST_COMPRESSED
        return _Asset(media_type, plain, gzip.compress(plain, mtime=0) if worth else None)

"""Large answers that were written and compressed where they come from, not on the event loop."""

import gzip

from fastapi import Request, Response


def packed_json(request: Request, state: str, packed: bytes) -> Response:
    """JSON in gzip as an answer: not at all if the browser has this state of it, unpacked if it must be."""
    tag = f'W/"{state}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept-Encoding, Cookie"}
    if tag in (each.strip() for each in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    return _unpacked_if_must(request, packed, "application/json", headers)


def packed_picture(request: Request, packed: bytes) -> Response:
    """A picture in gzip as an answer; there may be none."""
    headers = {"Cache-Control": "private, no-store", "Vary": "Accept-Encoding, Cookie"}
    if not packed:
        return Response(status_code=204, headers=headers)
    return _unpacked_if_must(request, packed, "application/octet-stream", headers)


def _unpacked_if_must(request: Request, packed: bytes, media_type: str, headers: dict[str, str]) -> Response:
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(packed), headers=headers, media_type=media_type)
    headers["Content-Encoding"] = "gzip"
    return Response(packed, headers=headers, media_type=media_type)

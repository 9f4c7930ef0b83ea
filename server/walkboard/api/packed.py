"""Large JSON answers that were written and compressed where they come from, not on the event loop."""

import gzip

from fastapi import Request, Response


def packed_json(request: Request, state: str, packed: bytes) -> Response:
    """JSON in gzip as an answer: not at all if the browser has this state of it, unpacked if it must be."""
    tag = f'W/"{state}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Accept-Encoding, Cookie"}
    if tag in (each.strip() for each in request.headers.get("if-none-match", "").split(",")):
        return Response(status_code=304, headers=headers)
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(gzip.decompress(packed), headers=headers, media_type="application/json")
    headers["Content-Encoding"] = "gzip"
    return Response(packed, headers=headers, media_type="application/json")

"""A digest of what an update holds, whatever pieces it is cut into.

Engines join neighbouring items and cut them again, forget the contents of what is deleted, and write clients, and the
keys of plain objects, in no particular order. Two updates of the same document have the same normal form all the same.
"""

import json
from hashlib import sha256

from walkboard.wire import content
from walkboard.wire.content import ordered_any, read_text
from walkboard.wire.update import Block, Struct, Update, encode_deletions
from walkboard.wire.varint import encode_varint, read_varint

# What engines join when one follows the other.
_JOINED = frozenset({content.STRING, content.ANY})
_GONE = frozenset({content.GC, content.DELETED})
# The tag of a plain object.
_OBJECT = b"v"


def normal_form(update: Update) -> bytes:
    """The digest."""
    digest = sha256()
    for block in sorted(update.blocks, key=lambda each: each.client):
        if block.structs:
            digest.update(encode_varint(block.client) + b"".join(_parts(update.data, block)))
    digest.update(encode_deletions(dict(sorted(update.deletions.items()))))
    return digest.digest()


def _parts(data: bytes, block: Block) -> list[bytes]:
    parts: list[bytes] = []
    gone = 0
    before: Struct | None = None
    for struct in block.structs:
        if struct.kind in _GONE:
            gone += struct.length
        else:
            if gone:
                parts.append(b"gone" + encode_varint(gone))
                gone = 0
            if before is None or not _continues(block.client, before, struct):
                parts.append(b"item" + encode_varint(struct.clock) + data[struct.start : struct.content])
            parts.append(_content(data, struct))
        before = struct
    if gone:
        parts.append(b"gone" + encode_varint(gone))
    return parts


def _continues(client: int, before: Struct, struct: Struct) -> bool:
    """Whether the item stands right behind the one before it, so that an engine may make one of both."""
    return (
        struct.kind in _JOINED
        and struct.kind == before.kind
        and struct.origin == (client, struct.clock - 1)
        and struct.right_origin == before.right_origin
    )


def _content(data: bytes, struct: Struct) -> bytes:
    """The content without a length, which depends on the cut."""
    if struct.kind == content.STRING:
        return read_text(data, struct.content)[0]
    if struct.kind == content.ANY:
        return _values(data, struct)
    if struct.kind == content.EMBED:
        return _ordered_json(read_text(data, struct.content)[0])
    if struct.kind == content.FORMAT:
        key, position = read_text(data, struct.content)
        return key + _ordered_json(read_text(data, position)[0])
    return data[struct.content : struct.end]


def _values(data: bytes, struct: Struct) -> bytes:
    position = read_varint(data, struct.content)[1]
    if _OBJECT not in data[position : struct.end]:
        return data[position : struct.end]
    parts = []
    while position < struct.end:
        value, position = ordered_any(data, position)
        parts.append(value)
    return b"".join(parts)


def _ordered_json(text: bytes) -> bytes:
    return json.dumps(json.loads(text), sort_keys=True).encode("utf-8", "surrogatepass") if b"{" in text else text

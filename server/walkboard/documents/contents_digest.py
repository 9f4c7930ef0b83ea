"""Everything Walkboard's own roots show, as plain values: what two documents with the same content have in common."""

import json
from hashlib import sha256
from typing import Any

from pycrdt import Array, Map, Text, XmlElement, XmlFragment, XmlText

from walkboard.documents.outline import Roots


def contents_digest(roots: Roots) -> bytes:
    """A digest of the roots with everything in them: values, texts with their formats, order, nesting."""
    shown = json.dumps({name: _plain(root) for name, root in roots.items()}, sort_keys=True, default=_opaque)
    return sha256(shown.encode("utf-8", "surrogatepass")).digest()


def _plain(value: Any) -> Any:
    if isinstance(value, Map):
        return {key: _plain(value[key]) for key in list(value.keys())}
    if isinstance(value, Array):
        return [_plain(each) for each in value]
    if isinstance(value, Text | XmlText):
        return [[_plain(part), _plain(attributes)] for part, attributes in value.diff()]
    if isinstance(value, XmlElement):
        pairs: Any = value.attributes
        attributes = sorted((str(name), _plain(each)) for name, each in pairs)
        return [value.tag, attributes, [_plain(child) for child in value.children]]
    if isinstance(value, XmlFragment):
        return [_plain(child) for child in value.children]
    return value


def _opaque(value: object) -> object:
    """What JSON has no notation for: bytes, and whatever the engine may yet learn."""
    return bytes(value).hex() if isinstance(value, bytes | bytearray) else repr(value)

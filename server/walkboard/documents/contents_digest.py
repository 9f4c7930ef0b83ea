"""Everything a document shows, as plain values: what two documents with the same content have in common."""

import json
from hashlib import sha256
from typing import Any

from pycrdt import Array, Doc, Map, Text, XmlElement, XmlFragment, XmlText

from walkboard.documents.outline import Roots
from walkboard.wire.arrangement import Arrangement, Place
from walkboard.wire.content import EMBED, FORMAT, STRING, TYPE, is_xml


def contents_digest(roots: Roots) -> bytes:
    """A digest of Walkboard's own roots with everything in them: values, texts with their formats, order, nesting."""
    return _digest({name: _plain(root) for name, root in roots.items()})


def shown_digest(doc: Doc[Any], arrangement: Arrangement) -> bytes:
    """A digest of all roots there are. What type an unknown one has is told by what is in it; what it holds under keys
    and what it holds in a sequence are both read."""
    shown: dict[str, Any] = {}
    for name in arrangement.roots:
        place, root = arrangement.places[name], name.decode()
        keyed = _plain(doc.get(root, type=Map))
        sequence: Any = _plain(doc.get(root, type=_sequence_type(arrangement.data, place)))
        if keyed or sequence:
            shown[root] = [keyed, sequence]
    return _digest(shown)


def _sequence_type(data: bytes, place: Place) -> type[Array[Any]] | type[Text] | type[XmlFragment]:
    kinds, only_xml = set(), True
    for item in place.sequence():
        kinds.add(item.struct.kind)
        only_xml = only_xml and item.struct.kind == TYPE and is_xml(data, item.struct.content)
    if kinds & {STRING, FORMAT, EMBED}:
        return Text
    return XmlFragment if kinds and only_xml else Array


def _digest(shown: dict[str, Any]) -> bytes:
    text = json.dumps(shown, sort_keys=True, default=_opaque)
    return sha256(text.encode("utf-8", "surrogatepass")).digest()


def _plain(value: Any) -> Any:
    if isinstance(value, Map):
        return {key: _plain(value[key]) for key in list(value.keys())}
    if isinstance(value, Array):
        return [_plain(each) for each in value]
    if isinstance(value, XmlText):
        return [_text(value), _attributes(value)]
    if isinstance(value, Text):
        return _text(value)
    if isinstance(value, XmlElement):
        return [value.tag, _attributes(value), [_plain(child) for child in value.children]]
    if isinstance(value, XmlFragment):
        return [_plain(child) for child in value.children]
    return value


def _text(value: Text | XmlText) -> Any:
    return [[_plain(part), _plain(attributes)] for part, attributes in value.diff()]


def _attributes(value: XmlElement | XmlText) -> Any:
    pairs: Any = value.attributes
    return sorted((str(name), _plain(each)) for name, each in pairs)


def _opaque(value: object) -> object:
    """What JSON has no notation for: bytes, and whatever the engine may yet learn."""
    return bytes(value).hex() if isinstance(value, bytes | bytearray) else repr(value)

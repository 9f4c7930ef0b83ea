"""Values of a document as bytes that are the same in every engine: what the document shows, and nothing of how.

The browser writes the same bytes (web/src/sync/canonical.ts), and both are held to tests/fixtures/state_digests.json.
A value is one tag and what belongs to it; lengths and counts are four bytes, the most significant first.

    n null or undefined · t, f booleans · d number: a float of eight bytes, one NaN, no negative zero
    s text: length, UTF-8 · b bytes: length, bytes · a list: count, values · o object: count, keys and values by key
    M map: as o · A array: as a · T text: count, runs (a value and its formats as o) · F fragment: count, children
    E element: tag, attributes as o, count, children · Y text in a fragment: attributes as o, then as T

Keys are sorted by code point, formats that are null are left out, neighbouring runs with the same formats are one run,
and halves of characters read as U+FFFD.
"""

import struct
from collections.abc import Callable, Iterable
from typing import Any

from pycrdt import Array, Map, Text, XmlElement, XmlFragment, XmlText

_COUNT = struct.Struct("!I")
_NUMBER = struct.Struct("!d")
_NAN = bytes.fromhex("7ff8000000000000")


def write_value(out: bytearray, value: Any) -> None:
    """Appends a value, shared type or plain."""
    write = _WRITERS.get(type(value))
    if write is not None:
        write(out, value)
    elif isinstance(value, Map):
        _write_pairs(out, b"M", [(key, value[key]) for key in list(value.keys())])
    elif isinstance(value, Array):
        _write_all(out, b"A", list(value))
    elif isinstance(value, XmlText):
        pairs: Any = value.attributes
        out += b"Y"
        _write_pairs(out, b"o", [(str(name), each) for name, each in pairs])
        _write_runs(out, value)
    elif isinstance(value, Text):
        _write_runs(out, value)
    else:
        _write_xml(out, value)


def write_text(out: bytearray, text: str) -> None:
    """Appends a text."""
    try:
        encoded = text.encode()
    except UnicodeEncodeError:  # halves of characters, which JSON can bring into a document
        encoded = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    out += b"s"
    out += _COUNT.pack(len(encoded))
    out += encoded


def _write_xml(out: bytearray, value: Any) -> None:
    if isinstance(value, XmlElement):
        pairs: Any = value.attributes
        out += b"E"
        write_text(out, value.tag or "")
        _write_pairs(out, b"o", [(str(name), each) for name, each in pairs])
        _write_all(out, b"", list(value.children))
    elif isinstance(value, XmlFragment):
        _write_all(out, b"F", list(value.children))
    else:  # what the engine may yet learn: the browser writes the same for what it does not know
        out += b"?"


def _write_number(out: bytearray, value: float) -> None:
    out += b"d"
    out += _number(value)


def _number(value: float) -> bytes:
    try:
        number = float(value)
    except OverflowError:
        number = float("inf") if value > 0 else float("-inf")
    return _NAN if number != number else _NUMBER.pack(number + 0.0)


def _write_bytes(out: bytearray, value: bytes | bytearray) -> None:
    out += b"b"
    out += _COUNT.pack(len(value))
    out += value


def _write_all(out: bytearray, tag: bytes, values: Iterable[Any]) -> None:
    elements = list(values)
    out += tag
    out += _COUNT.pack(len(elements))
    for element in elements:
        write_value(out, element)


def _write_pairs(out: bytearray, tag: bytes, pairs: list[tuple[str, Any]]) -> None:
    out += tag
    out += _COUNT.pack(len(pairs))
    for key, value in sorted(pairs, key=_key):
        write_text(out, key)
        write_value(out, value)


def _key(pair: tuple[str, Any]) -> str:
    return pair[0]


def _write_runs(out: bytearray, text: Text | XmlText) -> None:
    runs: list[list[Any]] = []
    for part, formats in text.diff():
        written = bytearray()
        _write_pairs(written, b"o", [pair for pair in (formats or {}).items() if pair[1] is not None])
        if runs and isinstance(part, str) and isinstance(runs[-1][0], str) and runs[-1][1] == written:
            runs[-1][0] += part
        else:
            runs.append([part, written])
    out += b"T"
    out += _COUNT.pack(len(runs))
    for part, written in runs:
        write_value(out, part)
        out += written


_WRITERS: dict[type, Callable[[bytearray, Any], None]] = {
    type(None): lambda out, _: out.extend(b"n"),
    bool: lambda out, value: out.extend(b"t" if value else b"f"),
    int: _write_number,
    float: _write_number,
    str: write_text,
    bytes: _write_bytes,
    bytearray: _write_bytes,
    list: lambda out, value: _write_all(out, b"a", value),
    tuple: lambda out, value: _write_all(out, b"a", value),
    dict: lambda out, value: _write_pairs(out, b"o", list(value.items())),
}

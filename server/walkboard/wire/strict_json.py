"""JSON that every reader takes: no NaN or Infinity, finite numbers, nesting that ends."""

import json
import re
from contextlib import suppress
from json.scanner import make_scanner
from math import isfinite

from walkboard.errors import MalformedFrame

# More would be Infinity elsewhere.
MAX_DIGITS = 300


def read_json(text: bytes, max_depth: int) -> object:
    """The value, or MalformedFrame."""
    try:
        value = _read(text)
    except (ValueError, RecursionError):
        raise MalformedFrame("A part that must be JSON is not.") from None
    # Depth needs brackets, so most texts need no walk.
    if text.count(b"{") + text.count(b"[") > max_depth and depth_of(value) > max_depth:
        raise MalformedFrame(f"JSON is nested at most {max_depth} deep.")
    return value


def _read(text: bytes) -> object:
    string = text.decode()
    # No number without an exponent, in so few characters, is beyond what a reader takes.
    if len(text) <= MAX_DIGITS and not _EXPONENT.search(text):
        with suppress(StopIteration):  # space around it
            value, end = _scan(string, 0)
            if end == len(string):
                return value
    return _STRICT.decode(string)


def depth_of(value: object) -> int:
    """How many objects and arrays enclose the innermost value."""
    depth = 0
    level = [value]
    while level := [item for item in level if isinstance(item, dict | list)]:
        depth += 1
        level = [inner for item in level for inner in (item.values() if isinstance(item, dict) else item)]
    return depth


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _read_int(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise ValueError(digits)
    return int(digits)


def _read_float(digits: str) -> float:
    value = float(digits)
    if not isfinite(value):
        raise ValueError(digits)
    return value


_EXPONENT = re.compile(rb"[0-9][eE]")
# The plain reader of the library, without what it does about space around the value.
_scan = make_scanner(json.JSONDecoder(parse_constant=_refuse_constant))  # type: ignore[arg-type] # the stubs are wrong
_STRICT = json.JSONDecoder(parse_constant=_refuse_constant, parse_int=_read_int, parse_float=_read_float)

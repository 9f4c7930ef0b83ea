"""JSON that every reader takes: no NaN or Infinity, finite numbers, nesting that ends."""

import json
from math import isfinite

from walkboard.errors import MalformedFrame

# More would be Infinity elsewhere.
MAX_DIGITS = 300


def read_json(text: bytes, max_depth: int) -> object:
    """The value, or MalformedFrame."""
    try:
        value: object = _STRICT.decode(text.decode())
    except (ValueError, RecursionError):
        raise MalformedFrame("A part that must be JSON is not.") from None
    # Depth needs brackets, so most texts need no walk.
    if text.count(b"{") + text.count(b"[") > max_depth and depth_of(value) > max_depth:
        raise MalformedFrame(f"JSON is nested at most {max_depth} deep.")
    return value


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


_STRICT = json.JSONDecoder(parse_constant=_refuse_constant, parse_int=_read_int, parse_float=_read_float)

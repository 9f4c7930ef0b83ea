"""Plain values out of a document that may hold anything: what is not of the expected kind counts as absent."""

from collections.abc import Mapping
from math import floor, isfinite

from walkboard.maps.contents import Blocked

MAX_COORDINATE = 10_000_000.0
MAX_REASON = 500


def text_of(value: object) -> str:
    """The string, or an empty one."""
    return value if isinstance(value, str) else ""


def number_of(value: object) -> float | None:
    """A finite number, held within the bounds of positions; whole ones as integers."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return None
    held = max(-MAX_COORDINATE, min(MAX_COORDINATE, value))
    return int(held) if held == int(held) else held


def pair_of(value: object) -> list[float] | None:
    """Two numbers, as positions and sizes are written."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        return None
    numbers = [number_of(part) for part in value]
    return None if None in numbers else [number for number in numbers if number is not None]


def limit_of(rules: object) -> int | None:
    """The limit in the rules of a lane or column, as the client reads it: not negative, rounded."""
    number = number_of(rules.get("limit")) if isinstance(rules, Mapping) else None
    return floor(number + 0.5) if number is not None and number >= 0 else None


def deleted_of(value: object) -> bool:
    """Whether the value of `deleted` says so."""
    return value is True or not (value is None or isinstance(value, bool | int | float | str))


def blocked_of(value: object) -> Blocked | None:
    """Why a card is blocked; the reason may be left unsaid. Only a plain object says that it is."""
    if not isinstance(value, Mapping):
        return None
    return Blocked(text_of(value.get("reason"))[:MAX_REASON], text_of(value.get("by")) or None)

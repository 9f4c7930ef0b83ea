"""Plain values out of a document that may hold anything: what is not of the expected kind counts as absent."""

from collections.abc import Iterable, Mapping
from math import floor, isfinite

from walkboard.maps.contents import Blocked
from walkboard.maps.fields import MAX_TEXT, FieldValue, is_field_key

MAX_COORDINATE = 10_000_000.0
MAX_REASON = 500
FIELD = "f:"


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


def field_of(value: object) -> FieldValue | None:
    """A value of a field: words, a finite number, yes or no."""
    if isinstance(value, str):
        return value[:MAX_TEXT] or None
    if isinstance(value, bool):
        return value
    if not isinstance(value, int | float) or not isfinite(value):
        return None
    return int(value) if value == int(value) else value


def fields_of(items: Iterable[tuple[str, object]]) -> dict[str, FieldValue]:
    """The values of fields among the keys of a record, in the order of their names."""
    found: dict[str, FieldValue] = {}
    for key, raw in items:
        name = key[len(FIELD) :]
        if key.startswith(FIELD) and is_field_key(name) and (value := field_of(raw)) is not None:
            found[name] = value
    return dict(sorted(found.items()))

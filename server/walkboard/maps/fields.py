"""The fields that cards, maps, lanes, columns and cells may have: declared once, in fields.json, for server and client.

A value stands in the document under `f:<key>`. A value that does not fit its field counts as none.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from math import isfinite
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from walkboard.maps.definition import Definition, Key, LocalText

FieldValue = str | int | float | bool
Values = Mapping[str, FieldValue]

# So that `f:<key>` fits where touches keep what was touched.
MAX_KEY = 14
MAX_TEXT = 2_000
_KEY = re.compile(r"[a-z][a-z0-9_]{0,59}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Choice(Definition):
    """One of the values of a choice."""

    key: Key
    label: LocalText
    # How the upper edge of a card looks that has this value; a quiet value is the usual one, which cards do not show.
    sign: Literal["bar", "dashes", "dots"] | None = None
    quiet: bool = False


class FieldDefinition(Definition):
    """A field. `quiet` ones are how one looks at a map, not what it says: their changes are not told."""

    key: Annotated[Key, Field(max_length=MAX_KEY)]
    type: Literal["number", "money", "duration", "date", "choice", "text", "flag", "person", "stream"]
    label: LocalText
    hint: LocalText | None = None
    unit: LocalText | None = None
    min: float | None = None
    max: float | None = None
    whole: bool = False
    choices: tuple[Choice, ...] = ()
    quiet: bool = False

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.type == "choice") != bool(self.choices):
            raise ValueError(f"{self.key}: choices belong to a choice")
        if len({choice.key for choice in self.choices}) != len(self.choices):
            raise ValueError(f"{self.key}: a choice is there twice")
        if self.type not in {"number", "duration"} and (self.min, self.max, self.unit) != (None, None, None):
            raise ValueError(f"{self.key}: only numbers and durations have bounds and units")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError(f"{self.key}: the least is more than the most")
        return self

    def fits(self, value: object) -> bool:
        """Whether this is a value of the field. Money is kept elsewhere, never in the document."""
        match self.type:
            case "number" | "duration":
                low = 0.0 if self.type == "duration" and self.min is None else self.min
                return (
                    isinstance(value, int | float)
                    and not isinstance(value, bool)
                    and isfinite(value)
                    and (low is None or value >= low)
                    and (self.max is None or value <= self.max)
                    and (not self.whole or value == int(value))
                )
            case "flag":
                return isinstance(value, bool)
            case "choice":
                return any(choice.key == value for choice in self.choices)
            case "date":
                return isinstance(value, str) and _is_day(value)
            case "money":
                return False
            case _:
                return isinstance(value, str) and value != ""


def _is_day(value: str) -> bool:
    if not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


@cache
def fields() -> dict[str, FieldDefinition]:
    """Every field by its key, in the order they are declared. Raises when the file is not as it should be."""
    data = (files("walkboard.maps") / "fields.json").read_bytes()
    read = TypeAdapter(tuple[FieldDefinition, ...]).validate_json(data)
    found = {field.key: field for field in read}
    if len(found) != len(read):
        raise ValueError("a field is declared twice")
    return found


def is_field_key(key: str) -> bool:
    """Whether a value can stand under this key, known or not."""
    return _KEY.fullmatch(key) is not None


def value_in(values: Values, key: str) -> FieldValue | None:
    """The value of a field, if there is one that fits."""
    value, known = values.get(key), fields().get(key)
    return value if known is not None and known.fits(value) else None


def checked_fields(keys: Iterable[str]) -> None:
    """Raises ValueError for keys that no field has."""
    if unknown := [key for key in keys if key not in fields()]:
        raise ValueError(f"no such field: {', '.join(unknown)}")


def checked_values(values: Values) -> None:
    """Raises ValueError for values that do not fit their fields."""
    checked_fields(values)
    if wrong := [key for key, value in values.items() if not fields()[key].fits(value)]:
        raise ValueError(f"not a value of its field: {', '.join(wrong)}")

"""The disciplines people choose from: the same file the client reads."""

import json
from importlib import resources


def _keys() -> tuple[str, ...]:
    listed = json.loads(resources.files("walkboard.maps").joinpath("disciplines.json").read_text("utf-8"))
    return tuple(entry["key"] for entry in listed)


DISCIPLINES: tuple[str, ...] = _keys()

# For somebody who was not asked: the first owner.
UNSPECIFIED_DISCIPLINE = "other"

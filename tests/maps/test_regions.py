"""Maps of regions: every lane has its place and no two overlap. Guides are complete."""

import json
from importlib.resources import files
from typing import Any

import pytest

from walkboard.maps.kinds import Kind, kinds

CANVASES = ("business_model", "lean", "product", "value_proposition")


def definition(key: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((files("walkboard.maps") / "kinds" / f"{key}.json").read_text("utf-8"))
    return data


@pytest.mark.parametrize("key", CANVASES)
def test_regions_fill_the_grid(key: str) -> None:
    layout = kinds()[key].layout
    assert layout is not None
    squares = [(x + i, y + j) for x, y, w, h in layout.areas.values() for i in range(w) for j in range(h)]
    right, bottom = (max(square[axis] for square in squares) + 1 for axis in (0, 1))
    assert sorted(squares) == sorted((x, y) for x in range(right) for y in range(bottom))


def test_regions_that_overlap_or_are_missing_are_refused() -> None:
    lean = definition("lean")
    lean["layout"]["areas"]["solution"] = lean["layout"]["areas"]["problem"]
    with pytest.raises(ValueError, match="overlap"):
        Kind.model_validate(lean)
    del lean["layout"]["areas"]["solution"]
    with pytest.raises(ValueError, match="not those of the lanes"):
        Kind.model_validate(lean)


def test_an_example_names_what_is_in_the_starter() -> None:
    lean = definition("lean")
    lean["example"]["cards"][0]["lane"] = "nowhere"
    with pytest.raises(ValueError, match="nowhere"):
        Kind.model_validate(lean)


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.key)
def test_every_kind_says_how_to_begin(kind: Kind) -> None:
    assert len(kind.steps) == 3

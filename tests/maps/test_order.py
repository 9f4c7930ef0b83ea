"""Order keys are those the client's library would make."""

import json
from importlib.resources import files

from walkboard.maps.order import order_keys

GOLDEN: list[tuple[int, str]] = json.loads((files("walkboard.maps") / "golden" / "order_keys.json").read_text("utf-8"))


def test_golden_vectors() -> None:
    keys = order_keys(GOLDEN[-1][0] + 1)
    assert [[index, keys[index]] for index, _ in GOLDEN] == [list(pair) for pair in GOLDEN]


def test_keys_ascend() -> None:
    keys = order_keys(5_000)
    assert keys == sorted(set(keys))
    assert order_keys(0) == []

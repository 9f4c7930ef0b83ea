"""The description of the REST interface: current in the working copy, and fit to make types from."""

import json
from pathlib import Path
from typing import Any

from walkboard.cli.serving import described_interface

ROOT = Path(__file__).parents[2]


def operations() -> list[dict[str, Any]]:
    paths: dict[str, dict[str, Any]] = described_interface()["paths"]
    return [operation for path in paths.values() for operation in path.values()]


def test_the_clients_copy_is_current() -> None:
    kept = json.loads((ROOT / "web/openapi.json").read_text())
    assert kept == described_interface(), "the REST interface changed: run `make api`"


def test_operations_have_names_of_their_own() -> None:
    names = [operation["operationId"] for operation in operations()]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)


def test_every_operation_may_answer_with_a_problem() -> None:
    for operation in operations():
        content = operation["responses"]["default"]["content"]
        assert content == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        assert "422" not in operation["responses"]


# Answers that are no JSON.
NOT_JSON = {"get_metrics", "get_snapshot_state", "get_minutes_text", "get_flow_table", "get_image", "get_picture"}


def test_every_answer_has_a_schema() -> None:
    for operation in operations():
        if operation["operationId"] in NOT_JSON:
            continue
        answers = (answer for status, answer in operation["responses"].items() if status not in {"204", "default"})
        for answer in answers:
            assert answer["content"]["application/json"]["schema"], operation["operationId"]

"""Every refusal has one shape and plain words."""

import json

import pytest
from sqlalchemy.exc import OperationalError

from tests.api.stage import Somebody, Wall, problem
from walkboard import errors
from walkboard.api.problems import problem_response

pytestmark = pytest.mark.asyncio(loop_scope="module")


def refusals(base: type[errors.WalkboardError] = errors.WalkboardError) -> list[type[errors.WalkboardError]]:
    return [base, *(found for child in base.__subclasses__() for found in refusals(child))]


@pytest.mark.parametrize("refusal", refusals(), ids=lambda refusal: refusal.__name__)
async def test_each_error_is_complete(refusal: type[errors.WalkboardError]) -> None:
    document = json.loads(bytes(problem_response(refusal()).body))
    assert document["slug"].replace("-", "").isalpha()
    assert document["title"][0].isupper()
    assert document["detail"].endswith(".")
    assert not {"error", "invalid", "oops"} & set((document["title"] + " " + document["detail"]).lower().split())
    assert 400 <= refusal.status < 600
    assert refusal.close_code in {1011, 1012, 1013} or 4400 <= refusal.close_code < 4500


async def test_slugs_mean_one_thing() -> None:
    own = [refusal for refusal in refusals() if "slug" in vars(refusal)]
    assert len({refusal.slug for refusal in own}) == len(own)


async def test_unknown_addresses(owner: Somebody) -> None:
    answer = await owner.client.get("/api/nowhere")
    assert (answer.status_code, problem(answer)["slug"]) == (404, "not-found")


async def test_wrong_methods(owner: Somebody) -> None:
    answer = await owner.client.delete("/api/about")
    assert (answer.status_code, problem(answer)["slug"]) == (405, "method-not-allowed")


@pytest.mark.parametrize("body", ["", "{", "[]", '"text"', "null", '{"title": "a"', "\x00"])
async def test_bodies_that_are_no_json_object(owner: Somebody, body: str) -> None:
    answer = await owner.client.post("/api/boards", content=body, headers={"Content-Type": "application/json"})
    assert (answer.status_code, problem(answer)["slug"]) == (422, "input-refused")


async def test_bodies_that_are_too_large(owner: Somebody) -> None:
    large = json.dumps({"title": "x" * (1 << 20)})
    announced = await owner.client.post("/api/boards", content=large, headers={"Content-Type": "application/json"})

    async def pieces() -> object:
        for _ in range(40):
            yield b" " * (1 << 16)

    unannounced = await owner.client.post("/api/boards", content=pieces())  # type: ignore[arg-type]
    for answer in (announced, unannounced):
        assert (answer.status_code, problem(answer)["slug"]) == (413, "body-too-large")


async def test_fields_are_named_in_plain_words(owner: Somebody) -> None:
    answer = await owner.client.post("/api/boards", json={"titel": "Wall"})
    fields = {field["name"]: field["detail"] for field in problem(answer)["fields"]}
    assert fields == {"title": "This is needed.", "titel": "Walkboard does not know this field."}


@pytest.mark.parametrize(
    "path", ["boards/a%00b", "boards/a%00b/snapshots", "boards/" + "x" * 500, "boards/ab/snapshots/%00"]
)
async def test_ids_that_no_database_can_hold(owner: Somebody, path: str) -> None:
    answer = await owner.client.get(f"/api/{path}")
    assert problem(answer)["slug"] in {"board-unknown", "input-refused"}
    assert answer.status_code in {404, 422}


async def test_a_bug_tells_nothing(wall: Wall, owner: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wall.services.pictures, "outline", None)
    answer = await owner.client.get("/api/templates")
    assert (answer.status_code, problem(answer)["slug"]) == (500, "unforeseen")
    assert "NoneType" not in answer.text


async def test_a_database_that_is_away(wall: Wall, owner: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> object:
        raise OperationalError("SELECT", {}, Exception("disk I/O"))

    monkeypatch.setattr(wall.services.database, "read", away)
    answer = await owner.client.get("/api/me")
    assert (answer.status_code, problem(answer)["slug"]) == (503, "try-again-later")
    assert answer.headers["retry-after"] == "2"
    ready = await owner.client.get("/readyz")
    assert ready.status_code == 200, "readiness asks the database itself"

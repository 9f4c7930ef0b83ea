"""The money of value streams through REST: who sees it, who enters it, what it comes to, where it stays."""

from typing import Any

import pytest
import pytest_asyncio

from tests.api.stage import Somebody, Wall, problem
from walkboard.streams.funding import Quarter

pytestmark = pytest.mark.asyncio(loop_scope="module")

WEEK = "2026-11-23"
COSTS = {"revenue": 420, "materials": 96, "employees": 182, "machines": 24, "facility": 18, "other": 9}
TEAM = {"name": "Heat", "fte": 6, "weeks": 12, "rate": 2000}


class Ground:
    """A stream with a board that its people put there, and somebody in every role."""

    def __init__(self, host: Somebody, stream: str, board: str, people: dict[str, Somebody]) -> None:
        self.host, self.stream, self.board, self.people = host, stream, board, people
        self.path = f"/api/streams/{stream}"


@pytest_asyncio.fixture(loop_scope="module")
async def ground(wall: Wall) -> Ground:
    host = await wall.host()
    stream = (await host.post("/api/streams", {"name": "Heat"}))["id"]
    board = (await host.post("/api/boards", {"title": "Flow", "template": "kanban", "stream_id": stream}))["id"]
    people = {role: await wall.member(host, board, role) for role in ("owner", "facilitator", "editor", "viewer")}
    return Ground(host, stream, board, people)


async def refusal(who: Somebody, path: str, method: str = "GET", body: object = None) -> tuple[int, str]:
    answer = await who.client.request(method, path, json=body)
    return answer.status_code, problem(answer)["slug"]


async def test_who_sees_money_and_who_does_not(wall: Wall, ground: Ground) -> None:
    paths = ("money", "box-score", "funding/2026-Q4")
    for role in ("owner", "facilitator"):
        for path in paths:
            await ground.people[role].get(f"{ground.path}/{path}")
    for role in ("editor", "viewer"):
        for path in paths:
            assert await refusal(ground.people[role], f"{ground.path}/{path}") == (403, "not-permitted")
    stranger = await wall.person("Stranger")
    for path in paths:
        assert await refusal(stranger, f"{ground.path}/{path}") == (404, "stream-unknown")
    change = f"{ground.path}/box-score/{WEEK}/current"
    assert await refusal(ground.people["editor"], change, "PATCH", COSTS) == (403, "not-permitted")


async def test_a_stream_says_who_sees_its_money(ground: Ground) -> None:
    rules = f"{ground.path}/money"
    assert await ground.people["facilitator"].get(rules) == {
        "currency": "EUR", "shown_to": "facilitator", "may_enter": True, "may_decide": False,
    }  # fmt: skip
    assert await refusal(ground.people["facilitator"], rules, "PATCH", {"shown_to": "viewer"}) == (403, "not-permitted")
    await ground.people["owner"].patch(rules, {"shown_to": "viewer", "currency": "CHF"})
    seen = await ground.people["viewer"].get(rules)
    assert (seen["currency"], seen["may_enter"]) == ("CHF", False)
    change = f"{ground.path}/box-score/{WEEK}/current"
    assert await refusal(ground.people["viewer"], change, "PATCH", COSTS) == (403, "not-permitted")
    await ground.people["owner"].patch(rules, {"shown_to": "owner"})
    assert await refusal(ground.people["facilitator"], rules) == (403, "not-permitted")
    assert await refusal(ground.people["owner"], rules, "PATCH", {"currency": "euro"}) == (422, "input-refused")


async def test_nobody_makes_themselves_an_owner_of_the_stream(ground: Ground) -> None:
    viewer = ground.people["viewer"]
    own = (await viewer.post("/api/boards", {"title": "Mine", "stream_id": ground.stream}))["id"]
    assert await refusal(viewer, f"{ground.path}/money") == (403, "not-permitted")
    await viewer.patch(f"/api/boards/{own}", {"stream_id": None})
    await viewer.patch(f"/api/boards/{own}", {"stream_id": ground.stream})
    await viewer.post(f"/api/boards/{ground.board}/duplicate")
    assert await refusal(viewer, f"{ground.path}/money") == (403, "not-permitted")
    # Once somebody who has a say in the stream puts it there, roles on it count.
    await ground.host.patch(f"/api/boards/{own}", {"stream_id": ground.stream})
    assert (await viewer.get(f"{ground.path}/money"))["may_decide"] is True


async def test_who_was_removed_or_whose_board_is_gone_sees_nothing(ground: Ground) -> None:
    facilitator = ground.people["facilitator"]
    await ground.host.delete(f"/api/boards/{ground.board}/members/{facilitator.id}")
    assert await refusal(facilitator, f"{ground.path}/money") == (404, "stream-unknown")
    await ground.host.delete(f"/api/boards/{ground.board}")
    assert (await refusal(ground.people["owner"], f"{ground.path}/money"))[0] in {403, 404}


async def test_a_box_score_is_entered_value_by_value(ground: Ground) -> None:
    owner, change = ground.people["owner"], f"{ground.path}/box-score/{WEEK}"
    await owner.patch(f"{change}/current", COSTS)
    await ground.people["facilitator"].patch(
        f"{change}/current", {"productive": 60, "non_productive": 25, "available": 5}
    )
    await owner.patch(f"{change}/goal", {"on_time": 98})
    sheet = await owner.get(f"{ground.path}/box-score?week=2026-11-26")
    current, following, goal = sheet["columns"]
    assert (sheet["week"], current["since"], following["since"]) == (WEEK, WEEK, None)
    assert (current["conversion"], current["profit"], round(100 * current["return_on_sales"], 1)) == (233, 91, 21.7)
    assert (current["capacity_gap"], goal["entered"]["on_time"]) == (-10, 98)
    assert sheet["weeks"] == [{"week": WEEK, "revenue": 420, "profit": 91, "return_on_sales": 91 / 420}]
    later = await owner.get(f"{ground.path}/box-score?week=2026-12-10")
    assert [column["since"] for column in later["columns"]] == [None, None, WEEK]  # what is now is measured anew
    await owner.patch(f"{change}/current", {"other": None})
    again = await owner.get(f"{ground.path}/box-score?week={WEEK}")
    assert (again["columns"][0]["profit"], again["columns"][0]["entered"]["revenue"]) == (None, 420)


async def test_a_quarter_is_funded(ground: Ground) -> None:
    owner, path = ground.people["owner"], f"{ground.path}/funding"
    assert (await owner.get(f"{path}/2026-Q4"))["budget"] == 0
    await owner.patch(f"{path}/2026-Q4", {"teams": [TEAM], "non_labour": 6000})
    sheet = await owner.get(f"{path}/2026-Q4")
    assert (sheet["capacity_weeks"], sheet["budget"], sheet["entered"]) == (72, 150_000, True)
    assert (sheet["demand"], sheet["load"], sheet["boards"], sheet["boards_read"]) == (0, 0, 1, 1)
    following = await owner.get(f"{path}/2027-Q1")
    assert (following["entered"], following["teams"][0]["name"]) == (False, "Heat")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("box-score/2026-11-24/current", {"revenue": 1}),  # no Monday
        ("box-score/0001-01-01/current", {"revenue": 1}),
        ("box-score/soon/current", {"revenue": 1}),
        (f"box-score/{WEEK}/past", {"revenue": 1}),
        (f"box-score/{WEEK}/current", {"on_time": 101}),
        (f"box-score/{WEEK}/current", {"anna": 1}),
        ("funding/2026-Q4", {"teams": [{**TEAM, "fte": 1}]}),
        ("funding/2026-Q4", {"teams": [{**TEAM, "salary": 1}]}),
        ("funding/2026-Q9", {}),
        ("funding/9999-Q4", {}),
    ],
)
async def test_what_cannot_be_entered(ground: Ground, path: str, body: object) -> None:
    answer = await refusal(ground.people["owner"], f"{ground.path}/{path}", "PATCH", body)
    assert answer == (422, "input-refused")


async def test_money_is_in_no_document_and_in_nobody_elses_answer(ground: Ground) -> None:
    secret = 123_456.75
    await ground.people["owner"].patch(f"{ground.path}/box-score/{WEEK}/current", {"revenue": secret})
    await ground.people["owner"].patch(f"{ground.path}/funding/2026-Q4", {"teams": [{**TEAM, "rate": secret}]})
    editor: Any = ground.people["editor"].client
    for path in ("/api/streams", "/api/boards", f"/api/boards/{ground.board}", f"/api/boards/{ground.board}/outline",
                 f"/api/boards/{ground.board}/changes"):  # fmt: skip
        assert "123456" not in (await editor.get(path)).text
    answer = await editor.post(f"/api/boards/{ground.board}/snapshots", json={"label": "Now"})
    state = await editor.get(f"/api/boards/{ground.board}/snapshots/{answer.json()['id']}/state")
    assert b"123456" not in state.content


async def test_demand_is_seen_against_capacity(wall: Wall, ground: Ground) -> None:
    """An item past the commitment point is demand, and its days are part of the mix."""
    owner, path = ground.people["owner"], f"{ground.path}/funding/{Quarter.of(wall.clock().date())}"
    await owner.patch(path, {"teams": [TEAM]})
    sheet = await owner.get(path)
    assert (sheet["committed"], sheet["unestimated"]) == (2, 2)  # the examples in Review and Implement
    assert sheet["mix"] == [{"category": "", "days": 2}]

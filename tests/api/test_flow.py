"""The flow through a map over REST: numbers, the way of a card, the table, and what cannot be answered."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pycrdt
import pytest
from sqlalchemy import insert

from tests.api.stage import Somebody, Wall, problem
from walkboard.history.tables import Touch, Transition

pytestmark = pytest.mark.asyncio(loop_scope="module")

COLUMNS = ("funnel", "review", "implement", "done")


async def portfolio(owner: Somebody, wall: Wall) -> str:
    """A board with a kanban of four columns, two lanes and three cards."""
    board = await owner.board("Flow")
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    roots = {name: doc.get(name, type=pycrdt.Map) for name in ("cards", "maps", "lanes", "columns", "placements")}
    text, record = pycrdt.Text, pycrdt.Map
    roots["maps"]["m"] = record({"kind": "kanban", "title": text("Our portfolio"), "pos": [0, 0], "order": "a0"})
    roots["maps"]["s"] = record({"kind": "story_map", "title": text("Stories"), "pos": [0, 9], "order": "a1"})
    for lane in ("work", "other"):
        roots["lanes"][lane] = record({"map": "m", "role": "lane", "order": lane, "title": text(lane.title())})
    for number, role in enumerate(COLUMNS):
        roots["columns"][role] = record({"map": "m", "role": role, "order": f"a{number}", "title": text("")})
    for card, column in (("solar", "done"), ("pump", "review"), ("meter", "funnel")):
        title = "=SUM(1)" if card == "meter" else card.title()
        roots["cards"][card] = record({"type": "card", "title": text(title)})
        roots["placements"][f"m:{card}"] = {"lane": "work", "column": column, "order": "a0"}
    await wall.services.registry.append(board, doc.get_update(), owner.id)
    return board


async def moved(wall: Wall, board: str, person: str, *moves: tuple[str, str, int, str]) -> None:
    """Moves of cards that many days ago, as (card, to column, days ago, lane)."""
    now = wall.clock()
    rows = [
        {
            "board_id": board,
            "sequence": 1_000 + number,
            "map_id": "m",
            "card_id": card,
            "to_lane": lane,
            "to_column": column,
            "person_id": person,
            "at": now - timedelta(days=days),
        }
        for number, (card, column, days, lane) in enumerate(moves)
    ]
    async with wall.services.database.write() as session:
        await session.execute(Transition.__table__.delete().where(Transition.board_id == board))
        await session.execute(insert(Transition), rows)


async def test_numbers_of_a_map(wall: Wall, owner: Somebody) -> None:
    board = await portfolio(owner, wall)
    await moved(
        wall, board, owner.id,
        ("solar", "funnel", 20, "work"), ("solar", "review", 12, "work"), ("pump", "review", 6, "other"),
        ("solar", "implement", 8, "work"), ("meter", "funnel", 5, "work"), ("solar", "done", 3, "work"),
    )  # fmt: skip
    flow = await owner.get(f"/api/boards/{board}/maps/m/flow")
    assert [(stage["column_id"], stage["state"]) for stage in flow["stages"]] == [
        ("funnel", "queue"), ("review", "active"), ("implement", "active"), ("done", "done"),
    ]  # fmt: skip
    assert (flow["start_stage"], flow["finish_stage"]) == (1, 3)
    assert (flow["title"], flow["kind"]) == ("Our portfolio", "kanban")
    assert [(lane["lane_id"], lane["title"]) for lane in flow["lanes"]] == [("other", "Other"), ("work", "Work")]
    (solar,), (pump,) = flow["finished"], flow["open"]
    assert (solar["card_id"], solar["title"], solar["cycle_days"], solar["lead_days"]) == ("solar", "Solar", 10, 18)
    assert solar["efficiency"] == 1
    assert (pump["card_id"], pump["age_days"], pump["lane_id"]) == ("pump", 7, "other")
    assert flow["percentiles"] == {"50": 10, "70": 10, "85": 10, "95": 10}
    assert (flow["expectation_days"], flow["expectation_of"]) == (None, 1)
    assert len(flow["throughput"]) == len(flow["work"]) == len(flow["bands"][0]) == 90
    assert (sum(flow["throughput"]), flow["throughput"][-4], flow["work"][-1]) == (1, 1, 1)
    assert [band[-1] for band in flow["bands"]] == [3, 2, 1, 1]
    other = await owner.get(f"/api/boards/{board}/maps/m/flow?lane=other")
    assert (other["finished"], len(other["open"])) == ([], 1)
    assert (flow["weekdays"], flow["backward"], flow["contradicts"]) == (list(range(7)), "reset", False)


async def said(wall: Wall, board: str, person: str, *values: tuple[str, str, str, str]) -> None:
    """Values of fields, as (root, record, field, value)."""
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    _, state = await wall.services.registry.document_state(board)
    roots = {root: doc.get(root, type=pycrdt.Map) for root in ("cards", "lanes", "columns", "maps")}
    doc.apply_update(state)
    before = doc.get_state()
    for root, record, field, value in values:
        roots[root][record][f"f:{field}"] = value
    await wall.services.registry.append(board, doc.get_update(before), person)


async def test_what_people_say_of_their_map_is_obeyed(wall: Wall, owner: Somebody) -> None:
    board = await portfolio(owner, wall)
    await moved(
        wall, board, owner.id,
        ("solar", "funnel", 30, "work"), ("solar", "review", 20, "work"), ("solar", "implement", 16, "work"),
        ("solar", "done", 9, "work"), ("solar", "review", 4, "work"), ("pump", "review", 6, "other"),
    )  # fmt: skip
    usual = await owner.get(f"/api/boards/{board}/maps/m/flow")
    assert (usual["finished"], [item["card_id"] for item in usual["open"]]) == ([], ["solar", "pump"])
    await said(
        wall, board, owner.id,
        ("maps", "m", "backward", "keep"), ("maps", "m", "workdays", "mon_fri"),
        ("columns", "review", "commitment", "requested"), ("columns", "implement", "commitment", "started"),
    )  # fmt: skip
    flow = await owner.get(f"/api/boards/{board}/maps/m/flow")
    assert (flow["backward"], flow["weekdays"]) == ("keep", [0, 1, 2, 3, 4])
    assert (flow["request_stage"], flow["start_stage"], flow["finish_stage"]) == (1, 2, 3)
    (solar,) = flow["finished"]
    assert solar["cycle_days"] < solar["lead_days"] <= 10  # of 12 days that passed, at least two are a weekend
    assert flow["open"] == []


async def test_items_by_class_of_service_and_value_stream(wall: Wall, owner: Somebody) -> None:
    host = await wall.host()
    stream = (await host.post("/api/streams", {"name": "Heat"}))["id"]
    board = await portfolio(owner, wall)
    await host.patch(f"/api/boards/{board}", {"stream_id": stream})
    await moved(wall, board, owner.id, ("solar", "review", 5, "work"), ("pump", "review", 4, "work"))
    await said(
        wall, board, owner.id, ("cards", "solar", "class", "fixed_date"), ("cards", "pump", "value_stream", "unknown")
    )
    flow = await owner.get(f"/api/boards/{board}/maps/m/flow")
    assert flow["classes"] == ["fixed_date", "standard"]
    assert [(one["stream_id"], one["name"]) for one in flow["streams"]] == [(stream, "Heat"), ("unknown", "")]

    async def cards(question: str) -> list[str]:
        answer = await owner.get(f"/api/boards/{board}/maps/m/flow?{question}")
        return [item["card_id"] for item in answer["open"]]

    assert await cards("class=fixed_date") == ["solar"]
    assert await cards(f"stream={stream}") == ["solar"]
    assert await cards("stream=unknown&class=standard") == ["pump"]
    assert await cards("stream=unknown&class=fixed_date") == []
    table = await owner.client.get(f"/api/boards/{board}/maps/m/flow.csv?class=fixed_date")
    assert [line.partition(",")[0] for line in table.text.splitlines()] == ["ID", "solar"]


async def test_a_band_of_the_cumulative_flow_names_its_cards(wall: Wall, owner: Somebody) -> None:
    board = await portfolio(owner, wall)
    await moved(
        wall, board, owner.id,
        ("solar", "funnel", 20, "work"), ("pump", "funnel", 19, "other"), ("solar", "review", 12, "work"),
        ("pump", "review", 6, "other"), ("meter", "funnel", 5, "work"), ("solar", "done", 3, "work"),
    )  # fmt: skip
    path, today = f"/api/boards/{board}/maps/m/flow", wall.clock().date()

    async def band(stage: int, days: int, more: str = "") -> tuple[int, list[str]]:
        day = (today - timedelta(days=days)).isoformat()
        told = await owner.get(f"{path}/band?stage={stage}&day={day}{more}")
        return told["count"], [card["title"] for card in told["items"]]

    assert await band(0, 13) == (2, ["Pump", "Solar"])  # the latest first
    assert await band(0, 12) == (1, ["Pump"])
    assert await band(1, 6) == (2, ["Pump", "Solar"])
    assert await band(1, 0) == (1, ["Pump"])
    assert await band(1, 0, "&lane=work") == (0, [])
    assert await band(2, 0) == (0, [])  # who skips a stage never stood in it
    assert await band(3, 0) == (1, ["Solar"])
    bands = (await owner.get(path))["bands"]
    for stage, (line, after) in enumerate(zip(bands, [*bands[1:], [0] * 90], strict=True)):
        assert (await band(stage, 0))[0] == line[-1] - after[-1]
    for question in ("stage=9&day=2026-01-01", "stage=0&day=1960-01-01"):
        assert problem(await owner.client.get(f"{path}/band?{question}"))["slug"] == "input-refused"


async def test_blockers_and_the_way_of_a_card(wall: Wall, owner: Somebody) -> None:
    board = await portfolio(owner, wall)
    await moved(wall, board, owner.id, ("solar", "review", 9, "work"), ("solar", "done", 1, "work"))
    now = wall.clock()
    touches = [("blocked", "No permit", 6), ("blocked", "Permit office shut", 5), ("unblocked", None, 4)]
    async with wall.services.database.write() as session:
        for number, (aspect, detail, days) in enumerate(touches):
            at = now - timedelta(days=days)
            row = {"board_id": board, "sequence": 500 + number, "root": "cards", "record_id": "solar"}
            await session.execute(insert(Touch), [{**row, "aspect": aspect, "detail": detail, "at": at}])
    flow = await owner.get(f"/api/boards/{board}/maps/m/flow")
    assert [
        (one["reason"], one["count"], one["hours"], [card["card_id"] for card in one["cards"]])
        for one in flow["clusters"]
    ] == [("Permit office shut", 1, 48, ["solar"])]
    assert (flow["finished"][0]["blocked_days"], flow["efficiency"]) == (2, 0.75)
    journey = await owner.get(f"/api/boards/{board}/maps/m/cards/solar/journey")
    assert [(one["column_id"], round(one["hours"]), one["person"]["name"]) for one in journey["visits"]] == [
        ("review", 8 * 24, owner.name), ("done", 24, owner.name),
    ]  # fmt: skip
    assert [one["reason"] for one in journey["blocked"]] == ["Permit office shut"]


async def test_a_real_block_tells_its_reason(wall: Wall, owner: Somebody) -> None:
    board = await portfolio(owner, wall)
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    cards = doc.get("cards", type=pycrdt.Map)
    _, state = await wall.services.registry.document_state(board)
    doc.apply_update(state)
    before = doc.get_state()
    cards["pump"]["blocked"] = {"reason": "No budget", "by": owner.id, "at": 1}
    await wall.services.registry.append(board, doc.get_update(before), owner.id)
    journey = await owner.get(f"/api/boards/{board}/maps/m/cards/pump/journey")
    assert [(one["reason"], one["until"]) for one in journey["blocked"]] == [("No budget", None)]


async def test_the_table_for_flow_tools(wall: Wall, owner: Somebody) -> None:
    board = await portfolio(owner, wall)
    await moved(wall, board, owner.id, ("solar", "funnel", 9, "work"), ("solar", "done", 1, "work"),
                ("meter", "funnel", 4, "work"))  # fmt: skip
    answer = await owner.client.get(f"/api/boards/{board}/maps/m/flow.csv", headers={"Accept-Language": "de"})
    assert answer.headers["content-type"].startswith("text/csv")
    assert 'filename="our-portfolio.csv"' in answer.headers["content-disposition"]
    day = lambda ago: (wall.clock() - timedelta(days=ago)).astimezone(UTC).date().isoformat()  # noqa: E731
    assert answer.text.split("\r\n") == [
        "ID,Link,Name,Ideen,Prüfung,Umsetzung,Fertig,Lane,Class of service,Blocked days",
        f"solar,http://wall.example.org/b/{board}?card=solar,Solar,{day(9)},,,{day(1)},Work,Standard,0",
        f"meter,http://wall.example.org/b/{board}?card=meter,'=SUM(1),{day(4)},,,,Work,Standard,0",
        "",
    ]


@pytest.mark.parametrize(
    ("map_id", "query", "status", "slug"),
    [
        ("gone", "", 404, "map-unknown"),
        ("s", "", 409, "no-flow"),
        ("m", "?zone=Nowhere/Here", 422, "input-refused"),
        ("m", "?zone=../../etc/passwd", 422, "input-refused"),
        ("m", "?first=2026-02-01&last=2026-01-01", 422, "input-refused"),
        ("m", "?first=0001-01-01", 422, "input-refused"),
        ("m", "?last=0001-01-01", 422, "input-refused"),
        ("m", "?last=9999-12-31&first=9999-12-01", 422, "input-refused"),
        ("m", "?first=soon", 422, "input-refused"),
    ],
)
async def test_what_cannot_be_answered(
    wall: Wall, owner: Somebody, map_id: str, query: str, status: int, slug: str
) -> None:
    board = await portfolio(owner, wall)
    answer = await owner.client.get(f"/api/boards/{board}/maps/{map_id}/flow{query}")
    assert (answer.status_code, problem(answer)["slug"]) == (status, slug)


async def test_an_empty_period_and_another_zone(wall: Wall, owner: Somebody) -> None:
    board = await portfolio(owner, wall)
    flow = await owner.get(f"/api/boards/{board}/maps/m/flow?first=2020-01-01&last=2020-01-31&zone=Pacific/Auckland")
    assert (flow["finished"], flow["percentiles"], flow["efficiency"]) == ([], {}, None)
    assert flow["throughput"] == [0] * 31
    assert datetime.fromisoformat(flow["first"]).year == 2020


async def test_ages_of_what_is_open_and_what_was_done_earlier(wall: Wall, owner: Somebody) -> None:
    board = await portfolio(owner, wall)
    way = [("solar", "review", 30, "work"), ("solar", "done", 20, "work"), ("pump", "review", 9, "work")]
    await moved(wall, board, owner.id, *way, ("meter", "funnel", 3, "work"))
    today = wall.clock().date()
    path = f"/api/boards/{board}/maps/m/ages"
    told = await owner.get(path)
    ages = {one["card_id"]: one for one in told["open"]}
    assert ages.keys() == {"pump", "meter"}
    assert datetime.fromisoformat(ages["pump"]["started"]).date() == today - timedelta(days=9)
    assert ages["meter"]["started"] is None
    assert datetime.fromisoformat(ages["meter"]["since"]).date() == today - timedelta(days=3)
    assert (told["expectation_days"], told["half_days"], told["expectation_of"], told["done"]) == (None, None, 1, [])
    for days, done in ((19, ["solar"]), (20, [])):
        before = (today - timedelta(days=days)).isoformat()
        told = await owner.get(f"{path}?done_before={before}")
        assert [card for day in told["done"] for card in day["card_ids"]] == done
    assert problem(await owner.client.get(f"{path}?zone=Mars/Base"))["slug"] == "input-refused"
    assert problem(await owner.client.get(f"/api/boards/{board}/maps/s/ages"))["slug"] == "no-flow"

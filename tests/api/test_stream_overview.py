"""A value stream as a whole over REST: its boards and maps along the flow, for each person what they may open."""

from typing import Any

import pytest

from tests.api.stage import Wall, problem
from tests.api.test_changes import Wallpaper, put


def moved(card: str) -> Any:
    """A card comes to where work is under way."""
    return lambda roots: roots["placements"].__setitem__(
        f"m:{card}", {"lane": "l", "column": "implement", "order": "a"}
    )


pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_boards_and_maps_along_the_flow(wall: Wall) -> None:
    host = await wall.host()
    stream = (await host.post("/api/streams", {"name": "Heat"}))["id"]
    for template in ("kanban", "story_map"):
        await host.post("/api/boards", {"title": template, "template": template, "stream_id": stream})
    overview = await host.get(f"/api/streams/{stream}/overview")
    assert [board["title"] for board in overview["boards"]] == ["kanban", "story_map"]
    assert [(each["kind"], each["phase"], each["flows"]) for each in overview["maps"]] == [
        ("story_map", "discovery", False), ("kanban", "delivery", True),
    ]  # fmt: skip
    (flow,) = overview["flows"]
    assert (flow["kind"], flow["open"], flow["finished"], flow["blocked"]) == ("kanban", 2, 0, 0)
    assert (overview["may_describe"], overview["sees_money"], overview["goals"], overview["plans"]) == (
        True,
        True,
        [],
        [],
    )


async def test_other_boards_tell_what_names_the_stream(wall: Wall) -> None:
    host = await wall.host()
    stream = (await host.post("/api/streams", {"name": "Heat"}))["id"]
    paper = await Wallpaper.made(wall, host)
    path = f"/api/streams/{stream}/overview"
    assert (await host.get(path))["maps"] == []
    await paper.write(host, put("cards", "pump", "f:value_stream", stream))
    overview = await host.get(path)
    assert [board["title"] for board in overview["boards"]] == ["Changing"]
    assert [each["kind"] for each in overview["maps"]] == ["kanban"]
    # Only the card is of the stream, not the other one beside it.
    assert [flow["open"] for flow in overview["flows"]] == [0]
    await paper.write(host, moved("pump"))
    await paper.write(host, moved("solar"))
    assert [flow["open"] for flow in (await host.get(path))["flows"]] == [1]
    await paper.write(host, put("maps", "m", "f:example", True))
    assert (await host.get(path))["flows"] == []
    await paper.write(host, put("maps", "m", "f:example", False))
    await paper.write(host, put("cards", "pump", "f:value_stream", "another"))
    overview = await host.get(path)
    assert (overview["boards"], overview["maps"], overview["flows"]) == ([], [], [])


async def test_a_copy_tells_the_stream_that_came_along(wall: Wall) -> None:
    host = await wall.host()
    stream = (await host.post("/api/streams", {"name": "Heat"}))["id"]
    paper = await Wallpaper.made(wall, host)
    await paper.write(host, put("cards", "pump", "f:value_stream", stream))
    await host.post(f"/api/boards/{paper.board}/duplicate", {"title": "Copied"})
    overview = await host.get(f"/api/streams/{stream}/overview")
    assert [board["title"] for board in overview["boards"]] == ["Changing", "Copied"]


async def test_everybody_sees_what_they_may_open(wall: Wall) -> None:
    host = await wall.host()
    stream = (await host.post("/api/streams", {"name": "Heat"}))["id"]
    boards = [
        (await host.post("/api/boards", {"title": title, "stream_id": stream}))["id"] for title in ("Open", "Closed")
    ]
    viewer = await wall.member(host, boards[0], "viewer")
    overview = await viewer.get(f"/api/streams/{stream}/overview")
    assert [board["title"] for board in overview["boards"]] == ["Open"]
    assert (overview["may_describe"], overview["sees_money"]) == (False, False)
    stranger = await wall.person("Stranger")
    answer = await stranger.client.get(f"/api/streams/{stream}/overview")
    assert (answer.status_code, problem(answer)["slug"]) == (404, "stream-unknown")


async def test_who_facilitates_a_stream_describes_it(wall: Wall) -> None:
    host = await wall.host()
    stream = (await host.post("/api/streams", {"name": "Heat"}))["id"]
    board = (await host.post("/api/boards", {"title": "Flow", "stream_id": stream}))["id"]
    facilitator = await wall.member(host, board, "facilitator")
    said = {"customer": "House owners", "starts_with": " A call ", "ends_with": "A warm house"}
    changed = await facilitator.patch(f"/api/streams/{stream}", said)
    assert (changed["name"], changed["starts_with"], changed["ends_with"]) == ("Heat", "A call", "A warm house")
    assert (await facilitator.patch(f"/api/streams/{stream}", {"customer": ""}))["customer"] == ""
    for somebody in (await wall.member(host, board, "editor"), await wall.person("Stranger")):
        answer = await somebody.client.patch(f"/api/streams/{stream}", json=said)
        assert (answer.status_code, problem(answer)["slug"]) == (403, "not-permitted")

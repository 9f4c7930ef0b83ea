"""Walks over REST: one at a time, the same for all, begun and ended once, however many press at once."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import event, insert

from tests.api.stage import Somebody, Wall, problem
from tests.api.walking import connected, walking
from walkboard.api.walk_news import arrived
from walkboard.history.arrivals import BEFORE_ALL
from walkboard.history.tables import Transition
from walkboard.walks.wording import default_name

pytestmark = pytest.mark.asyncio(loop_scope="module")


class TestStarting:
    async def test_gives_an_agenda_at_its_first_stop(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        walk = group.walk
        assert (walk["state"], walk["revision"], walk["facilitator"]["name"]) == ("running", 1, "Olga")
        assert [stop["kind"] for stop in walk["stops"]] == [*6 * ["column"], "pull", "decisions"]
        assert walk["stop_id"] == walk["stops"][0]["id"]
        assert walk["stop_started_at"] == walk["started_at"]
        assert walk["since"] is None
        current = await owner.get(f"/api/boards/{group.board}/walks/current")
        assert {**current["walk"], "server_time": walk["server_time"]} == walk
        assert [entry["id"] for entry in await owner.get(f"/api/boards/{group.board}/walks")] == [walk["id"]]

    async def test_two_at_once_start_one(self, wall: Wall, owner: Somebody) -> None:
        board = await owner.board("Portfolio", "kanban")
        editor = await wall.member(owner, board, "editor")
        path = f"/api/boards/{board}/walks"
        answers = await asyncio.gather(*(who.client.post(path, json={}) for who in (owner, editor, owner, editor)))
        assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
        assert len({answer.json()["id"] for answer in answers}) == 1
        assert len(await owner.get(path)) == 1

    async def test_names_it_by_its_day_in_the_language_asked_for(self, wall: Wall, owner: Somebody) -> None:
        for body, headers, language in (
            ({}, {"Accept-Language": "de-AT,de;q=0.9"}, "de"),
            ({"language": "en"}, {"Accept-Language": "de"}, "en"),
        ):
            path = f"/api/boards/{await owner.board()}/walks"
            walk = (await owner.client.post(path, json=body, headers=headers)).json()
            assert walk["name"] == default_name(wall.clock(), "de" if language == "de" else "en")

    async def test_takes_a_name(self, owner: Somebody, board: str) -> None:
        path = f"/api/boards/{board}/walks"
        for name in ("  ", "x" * 201):
            answer = await owner.client.post(path, json={"name": name})
            assert (answer.status_code, problem(answer)["slug"]) == (422, "input-refused")
        assert (await owner.post(path, {"name": "  Quarterly \n walk 👩‍💻 "}))["name"] == "Quarterly walk 👩‍💻"

    async def test_reads_of_the_moves_on_its_maps_only_those_that_are_new(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        _, contents = await wall.services.registry.contents(group.board)
        places = {"map_id": next(iter(contents.maps)), "card_id": "a", "to_lane": "l", "to_column": "c"}
        async with wall.services.database.write() as session:
            row = {"board_id": group.board, "sequence": 1, "at": wall.clock(), **places}
            await session.execute(insert(Transition), [row])
        await group.end()
        engine = wall.services.database._engine.sync_engine
        asked: list[list[object]] = []

        def note(_: object, __: object, statement: str, values: Any, *___: object) -> None:
            if "transitions" in statement and "to_column" in statement:
                asked.append(list(values.values() if isinstance(values, dict) else values))

        event.listen(engine, "before_cursor_execute", note)
        try:
            for new in (True, False):
                await (await walking(wall, owner, board=group.board)).end()
                assert len(asked) == 1
                assert (BEFORE_ALL in asked.pop()) is new
        finally:
            event.remove(engine, "before_cursor_execute", note)

    async def test_everybody_who_is_there_takes_part_viewers_too(self, wall: Wall, owner: Somebody) -> None:
        board = await owner.board("Portfolio", "kanban")
        viewer = await wall.member(owner, board, "viewer", "Vera")
        async with connected(wall, board, owner) as wall_screen, connected(wall, board, viewer) as other:
            group = await walking(wall, owner, board=board)
            assert {entry["person"]["name"] for entry in group.walk["attendance"]} == {"Olga", "Vera"}
            assert wall_screen.walk == other.walk
            assert wall_screen.walk["revision"] == group.walk["revision"]

    async def test_who_comes_late_is_noted_once(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        late = await wall.member(owner, group.board, "viewer", "Late")
        async with connected(wall, group.board, owner) as screen, connected(wall, group.board, late) as listener:
            for _ in range(3):
                await arrived(wall.services, group.board, listener.person)
            assert [entry["person"]["name"] for entry in screen.walk["attendance"]] == ["Late"]
            assert len([event for event in screen.of_type("walk.changed") if event["walk"]["attendance"]]) == 1

    async def test_an_arrival_never_fails(self, wall: Wall, owner: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
        group = await walking(wall, owner)
        async with connected(wall, group.board, owner) as listener:
            monkeypatch.setattr("walkboard.api.walk_news.running", _broken)
            await arrived(wall.services, group.board, listener.person)
        monkeypatch.undo()
        assert (await group.now())["attendance"] == []


async def _broken(*_: object, **__: object) -> None:
    raise RuntimeError("the database is elsewhere")


class TestEnding:
    async def test_takes_a_pinned_snapshot_once(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        wall.clock.forward(minutes=30)
        async with connected(wall, group.board, owner) as screen:
            answers = await asyncio.gather(*(group.ask(owner, "POST", "/end") for _ in range(3)))
            assert [answer.status_code for answer in answers] == [200, 200, 200]
            (kept,) = await owner.get(f"/api/boards/{group.board}/snapshots")
            assert (kept["label"], kept["pinned"], kept["created_by"]["name"]) == (group.walk["name"], True, "Olga")
            ends = [{**answer.json(), "server_time": ""} for answer in answers]
            assert ends[0] == ends[1] == ends[2]
            assert ends[0]["snapshot"]["id"] == kept["id"]
            assert len(screen.of_type("snapshot.created")) == 1
            assert [event["walk"]["state"] for event in screen.of_type("walk.changed")] == ["ended"]
        assert (ends[0]["state"], ends[0]["stop_id"], ends[0]["card_id"]) == ("ended", None, None)
        assert [stop["state"] for stop in ends[0]["stops"]][:2] == ["done", "waiting"]
        assert ends[0]["stops"][0]["spent"] in range(1800, 1830)
        assert (await owner.get(f"/api/boards/{group.board}/walks/current")) == {"walk": None}

    async def test_the_next_walk_looks_back_to_it(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        ended = await group.end()
        await owner.post(f"/api/boards/{group.board}/snapshots", {"label": "In between"})
        again = await walking(wall, owner, board=group.board)
        assert again.walk["id"] != group.walk["id"]
        assert again.walk["since"] == ended["snapshot"]
        assert again.walk["stops"][0]["kind"] == "changes"

    async def test_the_first_walk_looks_back_to_the_newest_snapshot(self, owner: Somebody, board: str) -> None:
        for label in ("One", "Two"):
            await owner.post(f"/api/boards/{board}/snapshots", {"label": label})
        assert (await owner.post(f"/api/boards/{board}/walks", {}))["since"]["label"] == "Two"

    async def test_what_is_over_does_not_change(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        await group.end()
        stop = group.stops[0]
        for method, path, body in (
            ("POST", "/step", {"from": stop, "to": group.stops[1]}),
            ("PUT", "/spotlight", {"stop_id": stop, "card_id": None}),
            ("POST", "/stops", {"title": "One more"}),
            ("PATCH", f"/stops/{stop}", {"seconds": 60}),
            ("PUT", "/lead", {}),
            ("PUT", "/hand", {"raised": True}),
        ):
            answer = await group.ask(owner, method, path, body)
            assert (answer.status_code, problem(answer)["slug"]) == (409, "walk-ended"), path

    async def test_is_for_who_leads(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        for role, slug in (("editor", "not-leading"), ("viewer", "not-permitted")):
            somebody = await wall.member(owner, group.board, role)
            answer = await group.ask(somebody, "POST", "/end")
            assert (answer.status_code, problem(answer)["slug"]) == (403, slug)
        assert await owner.get(f"/api/boards/{group.board}/snapshots") == []


class TestDeletedBoards:
    async def test_a_walk_waits_in_the_trash(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        await group.step(owner, 0, 1)
        await owner.delete(f"/api/boards/{group.board}")
        for method, path in (("GET", ""), ("POST", "/end"), ("GET", "/minutes")):
            answer = await group.ask(owner, method, path)
            assert (answer.status_code, problem(answer)["slug"]) == (410, "board-deleted")
        answer = await group.step(owner, 1, 2)
        assert (answer.status_code, problem(answer)["slug"]) == (410, "board-deleted")
        await owner.post(f"/api/boards/{group.board}/restore")
        assert await group.position() == 1
        assert (await group.step(owner, 1, 2)).status_code == 200
        assert await group.position() == 2

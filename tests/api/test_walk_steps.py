"""Going along on a walk over REST: who may press what, and what becomes of two who press at once."""

import asyncio

import pytest

from tests.api.stage import Somebody, Wall, problem
from tests.api.walking import connected, walking
from walkboard.accounts.permissions import Role
from walkboard.api.walk_news import departed

pytestmark = pytest.mark.asyncio(loop_scope="module")


class TestSteps:
    async def test_two_who_press_next_at_once_advance_by_one(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        facilitator = await wall.member(owner, group.board, "facilitator")
        async with connected(wall, group.board, owner) as screen:
            answers = await asyncio.gather(*(group.step(who, 0, 1) for who in (owner, facilitator, owner)))
            assert [answer.json()["stop_id"] for answer in answers] == [group.stops[1]] * 3
            assert len(screen.of_type("walk.changed")) == 1
        assert await group.position() == 1
        assert (await group.now())["revision"] == 2

    async def test_who_sees_the_group_elsewhere_changes_nothing(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        await group.step(owner, 0, 1)
        assert (await group.step(owner, 0, 2)).json()["stop_id"] == group.stops[1]
        assert (await group.ask(owner, "POST", "/step", {"from": None, "to": group.stops[2]})).json()[
            "stop_id"
        ] == group.stops[1]
        unknown = await group.ask(owner, "POST", "/step", {"from": group.stops[1], "to": "elsewhere"})
        assert (unknown.status_code, problem(unknown)["slug"]) == (404, "stop-unknown")

    async def test_time_is_the_servers(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        wall.clock.forward(seconds=100)
        later = (await group.step(owner, 0, 1)).json()
        assert later["stops"][0]["spent"] in range(100, 110)
        wall.clock.forward(hours=-2)
        back = (await group.step(owner, 1, 2)).json()
        assert back["stops"][1]["spent"] == 0
        wall.clock.forward(hours=2)
        refused = await group.ask(
            owner, "POST", "/step", {"from": group.stops[2], "to": group.stops[3], "at": "2020-01-01T00:00:00Z"}
        )
        assert refused.status_code == 422

    async def test_the_card_on_stage_leaves_it_with_the_stop(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        light = {"stop_id": group.stops[0], "card_id": "card"}
        assert (await group.ask(owner, "PUT", "/spotlight", light)).json()["card_id"] == "card"
        late = {"stop_id": group.stops[1], "card_id": "other"}
        assert (await group.ask(owner, "PUT", "/spotlight", late)).json()["card_id"] == "card"
        assert (await group.step(owner, 0, 1)).json()["card_id"] is None
        long = await group.ask(owner, "PUT", "/spotlight", {"stop_id": group.stops[1], "card_id": "x" * 201})
        assert long.status_code == 422


class TestStops:
    async def test_added_moved_skipped_and_given_time(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        body = {"title": " The  van ", "card_id": "card", "map_id": "m", "before": group.stops[1], "seconds": 90}
        added = await group.ask(owner, "POST", "/stops", body)
        assert added.status_code == 201
        topic = added.json()["stops"][1]
        assert (topic["kind"], topic["title"], topic["seconds"], topic["map_id"]) == ("topic", "The van", 90, "m")
        assert topic["cards"] == [{"card_id": "card", "reason": "topic", "days": None, "agreement_id": None}]
        path = f"/stops/{topic['id']}"
        changed = (await group.ask(owner, "PATCH", path, {"seconds": 60, "move": {"before": None}})).json()
        assert changed["stops"][-1] == {**topic, "seconds": 60}
        skipped = (await group.ask(owner, "PATCH", path, {"state": "skipped"})).json()
        assert skipped["stops"][-1]["state"] == "skipped"
        assert (await group.ask(owner, "PATCH", path, {"state": "waiting"})).json()["stops"][-1]["state"] == "waiting"
        assert (await group.now())["revision"] == 5

    async def test_all_or_nothing(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        refused = await group.ask(owner, "PATCH", f"/stops/{group.stops[0]}", {"seconds": 60, "state": "skipped"})
        assert (refused.status_code, problem(refused)["slug"]) == (422, "input-refused")
        unknown = await group.ask(owner, "PATCH", f"/stops/{group.stops[1]}", {"seconds": 60, "move": {"before": "x"}})
        assert (unknown.status_code, problem(unknown)["slug"]) == (404, "stop-unknown")
        assert (await group.now())["stops"] == group.walk["stops"]

    @pytest.mark.parametrize("body", [{"title": " "}, {"title": "x" * 201}, {"title": "a", "seconds": 5}, {}])
    async def test_need_a_title_and_a_sensible_time(self, wall: Wall, owner: Somebody, body: object) -> None:
        group = await walking(wall, owner)
        answer = await group.ask(owner, "POST", "/stops", body)
        assert (answer.status_code, problem(answer)["slug"]) == (422, "input-refused")

    async def test_there_is_an_end_to_them(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        for _ in range(100 - len(group.stops)):
            assert (await group.ask(owner, "POST", "/stops", {"title": "More"})).status_code == 201
        full = await group.ask(owner, "POST", "/stops", {"title": "Too much"})
        assert (full.status_code, problem(full)["slug"]) == (409, "too-many-stops")


class TestLead:
    async def test_only_who_leads_steers(self, wall: Wall, owner: Somebody) -> None:
        board = await owner.board("Portfolio", "kanban")
        leader, other, viewer = [await wall.member(owner, board, role) for role in ("editor", "editor", "viewer")]
        group = await walking(wall, owner, leader, board)
        assert group.walk["facilitator"]["id"] == leader.id
        async with connected(wall, board, leader):
            for who, slug in ((other, "not-leading"), (viewer, "not-permitted")):
                for answer in (await group.step(who, 0, 1), await group.ask(who, "PUT", "/lead", {})):
                    assert (answer.status_code, problem(answer)["slug"]) == (403, slug)
            assert (await group.step(leader, 0, 1)).status_code == 200
            assert (await group.step(owner, 1, 2)).status_code == 200
            assert (await group.now())["facilitator"]["id"] == leader.id

    async def test_is_handed_over(self, wall: Wall, owner: Somebody) -> None:
        board = await owner.board("Portfolio", "kanban")
        leader, other, viewer = [await wall.member(owner, board, role) for role in ("editor", "editor", "viewer")]
        group = await walking(wall, owner, leader, board)
        async with connected(wall, board, leader), connected(wall, board, other):
            handed = await group.ask(leader, "PUT", "/lead", {"person_id": other.id})
            assert handed.json()["facilitator"]["id"] == other.id
            assert (await group.step(leader, 0, 1)).status_code == 403
            assert (await group.step(other, 0, 1)).status_code == 200
            for person_id in (viewer.id, "nobody"):
                refused = await group.ask(other, "PUT", "/lead", {"person_id": person_id})
                assert (refused.status_code, problem(refused)["slug"]) == (422, "input-refused")

    async def test_is_taken_from_who_is_not_there(self, wall: Wall, owner: Somebody) -> None:
        board = await owner.board("Portfolio", "kanban")
        leader, other, viewer = [await wall.member(owner, board, role) for role in ("editor", "editor", "viewer")]
        group = await walking(wall, owner, leader, board)
        async with connected(wall, board, other) as screen:
            async with connected(wall, board, leader) as phone:
                await departed(wall.services, board, phone.person)
                assert screen.of_type("walk.changed") == []  # still there, by another connection
            await departed(wall.services, board, phone.person)
            assert screen.walk["facilitator"]["id"] == leader.id
            first = await group.step(other, 0, 1)
            assert problem(first)["detail"] == "Who leads this walk is not here. Take the lead first."
            assert (await group.ask(viewer, "PUT", "/lead", {})).status_code == 403
            assert (await group.ask(other, "PUT", "/lead", {})).json()["facilitator"]["id"] == other.id
            assert (await group.step(other, 0, 1)).status_code == 200
            async with connected(wall, board, leader):
                assert (await group.step(leader, 1, 2)).status_code == 403

    async def test_others_who_leave_are_no_news(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        editor = await wall.member(owner, group.board, "editor")
        async with connected(wall, group.board, owner) as screen:
            async with connected(wall, group.board, editor) as leaving:
                pass
            await departed(wall.services, group.board, leaving.person)
            assert screen.of_type("walk.changed") == []

    @pytest.mark.parametrize("removed", [False, True])
    async def test_falls_vacant_with_the_role(self, wall: Wall, owner: Somebody, removed: bool) -> None:
        board = await owner.board("Portfolio", "kanban")
        leader, other = [await wall.member(owner, board, "editor") for _ in range(2)]
        group = await walking(wall, owner, leader, board)
        path = f"/api/boards/{board}/members/{leader.id}"
        async with connected(wall, board, other) as screen, connected(wall, board, leader):
            await (owner.delete(path) if removed else owner.patch(path, {"role": "viewer"}))
            assert (screen.walk["facilitator"], screen.walk["revision"]) == (None, 2)
            refused = await group.step(leader, 0, 1)
            assert (refused.status_code, problem(refused)["slug"]) == (
                (404, "board-unknown") if removed else (403, "not-permitted")
            )
            vacant = await group.step(other, 0, 1)
            assert problem(vacant)["detail"] == "Nobody leads this walk now. Take the lead first."
            assert (await group.ask(other, "PUT", "/lead", {})).status_code == 200
            assert (await group.step(other, 0, 1)).status_code == 200

    async def test_comes_back_with_the_role(self, wall: Wall, owner: Somebody) -> None:
        board = await owner.board("Portfolio", "kanban")
        leader = await wall.member(owner, board, "editor")
        group = await walking(wall, owner, leader, board)
        for role, holder in (("viewer", None), ("editor", leader.id)):
            await owner.patch(f"/api/boards/{board}/members/{leader.id}", {"role": role})
            facilitator = (await group.now())["facilitator"]
            assert (facilitator and facilitator["id"]) == holder


class TestHands:
    async def test_everybody_raises_their_own(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        viewer = await wall.member(owner, group.board, "viewer", "Vera")
        async with connected(wall, group.board, owner) as screen:
            for _ in range(2):
                assert (await group.ask(viewer, "PUT", "/hand", {"raised": True})).status_code == 200
            (vera,) = screen.walk["attendance"]
            assert (vera["person"]["name"], vera["hand_raised_at"] is not None) == ("Vera", True)
            assert len(screen.of_type("walk.changed")) == 1
            await group.ask(viewer, "PUT", "/hand", {"raised": False})
            assert screen.walk["attendance"][0]["hand_raised_at"] is None

    async def test_who_leads_takes_others_down(self, wall: Wall, owner: Somebody) -> None:
        group = await walking(wall, owner)
        viewer, editor = [await wall.member(owner, group.board, role) for role in ("viewer", "editor")]
        await group.ask(viewer, "PUT", "/hand", {"raised": True})
        body = {"raised": False, "person_id": viewer.id}
        for who, slug in ((editor, "not-leading"), (viewer, None), (owner, None)):
            answer = await group.ask(who, "PUT", "/hand", body)
            assert answer.status_code == (200 if slug is None else 403)
        raised = await group.ask(owner, "PUT", "/hand", {"raised": True, "person_id": viewer.id})
        assert (raised.status_code, problem(raised)["slug"]) == (422, "input-refused")


async def test_a_role_that_was_lost_a_moment_ago_counts(wall: Wall, owner: Somebody) -> None:
    """Steps and the change of the role at once: whoever was first, nobody steps with a role they do not have."""
    board = await owner.board("Portfolio", "kanban")
    leader = await wall.member(owner, board, "editor")
    group = await walking(wall, owner, leader, board)
    async with connected(wall, board, leader, Role.EDITOR):
        answers = await asyncio.gather(
            owner.client.patch(f"/api/boards/{board}/members/{leader.id}", json={"role": "viewer"}),
            *(group.step(leader, origin, origin + 1) for origin in range(4)),
        )
    refused = [answer for answer in answers[1:] if answer.status_code != 200]
    assert {problem(answer)["slug"] for answer in refused} <= {"not-permitted"}
    assert (await group.step(leader, await group.position(), 5)).status_code == 403

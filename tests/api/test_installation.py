"""What belongs to the installation: value streams, API tokens, tickets, health and numbers."""

import pytest

from tests.api.stage import Somebody, Wall, problem

pytestmark = pytest.mark.asyncio(loop_scope="module")


class TestStreams:
    async def test_are_made_renamed_and_removed(self, wall: Wall) -> None:
        host = await wall.host()
        first = await host.post("/api/streams", {"name": "Heating"})
        second = await host.post("/api/streams", {"name": "Cooling"})
        assert first["order"] < second["order"]
        renamed = await host.patch(f"/api/streams/{first['id']}", {"name": "Warmth"})
        assert renamed == {**first, "name": "Warmth"}
        assert await host.patch(f"/api/streams/{first['id']}", {}) == renamed
        assert await host.get("/api/streams") == [renamed, second]
        await host.delete(f"/api/streams/{second['id']}")
        assert await host.get("/api/streams") == [renamed]

    async def test_with_boards_are_not_removed(self, wall: Wall) -> None:
        host = await wall.host()
        stream = (await host.post("/api/streams", {"name": "Busy"}))["id"]
        board = (await host.post("/api/boards", {"title": "In it", "stream_id": stream}))["id"]
        await host.delete(f"/api/boards/{board}")
        answer = await host.client.delete(f"/api/streams/{stream}")
        assert (answer.status_code, problem(answer)["slug"]) == (409, "stream-not-empty")

    async def test_are_known_to_who_has_a_board_in_them(self, wall: Wall) -> None:
        host = await wall.host()
        stream = (await host.post("/api/streams", {"name": "Shared"}))["id"]
        board = (await host.post("/api/boards", {"title": "In it", "stream_id": stream}))["id"]
        member = await wall.member(host, board, "editor")
        assert [entry["id"] for entry in await member.get("/api/streams")] == [stream]
        made = await member.post("/api/boards", {"title": "Mine", "stream_id": stream})
        assert made["stream_id"] == stream

    async def test_unknown_ones(self, wall: Wall) -> None:
        host = await wall.host()
        for method, body in (("PATCH", {"name": "A"}), ("DELETE", None)):
            answer = await host.client.request(method, "/api/streams/none", json=body)
            assert (answer.status_code, problem(answer)["slug"]) == (404, "stream-unknown")


class TestTokens:
    async def test_act_as_their_person_until_revoked(self, wall: Wall) -> None:
        host = await wall.host()
        made = await host.post("/api/tokens", {"name": "Export"})
        program = wall.client(Authorization=f"Bearer {made['token']}")
        del program.headers["Origin"]
        assert (await program.get("/api/me")).json()["id"] == host.id
        assert (await program.post("/api/boards", json={"title": "By a program"})).status_code == 201
        listed = await host.get("/api/tokens")
        assert [(entry["id"], entry["name"]) for entry in listed] == [(made["id"], "Export")]
        assert "token" not in listed[0]
        await host.delete(f"/api/tokens/{made['id']}")
        assert (await program.get("/api/me")).status_code == 401

    async def test_a_wrong_one_is_not_made_good_by_a_cookie(self, wall: Wall) -> None:
        host = await wall.host()
        answer = await host.client.get("/api/me", headers={"Authorization": "Bearer wbt_wrong"})
        assert answer.status_code == 401

    async def test_unknown_ones(self, wall: Wall) -> None:
        host = await wall.host()
        answer = await host.client.delete("/api/tokens/none")
        assert (answer.status_code, problem(answer)["slug"]) == (404, "token-unknown")


async def test_tickets_are_new_each_time_and_end(wall: Wall, owner: Somebody, board: str) -> None:
    first = await owner.post(f"/api/boards/{board}/ticket")
    second = await owner.post(f"/api/boards/{board}/ticket")
    assert first["ticket"] != second["ticket"]
    assert first["expires_at"] > wall.clock().isoformat()[:19]


class TestHealth:
    async def test_alive_and_ready(self, wall: Wall) -> None:
        assert (await wall.client().get("/healthz")).json() == {"status": "ok"}
        ready = await wall.client().get("/readyz")
        parts = {"database": "ok", "documents": "ok", "damaged": 0, "bus": "alone"}
        assert (ready.status_code, ready.json()) == (200, parts)

    async def test_numbers_name_routes_and_no_ids(self, wall: Wall, owner: Somebody, board: str) -> None:
        await owner.get(f"/api/boards/{board}")
        answer = await wall.client().get("/metrics")
        assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
        assert 'walkboard_http_requests_total{method="GET",route="/api/boards/{board_id}",status="200"}' in answer.text
        for number in (
            "rooms",
            "sessions",
            "commit_seconds_count",
            'commits_total{outcome="committed"}',
            "acknowledged_frames_total",
            "resyncs_total",
            "quarantined_updates_total",
            "worker_restarts",
        ):
            assert f"walkboard_{number} " in answer.text
        assert board not in answer.text

    @pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
    async def test_answer_under_any_host(self, wall: Wall, path: str) -> None:
        assert (await wall.client(Host="probe.example.com").get(path)).status_code == 200

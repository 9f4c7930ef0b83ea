"""What happened can be seen: in `/metrics`, and as one structured line each."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest
import pytest_asyncio
from prometheus_client.parser import text_string_to_metric_families
from structlog.testing import capture_logs

from tests.faults.hall import Hall, open_hall
from tests.rooms.client import TIMEOUT, Client
from walkboard.documents.protocol import Batch, Submission
from walkboard.rooms.document import LiveDocument
from walkboard.wire import messages as wire

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module")
async def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Hall]:
    monkeypatch.setattr("walkboard.rooms.audience.STALL_TIME", 0.5)
    monkeypatch.setattr("walkboard.api.socket_protocol.CLOSE_TIMEOUT", 0.5)
    async with open_hall(tmp_path) as hall:
        yield hall


async def numbers(hall: Hall) -> dict[str, float]:
    """What `/metrics` says, by name and labels."""
    text = (await hall.owner.client.get("/metrics")).text
    return {
        sample.name + "".join(f"[{value}]" for _, value in sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def until(hall: Hall, name: str, least: float) -> None:
    async with asyncio.timeout(TIMEOUT):
        while (await numbers(hall)).get(name, 0.0) < least:
            await asyncio.sleep(0.02)


async def test_commits_and_acknowledgements_are_timed_and_rooms_counted_by_state(hall: Hall) -> None:
    with capture_logs() as log:
        async with hall.connected(Client("anna")) as anna:
            for number in range(3):
                anna.edit(n=number)
                await anna.saved()
            seen = await numbers(hall)
            await hall.owner.board()
    assert seen["walkboard_commit_seconds_count"] >= 3
    assert seen["walkboard_commits_total[committed]"] >= 3
    assert seen["walkboard_acknowledgement_seconds_count"] == seen["walkboard_acknowledged_frames_total"] == 4
    assert 0.0 < seen["walkboard_acknowledgement_seconds_sum"] < TIMEOUT
    assert (seen["walkboard_room_states[live]"], seen["walkboard_room_states[draining]"]) == (1, 0)
    assert any(entry["event"] == "room live" and entry["generation"] > 1 for entry in log)


async def test_gaps_refusals_and_floods_are_counted_by_reason(hall: Hall) -> None:
    with capture_logs() as log:
        async with hall.connected(Client("anna")) as anna, hall.connected(Client("ben")) as ben:
            ben.edit_offline(lost=1)
            ben.edit(late=1)  # it builds on what was never sent
            await ben.saved()
            anna.say(b"\x05nonsense")
            assert await anna.is_closed() == (4400, "malformed")
        flooding = await hall.raw()
        with suppress(OSError):
            for _ in range(200):
                await asyncio.get_running_loop().sock_sendall(flooding, (b"\x8a\x80" + bytes(4)) * 100)
                await asyncio.sleep(0)
        flooding.close()
    await until(hall, "walkboard_refused_total[flood]", 1)
    seen = await numbers(hall)
    assert seen["walkboard_resyncs_total"] == 1
    assert seen["walkboard_refused_total[malformed]"] == 1
    events = [(entry["event"], entry.get("reason")) for entry in log]
    assert ("resync", None) in events
    assert ("connection refused", "malformed") in events
    assert ("connection cut off", "too many frames that are no message") in events


async def test_stuck_receivers_are_counted(hall: Hall) -> None:
    async with hall.connected(Client("anna")) as anna:
        stuck = await hall.raw(wire.encode_step_1(b"\x00"))
        with capture_logs() as log:
            number = 0
            async with asyncio.timeout(TIMEOUT):
                while (await numbers(hall))["walkboard_stuck_receivers_total"] < 1:
                    number += 1
                    anna.edit(large=f"{number:06}" * 40_000)
                    await anna.saved()
        assert any(entry["event"] == "receiver stuck" and entry["bytes"] > 0 for entry in log)
        assert (await numbers(hall))["walkboard_refused_total[try-again-later]"] == 1
        stuck.close()


async def test_lost_workers_and_what_is_put_away_are_counted(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    apply = LiveDocument.apply

    async def apply_or_die(document: LiveDocument, submissions: Sequence[Submission]) -> Batch:
        if any(b"deadly" in submission.data for submission in submissions):
            for pid in hall.wall.services.pool.pids:
                os.kill(pid, signal.SIGKILL)
        return await apply(document, submissions)

    monkeypatch.setattr(LiveDocument, "apply", apply_or_die)
    with capture_logs() as log:
        async with hall.connected(Client("ben")) as ben:
            await ben.saved()
            ben.edit(deadly=1)
            assert await ben.is_closed() == (4422, "update-refused")
    seen = await numbers(hall)
    assert seen["walkboard_quarantined_updates_total"] == 1
    assert seen["walkboard_refused_total[update-refused]"] == 1
    await until(hall, "walkboard_worker_restarts", 2)
    assert {"a document worker was lost", "document lost", "update quarantined"} <= {entry["event"] for entry in log}

"""What breaks below a room: the worker dies, the database refuses.

Nothing acknowledged is lost, nobody sees what is not committed, and it stays with who caused it.
"""

import asyncio
import os
import signal
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.history.stage import ANNA, BEN, change, make_board, refuse_updates, rows, take_updates
from tests.rooms.client import Client, connected
from walkboard.database import Database
from walkboard.documents.protocol import Batch, Submission
from walkboard.history.entries import Entry, Row, commit_group
from walkboard.history.statements import transaction
from walkboard.history.writer import LogWriter
from walkboard.rooms.document import LiveDocument
from walkboard.rooms.registry import RoomRegistry

pytestmark = pytest.mark.asyncio(loop_scope="module")


def workers() -> list[int]:
    """The processes this process started."""
    return [
        int(child)
        for children in Path(f"/proc/{os.getpid()}/task").glob("*/children")
        for child in children.read_text().split()
    ]


def kill_workers() -> None:
    for worker in workers():
        if b"walkboard.documents" in Path(f"/proc/{worker}/cmdline").read_bytes():
            os.kill(worker, signal.SIGKILL)


@pytest.mark.rule("S8")
async def test_the_worker_is_killed_again_and_again_while_people_edit(rooms: RoomRegistry, database: Database) -> None:
    await make_board(database, "other")
    async with (
        connected(rooms, Client(ANNA)) as anna,
        connected(rooms, Client(BEN)) as ben,
        connected(rooms, Client(ANNA), "other") as elsewhere,
    ):
        for number in range(60):
            anna.edit(**{f"a{number}": number})
            ben.edit(**{f"b{number}": number})
            elsewhere.edit(n=number)
            await asyncio.sleep(0.02)
            if number % 20 == 10:
                kill_workers()
        for client in (anna, ben, elsewhere):
            await client.saved()
        await anna.until(lambda: len(anna.content) == 120)
        await ben.until(lambda: ben.content == anna.content)
        async with connected(rooms, Client("cleo")) as newcomer:
            assert newcomer.content == anna.content
        assert elsewhere.content == {"n": 59}
    assert await rows(database, "SELECT * FROM quarantined_updates") == []


async def test_l8_the_update_that_kills_the_worker_twice_is_put_away(
    rooms: RoomRegistry, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply = LiveDocument.apply

    async def apply_or_die(document: LiveDocument, submissions: Sequence[Submission]) -> Batch:
        if any(b"deadly" in submission.data for submission in submissions):
            kill_workers()
        return await apply(document, submissions)

    monkeypatch.setattr(LiveDocument, "apply", apply_or_die)
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        await ben.saved()
        deadly = ben.edit(deadly=1)
        anna.edit(fine=1)
        ben.edit(unlucky=1)
        assert await ben.is_closed() == (4422, "update-refused")
        anna.edit(after=1)
        await anna.saved()
        assert anna.closed is None
        assert anna.content == {"fine": 1, "after": 1}
    assert await rows(database, "SELECT person_id, data FROM quarantined_updates") == [(BEN, deadly)]


async def test_l7_a_failed_commit_is_seen_by_nobody_and_its_senders_come_back(
    rooms: RoomRegistry, database: Database
) -> None:
    ben = Client(BEN)
    async with connected(rooms, Client(ANNA)) as anna:
        async with connected(rooms, ben):
            await anna.saved()
            await ben.saved()
            await refuse_updates(database)
            ben.edit(b=1)
            assert await ben.is_closed() == (1013, "try-again-later")
            assert ben.acknowledged == 1
        async with connected(rooms, Client("cleo")) as newcomer:
            assert newcomer.content == anna.content == {}
        await take_updates(database)
        async with connected(rooms, Client(BEN, doc=ben.doc)) as back:
            await back.saved()
            await anna.has(b=1)


@pytest.mark.rule("G12")
async def test_a_commit_that_only_seemed_to_fail_reaches_everybody_after_all(
    rooms: RoomRegistry, database: Database
) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        anna.edit(a=1)
        await ben.has(a=1)
        # Another writer of the same board: this process hears of it only when it reads the log again.
        donor = Client("cleo", doc=None)
        update = donor.edit_offline(c=1)
        await asyncio.to_thread(_write_behind_its_back, database, update)
        rooms._rooms["wall"].document.discard()
        anna.edit(b=1)
        await ben.has(a=1, b=1, c=1)
        await anna.has(a=1, b=1, c=1)


@pytest.mark.rule("G12")
async def test_what_another_process_wrote_meanwhile_reaches_everybody(rooms: RoomRegistry, database: Database) -> None:
    """The sequence of the own commit is further on than it should be: the log is read."""
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        anna.edit(a=1)
        await ben.has(a=1)
        async with LogWriter(database.sync_engine()) as elsewhere:
            assert await elsewhere.append(Entry("wall", 1, [Row(Client("cleo").edit_offline(c=1), None)])) == 2
        anna.edit(b=1)
        await anna.saved()
        await ben.has(a=1, b=1, c=1)
        await anna.has(c=1)
        assert rooms._rooms["wall"].document.sequence == 3
        ben.edit(d=1)
        await anna.has(d=1)
        assert anna.closed is ben.closed is None


async def test_a_board_deleted_behind_the_room_closes_it(rooms: RoomRegistry, database: Database) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        await anna.saved()
        await change(database, "UPDATE boards SET deleted_at = '2026-01-01 00:00:00'")
        anna.edit(a=1)
        assert await anna.is_closed() == (4410, "board-deleted")


async def test_a_board_with_another_epoch_closes_its_room(rooms: RoomRegistry, database: Database) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        await anna.saved()
        await change(database, "UPDATE boards SET epoch = 2")
        anna.edit(a=1)
        assert await anna.is_closed() == (4409, "other-epoch")
    async with connected(rooms, Client(BEN)) as ben:
        assert ben.hello is not None
        assert ben.hello["epoch"] == 2


def _write_behind_its_back(database: Database, update: bytes) -> None:
    engine = database.sync_engine()
    with engine.connect() as connection, transaction(connection):
        commit_group(connection, [Entry("wall", 1, [Row(update, None)])])
    engine.dispose()


@pytest.mark.rule("S11")
async def test_a_stuck_disk_holds_senders_back_and_loses_nothing(
    rooms: RoomRegistry, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("walkboard.rooms.mailbox.MAX_WRITES", 20)
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        await anna.saved()
        async with database.write() as session:  # holds the lock that commits need
            await session.execute(text("UPDATE boards SET title = title"))
            for number in range(200):
                anna.edit(n=number)
            mailbox = rooms._rooms["wall"].mailbox
            async with asyncio.timeout(10):
                while not mailbox.full:
                    await asyncio.sleep(0.01)
            await asyncio.sleep(0.1)
            assert anna.acknowledged == 1
            assert ben.content == {}
            assert len(mailbox.take_syncs(1)) == 0
            assert mailbox.full, "the rest was not even read"
        await anna.saved()
        await ben.has(n=199)


@pytest.mark.rule("F1")
async def test_a_flood_is_slowed_down_and_not_cut_off(rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("walkboard.rooms.limits.FRAMES_AT_ONCE", 50.0)
    waited: list[float] = []
    sleep = asyncio.sleep

    async def counted(delay: float, result: object = None) -> object:
        waited.append(delay)
        return await sleep(0, result)

    async with connected(rooms, Client(ANNA)) as anna:
        monkeypatch.setattr("walkboard.rooms.session.asyncio.sleep", counted)
        for number in range(200):
            anna.edit(n=number)
        await anna.saved()
        monkeypatch.undo()
        assert sum(waited) > 0
        assert anna.closed is None

"""The log's writer: sequences from the board's row, commits shared by boards, failures that stay with their cause."""

import asyncio
from typing import Any

import pytest

from tests.history.stage import ANNA, BEN, change, make_board, refuse_updates, rows, take_updates
from walkboard.database import Database
from walkboard.errors import BoardDeleted, BoardUnknown, OtherEpoch, TryAgainLater
from walkboard.history.entries import Entry, Row
from walkboard.history.log import digest_of, read_log
from walkboard.history.writer import CommitFailed, LogWriter
from walkboard.maps.transitions import Move


def entry(board: str = "wall", *data: bytes, **more: Any) -> Entry:
    return Entry(board, 1, [Row(item, ANNA) for item in data or (b"update",)], **more)


@pytest.mark.rule("G2")
async def test_sequences_go_up_by_one_and_stand_on_the_board(database: Database, writer: LogWriter) -> None:
    assert [await writer.append(entry()) for _ in range(3)] == [1, 2, 3]
    assert await writer.append(entry("wall", b"a", b"b")) == 5
    assert await rows(database, "SELECT sequence FROM updates ORDER BY sequence") == [(1,), (2,), (3,), (4,), (5,)]
    assert await rows(database, "SELECT sequence FROM boards WHERE id = 'wall'") == [(5,)]


@pytest.mark.rule("G1")
async def test_what_append_returned_is_committed_with_everything_that_belongs_to_it(
    database: Database, writer: LogWriter
) -> None:
    moved = Move("map", "card", None, ("lane", "column"))
    left = Move("map", "other", ("lane", "column"), None)
    await writer.append(Entry("wall", 1, [Row(b"data", BEN, [moved, left])], [(7, BEN), (8, None)]))
    assert await rows(database, "SELECT person_id, data, digest FROM updates") == [(BEN, b"data", digest_of(b"data"))]
    assert await rows(database, "SELECT client_id, person_id FROM client_ids ORDER BY 1") == [(7, BEN), (8, None)]
    transitions = await rows(
        database, "SELECT sequence, card_id, from_lane, to_column, person_id FROM transitions ORDER BY card_id"
    )
    assert transitions == [(1, "card", None, "column", BEN), (1, "other", "lane", None, BEN)]
    assert await rows(database, "SELECT updated_at > created_at FROM boards") == [(1,)]


async def test_boards_that_wait_share_commits(database: Database, writer: LogWriter) -> None:
    boards = [await make_board(database, f"board{number}") for number in range(20)]
    sequences = await asyncio.gather(*(writer.append(entry(board)) for board in boards for _ in range(10)))
    assert sorted(sequences) == sorted(list(range(1, 11)) * 20)
    assert writer.entries == 200
    assert writer.groups < 20, "while one group is on its way to the disk, the others gather"


@pytest.mark.rule("G3")
async def test_entries_of_one_board_keep_their_order(database: Database, writer: LogWriter) -> None:
    await asyncio.gather(*(writer.append(entry("wall", str(number).encode())) for number in range(50)))
    log = await read_log(database, "wall")
    assert [data for _, data in log.updates] == [str(number).encode() for number in range(50)]


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("UPDATE boards SET deleted_at = '2026-01-01 00:00:00' WHERE id = 'wall'", BoardDeleted),
        ("UPDATE boards SET epoch = 2 WHERE id = 'wall'", OtherEpoch),
        ("DELETE FROM boards WHERE id = 'wall'", BoardUnknown),
    ],
)
@pytest.mark.rule("G4")
async def test_the_fence_turns_away_one_board_and_not_its_neighbours(
    database: Database, writer: LogWriter, statement: str, refusal: type[Exception]
) -> None:
    await make_board(database, "other")
    await change(database, statement)
    fenced, fine = await asyncio.gather(writer.append(entry()), writer.append(entry("other")), return_exceptions=True)
    assert isinstance(fenced, refusal)
    assert fine == 1
    assert await rows(database, "SELECT board_id FROM updates") == [("other",)]


@pytest.mark.rule("G5")
async def test_an_entry_the_database_refuses_fails_alone(database: Database, writer: LogWriter) -> None:
    await make_board(database, "other")
    await writer.append(entry("wall", b"first", claims=[(7, ANNA)]))
    twice = entry("wall", b"second", claims=[(7, BEN)])
    failed, fine = await asyncio.gather(writer.append(twice), writer.append(entry("other")), return_exceptions=True)
    assert isinstance(failed, CommitFailed)
    assert fine == 1
    assert await writer.append(entry("wall", b"third")) == 2, (
        "the failed entry left nothing behind, its sequence included"
    )


@pytest.mark.rule("G5")
async def test_a_database_that_refuses_everything_recovers(database: Database, writer: LogWriter) -> None:
    await refuse_updates(database)
    with pytest.raises(CommitFailed):
        await writer.append(entry())
    await take_updates(database)
    assert await writer.append(entry()) == 1


@pytest.mark.rule("G6")
async def test_two_processes_write_the_same_boards(database: Database) -> None:
    """Whoever comes second waits for the board's row; nobody waits for somebody who waits for them."""
    boards = [await make_board(database, f"board{number}") for number in range(8)]
    async with LogWriter(database.sync_engine()) as one, LogWriter(database.sync_engine()) as other:
        turns = [(one, board) for board in boards] + [(other, board) for board in reversed(boards)]
        taken = await asyncio.gather(*(writer.append(entry(board)) for _ in range(20) for writer, board in turns))
    assert sorted(taken) == sorted(list(range(1, 41)) * 8)
    assert await rows(database, "SELECT DISTINCT sequence FROM boards WHERE id <> 'wall'") == [(40,)]
    counted = "SELECT board_id, count(DISTINCT sequence), max(sequence) FROM updates GROUP BY 1 ORDER BY 1"
    assert await rows(database, counted) == [(board, 40, 40) for board in boards]


@pytest.mark.rule("G9")
async def test_closing_commits_what_waits_and_refuses_what_comes_later(database: Database) -> None:
    async with LogWriter(database.sync_engine()) as writer:
        pending = [asyncio.ensure_future(writer.append(entry())) for _ in range(5)]
        await asyncio.sleep(0)
    assert await asyncio.gather(*pending) == [1, 2, 3, 4, 5]
    with pytest.raises(TryAgainLater):
        await writer.append(entry())


@pytest.mark.rule("G1", "L3")
async def test_however_many_rows_are_committed_at_once_all_are_there_in_order(
    database: Database, writer: LogWriter
) -> None:
    total = 0
    for count in (1, 2, 3, 63, 64, 65, 130):
        made = [Row(f"{total + number}".encode(), BEN if number % 3 else None) for number in range(count)]
        total += count
        assert await writer.append(Entry("wall", 1, made)) == total
    found = await rows(database, "SELECT data, person_id FROM updates ORDER BY sequence")
    assert [int(bytes(data).decode()) for data, _ in found] == list(range(total))  # type: ignore[call-overload]
    assert found[-2:] == [(b"326", BEN), (b"327", None)]

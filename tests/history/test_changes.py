"""Who changed what, and when: joined from transitions and touches between two sequences; blocked since when."""

from collections.abc import Sequence

import pytest

from tests.history.stage import ANNA, BEN, change, make_board, rows
from tests.maps.walls import portfolio
from walkboard.database import Database
from walkboard.history.changes import ChangeList, attribute, changes_from_json, changes_to_json
from walkboard.history.entries import Entry, Row
from walkboard.history.touches import blocked_since, blockings_on
from walkboard.history.writer import LogWriter
from walkboard.maps.comparison import Comparison, compare
from walkboard.maps.told import Difference
from walkboard.maps.touches import Touched
from walkboard.maps.transitions import Move


async def log(
    writer: LogWriter,
    person: str | None,
    touches: Sequence[Touched] = (),
    moves: Sequence[Move] = (),
    board: str = "wall",
) -> int:
    return await writer.append(Entry(board, 1, [Row(b"data", person, moves, touches)]))


def authors(found: ChangeList) -> dict[str, str | None]:
    return {f"{each.difference.kind} {each.difference.id}": each.person_id for each in found.changes}


async def attributed(database: Database, comparison: Comparison, after: int, until: int) -> ChangeList:
    async with database.read() as session:
        found = await attribute(session, "wall", comparison, after, until)
    assert changes_from_json(changes_to_json(found)) == found
    return found


async def test_the_latest_that_fits_is_named(database: Database, writer: LogWriter) -> None:
    before = portfolio()
    after = before.copy()
    after.place("solar", "portfolio", "normal", "build")
    after.write("pump", "Heat pump")
    after.limit("review", 4)
    after.reorder(fast="a9")
    after.card("roof", map="portfolio", lane="normal", column="funnel")
    title = Touched("cards", "pump", "title")
    await log(writer, ANNA, [title, Touched("cards", "solar", "title")])  # before the first snapshot
    await log(writer, ANNA, [title, Touched("columns", "review", "rules")])
    await log(writer, BEN, [title], [Move("portfolio", "solar", ("normal", "funnel"), ("normal", "review"))])
    await log(writer, ANNA, [], [Move("portfolio", "solar", ("normal", "review"), ("normal", "build"))])
    await log(writer, None, [Touched("cards", "roof", "created")])
    await log(writer, BEN, [Touched("columns", "review", "rules")])  # after the second one
    found = await attributed(database, compare(before.contents, after.contents), 1, 5)
    assert authors(found) == {
        "card.new roof": None,
        "card.moved solar": ANNA,
        "card.reworded pump": BEN,
        "lane.moved fast": None,
        "limit.changed review": ANNA,
    }
    times = {each.difference.kind: each.at is not None for each in found.changes}
    assert times == {
        "card.new": True,
        "card.moved": True,
        "card.reworded": True,
        "lane.moved": False,
        "limit.changed": True,
    }


async def test_who_gave_a_card_to_a_path_and_a_cell_its_limit(database: Database, writer: LogWriter) -> None:
    found = Comparison(
        (
            Difference("card.path", "solar", "Solar", "portfolio", None, "In winter"),
            Difference("cell.field", "normal:build", "", "portfolio", None, "3", field="limit"),
        ),
        {},
        0,
    )
    await log(
        writer, ANNA, [Touched("placements", "portfolio:solar", "path"), Touched("cells", "normal:build", "f:limit")]
    )
    await log(writer, BEN, [Touched("placements", "other:solar", "path"), Touched("cells", "fast:build", "f:limit")])
    assert authors(await attributed(database, found, 0, 9)) == {
        "card.path solar": ANNA,
        "cell.field normal:build": ANNA,
    }


async def test_other_boards_and_other_aspects_do_not_count(database: Database, writer: LogWriter) -> None:
    await make_board(database, "other")
    before = portfolio()
    after = before.copy()
    after.block("solar", "rain")
    await log(writer, BEN, [Touched("cards", "solar", "blocked")], board="other")
    await log(writer, BEN, [Touched("cards", "solar", "title"), Touched("cards", "pump", "blocked")])
    found = await attributed(database, compare(before.contents, after.contents), 0, 9)
    assert authors(found) == {"card.blocked solar": None}
    await log(writer, ANNA, [Touched("cards", "solar", "blocked")])
    found = await attributed(database, compare(before.contents, after.contents), 0, 9)
    assert authors(found) == {"card.blocked solar": ANNA}


@pytest.mark.parametrize("kind", ["deleted", "restored"])
async def test_a_card_that_came_back_is_told_by_who_brought_it(
    database: Database, writer: LogWriter, kind: str
) -> None:
    before = portfolio()
    after = before.copy()
    (before if kind == "restored" else after).delete("solar")
    await log(writer, BEN, [Touched("cards", "solar", "created")])
    await log(writer, ANNA, [Touched("cards", "solar", "restored" if kind == "restored" else "deleted")])
    found = await attributed(database, compare(before.contents, after.contents), 0, 9)
    assert set(authors(found).values()) == {ANNA}


async def test_blockings_tell_why(database: Database, writer: LogWriter) -> None:
    await log(writer, ANNA, [Touched("cards", "solar", "blocked", "no budget")])
    await log(writer, BEN, [Touched("cards", "solar", "unblocked"), Touched("cards", "pump", "blocked")])
    async with database.read() as session:
        found = await blockings_on(session, "wall")
    assert sorted((one.card_id, one.blocked, one.reason) for one in found) == [
        ("pump", True, ""),
        ("solar", False, ""),
        ("solar", True, "no budget"),
    ]


async def test_blocked_since_the_last_time_it_was_not(database: Database, writer: LogWriter) -> None:
    blocked, free = Touched("cards", "solar", "blocked"), Touched("cards", "solar", "unblocked")
    for touch in (blocked, free, blocked, blocked):
        await log(writer, ANNA, [touch])
    await log(writer, ANNA, [Touched("cards", "pump", "blocked")])
    await log(writer, ANNA, [Touched("cards", "pump", "unblocked"), Touched("cards", "meter", "blocked")])
    for sequence in range(1, 7):
        await change(database, f"UPDATE touches SET at = '2026-11-0{sequence} 09:00:00' WHERE sequence = {sequence}")
    async with database.read() as session:
        since = await blocked_since(session, "wall")
    assert {card: at.day for card, at in since.items()} == {"solar": 3, "meter": 6}
    assert await rows(database, "SELECT count(*) FROM touches") == [(7,)]

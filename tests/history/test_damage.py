"""Damage on disk: found by its digest, opened at the last good state, mended without guessing."""

import random
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from sqlalchemy import update

from tests.history.stage import ANNA, change, damage, rows
from tests.history.walls import Pen, Wall, same
from walkboard.database import Database
from walkboard.documents.document import Document
from walkboard.documents.pool import DocumentPool
from walkboard.documents.protocol import Accepted, Refused, Submission
from walkboard.history.compaction import Compactor
from walkboard.history.damage import Fault
from walkboard.history.inspection import inspect
from walkboard.history.outcomes import Outcome
from walkboard.history.repair import repair
from walkboard.history.salvage import findings_of, take_out_changed
from walkboard.history.snapshots import Capture, take
from walkboard.history.tables import Segment, Snapshot
from walkboard.history.writer import LogWriter


@pytest.fixture
def wall(database: Database, writer: LogWriter) -> Wall:
    return Wall(database, writer)


@pytest_asyncio.fixture
async def pool() -> AsyncIterator[DocumentPool]:
    async with DocumentPool() as pool:
        yield pool


async def faults(wall: Wall, pool: DocumentPool) -> list[tuple[Fault, int]]:
    report = await inspect(wall.database, pool, "wall")
    return [(finding.fault, finding.sequence) for finding in report.findings]


async def stored(wall: Wall) -> list[list[tuple[object, ...]]]:
    return [
        await rows(wall.database, f"SELECT * FROM {table} ORDER BY sequence, board_id")
        for table in ("updates", "segments", "quarantined_updates")
    ]


async def mended(wall: Wall, pool: DocumentPool) -> list[str]:
    before = await stored(wall)
    planned = await repair(wall.database, pool, "wall", apply=False)
    assert await stored(wall) == before, "a dry run"
    done = await repair(wall.database, pool, "wall", apply=True)
    assert done == planned
    assert await faults(wall, pool) == []
    assert await repair(wall.database, pool, "wall", apply=True) == []
    return [action.detail for action in done]


async def three_people(wall: Wall) -> list[Pen]:
    """Ann's card (1), Ben's card of his own (2), Ann's second card (3), Cay's word on Ann's first card (4)."""
    ann, ben, cay = Pen(11), Pen(12), Pen(13)
    ann.card("a", "first")
    cay.hears(ann.doc.get_update())
    await wall.commit(ann)
    ben.card("b", "other")
    await wall.commit(ben)
    ann.card("c", "second")
    await wall.commit(ann)
    cay.drag("elsewhere", 1)
    cay.cards["a"]["title"].insert(0, "The ")
    await wall.commit(cay)
    return [ann, ben, cay]


@pytest.mark.rule("G14")
async def test_only_what_builds_on_the_bad_update_waits(wall: Wall, pool: DocumentPool) -> None:
    await three_people(wall)
    await damage(wall.database, 1)
    assert await faults(wall, pool) == [
        (Fault.UPDATE_CHANGED, 1),
        (Fault.UPDATE_WAITING, 3),
        (Fault.UPDATE_WAITING, 5),
    ]
    log = await wall.log()
    recovery = await pool.recover("wall", log.parts, log.claims)
    assert [finding.sequence for finding in findings_of(log, recovery)] == [3, 5], "4 is not about the lost card"
    state = await pool.state("wall")
    document = Document()
    document.load([state])
    assert document.clocks.keys() == {12, 13}
    assert document.outline()["cards"][0]["id"] == "b"


async def test_a_changed_update_goes_to_the_quarantine_as_it_lies_on_the_disk(wall: Wall, pool: DocumentPool) -> None:
    await three_people(wall)
    await damage(wall.database, 2, b"\x00\xff")
    log = await wall.log()
    await take_out_changed(wall.database, "wall", log.epoch, log.findings)
    kept = await rows(wall.database, "SELECT epoch, sequence, person_id, data FROM quarantined_updates")
    assert kept == [(1, 2, ANNA, b"\x00\xff")]
    assert await faults(wall, pool) == [(Fault.UPDATE_MISSING, 2)]
    assert (await wall.log()).healing


async def test_repair_keeps_everything_that_fits_and_forgets_nothing(wall: Wall, pool: DocumentPool) -> None:
    _, ben, _ = await three_people(wall)
    await damage(wall.database, 1)
    done = await mended(wall, pool)
    assert [detail.split(":")[0] for detail in done] == [
        "Update 1 goes to the quarantine",
        "Update 3 goes to the quarantine",
        "Update 5 goes to the quarantine",
        "Given up",
        "What is left is folded into a segment up to update 5.",
    ]
    assert await rows(wall.database, "SELECT sequence FROM quarantined_updates ORDER BY 1") == [(1,), (3,), (5,)]
    log = await wall.log()
    assert (log.folded, log.healing, log.sequence) == (5, True, 5)
    ben.drag("b", 1)
    await wall.commit(ben)
    assert await faults(wall, pool) == []


async def test_whoever_still_has_it_brings_it_back(wall: Wall, pool: DocumentPool) -> None:
    """Cay, who heard of Ann's card, heals the board; on a board that lost nothing she could not write as Ann."""
    _, _, cay = await three_people(wall)
    await damage(wall.database, 1)
    log = await wall.log()
    await pool.recover("wall", log.parts, log.claims)
    everything = Submission("cay", cay.doc.get_update(), is_reply=True)
    (outcome,) = (await pool.apply("wall", [everything])).outcomes
    assert isinstance(outcome, Accepted)
    assert outcome.data
    await mended(wall, pool)
    log = await wall.log()
    for healing, expected in ((True, Accepted), (False, Refused)):
        await pool.load("wall", log.parts, log.claims, healing=healing)
        (outcome,) = (await pool.apply("wall", [everything])).outcomes
        assert isinstance(outcome, expected)
        plain = Submission("cay", cay.doc.get_update())
        (outcome,) = (await pool.apply("wall", [plain])).outcomes
        assert isinstance(outcome, Accepted if healing else Refused), "what is known by now, or a forgery"


async def test_an_update_that_was_misread_goes_back_to_its_place(wall: Wall, pool: DocumentPool) -> None:
    pens = await three_people(wall)
    await change(
        wall.database,
        "INSERT INTO quarantined_updates (id, board_id, person_id, data, reason, created_at, epoch, sequence, digest)"
        " SELECT 'kept', board_id, person_id, data, 'damaged', created_at, epoch, sequence, digest"
        " FROM updates WHERE sequence = 1",
    )
    await change(wall.database, "DELETE FROM updates WHERE sequence = 1")
    assert await mended(wall, pool) == ["Update 1 goes back into the log: its bytes are right."]
    assert not (await wall.log()).healing
    document = await wall.opened()
    assert document.clocks.keys() == {pen.doc.client_id for pen in pens}


async def test_the_other_copy_or_the_generation_before(wall: Wall, pool: DocumentPool, database: Database) -> None:
    pen, compactor = Pen(), Compactor(database)
    for number in range(3):
        pen.card(f"c{number}", "Title")
        await wall.commit(pen)
        if number:
            assert await compactor.compact("wall") is Outcome.FOLDED
    await change(database, update(Segment).where(Segment.copy == 2).values(state=b"\x00"))
    assert await faults(wall, pool) == [(Fault.SEGMENT_CHANGED, 2), (Fault.SEGMENT_CHANGED, 3)]
    assert await mended(wall, pool) == [
        "Copy 2 of the segment up to update 2 is written anew from the other one.",
        "Copy 2 of the segment up to update 3 is written anew from the other one.",
    ]
    assert same(await wall.opened(), pen)
    await change(database, update(Segment).where(Segment.sequence == 3).values(state=b"\x00"))
    found = [fault for fault, _ in await faults(wall, pool)]
    assert found == [Fault.SEGMENT_CHANGED, Fault.SEGMENT_CHANGED, Fault.SEGMENT_LOST, Fault.UPDATE_MISSING]
    log = await wall.log()
    assert (log.folded, log.healing) == (2, True)
    await mended(wall, pool)
    document = await wall.opened()
    assert len(document.outline()["cards"]) == 2, "the last good state"
    assert await rows(database, "SELECT sequence, length(data) FROM quarantined_updates") == [(3, 1), (3, 1)]


async def test_a_board_that_is_behind_its_log_is_raised(wall: Wall, pool: DocumentPool) -> None:
    await three_people(wall)
    await change(wall.database, "UPDATE boards SET sequence = 2")
    assert await faults(wall, pool) == [(Fault.UPDATE_AHEAD, 5)]
    assert await mended(wall, pool) == ["The board's sequence is raised to 5, that of its last update."]
    pen = Pen()
    pen.card("more")
    assert await wall.commit(pen) == 6


async def test_snapshots_and_boards_in_the_trash_are_looked_at(wall: Wall, pool: DocumentPool) -> None:
    await three_people(wall)
    async with wall.database.write() as session:
        await take(session, "wall", Capture(1, 2, b"state", 1), "Monday", ANNA)
    await change(wall.database, "UPDATE boards SET deleted_at = '2026-01-01 00:00:00'")
    assert await faults(wall, pool) == []
    await change(wall.database, update(Snapshot).values(state=b"\x00"))
    assert await faults(wall, pool) == [(Fault.SNAPSHOT_CHANGED, 2)]


@pytest.mark.parametrize("seed", range(3))
async def test_any_byte_of_any_row_may_go_bad(wall: Wall, pool: DocumentPool, seed: int) -> None:
    """Whatever row is hit, the board opens, keeps what does not build on it, and is whole again after a repair."""
    rng = random.Random(seed)
    pens = [Pen() for _ in range(3)]
    for _ in range(30):
        pen = rng.choice(pens)
        pen.anything(rng)
        written = list(pen.written)
        await wall.commit(pen)
        for other in pens:
            for each in written if other is not pen else ():
                other.hears(each)
    last = await wall.sequence()
    for _ in range(4):
        sequence = rng.randint(1, last)
        await damage(wall.database, sequence)
        log = await wall.log()
        assert {fault for fault, _ in await faults(wall, pool)} <= {Fault.UPDATE_CHANGED, Fault.UPDATE_WAITING}
        await pool.recover("wall", log.parts, log.claims)
        for pen in pens:  # everybody comes back and brings what they have
            answer = (await pool.apply("wall", [Submission("p", pen.doc.get_update(), is_reply=True)])).outcomes[0]
            assert isinstance(answer, Accepted), answer
        healed = Document()
        healed.load([await pool.state("wall")])
        assert all(same(healed, pen) for pen in pens)
    await mended(wall, pool)
    await wall.opened()

"""Folding logs: small, complete, and never at the cost of what is written meanwhile."""

import asyncio
import random
from collections.abc import Sequence

import pytest
from sqlalchemy import update

from tests.history.stage import change, damage, make_board, rows
from tests.history.walls import Pen, Wall, same
from walkboard.database import Database
from walkboard.documents import fresh
from walkboard.documents.protocol import Folded
from walkboard.errors import OtherEpoch
from walkboard.history import segments
from walkboard.history.compaction import Compactor, Thresholds
from walkboard.history.damage import Fault
from walkboard.history.log import Portion
from walkboard.history.outcomes import Outcome
from walkboard.history.tables import Segment
from walkboard.history.writer import LogWriter


@pytest.fixture
def wall(database: Database, writer: LogWriter) -> Wall:
    return Wall(database, writer)


@pytest.fixture
def compactor(database: Database) -> Compactor:
    return Compactor(database)


async def test_ten_thousand_drags_leave_a_board_as_small_as_one(wall: Wall, compactor: Compactor) -> None:
    pen = Pen()
    pen.card("a", "Dragged")
    pen.drag("a", 0)
    await wall.commit(pen)
    assert await compactor.compact("wall") is Outcome.FOLDED
    one = await wall.stored_bytes()
    for number in range(10_000):
        pen.drag("a", number)
    await wall.commit(pen)
    assert await wall.stored_bytes() > 200_000
    assert await compactor.compact("wall") is Outcome.FOLDED
    assert await rows(wall.database, "SELECT count(*) FROM updates") == [(0,)]
    assert await wall.stored_bytes() < 2 * one + 64, "two generations, and a few bytes of what was overwritten"
    assert same(await wall.opened(), pen)


@pytest.mark.rule("G13")
async def test_a_folded_board_holds_all_that_any_client_can_write(wall: Wall, compactor: Compactor) -> None:
    rng = random.Random(1)
    pens = [Pen() for _ in range(3)]
    for _ in range(4):
        for _ in range(60):
            pen = rng.choice(pens)
            pen.anything(rng)
            await _tell(wall, pen, pens)
        assert await compactor.compact("wall") is Outcome.FOLDED
        document = await wall.opened()
        assert all(same(document, pen) for pen in pens)
    assert len(await wall.generations()) == segments.GENERATIONS


async def _tell(wall: Wall, pen: Pen, pens: Sequence[Pen]) -> None:
    before = list(pen.written)
    await wall.commit(pen)
    for other in pens:
        if other is not pen:
            for update in before:
                other.hears(update)


async def test_every_generation_has_two_copies_and_what_never_counted_goes(wall: Wall, compactor: Compactor) -> None:
    pen = Pen()
    for number in range(3):
        pen.card(f"c{number}")
        last = await wall.commit(pen)
        await segments.store(wall.database, "wall", 1, last + 50, b"left over by a process that was killed")
        assert (await wall.log()).folded == max([0, *await wall.generations()]), "what does not count is not read"
        await compactor.compact("wall")
    assert await wall.generations() == [2, 3]
    copies = await rows(wall.database, "SELECT sequence, copy, verified_at IS NULL FROM segments ORDER BY 1, 2")
    assert copies == [(2, 1, 0), (2, 2, 0), (3, 1, 0), (3, 2, 0)]


@pytest.mark.rule("G13")
async def test_what_is_written_while_a_log_is_folded_stays(
    wall: Wall, compactor: Compactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    pen = Pen()
    pen.card("a")
    await wall.commit(pen)
    fold, facts = fresh.fold, fresh.facts_of

    async def fold_slowly(updates: Sequence[bytes]) -> Folded:
        pen.drag("a", 1)
        await wall.commit(pen)
        return await fold(updates)

    async def check_slowly(state: bytes) -> bytes:
        pen.drag("a", 2)
        await wall.commit(pen)
        return await facts(state)

    monkeypatch.setattr(fresh, "fold", fold_slowly)
    monkeypatch.setattr(fresh, "facts_of", check_slowly)
    assert await compactor.compact("wall") is Outcome.FOLDED
    assert [sequence for sequence, _ in (await wall.log()).updates] == [2, 3]
    assert same(await wall.opened(), pen)


@pytest.mark.parametrize("lost", ["a struct", "a deletion", "a byte"])
@pytest.mark.rule("G13")
async def test_a_segment_that_differs_never_counts(
    wall: Wall, compactor: Compactor, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    pen = Pen()
    pen.card("a", "Title")
    pen.card("b")
    complete = Folded(pen.doc.get_update(), (await fresh.fold([pen.doc.get_update()])).facts)
    if lost == "a deletion":
        del pen.cards["b"]
    else:
        pen.drag("a", 5)
    await wall.commit(pen)
    right = await fresh.fold(pen.take() or [pen.doc.get_update()])

    async def fold_wrongly(updates: Sequence[bytes]) -> Folded:
        return Folded(right.state if lost == "a byte" else complete.state, right.facts)

    monkeypatch.setattr(fresh, "fold", fold_wrongly)
    if lost == "a byte":

        async def damaged(*arguments: object) -> list[bytes]:
            return [right.state, b""]

        monkeypatch.setattr(segments, "read_back", damaged)
    assert await compactor.compact("wall") is Outcome.DIFFERENT
    assert await rows(wall.database, "SELECT count(*) FROM segments") == [(0,)]
    assert same(await wall.opened(), pen)


async def test_what_waits_for_something_is_never_folded_away(wall: Wall, compactor: Compactor) -> None:
    pen = Pen()
    pen.card("a", "one")
    first = pen.take()
    pen.card("b", "two")
    await wall.commit(pen)
    with pytest.raises(Exception, match="cannot be applied"):
        await compactor.compact("wall")
    pen.written += first
    await wall.commit(pen)
    assert await rows(wall.database, "SELECT count(*) FROM updates") == [(2,)]
    assert await rows(wall.database, "SELECT count(*) FROM segments") == [(0,)]


async def test_a_damaged_log_is_left_alone(wall: Wall, compactor: Compactor) -> None:
    pen = Pen()
    for number in range(3):
        pen.card(f"c{number}")
    await wall.commit(pen)
    await damage(wall.database, 2)
    assert await compactor.compact("wall") is Outcome.DAMAGED
    assert await rows(wall.database, "SELECT count(*) FROM updates") == [(3,)]


async def test_one_bad_copy_costs_nothing(wall: Wall, compactor: Compactor) -> None:
    pen = Pen()
    pen.card("a", "Title")
    await wall.commit(pen)
    await compactor.compact("wall")
    await change(wall.database, update(Segment).where(Segment.copy == 1).values(state=b"\x00\x00"))
    log = await wall.log()
    assert [finding.fault for finding in log.findings] == [Fault.SEGMENT_CHANGED]
    assert (log.folded, log.healing) == (1, False)
    pen.drag("a", 1)
    await wall.commit(pen)
    assert await compactor.compact("wall") is Outcome.FOLDED
    assert (await wall.log()).findings == []
    assert same(await wall.opened(), pen)


async def test_another_epoch_and_another_folder_win(wall: Wall, compactor: Compactor) -> None:
    pen = Pen()
    pen.card("a")
    await wall.commit(pen)
    folded = await fresh.fold((await wall.log()).parts)
    await segments.store(wall.database, "wall", 1, 1, folded.state)
    await segments.store(wall.database, "wall", 1, 2, folded.state)
    with pytest.raises(segments.Overtaken):
        await segments.swap(wall.database, "wall", 1, 1, folded.state)
    with pytest.raises(segments.Overtaken):
        await segments.swap(wall.database, "wall", 1, 2, b"what somebody else stored there")
    await change(wall.database, "UPDATE boards SET epoch = 2")
    with pytest.raises(OtherEpoch):
        await segments.swap(wall.database, "wall", 1, 2, folded.state)
    assert await rows(wall.database, "SELECT count(*) FROM updates") == [(1,)]


async def test_two_who_fold_the_same_log_do_not_get_into_each_others_way(wall: Wall, compactor: Compactor) -> None:
    pen = Pen()
    pen.card("a")
    await wall.commit(pen)
    outcomes = await asyncio.gather(*(compactor.compact("wall") for _ in range(3)))
    assert set(outcomes) <= {Outcome.FOLDED, Outcome.OVERTAKEN}
    assert Outcome.FOLDED in outcomes
    assert same(await wall.opened(), pen)


async def test_very_many_updates_are_removed_in_portions(
    wall: Wall, compactor: Compactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segments, "REMOVED_AT_ONCE", 7)
    monkeypatch.setattr("walkboard.history.compaction.PORTION", Portion(20, 1 << 20))
    pen = Pen()
    for number in range(50):
        pen.card(f"c{number}")
    await wall.commit(pen)
    outcomes = [await compactor.compact("wall", at_least=10) for _ in range(3)]
    assert outcomes == [Outcome.FOLDED, Outcome.FOLDED, Outcome.FOLDED]
    assert await wall.generations() == [40, 50]
    assert await rows(wall.database, "SELECT count(*) FROM updates") == [(0,)]
    assert same(await wall.opened(), pen)


class TestInTheBackground:
    async def test_boards_are_folded_one_after_the_other(self, database: Database, writer: LogWriter) -> None:
        async with Compactor(database, Thresholds(after=2)) as compactor:
            for board in ("wall", await make_board(database, "other")):
                pen, wall = Pen(), Wall(database, writer, board)
                for number in range(5):
                    pen.card(f"c{number}")
                await wall.commit(pen)
                assert compactor.consider(board, 5)
            async with asyncio.timeout(60):
                await compactor.idle()
        assert await rows(database, "SELECT board_id, sequence FROM segments WHERE copy = 1 ORDER BY 1") == [
            ("other", 5),
            ("wall", 5),
        ]

    async def test_only_what_is_long_and_quiet(self, database: Database) -> None:
        compactor = Compactor(database, Thresholds(after=10, quiet=60.0))
        assert not compactor.consider("wall", 9)
        assert compactor.consider("wall", 10)
        assert not compactor.consider("wall", 99, quiet_for=59.0)
        assert compactor.consider("wall", 10, quiet_for=60.0)
        assert compactor.consider("wall", 100, quiet_for=0.0), "a board that is never quiet"
        compactor.stop()
        assert not compactor.consider("wall", 1_000)

    async def test_stopping_ends_the_round_at_once_and_leaves_no_process(
        self, wall: Wall, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pen = Pen()
        pen.card("a")
        await wall.commit(pen)
        begun = asyncio.Event()

        async def never(updates: Sequence[bytes]) -> Folded:
            begun.set()
            await asyncio.Event().wait()
            raise AssertionError

        monkeypatch.setattr(fresh, "fold", never)
        async with asyncio.timeout(60), Compactor(wall.database, Thresholds(after=1)) as compactor:
            compactor.consider("wall", 1)
            await begun.wait()
        assert same(await wall.opened(), pen)

    async def test_a_board_that_fails_does_not_hold_up_the_next(
        self, database: Database, writer: LogWriter, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pen, wall = Pen(), Wall(database, writer)
        pen.card("a")
        await wall.commit(pen)
        read = segments.read_back

        async def bug(database: Database, board_id: str, epoch: int, sequence: int) -> Sequence[bytes]:
            if pen.cards.get("bug") is None:
                pen.cards["bug"] = True
                raise ZeroDivisionError
            return await read(database, board_id, epoch, sequence)

        monkeypatch.setattr(segments, "read_back", bug)
        async with Compactor(database, Thresholds(after=1)) as compactor, asyncio.timeout(60):
            compactor.consider("nowhere", 5)
            compactor.consider("wall", 5)
            await compactor.idle()
            assert await wall.generations() == []
            compactor.consider("wall", 5)
            await compactor.idle()
        assert await wall.generations() == [1]

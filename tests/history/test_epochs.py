"""New epochs: smaller, showing the same, begun once and from the exact sequence or not at all."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from tests.history.stage import ANNA, BEN, change, damage, rows
from tests.history.walls import Pen, Wall, shown
from tests.rooms.squashing import squash_here
from walkboard.database import Database
from walkboard.documents import fresh
from walkboard.documents.protocol import Squashed
from walkboard.errors import OtherEpoch
from walkboard.history import epochs, segments
from walkboard.history.compaction import Compactor, Thresholds
from walkboard.history.entries import Entry, Row
from walkboard.history.epochs import Growth, Step
from walkboard.history.outcomes import Outcome
from walkboard.history.overview import authors_of
from walkboard.history.squashing import Squasher
from walkboard.history.tables import QuarantinedUpdate, Segment
from walkboard.history.writer import LogWriter


@pytest.fixture
def wall(database: Database, writer: LogWriter) -> Wall:
    return Wall(database, writer)


@pytest.fixture(autouse=True)
def _mostly_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first test starts the processes that squash and prove; what the others look at is the same without."""
    if request.node.originalname != "test_a_new_epoch_shows_the_same_and_goes_on_with_the_sequences":
        squash_here(monkeypatch)


@pytest.fixture
def squasher(database: Database) -> Squasher:
    return Squasher(database)


async def used(wall: Wall, tabs: int = 5) -> Pen:
    """A board with a card that many tabs dragged about."""
    pen = Pen()
    pen.card("a", "Dragged")
    await wall.commit(pen)
    for number in range(tabs):
        tab = Pen()
        tab.hears(pen.doc.get_update())
        tab.drag("a", number)
        written = list(tab.written)
        await wall.commit(tab, BEN)
        for each in written:
            pen.hears(each)
    return pen


@pytest.mark.rule("N1", "N3", "N4")
async def test_a_new_epoch_shows_the_same_and_goes_on_with_the_sequences(wall: Wall, squasher: Squasher) -> None:
    pen = await used(wall)
    before, sequence = shown((await wall.log()).parts), await wall.sequence()
    assert await squasher.squash("wall") is Outcome.SQUASHED
    log = await wall.log()
    assert (log.epoch, log.sequence, log.folded, log.updates) == (2, sequence, sequence, [])
    assert shown(log.parts) == before
    (client,) = log.claims
    assert log.claims[client] is None, "it is the server's"
    assert len(log.former) == 6
    assert pen.doc.client_id in log.former
    newcomer = Pen()
    newcomer.hears(log.state)
    newcomer.drag("a", 99)
    assert await wall.commit(newcomer) == sequence + 1
    assert shown((await wall.log()).parts) == shown([newcomer.doc.get_update()])
    async with wall.database.read() as session:
        assert await authors_of(session, "wall") == {ANNA, BEN}


@pytest.mark.rule("N4")
async def test_the_epoch_before_is_kept_until_the_next_begins_or_for_a_while(wall: Wall, squasher: Squasher) -> None:
    await used(wall)
    kept = "SELECT epoch, count(*) FROM updates GROUP BY epoch ORDER BY epoch"
    generations = "SELECT DISTINCT epoch FROM segments ORDER BY epoch"
    assert await squasher.squash("wall") is Outcome.SQUASHED
    assert await rows(wall.database, kept) == [(1, 6)]
    newcomer = Pen()
    newcomer.hears((await wall.log()).state)
    newcomer.drag("a", 7)
    await wall.commit(newcomer)
    assert await squasher.squash("wall") is Outcome.SQUASHED
    assert await rows(wall.database, kept) == [(2, 1)]
    assert await rows(wall.database, generations) == [(2,), (3,)]
    now = datetime.now(UTC)
    assert await epochs.forget_expired(wall.database, now + epochs.KEPT_FOR - timedelta(hours=1)) == []
    assert await epochs.forget_expired(wall.database, now + epochs.KEPT_FOR + timedelta(hours=1)) == ["wall"]
    assert await rows(wall.database, kept) == []
    assert await rows(wall.database, generations) == [(3,)]
    assert await epochs.forget_expired(wall.database, now + epochs.KEPT_FOR * 2) == []
    assert len((await wall.log()).former) == 8, "ids are remembered for good"


@pytest.mark.rule("N3")
@pytest.mark.parametrize("moment", ["squash", "shown_by"])
async def test_what_is_written_while_a_board_is_squashed_wins(
    wall: Wall, squasher: Squasher, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    pen = await used(wall)
    asked = getattr(fresh, moment)

    async def slowly(*arguments: object) -> object:
        pen.drag("a", 1000)
        await wall.commit(pen)
        return await asked(*arguments)

    monkeypatch.setattr(fresh, moment, slowly)
    assert await squasher.squash("wall") is Outcome.OVERTAKEN
    assert await wall.epoch() == 1
    assert shown((await wall.log()).parts) == shown([pen.doc.get_update()])


@pytest.mark.rule("N3")
async def test_an_epoch_begins_once_and_only_with_what_was_stored_for_it(wall: Wall) -> None:
    await used(wall)
    step = Step("wall", 1, 2, await wall.sequence())
    state = (await fresh.squash((await wall.log()).parts, 7)).state
    await epochs.store(wall.database, step, b"what somebody else stored there")
    with pytest.raises(segments.Overtaken):
        await epochs.begin(wall.database, step, state, 7)
    for behind in (Step("wall", 1, 2, step.sequence - 1), Step("wall", 1, 2, step.sequence + 1)):
        with pytest.raises(segments.Overtaken):
            await epochs.store(wall.database, behind, state)
    assert await wall.epoch() == 1
    await epochs.store(wall.database, step, state)
    await epochs.begin(wall.database, step, state, 7)
    with pytest.raises(OtherEpoch):
        await epochs.begin(wall.database, step, state, 7)
    with pytest.raises(OtherEpoch):
        await epochs.store(wall.database, step, state)


@pytest.mark.rule("N3")
async def test_several_who_squash_at_once_begin_one_epoch(wall: Wall, database: Database) -> None:
    await used(wall)
    before = shown((await wall.log()).parts)
    outcomes = await asyncio.gather(*(Squasher(database).squash("wall") for _ in range(3)))
    assert set(outcomes) <= {Outcome.SQUASHED, Outcome.OVERTAKEN, Outcome.DIFFERENT}
    while await wall.epoch() == 1:
        await Squasher(database).squash("wall")
    log = await wall.log()
    assert log.findings == []
    assert shown(log.parts) == before
    assert await rows(database, "SELECT count(*) FROM segments WHERE epoch = 2") == [(2,)]


@pytest.mark.rule("G8", "N3")
async def test_nobody_writes_in_an_earlier_epoch(wall: Wall, squasher: Squasher) -> None:
    pen = await used(wall)
    await squasher.squash("wall")
    pen.drag("a", 3)
    with pytest.raises(OtherEpoch):
        await wall.writer.append(Entry("wall", 1, [Row(pen.take()[0], ANNA)]))
    assert await Compactor(wall.database).compact("wall") is Outcome.SHORT


async def test_folding_and_squashing_meet(wall: Wall, squasher: Squasher, monkeypatch: pytest.MonkeyPatch) -> None:
    await used(wall)
    fold = fresh.fold

    async def overtaken(updates: Sequence[bytes]) -> object:
        folded = await fold(updates)
        assert await squasher.squash("wall") is Outcome.SQUASHED
        return folded

    monkeypatch.setattr(fresh, "fold", overtaken)
    before = shown((await wall.log()).parts)
    assert await Compactor(wall.database).compact("wall") is Outcome.OVERTAKEN
    assert shown((await wall.log()).parts) == before


@pytest.mark.rule("N2")
@pytest.mark.parametrize("lost", ["a card", "a byte"])
async def test_an_epoch_that_would_show_something_else_never_begins(
    wall: Wall, squasher: Squasher, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    pen = await used(wall)
    squash = fresh.squash

    async def wrongly(updates: Sequence[bytes], client_id: int) -> Squashed:
        right = await squash(updates, client_id)
        return Squashed((await squash(updates[:-1], client_id)).state, right.facts, right.before)

    async def damaged(*arguments: object) -> list[bytes]:
        return [b"", b""]

    if lost == "a card":
        monkeypatch.setattr(fresh, "squash", wrongly)
    else:
        monkeypatch.setattr(segments, "read_back", damaged)
    assert await squasher.squash("wall") is Outcome.DIFFERENT
    assert await rows(wall.database, "SELECT count(*) FROM segments") == [(0,)]
    assert await wall.epoch() == 1
    assert shown((await wall.log()).parts) == shown([pen.doc.get_update()])


@pytest.mark.rule("N2")
async def test_a_damaged_board_stays_in_its_epoch(wall: Wall, squasher: Squasher) -> None:
    await used(wall)
    await damage(wall.database, 2)
    assert await squasher.squash("wall") is Outcome.DAMAGED
    assert await wall.epoch() == 1


@pytest.mark.rule("N2")
async def test_a_repaired_board_stays_in_its_epoch_until_what_it_lost_is_given_up(
    wall: Wall, squasher: Squasher
) -> None:
    await used(wall)
    lost = QuarantinedUpdate(board_id="wall", data=b"", reason="lost", created_at=datetime.now(UTC), epoch=1)
    async with wall.database.write() as session:
        session.add(lost)
    assert await squasher.squash("wall") is Outcome.DAMAGED
    assert await squasher.squash("wall", give_up=True) is Outcome.SQUASHED
    assert (await wall.log()).healing is False


async def test_nothing_is_made_of_a_board_nobody_wrote_on(wall: Wall, squasher: Squasher) -> None:
    assert await squasher.squash("wall") is Outcome.SHORT
    assert await squasher.squash("wall", raise_by=41) is Outcome.SQUASHED, "unless it has to be another epoch"
    assert (await wall.log()).epoch == 42


@pytest.mark.rule("N5")
@pytest.mark.parametrize(
    ("growth", "due"),
    [
        (Growth(1_999, 0, 0), False),
        (Growth(2_000, 0, 0), True),
        (Growth(1, 63 << 10, 10), False),
        (Growth(1, 64 << 10, 10), True),
        (Growth(1, 600_000, 200_001), False),
        (Growth(1, 600_000, 200_000), True),
        (Growth(1, 600_000, 0), False),
    ],
)
def test_a_board_is_due_that_has_grown_far_beyond_what_is_visible(growth: Growth, due: bool) -> None:
    assert growth.is_due is due


@pytest.mark.rule("N5")
class TestInTheBackground:
    async def test_a_board_that_rests_is_folded_and_then_squashed(
        self, wall: Wall, database: Database, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(epochs, "SMALL", 100)
        begun: list[tuple[str, int, int]] = []
        await used(wall, 60)
        before, sequence = shown((await wall.log()).parts), await wall.sequence()
        async with Compactor(database, Thresholds(after=1)) as compactor:
            compactor.squasher.on_begun = lambda *news: begun.append(news)
            compactor.rested("nowhere")
            compactor.rested("wall")
            async with asyncio.timeout(60):
                await compactor.idle()
            assert await wall.epoch() == 1, "what is visible is known once it is folded"
            compactor.consider("wall", sequence)
            compactor.rested("wall")
            async with asyncio.timeout(60):
                await compactor.idle()
            assert begun == [("wall", 2, sequence)]
            compactor.rested("wall")
            async with asyncio.timeout(60):
                await compactor.idle()
        assert await wall.epoch() == 2, "and not again"
        assert shown((await wall.log()).parts) == before

    async def test_not_while_somebody_is_there_nor_in_the_trash(
        self, wall: Wall, squasher: Squasher, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(epochs, "MANY_CLIENTS", 2)
        await used(wall)
        squasher.deserted = lambda _board: False
        await squasher.consider("wall")
        squasher.deserted = lambda _board: True
        await change(wall.database, "UPDATE boards SET deleted_at = created_at")
        await squasher.consider("wall")
        assert await wall.epoch() == 1
        await change(wall.database, "UPDATE boards SET deleted_at = NULL")
        await squasher.consider("wall")
        assert await wall.epoch() == 2

    @pytest.mark.rule("N6")
    async def test_it_gives_way_to_who_comes(
        self, wall: Wall, squasher: Squasher, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(epochs, "MANY_CLIENTS", 2)
        await used(wall)
        asked = asyncio.Event()

        async def never(_updates: object, _client_id: int) -> Squashed:
            asked.set()
            await asyncio.Event().wait()
            raise AssertionError

        monkeypatch.setattr(fresh, "squash", never)
        async with asyncio.timeout(60), asyncio.TaskGroup() as tasks:
            considering = tasks.create_task(squasher.consider("wall"))
            await asked.wait()
            await squasher.give_way("another board")
            assert not considering.done()
            await squasher.give_way("wall")
        assert await wall.epoch() == 1
        await squasher.give_way("wall")


async def test_one_bad_copy_of_the_first_segment_costs_nothing(wall: Wall, squasher: Squasher) -> None:
    pen = await used(wall)
    await squasher.squash("wall")
    second = Segment.epoch == 2
    await change(wall.database, update(Segment).where(second, Segment.copy == 1).values(state=b"\x00\x00"))
    log = await wall.log()
    assert shown(log.parts) == shown([pen.doc.get_update()])
    assert await squasher.squash("wall") is Outcome.SQUASHED

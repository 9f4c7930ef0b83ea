"""New epochs under boards that are open: two histories are never merged, and nobody stays in an earlier one."""

import asyncio
from collections.abc import AsyncIterator

import pycrdt
import pytest
import pytest_asyncio

from tests.history.stage import ANNA, BEN
from tests.rooms.client import TIMEOUT, Client, connected
from tests.rooms.squashing import squash_here
from tests.rooms.test_folding_in_rooms import unloaded
from walkboard.database import Database
from walkboard.documents import fresh
from walkboard.documents.pool import DocumentPool
from walkboard.documents.protocol import Squashed
from walkboard.history import epochs
from walkboard.history.compaction import Compactor, Thresholds
from walkboard.history.log import read_log
from walkboard.history.outcomes import Outcome
from walkboard.history.squashing import Squasher
from walkboard.history.writer import LogWriter
from walkboard.rooms import watch
from walkboard.rooms.registry import RoomRegistry
from walkboard.wire import messages as wire

pytestmark = pytest.mark.asyncio(loop_scope="module")

OTHER_EPOCH = (4409, "other-epoch")


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    squash_here(monkeypatch)


@pytest_asyncio.fixture(loop_scope="module")
async def compactor(database: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Compactor]:
    monkeypatch.setattr(epochs, "MANY_CLIENTS", 1)
    async with Compactor(database, Thresholds(after=1_000)) as compactor:
        yield compactor


@pytest_asyncio.fixture(loop_scope="module")
async def brief(database: Database, pool: DocumentPool, writer: LogWriter) -> AsyncIterator[RoomRegistry]:
    """Rooms that end soon after everybody left."""
    async with RoomRegistry(database, pool, writer, idle_time=0.01) as rooms:
        yield rooms


async def written(rooms: RoomRegistry, person: str = ANNA) -> Client:
    """Somebody who wrote and left, with everything saved."""
    client = Client(person)
    async with connected(rooms, client):
        client.edit(old=1)
        await client.saved()
    return client


@pytest.mark.rule("N8")
async def test_who_is_on_a_board_that_gets_another_epoch_is_closed_and_comes_back_to_the_same(
    rooms: RoomRegistry, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "LOOK_TIME", 0.05)
    anna, ben = Client(ANNA), Client(BEN, extended=False)
    async with connected(rooms, anna), connected(rooms, ben):
        anna.edit(a=1)
        await anna.saved()
        assert await Squasher(database).squash("wall") is Outcome.SQUASHED
        assert await anna.is_closed() == await ben.is_closed() == OTHER_EPOCH
    async with connected(rooms, Client(ANNA)) as again:
        assert again.content == {"a": 1}
        assert again.hello is not None
        assert (again.hello["epoch"], again.hello["sequence"]) == (2, 1)
        again.edit(b=1)
        await again.saved()


@pytest.mark.rule("N8")
async def test_what_is_written_into_an_earlier_epoch_is_refused_by_the_fence(
    rooms: RoomRegistry, database: Database
) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        anna.edit(a=1)
        await anna.saved()
        assert await Squasher(database).squash("wall") is Outcome.SQUASHED
        anna.edit(late=1)
        assert await anna.is_closed() == OTHER_EPOCH
    async with connected(rooms, Client(BEN)) as ben:
        assert ben.content == {"a": 1}


@pytest.mark.rule("N7")
@pytest.mark.parametrize("extended", [True, False])
async def test_who_asks_with_the_earlier_history_is_told(
    brief: RoomRegistry, database: Database, extended: bool
) -> None:
    old = await written(brief)
    await unloaded(brief)
    await Squasher(database).squash("wall")
    back = Client(ANNA, doc=old.doc, extended=extended)
    async with connected(brief, back):
        assert await back.is_closed() == OTHER_EPOCH
    assert not back.updates, "nothing of the new history was sent into the old one"
    stranger = Client(BEN, doc=pycrdt.Doc())
    stranger.doc.apply_update(old.doc.get_update())
    stranger.answering = False
    async with connected(brief, stranger):
        assert await stranger.is_closed() == OTHER_EPOCH, "whoever wrote it"


@pytest.mark.rule("N7")
@pytest.mark.parametrize("how", ["update", "reply", "deletion"])
async def test_who_brings_something_of_the_earlier_history_is_told(
    brief: RoomRegistry, database: Database, how: str
) -> None:
    old = await written(brief)
    await unloaded(brief)
    await Squasher(database).squash("wall")
    back = Client(ANNA, doc=old.doc)
    back.answering = False
    async with connected(brief, back, ask=False):
        if how == "update":
            back.edit(new=1)
        elif how == "reply":
            back.edit_offline(new=1)
            back.say(wire.encode_step_2(back.doc.get_update()))
        else:
            before = back.doc.get_state()
            del back.cards["old"]
            back.say(wire.encode_update(back.doc.get_update(before)))
        assert await back.is_closed() == OTHER_EPOCH
        assert back.acknowledged == 0
    async with connected(brief, Client(BEN)) as ben:
        assert ben.content == {"old": 1}
    assert (await read_log(database, "wall")).sequence == 1


@pytest.mark.rule("N7")
async def test_a_change_that_builds_on_the_earlier_history_brings_the_rest_with_it(
    brief: RoomRegistry, database: Database
) -> None:
    """A tab that never wrote before has a client id nobody knows; what it writes on names the others."""
    old = await written(brief)
    tab = Client(BEN)
    tab.doc.apply_update(old.doc.get_update())
    await unloaded(brief)
    await Squasher(database).squash("wall")
    async with connected(brief, tab, ask=False):
        tab.edit(old=2)
        assert await tab.is_closed() == OTHER_EPOCH
    async with connected(brief, Client(ANNA)) as anna:
        assert anna.content == {"old": 1}


@pytest.mark.rule("N7")
async def test_ids_of_all_earlier_epochs_are_remembered(brief: RoomRegistry, database: Database) -> None:
    first = await written(brief)
    await unloaded(brief)
    await Squasher(database).squash("wall")
    second = Client(ANNA)
    async with connected(brief, second):
        second.edit(b=1)
        await second.saved()
    await unloaded(brief)
    await Squasher(database).squash("wall")
    for old in (first, second):
        async with connected(brief, Client(ANNA, doc=old.doc)) as back:
            assert await back.is_closed() == OTHER_EPOCH


@pytest.mark.rule("N8")
async def test_a_question_to_a_board_in_another_epoch_is_answered_by_the_next_room(
    rooms: RoomRegistry, database: Database
) -> None:
    await written(rooms)
    sequence, state = await rooms.document_state("wall")
    await Squasher(database).squash("wall")
    rooms._rooms["wall"].document.discard()
    later, squashed = await rooms.document_state("wall")
    assert later == sequence
    assert squashed != state
    assert (await rooms.capture("wall")).epoch == 2


@pytest.mark.rule("N5", "N6")
async def test_a_board_is_squashed_when_everybody_left_and_gives_way_to_who_comes(
    database: Database, pool: DocumentPool, writer: LogWriter, compactor: Compactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    squash, begun = fresh.squash, asyncio.Event()

    async def slow(updates: list[bytes], client_id: int) -> Squashed:
        begun.set()
        await asyncio.sleep(TIMEOUT * 2)
        raise AssertionError

    async with RoomRegistry(database, pool, writer, idle_time=0.01, compactor=compactor) as rooms:
        with monkeypatch.context() as patch:
            patch.setattr(fresh, "squash", slow)
            old = await written(rooms)
            async with asyncio.timeout(TIMEOUT):
                await begun.wait()
            async with connected(rooms, Client(ANNA, doc=old.doc)) as back:
                back.edit(more=1)
                await back.saved()
                assert (await read_log(database, "wall")).epoch == 1
                patch.setattr(fresh, "squash", squash)
        await unloaded(rooms)
        async with asyncio.timeout(TIMEOUT):
            await compactor.idle()
        assert (await read_log(database, "wall")).epoch == 2
        async with connected(rooms, Client(BEN)) as ben:
            assert ben.content == {"old": 1, "more": 1}
            async with asyncio.timeout(TIMEOUT):
                await compactor.idle()
            assert ben.closed is None

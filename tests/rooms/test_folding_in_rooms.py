"""Folded logs under live boards: folded when a board rests, opened from segments, in any order of events.

A long run: `WALKBOARD_SOAK_MINUTES=30 WALKBOARD_SEED=1 pytest tests/rooms/test_folding_in_rooms.py`.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio

from tests import soak
from tests.history.stage import ANNA, BEN, change, rows
from tests.rooms.client import TIMEOUT, Client, connected
from walkboard.database import Database
from walkboard.documents import folding, fresh
from walkboard.documents.pool import DocumentPool
from walkboard.documents.protocol import Folded
from walkboard.history.compaction import Compactor, Thresholds
from walkboard.history.entries import Entry, Row
from walkboard.history.outcomes import Outcome
from walkboard.history.writer import LogWriter
from walkboard.rooms import registry
from walkboard.rooms.registry import RoomRegistry

pytestmark = pytest.mark.asyncio(loop_scope="module")

# Each takes a second or two.
RUNS = 3 + int(soak.MINUTES * 20)
STEPS = 60


@pytest.fixture
def fold_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folds in this process, because starting others takes longer than everything else."""

    async def fold(updates: Sequence[bytes]) -> Folded:
        return await asyncio.to_thread(folding.fold, updates)

    async def facts_of(state: bytes) -> bytes:
        return await asyncio.to_thread(folding.facts_of, state)

    monkeypatch.setattr(fresh, "fold", fold)
    monkeypatch.setattr(fresh, "facts_of", facts_of)


@pytest_asyncio.fixture(loop_scope="module")
async def compactor(database: Database) -> AsyncIterator[Compactor]:
    async with Compactor(database, Thresholds(after=5, quiet=0.0)) as compactor:
        yield compactor


async def unloaded(rooms: RoomRegistry) -> None:
    async with asyncio.timeout(TIMEOUT):
        while len(rooms):
            await asyncio.sleep(0.005)


async def test_a_board_is_folded_when_everybody_left_and_opens_from_its_segment(
    database: Database, pool: DocumentPool, writer: LogWriter, compactor: Compactor
) -> None:
    async with RoomRegistry(database, pool, writer, idle_time=0.01, compactor=compactor) as rooms:
        async with connected(rooms, Client(ANNA)) as anna:
            for number in range(20):
                anna.edit(**{f"n{number}": number})
                await anna.saved()
        await unloaded(rooms)
        async with asyncio.timeout(TIMEOUT):
            await compactor.idle()
        assert await rows(database, "SELECT count(*) FROM updates") == [(0,)]
        async with connected(rooms, Client(BEN)) as ben:
            assert ben.content == anna.content
            assert ben.hello is not None
            assert (ben.hello["sequence"], ben.hello["damaged"]) == (20, False)
            ben.edit(more=1)
            await ben.saved()
        assert await rows(database, "SELECT sequence FROM updates") == [(21,)]


async def test_a_board_that_is_never_left_is_folded_when_it_is_quiet(
    database: Database, pool: DocumentPool, writer: LogWriter, compactor: Compactor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry, "PULSE", 0.01)
    async with (
        RoomRegistry(database, pool, writer, compactor=compactor) as rooms,
        connected(rooms, Client(ANNA)) as anna,
    ):
        for number in range(10):
            anna.edit(n=number)
            await anna.saved()
        async with asyncio.timeout(TIMEOUT):
            while await rows(database, "SELECT count(*) FROM segments WHERE verified_at IS NOT NULL") == [(0,)]:
                await asyncio.sleep(0.05)
        anna.edit(n=99)
        await anna.saved()
        async with connected(rooms, Client(BEN)) as ben:
            await ben.has(n=99)


async def test_what_somebody_else_wrote_and_folded_is_heard_after_a_reload(
    rooms: RoomRegistry, database: Database, writer: LogWriter, fold_here: None
) -> None:
    """Another process appended and folded; this one's room learns of it when its commit is behind."""
    other = Client(BEN)
    async with connected(rooms, Client(ANNA)) as anna:
        anna.edit(a=1)
        await anna.saved()
        await writer.append(Entry("wall", 1, [Row(other.edit_offline(b=2), BEN)], [(other.doc.client_id, BEN)]))
        assert await Compactor(database).compact("wall") is Outcome.FOLDED
        rooms._rooms["wall"].document.discard()
        anna.edit(a=3)
        await anna.saved()
        await anna.has(b=2)


async def test_draining_stops_folding(database: Database, pool: DocumentPool, writer: LogWriter) -> None:
    async with Compactor(database, Thresholds(after=1)) as compactor:
        async with RoomRegistry(database, pool, writer, compactor=compactor) as rooms:
            async with connected(rooms, Client(ANNA)) as anna:
                anna.edit(a=1)
                await anna.saved()
            rooms.begin_drain()
            assert not compactor.consider("wall", 1_000)
        assert await rows(database, "SELECT count(*) FROM segments") == [(0,)]


class Story:
    """People who come, edit, leave and come back while the board is folded and its worker killed, by one seed."""

    def __init__(self, rooms: RoomRegistry, database: Database, seed: int) -> None:
        self.rooms = rooms
        self.rng = random.Random(seed)
        self.compactor = Compactor(database)
        self.people = [Client(f"p{number}") for number in range(4)]
        self.stacks: dict[int, AsyncExitStack] = {}
        self.written: dict[str, int] = {}
        self.folds: list[asyncio.Task[Outcome]] = []
        self.outcomes: set[Outcome] = set()

    async def step(self, tasks: asyncio.TaskGroup, number: int) -> None:
        """One event."""
        who = self.rng.randrange(len(self.people))
        match self.rng.choice(
            ("edit", "edit", "edit", "come", "come", "leave", "leave", "fold", "lose", "rest", "wait")
        ):
            case "edit":
                self._edit(who, number)
            case "come":
                await self._come(who)
            case "leave":
                await self._leave(who)
            case "fold":
                self.folds.append(tasks.create_task(self.compactor.compact("wall")))
            case "lose":
                for room in self.rooms._rooms.values():
                    room.document.discard()
            case "rest":
                await self._settle()
            case _:
                await asyncio.sleep(self.rng.random() * 0.03)

    def _edit(self, who: int, number: int) -> None:
        client, key = self.people[who], f"key{self.rng.randrange(30)}"
        self.written[f"{who}/{number}"] = number
        values = {f"{who}/{number}": number, key: self.rng.random()}
        if who in self.stacks:
            client.edit(**values)
        else:
            client.edit_offline(**values)

    async def _come(self, who: int) -> None:
        if who not in self.stacks:
            client = self.people[who] = Client(self.people[who].member.person_id, doc=self.people[who].doc)
            self.stacks[who] = AsyncExitStack()
            await self.stacks[who].enter_async_context(connected(self.rooms, client))

    async def _leave(self, who: int) -> None:
        stack = self.stacks.pop(who, None)
        if stack is not None:
            await stack.aclose()

    async def _settle(self) -> None:
        for who in list(self.stacks):
            await self.people[who].saved()
        for fold in self.folds:
            self.outcomes.add(await fold)
        self.folds.clear()

    async def end(self) -> None:
        """Everybody comes, and all agree on everything that was ever written."""
        for who in range(len(self.people)):
            await self._come(who)
        await self._settle()
        for client in self.people:
            await client.until(lambda client=client: self.written.items() <= client.content.items())
        await self._settle()
        first = self.people[0].content
        for client in self.people[1:]:
            await client.until(lambda client=client: client.content == first)
        for who in list(self.stacks):
            await self._leave(who)


@pytest.mark.parametrize("seed", range(soak.SEED, soak.SEED + RUNS))
async def test_any_order_of_edits_folds_loads_and_unloads(
    database: Database, pool: DocumentPool, writer: LogWriter, fold_here: None, seed: int
) -> None:
    async with RoomRegistry(database, pool, writer, idle_time=0.005) as rooms:
        story = Story(rooms, database, seed)
        async with asyncio.TaskGroup() as tasks:
            for number in range(STEPS):
                await story.step(tasks, number)
                assert len(rooms) <= 1
            await story.end()
        story.outcomes.add(await story.compactor.compact("wall"))
        assert story.outcomes <= {Outcome.FOLDED, Outcome.SHORT, Outcome.OVERTAKEN}
        await unloaded(rooms)
        async with connected(rooms, Client("witness")) as witness:
            assert witness.content == story.people[0].content
    await change(database, "DELETE FROM segments WHERE verified_at IS NULL")

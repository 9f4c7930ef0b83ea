"""One run by one seed: people edit two boards while everything that can happen to rooms happens to them.

Checked after every single callback: a board has one room at most that is not closed, generations only grow, and one at
a time asks the worker about a board. Checked in the end: what was acknowledged or seen is in the log, what was said
without a role or through a connection of an ended room is not, everybody agrees, and nothing is left over.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count
from types import SimpleNamespace
from typing import Any, cast

import pycrdt
import pytest

from tests.rooms.interleaving.loop import Outside, SeededLoop
from tests.rooms.interleaving.people import PEOPLE, Connection, Tab
from tests.rooms.interleaving.seams import Drift, PausingPool, PausingWriter, pausing
from tests.rooms.interleaving.trouble import Trouble, facts_here, fold_here, shown_here, squash_here
from walkboard.accounts.permissions import Role
from walkboard.api.access import BoardAccess
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.errors import NotPermitted
from walkboard.history.log import read_log
from walkboard.history.quarantine import put_away
from walkboard.history.tail import read_heads, read_tail
from walkboard.history.writer import LogWriter
from walkboard.rooms.registry import RoomRegistry
from walkboard.rooms.room import Room, RoomState
from walkboard.telemetry import Metrics

# So long may a run take by its own clock.
VIRTUAL_TIME = 3_600.0
IDLE_TIME = 0.2
# What rooms read of the database by themselves.
READINGS = {
    "walkboard.rooms.document.read_log": read_log,
    "walkboard.rooms.document.read_tail": read_tail,
    "walkboard.rooms.watch.read_heads": read_heads,
}

_runs = count(1)


@dataclass
class World:
    """What is real and shared by all runs."""

    outside: Outside
    database: Database
    pool: DocumentPool
    writer: LogWriter
    make_board: Callable[[str], None]


@dataclass
class Run:
    """One seed."""

    world: World
    seed: int
    rooms: list[Room] = field(default_factory=list)
    trace: list[tuple[float, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.drift = Drift(self.rng)
        self.boards = [f"run-{next(_runs)}-{letter}" for letter in "ab"]
        self.roles: dict[tuple[str, str], Role | None] = {}
        self.tabs: list[Tab] = []
        self.from_server: dict[str, set[str]] = {board: set() for board in self.boards}
        self.never: set[str] = set()  # keys that must not be stored
        self.denied: dict[tuple[str, str], set[str]] = {}  # nor these, until the person may write again
        self.stopping = False
        self.strangers = 0
        self.registry: RoomRegistry
        self.pool: PausingPool
        self.writer: PausingWriter
        self.loop: SeededLoop

    def note(self, what: str) -> None:
        self.trace.append((round(self.loop.time(), 6), what))

    # -- from beginning to end

    def play(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The whole run, checked."""
        run = self

        class WatchedRoom(Room):
            def __init__(self, board_id: str, generation: int, *args: Any) -> None:
                assert all(room.generation < generation for room in run.rooms)
                super().__init__(board_id, generation, *args)
                run.rooms.append(self)
                run.note(f"room {generation} of board {board_id[-1]}")

        with monkeypatch.context() as patch:
            patch.setattr("tests.rooms.client.TIMEOUT", VIRTUAL_TIME)
            patch.setattr("walkboard.rooms.registry.Room", WatchedRoom)
            for name, reading in READINGS.items():
                patch.setattr(name, pausing(self.world.outside, reading, self.drift))
            patch.setattr("walkboard.documents.fresh.fold", fold_here)
            patch.setattr("walkboard.documents.fresh.facts_of", facts_here)
            patch.setattr("walkboard.documents.fresh.squash", squash_here)
            patch.setattr("walkboard.documents.fresh.shown_by", shown_here)
            ids = count(900_000)
            patch.setattr("walkboard.history.squashing.fresh_client_id", lambda _used: next(ids))
            patch.setattr("walkboard.rooms.batches.put_away", self._put_away)
            patch.setattr("walkboard.api.sync._access", self._access)
            patch.setattr("walkboard.api.sync.services_of", lambda websocket: websocket.services)
            patch.setattr("walkboard.api.sync.credential_of", lambda websocket: websocket.credential)
            self.loop = SeededLoop(self.rng, shuffled=self.rng.random() < 0.5, after_each=self._check_rooms)
            with asyncio.Runner(loop_factory=lambda: self.loop) as runner:
                runner.run(self._live())
        self._check_log()

    async def _live(self) -> None:
        for board in self.boards:
            self.world.make_board(board)
        for number in range(self.rng.randrange(2, 6)):
            person = self.rng.choice(PEOPLE)
            board = self.boards[0] if self.rng.random() < 0.75 else self.boards[1]
            self.roles[board, person] = Role.EDITOR
            extended = self.rng.random() < 0.8
            name = f"{person}{number}"
            self.tabs.append(Tab(name, person, board, extended=extended, client_id=1_000 + number))
        async with asyncio.timeout(VIRTUAL_TIME):
            for _ in range(self.rng.randrange(1, 3)):
                await self._one_life(self._troubled_life)
            for board, person in list(self.roles):
                self.may(board, person, Role.EDITOR)
            await self._one_life(self._calm_life)

    async def _one_life(self, happens: Callable[[], Awaitable[None]]) -> None:
        """A process of the server, from its start to its end."""
        self.pool = PausingPool(self.world.outside, self.world.pool, self.drift)
        self.writer = PausingWriter(self.world.outside, self.world.writer, self.drift, self.rng)
        self.registry = RoomRegistry(
            self.world.database,
            cast("DocumentPool", self.pool),
            cast("LogWriter", self.writer),
            idle_time=IDLE_TIME,
            metrics=Metrics(),
        )
        self.rooms.clear()
        async with self.registry:
            await happens()
        assert len(self.registry) == 0
        assert all(room.state is RoomState.CLOSED and room.closed.is_set() for room in self.rooms)
        assert not +self.pool.under_way
        assert self.drift.cut_off or not self.pool.loaded, "a document stays in the worker that nobody will unload"

    async def _troubled_life(self) -> None:
        self.writer.trouble = 0.0 if self.rng.random() < 0.5 else 0.1
        self.stopping = False
        async with asyncio.TaskGroup() as tasks:
            people = [tasks.create_task(self._use(tab)) for tab in self.tabs]
            tasks.create_task(Trouble(self).happens())
            await asyncio.wait(people)
            self.stopping = True

    async def _calm_life(self) -> None:
        for _ in range(2):  # first everybody's changes are stored, then everybody has them
            async with asyncio.TaskGroup() as tasks:
                for tab in self.tabs:
                    tasks.create_task(self._agree(tab))

    # -- people

    async def _use(self, tab: Tab) -> None:
        for _ in range(self.rng.randrange(1, 4)):
            await self.drift()
            await tab.connection(self._services(), self._edit)
            self.note(f"{tab.name} left")

    async def _edit(self, client: Connection) -> None:
        tab = next(tab for tab in self.tabs if client in tab.connections)
        for _ in range(self.rng.randrange(0, 6)):
            await self.drift()
            if client.closed:
                return
            key = tab.next_key()
            if (tab.board, tab.person) in self.denied:
                self.denied[tab.board, tab.person].add(key)
            client.write(key)
            if self.rng.random() < 0.2:
                client.move(cursor=[1, 2])
            if self.rng.random() < 0.2:
                client.ask()
        if self.rng.random() < 0.7 and client.extended:
            await client.until(lambda: client.acknowledged == client.sent or client.closed)
        if self.rng.random() < 0.3:
            await asyncio.sleep(IDLE_TIME * 2 * self.rng.random())

    async def _agree(self, tab: Tab) -> None:
        """Comes back until everything it has is stored and everything stored is here."""

        async def settle(client: Connection) -> None:
            await client.until(lambda: client.synced or client.closed)
            while not (self._all_sent(client) or client.closed):
                await asyncio.sleep(0.05)

        while True:
            await tab.connection(self._services(), settle)
            client = tab.connections[-1]
            if client.closed is None:
                return
            assert client.closed[0] in (1012, 1013, 4409), client.closed
            await asyncio.sleep(1.0)

    def _all_sent(self, client: Connection) -> bool:
        assert client.session is not None
        return client.sent > 0 and client.session.acknowledgements.acknowledged == client.sent

    # -- checks

    def may(self, board: str, person: str, role: Role | None) -> None:
        if role not in (None, Role.VIEWER):
            assert not self.denied.pop((board, person), set()) & self.stored(board), "written without a role"
        self.roles[board, person] = role

    def _check_rooms(self) -> None:
        for board in self.boards:
            alive = [room for room in self.rooms if room.board_id == board and not room.closed.is_set()]
            assert len(alive) <= 1, f"{len(alive)} rooms of {board}"
            if alive and alive[0].state is RoomState.LIVE:
                assert self.registry._rooms.get(board) is alive[0], "a live room nobody can find"

    def _check_log(self) -> None:
        for board in self.boards:
            stored = self.stored(board)
            assert self.from_server[board] <= stored, "written by the server, but not stored"
            assert not self.never & stored, "came too late, and is stored all the same"
            for tab in (tab for tab in self.tabs if tab.board == board):
                for client in tab.connections:
                    assert client.promised <= stored, "acknowledged, but not stored"
                others = {key for key in tab.content if not key.startswith(f"{tab.name}-")}
                assert others | tab.seen <= stored, "seen, but not stored"
                assert tab.content == stored, "came back, and does not agree"

    def stored(self, board: str) -> set[str]:
        """What the log says, read and applied without any room."""
        log = self.world.outside.run(read_log(self.world.database, board))
        assert [sequence for sequence, _ in log.updates] == list(range(log.folded + 1, log.sequence + 1))
        doc: pycrdt.Doc[Any] = pycrdt.Doc()
        for part in log.parts:
            doc.apply_update(part)
        return set(doc.get("cards", type=pycrdt.Map).to_py() or {})

    # -- details

    def _services(self) -> Any:
        return SimpleNamespace(registry=self.registry)

    async def _access(self, websocket: Any, board_id: str) -> BoardAccess:
        """Who may what, as the database would say it."""
        await self.drift()
        role = self.roles[board_id, websocket.person]
        await self.drift()
        if role is None:
            raise NotPermitted
        person = SimpleNamespace(id=websocket.person, name=websocket.person.title(), discipline="design")
        return cast("BoardAccess", SimpleNamespace(person=person, role=role))

    async def _put_away(self, *args: Any) -> None:
        await self.drift()
        self.world.outside.run(put_away(*args))

"""What can happen to rooms and to the people in them, one thing after the other, by the seed of the run."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pycrdt

from tests.rooms.client import Client
from tests.rooms.interleaving.people import PEOPLE, Connection
from walkboard.accounts.permissions import Role
from walkboard.documents import folding, squashing
from walkboard.documents.protocol import Folded, Squashed
from walkboard.errors import NotPermitted, TryAgainLater, WalkboardError
from walkboard.history.compaction import Compactor
from walkboard.history.entries import Entry, Row
from walkboard.history.outcomes import Outcome
from walkboard.history.squashing import Squasher
from walkboard.history.tail import read_heads
from walkboard.rooms.mailbox import Write
from walkboard.rooms.room import Room, RoomState
from walkboard.wire import messages as wire

if TYPE_CHECKING:
    from tests.rooms.interleaving.scenario import Run


class Trouble:
    """Everything but people's own edits."""

    def __init__(self, run: "Run") -> None:
        self.run = run
        self.rng = run.rng

    async def happens(self) -> None:
        kinds = [
            self._lose_worker, self._change_role, self._change_role, self._sign_out, self._other_process,
            self._late_events, self._late_events, self._question, self._server_writes, self._discard, self._end_room,
            self._drain, self._fold, self._squash,
        ]  # fmt: skip
        while not self.run.stopping:
            await self.run.drift()
            await self.run.drift()
            kind = self.rng.choice(kinds)
            self.run.note(kind.__name__)
            await kind()

    async def _lose_worker(self) -> None:
        await self.run.pool.lose_worker()

    async def _change_role(self) -> None:
        board, person = self.rng.choice(list(self.run.roles))
        role = self.rng.choice((Role.EDITOR, Role.VIEWER, Role.FACILITATOR, None, None))
        self.run.may(board, person, role)
        await self.run.drift()
        if self.run.roles[board, person] is not role:
            return
        self.run.registry.role_changed(board, person, role)
        if role in (None, Role.VIEWER):
            self.run.denied.setdefault((board, person), set())

    async def _sign_out(self) -> None:
        self.run.registry.signed_out(self.rng.choice(PEOPLE).encode())

    async def _other_process(self) -> None:
        board = self.rng.choice(self.run.boards)
        key, update = self._strange_update("elsewhere")
        heads = self.run.world.outside.run(read_heads(self.run.world.database, [board]))
        entry = Entry(board, heads[board].epoch, [Row(update, None)])
        self.run.world.outside.run(self.run.world.writer.append(entry))
        self.run.from_server[board].add(key)

    async def _late_events(self) -> None:
        """Ended rooms and connections hear of something after all: nothing may come of it."""
        for room in self.run.rooms:
            if room.state is RoomState.CLOSED:
                self._late_for(room)
        for client in [client for tab in self.run.tabs for client in tab.connections]:
            if client.session is not None and client.session.closed:
                await self._late_from(client)
        if self.rng.random() < 0.3:
            self.run.registry._worker_lost(frozenset(self.run.boards))

    def _late_for(self, room: Room) -> None:
        key, update = self._strange_update("late")
        self.run.never.add(key)
        room.write(Write(update, is_reply=False, person_id=None))
        room.document.discard()
        room.end(NotPermitted())
        room.drain()
        room.tell({"type": "board.changed"})

    async def _late_from(self, client: Connection) -> None:
        assert client.session is not None
        heard = len(client.heard)
        key, update = self._strange_update("late")
        self.run.never.add(key)
        await client.session.receive(wire.encode_update(update))
        client.session.leave()
        client.session.revoke()
        assert len(client.heard) == heard

    async def _question(self) -> None:
        try:
            await self.run.registry.document_state(self.rng.choice(self.run.boards))
        except WalkboardError as error:
            self.run.note(error.slug)

    async def _server_writes(self) -> None:
        board = self.rng.choice(self.run.boards)
        key, update = self._strange_update("server")
        try:
            await self.run.registry.append(board, update, None)
        except WalkboardError as error:
            self.run.note(error.slug)
        else:
            self.run.from_server[board].add(key)

    async def _discard(self) -> None:
        for room in self.run.rooms:
            room.document.discard()

    async def _end_room(self) -> None:
        """As when it is idle, however busy it is."""
        for room in self.run.rooms:
            if self.rng.random() < 0.5:
                room.end(TryAgainLater())

    async def _drain(self) -> None:
        if self.rng.random() < 0.2:
            self.run.registry.begin_drain()

    async def _fold(self) -> None:
        """The log of a board becomes shorter, whoever is on it."""
        outcome = self.run.world.outside.run(
            Compactor(self.run.world.database).compact(self.rng.choice(self.run.boards))
        )
        assert outcome in (Outcome.FOLDED, Outcome.SHORT), outcome
        self.run.note(outcome.value)

    async def _squash(self) -> None:
        """A board gets another epoch, whoever is on it: as another server or the command would do it."""
        outcome = self.run.world.outside.run(Squasher(self.run.world.database).squash(self.rng.choice(self.run.boards)))
        assert outcome in (Outcome.SQUASHED, Outcome.SHORT), outcome
        self.run.note(outcome.value)

    # -- details

    def _strange_update(self, who: str) -> tuple[str, bytes]:
        """A change of nobody here, and its key."""
        self.run.strangers += 1
        key = f"{who}-{self.run.strangers}"
        return key, Client(who, doc=pycrdt.Doc(client_id=50_000 + self.run.strangers)).edit_offline(**{key: 1})


async def fold_here(updates: Sequence[bytes]) -> Folded:
    """In this process: starting another one takes longer than a whole run."""
    return folding.fold(updates)


async def facts_here(state: bytes) -> bytes:
    """See fold_here."""
    return folding.facts_of(state)


async def squash_here(updates: Sequence[bytes], client_id: int) -> Squashed:
    """See fold_here."""
    return squashing.squash(updates, client_id)


async def shown_here(state: bytes) -> bytes:
    """See fold_here."""
    return squashing.facts_of(state)

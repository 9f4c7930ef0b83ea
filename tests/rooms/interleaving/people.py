"""People of an interleaving: real CRDT documents that come, edit, wait, leave and come back, as the seed has it."""

import asyncio
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import pycrdt

from tests.rooms.client import Client
from walkboard.accounts.permissions import Role
from walkboard.api import sync
from walkboard.errors import OtherEpoch, WalkboardError
from walkboard.wire import messages as wire

PEOPLE = ("anna", "ben", "cleo")


class Connection(Client):
    """One connection: remembers what each of its frames said, to compare with what it was promised."""

    def __init__(self, person: str, doc: pycrdt.Doc[Any], *, extended: bool, credential: bytes) -> None:
        super().__init__(person, Role.EDITOR, extended=extended, doc=doc)
        self.credential = credential
        self.said: list[frozenset[str]] = []

    def say(self, frame: bytes) -> None:
        if frame[:2] == wire.encode_step_2(b"")[:2]:  # everything it has, as far as the server lacks it
            self.said.append(frozenset(self.content))
        super().say(frame)

    def write(self, key: str) -> None:
        """One edit."""
        update = self.edit_offline(**{key: 1})
        self.said.append(frozenset((key,)))
        super().say(wire.encode_update(update))

    @property
    def promised(self) -> set[str]:
        """What it was told is saved."""
        return {key for frame in self.said[: self.acknowledged] for key in frame}


class Tab:
    """One browser tab of one person: a document that outlives its connections."""

    def __init__(self, name: str, person: str, board: str, *, extended: bool, client_id: int) -> None:
        self.name = name
        self.person = person
        self.board = board
        self.extended = extended
        self.doc: pycrdt.Doc[Any] = pycrdt.Doc(client_id=client_id)
        self.connections: list[Connection] = []
        self.written = 0
        self.seen: set[str] = set()  # of others, in earlier histories of the board

    @property
    def credential(self) -> bytes:
        """The cookie of its person."""
        return self.person.encode()

    @property
    def content(self) -> set[str]:
        """What it sees."""
        cards = self.doc.get("cards", type=pycrdt.Map)
        return set(cards.to_py() or {})

    def next_key(self) -> str:
        """A key nobody else writes."""
        self.written += 1
        return f"{self.name}-{self.written}"

    async def connection(self, services: Any, during: Callable[[Connection], Awaitable[None]]) -> None:
        """One connection from joining to leaving, with the endpoint's own way of joining; does something meanwhile."""
        client = Connection(self.person, self.doc, extended=self.extended, credential=self.credential)
        self.connections.append(client)
        websocket: Any = SimpleNamespace(services=services, scope={}, person=self.person, credential=self.credential)
        try:
            spoken = sync.SUBPROTOCOL if self.extended else None
            client.session = await sync._join(websocket, self.board, client, spoken)
        except WalkboardError as error:
            client.close(error.close_code, error.slug)
            return
        async with asyncio.TaskGroup() as tasks:
            pump = tasks.create_task(client.pump())
            client.ask()
            try:
                await during(client)
            finally:
                pump.cancel()
                client.session.leave()
                if client.closed is not None and client.closed[0] == OtherEpoch.close_code:
                    self._start_over()

    def _start_over(self) -> None:
        """The board has another history: what is here is put aside, and a new document takes its place."""
        self.seen |= {key for key in self.content if not key.startswith(f"{self.name}-")}
        self.doc = pycrdt.Doc(client_id=self.doc.client_id + 100)

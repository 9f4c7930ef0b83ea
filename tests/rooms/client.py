"""A client in memory: a real pycrdt document that speaks the protocol with a room through a transport of its own."""

import asyncio
import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pycrdt

from walkboard.accounts.permissions import Role
from walkboard.rooms.members import Member
from walkboard.rooms.registry import RoomRegistry
from walkboard.rooms.session import Session
from walkboard.rooms.transport import Packet
from walkboard.wire import messages as wire
from walkboard.wire.varint import read_bytes, read_varint

# Ends a wait for something that does not come; what comes may take long on a busy machine.
TIMEOUT = 60.0
EMPTY = b"\x00\x00"


class Client:
    """One connection of one person; edits the map `cards` of its own document."""

    def __init__(
        self, person: str, role: Role = Role.EDITOR, *, extended: bool = True, unpacks: bool = False, doc: Any = None
    ) -> None:
        self.member = Member(person, person.title(), "design", role)
        self.extended = extended
        self.unpacks = unpacks
        self.doc: pycrdt.Doc[Any] = doc if doc is not None else pycrdt.Doc()
        self.cards = self.doc.get("cards", type=pycrdt.Map)
        self.heard: list[bytes] = []
        self.updates: list[bytes] = []
        self.events: list[dict[str, object]] = []
        self.digests: list[dict[str, Any]] = []
        self.presence: dict[int, tuple[int, Any]] = {}
        self.hello: dict[str, Any] | None = None
        self.sent = self.acknowledged = 0
        self.synced = False
        self.closed: tuple[int, str] | None = None
        self.reading = self.answering = True
        self._unread: list[bytes] = []
        self._outbox: asyncio.Queue[bytes] = asyncio.Queue()
        self._changed = asyncio.Event()
        self._clock = 0
        self.session: Session | None = None
        self.credential: bytes | None = None

    # -- the transport, as the room sees it

    def send(self, packet: Packet) -> None:
        assert self.closed is None, "sent after the close"
        self._unread.extend(packet.messages)
        self._read_on()

    def close(self, code: int, reason: str) -> None:
        self.closed = self.closed or (code, reason)
        self._changed.set()

    def buffered(self) -> int:
        return sum(map(len, self._unread))

    # -- the client

    async def pump(self) -> None:
        """Hands what the client says to its session, in order."""
        assert self.session is not None
        while True:
            await self.session.receive(await self.next_words())

    async def next_words(self) -> bytes:
        """What it says next."""
        return await self._outbox.get()

    def say(self, frame: bytes) -> None:
        """Sends any bytes."""
        if frame[:2] in (b"\x00\x01", b"\x00\x02"):
            self.sent += 1
        self._outbox.put_nowait(frame)

    def ask(self) -> None:
        """Sends a SyncStep1."""
        self.say(wire.encode_step_1(self.doc.get_state()))

    def edit(self, **values: object) -> bytes:
        """Writes values in one transaction, sends the update and returns it."""
        update = self.edit_offline(**values)
        self.say(wire.encode_update(update))
        return update

    def edit_offline(self, **values: object) -> bytes:
        """Writes values without sending anything."""
        before = self.doc.get_state()
        with self.doc.transaction():
            for key, value in values.items():
                self.cards[key] = value
        return self.doc.get_update(before)

    def move(self, **state: object) -> None:
        """Publishes presence."""
        self._clock += 1
        entry = wire.AwarenessEntry(self.doc.client_id, self._clock, json.dumps(state).encode())
        self.say(wire.encode_awareness([entry]))

    def read_again(self) -> None:
        """Reads what it left unread."""
        self.reading = True
        self._read_on()

    async def until(self, condition: Any) -> None:
        """Waits until something holds, as seen after any message."""
        async with asyncio.timeout(TIMEOUT):
            while not condition():
                self._changed.clear()
                await self._changed.wait()

    async def saved(self) -> None:
        """Waits until everything sent is acknowledged."""
        await self.until(lambda: self.acknowledged == self.sent or self.closed)
        assert self.closed is None, f"closed with {self.closed}"

    async def settled(self) -> bool:
        """Waits until everything sent, one thing at least, is acknowledged; False when it is closed before."""
        await self.until(lambda: self.closed or (self.sent and self.acknowledged == self.sent))
        return self.closed is None

    async def has(self, **values: object) -> None:
        """Waits until its document holds these values."""
        await self.until(lambda: all(self.cards.get(key) == value for key, value in values.items()))

    async def is_closed(self) -> tuple[int, str]:
        """Waits for the close."""
        await self.until(lambda: self.closed)
        assert self.closed is not None
        return self.closed

    @property
    def content(self) -> dict[str, object]:
        """What its document holds."""
        return dict(self.cards.to_py() or {})

    def _read_on(self) -> None:
        while self.reading and self._unread:
            frame = self._unread.pop(0)
            self.heard.append(frame)
            self._hear(frame)
        self._changed.set()

    def _hear(self, frame: bytes) -> None:
        kind, position = read_varint(frame, 0)
        if kind == wire.ACKNOWLEDGEMENT:
            self.acknowledged, _ = read_varint(frame, position)
        elif kind == wire.EVENT:
            self.events.append(json.loads(read_bytes(frame, position)[0]))
        elif kind == wire.PACKED:
            assert self.unpacks, "packed for somebody who cannot unpack"
            self._hear(zlib.decompress(read_bytes(frame, position)[0]))
        elif kind == wire.CHECK:
            self.digests.append(json.loads(read_bytes(frame, position)[0]))
        elif kind == wire.HELLO:
            self.hello = json.loads(read_bytes(frame, position)[0])
        else:
            self._hear_protocol(frame)

    def _hear_protocol(self, frame: bytes) -> None:
        match wire.decode(frame):
            case wire.SyncStep1(state_vector):
                if self.answering:
                    self.say(wire.encode_step_2(self.doc.get_update(state_vector)))
            case wire.SyncStep2(update):
                self.doc.apply_update(update)
                self.updates.append(update)
                self.synced = True
            case wire.SyncUpdate(update):
                self.doc.apply_update(update)
                self.updates.append(update)
            case wire.AwarenessUpdate(entries):
                for entry in entries:
                    state = json.loads(entry.state)
                    known = self.presence.get(entry.client_id)
                    if known is None or known[0] < entry.clock or (known[0] == entry.clock and state is None):
                        self.presence[entry.client_id] = (entry.clock, state)


@asynccontextmanager
async def connected(
    rooms: RoomRegistry, client: Client, board: str = "wall", *, ask: bool = True
) -> AsyncIterator[Client]:
    """The client joined, and synced unless it does not ask."""
    client.session = await rooms.join(
        board,
        client.member,
        client,
        extended=client.extended,
        unpacks=client.unpacks,
        credential=client.credential,
    )
    async with asyncio.TaskGroup() as tasks:
        pump = tasks.create_task(client.pump())
        if ask:
            client.ask()
            await client.until(lambda: client.synced or client.closed)
        yield client
        pump.cancel()
    client.session.leave()


async def shown(client: Client) -> None:
    """Waits until the room knows where the client is: who alone moved is not told so."""
    assert client.session is not None
    while client.session._room.audience._presence.id_of(client.session) is None:
        await asyncio.sleep(0)


def states(client: Client) -> dict[int, object]:
    """Everybody present, as a client sees it."""
    return {client_id: state for client_id, (_, state) in client.presence.items() if state is not None}

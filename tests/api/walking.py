"""A group on a walk: a board with an enterprise kanban, people in every role, and the ways to press buttons."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pycrdt

from tests.api.stage import Somebody, Wall
from walkboard.accounts.permissions import Role
from walkboard.rooms.members import Member, PersonInfo
from walkboard.rooms.transport import Packet
from walkboard.wire import messages as wire
from walkboard.wire.varint import read_bytes, read_varint


class Listener:
    """Somebody's connection that only remembers the events it was sent."""

    def __init__(self, person: PersonInfo) -> None:
        self.person = person
        self.events: list[dict[str, Any]] = []

    def send(self, packet: Packet) -> None:
        for frame in packet.messages:
            kind, position = read_varint(frame, 0)
            if kind == wire.EVENT:
                self.events.append(json.loads(read_bytes(frame, position)[0]))

    def close(self, code: int, reason: str) -> None:
        pass

    def buffered(self) -> int:
        return 0

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["type"] == kind]

    @property
    def walk(self) -> dict[str, Any]:
        """The walk as it was last told."""
        found: dict[str, Any] = self.of_type("walk.changed")[-1]["walk"]
        return found


@dataclass
class Walking:
    """A walk under way."""

    wall: Wall
    owner: Somebody
    board: str
    walk: dict[str, Any]

    @property
    def path(self) -> str:
        return f"/api/boards/{self.board}/walks/{self.walk['id']}"

    @property
    def stops(self) -> list[str]:
        return [stop["id"] for stop in self.walk["stops"]]

    async def ask(self, who: Somebody, method: str, path: str, body: object = None) -> httpx.Response:
        return await who.client.request(method, self.path + path, json=body)

    async def now(self) -> dict[str, Any]:
        """The walk as it is."""
        found: dict[str, Any] = await self.owner.get(self.path)
        return found

    async def step(self, who: Somebody, origin: int, target: int) -> httpx.Response:
        body = {"from": self.stops[origin], "to": self.stops[target]}
        return await self.ask(who, "POST", "/step", body)

    async def agree(self, who: Somebody, agreement_id: str, **body: object) -> httpx.Response:
        return await agree(who, self.board, agreement_id, **body)

    async def end(self, who: Somebody | None = None) -> dict[str, Any]:
        ended: dict[str, Any] = await (who or self.owner).post(f"{self.path}/end")
        return ended

    async def position(self) -> int:
        """At which stop the group is, counted from 0."""
        return self.stops.index((await self.now())["stop_id"])


async def walking(wall: Wall, owner: Somebody, leader: Somebody | None = None, board: str = "") -> Walking:
    """A board with cards, and a walk that its owner, or somebody else, has started."""
    board = board or await owner.board("Portfolio", "kanban")
    return Walking(wall, owner, board, await (leader or owner).post(f"/api/boards/{board}/walks", {}))


async def agree(who: Somebody, board: str, agreement_id: str, **body: object) -> httpx.Response:
    """Writes down what was agreed."""
    content = {"kind": "action", "text": "Call the supplier", **body}
    return await who.client.put(f"/api/boards/{board}/agreements/{agreement_id}", json=content)


@asynccontextmanager
async def connected(wall: Wall, board: str, who: Somebody, role: Role = Role.EDITOR) -> AsyncIterator[Listener]:
    """Somebody whose browser is connected to the board's room."""
    member = Member(who.id, who.name, "design", role)
    listener = Listener(member.person)
    session = await wall.services.registry.join(board, member, listener, extended=True)
    try:
        yield listener
    finally:
        session.leave()


async def write(wall: Wall, board: str, person_id: str | None, change: Any) -> None:
    """Changes the board's document as a client would; `change` gets the document."""
    _, state = await wall.services.registry.document_state(board)
    doc: pycrdt.Doc[Any] = pycrdt.Doc()
    doc.apply_update(state)
    before = doc.get_state()
    with doc.transaction():
        change(doc)
    await wall.services.registry.append(board, doc.get_update(before), person_id)

"""One run of chance: real Yjs clients on a board of one or several servers, told what to do by a seed.

At any time it can be asked whether what anybody was promised or saw is in the log, and in the end whether everybody
holds the same, newcomers of every kind and the log alone included.
"""

import asyncio
import base64
import json
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.faults.replicas import Kind, Replicas
from tests.faults.server import Server
from tests.faults.test_walks import Member
from walkboard.database import Database
from walkboard.documents.document import Document
from walkboard.history.log import read_log
from walkboard.wire.normal_form import normal_form
from walkboard.wire.update import STORED_LIMITS, decode_update

PATIENCE = 60.0


@dataclass
class Run:
    """One seed's run on a board of its own; `cast` says who is on it, each on one of the servers in turn."""

    servers: Sequence[Server]
    database: Database
    board: str
    clients: Replicas
    seed: int
    cast: dict[str, Kind]
    people: dict[str, Member] = field(default_factory=dict)
    deeds: list[str] = field(default_factory=list)
    written: dict[str, set[str]] = field(default_factory=dict)

    async def do(self, what: str, name: str = "", **more: Any) -> Any:
        """Lets a client do something, and notes it for whoever has to find out what went wrong."""
        self.deeds.append(f"{what} {name} {json.dumps(more) if what == 'edit' else ''}".strip())
        return await self.clients.do(what, name, **more)

    async def enter(self, name: str, kind: Kind, seed: int) -> None:
        """Somebody opens the board."""
        server = self.servers[len(self.written) % len(self.servers)]
        if name not in self.people:
            self.people[name] = await Member.joins(server, self.board, name.title())
        person, base = self.people[name], server.socket_url("")[:-1]
        address = {"base": base, "board": self.board, "person": person.id, "headers": person.headers}
        await self.do("open", name, kind=kind, address=address, seed=seed)
        self.written.setdefault(name, set())

    async def act(self, rng: random.Random) -> None:
        """One deed of somebody."""
        name = rng.choice(list(self.cast))
        dice = rng.randrange(100)
        if dice < 62:
            await self.edit(name, rng)
        elif dice < 72:
            await self.do("undo" if dice < 69 else "redo", name)
        elif dice < 78:
            await self.do("offline", name)
        elif dice < 87:
            await self.do("online", name)
        elif dice < 90:
            await self.do("reload", name)
        await asyncio.sleep(rng.random() * 0.04)

    async def edit(self, name: str, rng: random.Random) -> None:
        """One edit of somebody."""
        mark = f"{name}{len(self.written[name])}"
        self.written[name].add(mark)
        await self.do("edit", name, seed=rng.randrange(1 << 30), mark=mark)

    async def kill(self, server: Server) -> None:
        """The power cord; what anybody was promised or saw of others is there afterwards."""
        self.deeds.append(f"kill server {self.servers.index(server)}")
        server.kill()
        await server.wait()
        await self.check()
        await server.start()

    async def check(self) -> None:
        """What anybody was promised or saw of others is in the log."""
        seen = await self.clients.look()
        stored = await self.stored()
        for name, client in seen.items():
            assert set(client["promised"]) <= stored, f"{name} was promised what is not there"
            others = {mark for mark in client["marks"] if mark not in self.written[name]}
            assert others <= stored, f"{name} saw what is not there"

    async def replayed(self) -> Document:
        """The board out of its log alone."""
        log = await read_log(self.database, self.board)
        assert log.findings == []
        document = Document(log.claims)
        document.load(log.parts)
        return document

    async def stored(self) -> set[str]:
        """The marks that the log holds."""
        return set((await self.clients.read((await self.replayed()).state()))["shown"]["marks"])

    async def calm(self) -> None:
        """Everybody comes back and waits until there is nothing left to say."""
        for name in self.cast:
            await self.do("online", name)
        everything = set().union(*self.written.values())
        seen: dict[str, Any] = {}
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    seen = await self.clients.look()
                    if all(each["settled"] and set(each["marks"]) == everything for each in seen.values()):
                        return
                    await asyncio.sleep(0.1)
        except TimeoutError:
            lacking = {name: sorted(everything - set(each["marks"])) for name, each in seen.items()}
            conditions = {name: each["condition"] for name, each in seen.items()}
            raise AssertionError(f"they do not come to rest: {conditions}, missing: {lacking}") from None

    async def compare(self) -> None:
        """Everybody, newcomers of every kind and the log alone say the same, in the engines' own bytes."""
        for kind in dict.fromkeys(self.cast.values()):
            await self.enter(f"new {kind}", kind, 0)
        await self.calm()
        replayed = await self.replayed()
        truth = settled(await self.clients.read(replayed.state()))
        states: dict[str, Any] = {}
        try:
            async with asyncio.timeout(PATIENCE):  # what came last may still be on its way
                while not states or any(state != truth for state in states.values()):
                    await asyncio.sleep(0.1)
                    states = {name: settled(state) for name, state in (await self.clients.do("states")).items()}
        except TimeoutError:
            differ = {name: state for name, state in states.items() if state != truth}
            raise AssertionError(f"they do not agree: {differ} is not {truth}") from None
        again = Document()
        again.load([base64.b64decode((await self.clients.do("states"))[next(iter(self.cast))]["update"])])
        assert again.clocks == replayed.clocks
        assert again.contents() == replayed.contents()


def settled(state: dict[str, Any]) -> dict[str, Any]:
    """What a client holds, its bytes in the form that all engines agree on: plain objects have no order of keys."""
    form = normal_form(decode_update(base64.b64decode(state["update"]), STORED_LIMITS))
    return {**state, "update": form.hex()}


@asynccontextmanager
async def run_of(
    servers: Sequence[Server], database: Database, clients: Replicas, seed: int, cast: dict[str, Kind]
) -> AsyncIterator[Run]:
    """A new board, and everybody on it. A failure names its seed and all that was done."""
    rng = random.Random(seed)
    run = Run(servers, database, await servers[0].board(), clients, seed, cast)
    try:
        for name, kind in cast.items():
            await run.enter(name, kind, rng.randrange(1 << 30))
        yield run
    except BaseException as error:
        error.add_note(f"Once more: WALKBOARD_SEED={seed}. What was done:\n" + "\n".join(run.deeds))
        raise
    finally:
        for name in run.written:
            await clients.do("end", name)

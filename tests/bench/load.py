"""The load: people on one board who edit and move their cursors. Counts delivered information, catches lost edits."""

import asyncio
import json
import random
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pycrdt
from websockets.asyncio.client import ClientConnection, connect

from tests.bench.servers import Target

MARK = re.compile(rb"@(\d{4})\.(\d{6})\.(\d{19})@")
PRESENCE = re.compile(rb'"at":"(\d{19})"')
SETTLE = 2.0


@dataclass
class Figures:
    """What one run showed: latencies in ms, sorted; lost edits; CPU ms per 1,000 delivered changes."""

    edits: list[float] = field(default_factory=list)
    presence: list[float] = field(default_factory=list)
    sent: int = 0
    lost: int = 0
    cpu_per_thousand: float = 0.0

    @staticmethod
    def percentile(values: list[float], share: float) -> float:
        """Nearest rank; NaN without values."""
        ordered = sorted(values)
        return ordered[max(0, -(-int(share * len(ordered) * 1000) // 1000) - 1)] if ordered else float("nan")


def varint(number: int) -> bytes:
    """An unsigned LEB128 number as lib0 writes it."""
    out = bytearray()
    while number > 127:
        out.append(128 | number & 127)
        number >>= 7
    out.append(number)
    return bytes(out)


class Person:
    """One connection: a document of its own, marked edits, a moving cursor."""

    def __init__(self, number: int, socket: ClientConnection) -> None:
        self.number, self.socket = number, socket
        self.doc: pycrdt.Doc[pycrdt.Map[object]] = pycrdt.Doc()
        self.map = self.doc.get("bench", type=pycrdt.Map)
        self.clock = self.edits = 0
        self.seen: set[tuple[int, int]] = set()

    async def edit(self) -> None:
        """Writes one value that carries who, which and when."""
        before = self.doc.get_state()
        self.edits += 1
        self.map[f"{self.number}"] = f"@{self.number:04d}.{self.edits:06d}.{time.monotonic_ns():019d}@"
        update = self.doc.get_update(before)
        await self.socket.send(b"\x00\x02" + varint(len(update)) + update)

    async def move(self) -> None:
        """Publishes a cursor with the time in it."""
        self.clock += 1
        state = json.dumps(
            {"cursor": [self.clock, 0], "at": f"{time.monotonic_ns():019d}"}, separators=(",", ":")
        ).encode()
        body = b"\x01" + varint(self.doc.client_id) + varint(self.clock) + varint(len(state)) + state
        await self.socket.send(b"\x01" + varint(len(body)) + body)

    async def listen(self, figures: Figures) -> None:
        """Answers nothing, measures everything."""
        async for frame in self.socket:
            now = time.monotonic_ns()
            if not isinstance(frame, bytes):
                continue
            if frame[0] == 0:
                for who, which, at in MARK.findall(frame):
                    key = (int(who), int(which))
                    if key not in self.seen and now - int(at) < 60e9:
                        self.seen.add(key)
                        figures.edits.append((now - int(at)) / 1e6)
            elif frame[0] == 1:
                figures.presence += [(now - int(at)) / 1e6 for at in PRESENCE.findall(frame)]


def cpu_seconds(group: int) -> float:
    """User and system time of a process and its children so far."""
    root = psutil.Process(group)
    return sum(sum(process.cpu_times()[:2]) for process in [root, *root.children(recursive=True)])


def beats(rate: float, seconds: float, phase: float) -> Iterator[float]:
    """The moments, in seconds from the start, at which something `rate` times a second happens."""
    moment = phase / rate
    while moment < seconds:
        yield moment
        moment += 1 / rate


async def act(person: Person, rate: float, seconds: float, start: float, *, presence: bool) -> None:
    """Keeps one person busy at a rate."""
    for moment in beats(rate, seconds, random.random()):
        await asyncio.sleep(max(0.0, start + moment - asyncio.get_running_loop().time()))
        await (person.move() if presence else person.edit())


async def crowd(target: Target, people: int, seconds: float, edits: float, moves: float) -> Figures:
    """`people` on one board for `seconds`, each `edits` edits and `moves` presence changes a second."""
    figures = Figures()
    url = target.board_url if target.headers else f"{target.board_url}-{people}-{time.monotonic_ns()}"
    sockets = [
        await connect(url, additional_headers=target.headers, max_size=None, compression=None) for _ in range(people)
    ]
    crowd_ = [Person(number, socket) for number, socket in enumerate(sockets)]
    async with asyncio.TaskGroup() as tasks:
        listeners = [tasks.create_task(person.listen(figures)) for person in crowd_]
        await asyncio.sleep(1.0)
        figures.presence.clear()
        before, start = cpu_seconds(target.group), asyncio.get_running_loop().time()
        async with asyncio.TaskGroup() as acting:
            for person in crowd_:
                acting.create_task(act(person, edits, seconds, start, presence=False))
                if moves:
                    acting.create_task(act(person, moves, seconds, start, presence=True))
        await asyncio.sleep(SETTLE)
        used = cpu_seconds(target.group) - before
        for listener in listeners:
            listener.cancel()
    figures.sent = sum(person.edits for person in crowd_)
    everyone = {(person.number, number) for person in crowd_ for number in range(1, person.edits + 1)}
    figures.lost = sum(len({key for key in everyone if key[0] != person.number} - person.seen) for person in crowd_)
    figures.cpu_per_thousand = used * 1e6 / max(1, len(figures.edits) + len(figures.presence))
    for socket in sockets:
        await socket.close()
    return figures


def machine() -> str:
    """Processor and cores, as the table's caption names them."""
    info = Path("/proc/cpuinfo")
    model = (
        next(
            (line.split(":")[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")),
            "",
        )
        if info.exists()
        else ""
    )
    return f"{psutil.cpu_count()} cores {model}".strip()

"""A board with a long life: very many updates by very many client ids, folded, squashed, then opened.

`python -m tests.bench.long_board --updates 1000000 --clients 5000` writes the log straight into a database (as the
writer would), folds and squashes it as the server does, and prints what that took and what is left, as a Markdown
table. With `--folder` what was made stays, and the next run goes on with it: `--stop-after fold` ends early.
"""

import argparse
import asyncio
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.lives import Life
from tests.databases import SqliteFiles
from tests.history.stage import ANNA, make_board, open_database, rows
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.history.compaction import Compactor
from walkboard.history.entries import Entry, Row, commit_group
from walkboard.history.log import read_log
from walkboard.history.outcomes import Outcome
from walkboard.wire.state_vector import EMPTY

ROWS_AT_ONCE = 5_000
OPENINGS = 20
STAGES = ("write", "fold", "squash", "open")


def store(database: Database, updates: int, clients: int) -> None:
    """Writes the log."""
    engine, known = database.sync_engine(), set[int]()
    batch: list[Row] = []
    claims: list[tuple[int, str | None]] = []

    def commit() -> None:
        with engine.begin() as connection:
            commit_group(connection, [Entry("wall", 1, list(batch), list(claims))])
        batch.clear()
        claims.clear()

    for client, update in Life(updates, clients):
        if client not in known:
            known.add(client)
            claims.append((client, ANNA))
        batch.append(Row(update, ANNA))
        if len(batch) == ROWS_AT_ONCE:
            commit()
    if batch:
        commit()
    engine.dispose()


async def opened(database: Database, pool: DocumentPool) -> tuple[float, int]:
    """Seconds from nothing to a document that takes edits, and the bytes a newcomer is sent."""
    begun = time.perf_counter()
    log = await read_log(database, "wall")
    await pool.load("wall", log.parts, log.claims, former=log.former)
    await pool.apply("wall", [])
    seconds = time.perf_counter() - begun
    size = len(await pool.difference("wall", EMPTY))
    await pool.unload("wall")
    return seconds, size


async def openings(database: Database, pool: DocumentPool, count: int) -> str:
    """The median and the slowest but one of twenty, in milliseconds."""
    times = sorted([(await opened(database, pool))[0] for _ in range(count)])
    return f"{times[len(times) // 2] * 1000:.0f} / {times[int(len(times) * 0.95) - 1] * 1000:.0f}"


async def number(database: Database, query: str) -> int:
    """The one number a query finds."""
    ((found,),) = await rows(database, query)
    return int(str(found or 0))


class Story:
    """The stages, and what each of them found out."""

    def __init__(self, database: Database, pool: DocumentPool, updates: int, clients: int) -> None:
        self.database = database
        self.pool = pool
        self.updates = updates
        self.clients = clients
        self.facts: dict[str, object] = {"updates": f"{updates:,}", "client ids": f"{clients:,}"}

    async def write(self) -> None:
        """The log."""
        if not await number(self.database, "SELECT sequence FROM boards"):
            await asyncio.to_thread(store, self.database, self.updates, self.clients)
        size = await number(self.database, "SELECT sum(length(data)) FROM updates WHERE epoch = 1")
        self.facts["log MB"] = f"{size / 1e6:.1f}"

    async def fold(self) -> None:
        """As a board that rests is folded, round by round."""
        begun, rounds, outcome = time.perf_counter(), 0, Outcome.FOLDED
        while outcome is Outcome.FOLDED:
            outcome = await Compactor(self.database).compact("wall")
            rounds += outcome is Outcome.FOLDED
            sys.stderr.write(f"  {outcome} after {time.perf_counter() - begun:.0f} s\n")
        if rounds:
            self.facts["fold s (rounds)"] = f"{time.perf_counter() - begun:.0f} ({rounds})"
        size = await number(self.database, "SELECT length(state) FROM segments ORDER BY sequence DESC LIMIT 1")
        self.facts["folded kB"] = f"{size / 1e3:.0f}"
        if await number(self.database, "SELECT epoch FROM boards") == 1:
            self.facts["open folded ms (median / p95)"] = await openings(self.database, self.pool, 3)

    async def squash(self) -> None:
        """As a board that rests is squashed."""
        if await number(self.database, "SELECT epoch FROM boards") == 1:
            begun = time.perf_counter()
            outcome = await Compactor(self.database).squasher.squash("wall")
            assert outcome is Outcome.SQUASHED, outcome
            self.facts["squash s"] = f"{time.perf_counter() - begun:.1f}"
        visible = await number(self.database, "SELECT length(state) FROM segments ORDER BY epoch DESC LIMIT 1")
        stored = await number(self.database, "SELECT sum(length(state)) FROM segments WHERE epoch > 1")
        self.facts["visible kB"] = f"{visible / 1e3:.0f}"
        self.facts["stored / visible, both copies"] = f"{stored / visible:.1f}"

    async def open(self) -> None:
        """As somebody who comes opens it."""
        self.facts["open ms (median / p95)"] = await openings(self.database, self.pool, OPENINGS)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        self.facts["peak RSS of ended workers MB"] = f"{peak:.0f}"


async def main(updates: int, clients: int, folder: Path, stop_after: str) -> None:
    note = folder / "database"
    if note.exists():
        database = Database(note.read_text())
    else:
        database = await open_database(SqliteFiles(folder, folder / "empty.sqlite"))
        await make_board(database, "wall")
        note.write_text(database.url)
    async with DocumentPool() as pool:
        story = Story(database, pool, updates, clients)
        for stage in STAGES[: STAGES.index(stop_after) + 1]:
            sys.stderr.write(f"{stage}\n")
            await getattr(story, stage)()
    await database.close()
    lines = [f"| {' | '.join(story.facts)} |", "|---" * len(story.facts) + "|"]
    sys.stdout.write("\n".join([*lines, f"| {' | '.join(map(str, story.facts.values()))} |"]) + "\n")
    sys.stderr.write(f"{os.cpu_count()} cores\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--updates", type=int, default=50_000)
    parser.add_argument("--clients", type=int, default=250)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--stop-after", choices=STAGES, default=STAGES[-1])
    asked = parser.parse_args()
    if asked.folder is not None:
        asyncio.run(main(asked.updates, asked.clients, asked.folder, asked.stop_after))
    else:
        with tempfile.TemporaryDirectory() as place:
            asyncio.run(main(asked.updates, asked.clients, Path(place), asked.stop_after))

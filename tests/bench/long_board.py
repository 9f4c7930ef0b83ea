"""A board with a long life: very many updates by very many client ids, folded, then opened.

`python -m tests.bench.long_board --updates 1000000 --clients 5000` writes the log straight into a database (as the
writer would), folds it as the server does, and prints what that took and what is left, as a Markdown table.
"""

import argparse
import asyncio
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pycrdt import Doc, Map, Text

from tests.databases import SqliteFiles
from tests.history.stage import ANNA, make_board, open_database, rows
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.history.compaction import Compactor
from walkboard.history.entries import Entry, Row, commit_group
from walkboard.history.log import read_log
from walkboard.history.outcomes import Outcome
from walkboard.wire.state_vector import EMPTY

CARDS = 500
ROWS_AT_ONCE = 5_000
HEADINGS = (
    "updates",
    "client ids",
    "log MB",
    "open before s",
    "fold s (rounds)",
    "open after s (median of 5)",
    "state kB",
    "updates left",
    "peak RSS of workers MB",
)


def life(updates: int, clients: int, seed: int = 1) -> Iterator[tuple[int, bytes]]:
    """Client ids and what they wrote: people drag and retitle cards, and every tab has an id of its own."""
    rng = random.Random(seed)
    world: Doc[Map[object]] = Doc()
    written: list[bytes] = []
    each = max(1, updates // clients)
    count = 0
    while count < updates:
        doc: Doc[Map[object]] = Doc()
        doc.apply_update(world.get_update())
        cards, placements = doc.get("cards", type=Map), doc.get("placements", type=Map)
        watch = doc.observe(lambda event: written.append(event.update))
        for _ in range(min(each, updates - count)):
            key = f"card{rng.randrange(CARDS)}"
            with doc.transaction():
                if key not in cards:
                    cards[key] = Map({"type": "card", "title": Text("A card on the wall"), "color": "paper"})
                elif rng.random() < 0.1:
                    cards[key]["title"].insert(0, rng.choice("abc"))  # type: ignore[index]
                else:
                    placements[f"canvas:{key}"] = {"pos": [rng.randrange(9999), rng.randrange(9999)], "order": "a"}
        doc.unobserve(watch)
        for update in written:
            world.apply_update(update)
            yield doc.client_id, update
        count += len(written)
        written.clear()


def store(database: Database, updates: int, clients: int) -> int:
    """Writes the log; returns its bytes."""
    engine, known, size = database.sync_engine(), set(), 0
    batch: list[Row] = []
    claims: list[tuple[int, str | None]] = []
    for client, update in life(updates, clients):
        if client not in known:
            known.add(client)
            claims.append((client, ANNA))
        batch.append(Row(update, ANNA))
        size += len(update)
        if len(batch) == ROWS_AT_ONCE:
            _commit(engine, batch, claims)
    _commit(engine, batch, claims)
    engine.dispose()
    return size


def _commit(engine: object, batch: list[Row], claims: list[tuple[int, str | None]]) -> None:
    from sqlalchemy import Engine

    assert isinstance(engine, Engine)
    if batch:
        with engine.begin() as connection:
            commit_group(connection, [Entry("wall", 1, list(batch), list(claims))])
    batch.clear()
    claims.clear()


async def opened(database: Database, pool: DocumentPool) -> tuple[float, int]:
    """Seconds from nothing to a document that takes edits, and the bytes a newcomer is sent."""
    begun = time.perf_counter()
    log = await read_log(database, "wall")
    await pool.load("wall", log.parts, log.claims)
    await pool.apply("wall", [])
    seconds = time.perf_counter() - begun
    size = len(await pool.difference("wall", EMPTY))
    await pool.unload("wall")
    return seconds, size


async def main(updates: int, clients: int, folder: Path) -> None:
    database = await open_database(SqliteFiles(folder, folder / "empty.sqlite"))
    await make_board(database, "wall")
    sys.stderr.write("writing the log\n")
    log_bytes = await asyncio.to_thread(store, database, updates, clients)
    async with DocumentPool() as pool:
        sys.stderr.write("opening it as it is\n")
        before, _ = await opened(database, pool)
        sys.stderr.write("folding it\n")
        begun = time.perf_counter()
        rounds = 0
        while await Compactor(database).compact("wall") is Outcome.FOLDED:
            rounds += 1
        folding = time.perf_counter() - begun
        times = [await opened(database, pool) for _ in range(5)]
    ((stored,),) = await rows(database, "SELECT sum(length(state)) FROM segments WHERE copy = 1")
    ((newest,),) = await rows(database, "SELECT length(state) FROM segments ORDER BY sequence DESC LIMIT 1")
    ((left,),) = await rows(database, "SELECT count(*) FROM updates")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    await database.close()
    median = sorted(seconds for seconds, _ in times)[2]
    cells = [
        updates,
        clients,
        f"{log_bytes / 1e6:.1f}",
        f"{before:.2f}",
        f"{folding:.1f} ({rounds})",
        f"{median:.3f}",
        f"{int(str(newest)) / 1e3:.0f}",
        left,
        f"{peak:.0f}",
    ]
    lines = [f"| {' | '.join(HEADINGS)} |", "|---" * len(HEADINGS) + "|", f"| {' | '.join(map(str, cells))} |"]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stderr.write(f"all generations {int(str(stored)) / 1e3:.0f} kB, {os.cpu_count()} cores\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--updates", type=int, default=50_000)
    parser.add_argument("--clients", type=int, default=250)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        asyncio.run(main(asked.updates, asked.clients, Path(place)))

"""Two real servers on one PostgreSQL and one Redis."""

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.databases import PostgresqlDatabases
from tests.faults.server import Server
from tests.postgresql import PostgresqlServer
from tests.redis_server import RedisServer


@dataclass
class Pair:
    """Two servers; any of them can be asked for anything."""

    one: Server
    other: Server

    @property
    def both(self) -> tuple[Server, Server]:
        """Both."""
        return self.one, self.other

    def of(self, rng: random.Random) -> Server:
        """Either."""
        return rng.choice(self.both)


@asynccontextmanager
async def running_pair(
    folder: Path,
    postgresql: PostgresqlServer,
    redis: RedisServer,
    constants: Mapping[str, float] | None = None,
    ports: tuple[int, int] = (0, 0),
    **settings: str,
) -> AsyncIterator[Pair]:
    """Both, started at once on an empty database: one migrates and makes the owner, the other finds them."""
    databases = PostgresqlDatabases(postgresql)
    shared = {"WALKBOARD_DATABASE_URL": databases.new(), "WALKBOARD_BUS_URL": redis.url, **settings}
    folders = [folder / name for name in ("one", "other")]
    for each in folders:
        each.mkdir()
    pair = Pair(*(Server(each, constants, PORT=str(port), **shared) for each, port in zip(folders, ports, strict=True)))
    await asyncio.gather(pair.one.start(), pair.other.start())
    pair.other.token = pair.one.token
    try:
        yield pair
    finally:
        await asyncio.gather(pair.one.stop(), pair.other.stop())
        databases.forget()

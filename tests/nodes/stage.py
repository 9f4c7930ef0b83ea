"""A server below the sockets, one of several on a database."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from tests.rooms.client import TIMEOUT
from walkboard.bus.base import Bus
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.history.writer import LogWriter
from walkboard.rooms.registry import RoomRegistry
from walkboard.rooms.standing import Standings


@dataclass
class Node:
    """Its rooms and its end of the bus."""

    rooms: RoomRegistry
    bus: Bus

    @classmethod
    async def start(
        cls, stack: AsyncExitStack, database: Database, pool: DocumentPool, bus: Bus, *, checks: bool = False
    ) -> "Node":
        """Runs until the stack ends; `checks` asks the database whether people may still do what they may."""
        writer = await stack.enter_async_context(LogWriter(database.sync_engine()))
        standings = Standings(database) if checks else None
        rooms = RoomRegistry(database, pool, writer, bus=bus, standings=standings)
        return cls(await stack.enter_async_context(rooms), bus)


async def until(condition: Any) -> None:
    """Waits until something holds."""
    async with asyncio.timeout(TIMEOUT):
        while not condition():
            await asyncio.sleep(0.01)

"""A server's end of a bus that remembers what it heard."""

import asyncio
from typing import Any

from walkboard.bus.base import Bus
from walkboard.bus.messages import Message

# Ends a wait for something that does not come.
TIMEOUT = 30.0


class Ear:
    """Listens."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self.messages: list[Message] = []
        self.senders: set[str] = set()
        self.followed: list[str | None] = []
        bus.listen(self)

    def heard(self, sender: str, message: Message) -> None:
        self.senders.add(sender)
        self.messages.append(message)

    def follows(self, board_id: str | None) -> None:
        self.followed.append(board_id)

    async def until(self, condition: Any) -> None:
        """Waits until something holds."""
        async with asyncio.timeout(TIMEOUT):
            while not condition():
                await asyncio.sleep(0.005)

    async def hears(self, *messages: Message) -> None:
        """Waits until exactly these were heard."""
        await self.until(lambda: len(self.messages) >= len(messages))
        assert self.messages == list(messages)

    async def follow(self, board_id: str) -> None:
        """Follows a board, and waits until everything about it is heard."""
        before = self.followed.count(board_id)
        self.bus.follow(board_id)
        await self.until(lambda: self.followed.count(board_id) > before)

"""What goes on with a connection once somebody was let in, until it ends.

The endpoint is called through every layer of the web framework, and each keeps what it holds as long as the endpoint
runs: half of the memory of a connection on which nothing happens. So where our own protocol class is in use, the
endpoint returns once it let somebody in, and their visit goes on without these layers.
"""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from walkboard.api.services import Services
from walkboard.api.walk_news import arrived, departed
from walkboard.errors import MalformedFrame, Unforeseen
from walkboard.rooms.session import Session

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


class Visit:
    """One connection's stay on a board."""

    __slots__ = ("_board_id", "_receive", "_services", "_session")

    def __init__(self, services: Services, board_id: str, session: Session, receive: Receive) -> None:
        """`receive` waits for the next message that has to wait for its turn, or for the end of the connection."""
        self._services = services
        self._board_id = board_id
        self._session = session
        self._receive = receive

    async def run(self) -> None:
        """To its end."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(arrived(self._services, self._board_id, self._session.person))
            try:
                await self._read()
            except Exception:
                self._session.refuse(Unforeseen())
                raise
            finally:
                self.end()
        await departed(self._services, self._board_id, self._session.person)

    def end(self) -> None:
        """Whatever happened: the person is not there any more."""
        self._session.close(1000, "")  # only where the connection is still open
        self._session.leave()

    async def _read(self) -> None:
        session = self._session
        while not session.closed:
            message = await self._receive()
            if message["type"] == "websocket.disconnect":
                return
            frame = message.get("bytes")
            if frame is None:
                session.refuse(MalformedFrame("Messages are binary."))
                return
            await session.receive(frame)

"""The bus of a server that is alone, and of several in one process."""

import asyncio
from uuid import uuid4

from walkboard.bus.base import Listener, board_of
from walkboard.bus.messages import Message, decode, encode


class LocalBus:
    """Delivers to the others on the same hub, in the next turn of the loop; without a hub there are none."""

    def __init__(self, hub: "Hub | None" = None) -> None:
        """Joins the hub."""
        self.node = uuid4().hex
        self.usable = True
        self._hub = hub
        self._listener: Listener | None = None
        self._boards: set[str] = set()
        if hub is not None:
            hub.members.append(self)

    @property
    def shared(self) -> bool:
        """Whether it is on a hub."""
        return self._hub is not None

    def listen(self, listener: Listener) -> None:
        """See Bus."""
        self._listener = listener
        self._soon(None)

    def follow(self, board_id: str) -> None:
        """See Bus."""
        self._boards.add(board_id)
        self._soon(board_id)

    def unfollow(self, board_id: str) -> None:
        """See Bus."""
        self._boards.discard(board_id)

    def publish(self, message: Message) -> None:
        """See Bus."""
        if self._hub is None:
            return
        data, board_id = encode(self.node, message), board_of(message)
        for member in self._hub.members:
            if member is not self:
                asyncio.get_running_loop().call_soon(member.deliver, board_id, data)

    def deliver(self, board_id: str | None, data: bytes) -> None:
        """Hears what another one said."""
        if self._listener is not None and (board_id is None or board_id in self._boards):
            self._listener.heard(*decode(data))

    def _soon(self, board_id: str | None) -> None:
        if self._hub is not None:
            asyncio.get_running_loop().call_soon(self._now_follows, board_id)

    def _now_follows(self, board_id: str | None) -> None:
        if self._listener is not None and (board_id is None or board_id in self._boards):
            self._listener.follows(board_id)


class Hub:
    """What several local buses meet at."""

    def __init__(self) -> None:
        """Nobody there."""
        self.members: list[LocalBus] = []

"""A real bus that loses, repeats and delays what is heard on it, as told by a seed."""

import asyncio
import random

from walkboard.bus.base import Bus, Listener
from walkboard.bus.messages import Message

LOST = 0.3
REPEATED = 0.3
LONGEST_DELAY = 0.05


class LossyBus:
    """Says everything; hears what the seed lets through, in the order the seed makes of it."""

    def __init__(self, bus: Bus, seed: int) -> None:
        self._bus = bus
        self._rng = random.Random(seed)
        self._listener: Listener | None = None
        self.lost = self.repeated = 0

    @property
    def node(self) -> str:
        return self._bus.node

    @property
    def shared(self) -> bool:
        return self._bus.shared

    @property
    def usable(self) -> bool:
        return self._bus.usable

    def listen(self, listener: Listener) -> None:
        self._listener = listener
        self._bus.listen(self)

    def follow(self, board_id: str) -> None:
        self._bus.follow(board_id)

    def unfollow(self, board_id: str) -> None:
        self._bus.unfollow(board_id)

    def publish(self, message: Message) -> None:
        self._bus.publish(message)

    # -- the listener of the real bus

    def heard(self, sender: str, message: Message) -> None:
        if self._rng.random() < LOST:
            self.lost += 1
            return
        self._later(sender, message)
        if self._rng.random() < REPEATED:
            self.repeated += 1
            self._later(sender, message)

    def follows(self, board_id: str | None) -> None:
        assert self._listener is not None
        self._listener.follows(board_id)

    def _later(self, sender: str, message: Message) -> None:
        assert self._listener is not None
        delay = self._rng.random() * LONGEST_DELAY
        asyncio.get_running_loop().call_later(delay, self._listener.heard, sender, message)

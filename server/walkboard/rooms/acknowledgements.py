"""How many of a connection's document frames are committed: the number behind "Saved".

Frames are numbered as they arrive. The acknowledged number is that of the leading frames that are all settled. A
frame with a gap is superseded: it settles together with the first reply (SyncStep2) after it, because a client
computes such a reply from everything it has, the frame included. A reply of which something had to be left out settles
nothing before it: that may have been the frame.
"""


class Acknowledgements:
    """The ledger of one connection."""

    __slots__ = ("_received", "_superseded", "_unsettled", "announced")

    def __init__(self) -> None:
        """Nothing received yet."""
        self._received = 0
        self.announced = 0  # the number that was told last
        self._unsettled: dict[int, None] = {}  # a set that keeps the order of arrival
        self._superseded: list[int] = []

    def receive(self) -> int:
        """Numbers the next document frame."""
        number = self._received
        self._received += 1
        self._unsettled[number] = None
        return number

    def settle(self, number: int) -> None:
        """The frame's content is committed, or was before."""
        self._unsettled.pop(number, None)

    def supersede(self, number: int) -> None:
        """The frame had a gap: the client was asked for everything again."""
        if number in self._unsettled:
            self._superseded.append(number)

    def settle_reply(self, number: int) -> None:
        """A SyncStep2 is committed, and with it every superseded frame that came before it."""
        for earlier in [other for other in self._superseded if other < number]:
            self._unsettled.pop(earlier, None)
        self._superseded = [other for other in self._superseded if other > number]
        self.settle(number)

    @property
    def superseded(self) -> int:
        """How many frames wait for the client to say everything again."""
        return len(self._superseded)

    @property
    def acknowledged(self) -> int:
        """The number of leading frames that are all settled."""
        return next(iter(self._unsettled), self._received)

    @property
    def all_settled(self) -> bool:
        """Whether nothing that can still be committed is open (what waits for a resync cannot, without the client)."""
        return len(self._unsettled) == len(self._superseded)

    def news(self) -> int | None:
        """The acknowledged number, once, if it grew since it was last asked for."""
        if self.acknowledged == self.announced:
            return None
        self.announced = self.acknowledged
        return self.announced

"""The moves of maps as the log has them, kept from question to question: of what is known only the rest is read."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.database import Database
from walkboard.history.arrivals import BEFORE_ALL, arrivals_after, arrivals_upto
from walkboard.history.touches import blockings_on
from walkboard.maps.flow.blocking import Interval, intervals_of
from walkboard.maps.flow.kept import KeptFlow

# The moves that are kept of all maps together, about 300 bytes each; what was asked for longest ago goes first.
MAX_MOVES = 200_000
# An empty map costs something, too.
MAX_MAPS = 256

Blocked = Mapping[str, Sequence[Interval]]


@dataclass(slots=True)
class _Kept:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    flow: KeptFlow = field(default_factory=KeptFlow)
    upto: int = BEFORE_ALL


class FlowLog:
    """What is known of the flow through maps; each map is asked about by one after the other."""

    def __init__(self, database: Database) -> None:
        """Nothing known yet."""
        self._database = database
        self._kept: OrderedDict[tuple[str, str], _Kept] = OrderedDict()

    @asynccontextmanager
    async def read(self, board_id: str, map_id: str) -> AsyncIterator[tuple[KeptFlow, Blocked]]:
        """The moves on a map up to now, until the block ends, and when the cards of its board were blocked."""
        kept = self._kept.setdefault((board_id, map_id), _Kept())
        self._kept.move_to_end((board_id, map_id))
        async with kept.lock:
            async with self._database.read() as session:
                await _read_on(session, board_id, map_id, kept)
                blocked = await blockings_on(session, board_id)
            self._forget_some()
            yield kept.flow, intervals_of(blocked)

    def _forget_some(self) -> None:
        moves = sum(kept.flow.count for kept in self._kept.values())
        while len(self._kept) > 1 and (moves > MAX_MOVES or len(self._kept) > MAX_MAPS):
            _, gone = self._kept.popitem(last=False)
            moves -= gone.flow.count


async def _read_on(session: AsyncSession, board_id: str, map_id: str, kept: _Kept) -> None:
    """Reads what is new; from its beginning where the log is not the one that was read, as after a backup came back."""
    if kept.flow.count != await arrivals_upto(session, board_id, map_id, kept.upto):
        kept.flow, kept.upto = KeptFlow(), BEFORE_ALL
    arrivals, upto = await arrivals_after(session, board_id, map_id, kept.upto)
    kept.flow.add(arrivals)
    kept.upto = upto

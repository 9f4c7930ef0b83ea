"""How old the cards of a map are: the whole question, from the live board and the log. Answers are kept a moment."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from walkboard.maps.flow.ages import MapAges, ages_of
from walkboard.maps.flow.days import Calendar
from walkboard.maps.flow.reading import ways_of
from walkboard.rooms.flow import flow_kind
from walkboard.rooms.flow_log import FlowLog
from walkboard.rooms.registry import RoomRegistry

# Everybody who opens a board asks the same within a minute of nine o'clock.
KEPT_FOR = timedelta(seconds=30)
MAX_KEPT = 64


@dataclass(frozen=True, slots=True)
class AgesQuestion:
    """Of which map, in which zone, and before which day what is done is told."""

    board_id: str
    map_id: str
    zone: str
    done_before: date | None


@dataclass(slots=True)
class _Kept:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    at: datetime | None = None
    answer: MapAges | None = None


class AgesKeeper:
    """Answers, each computed once for all who ask at the same time; what was asked for longest ago goes first."""

    def __init__(self, log: FlowLog, registry: RoomRegistry, now: Callable[[], datetime]) -> None:
        """Nothing known yet."""
        self._log = log
        self._registry = registry
        self._now = now
        self._kept: OrderedDict[AgesQuestion, _Kept] = OrderedDict()

    async def ages(self, question: AgesQuestion) -> MapAges:
        """The ages of a map, half a minute old at most; raises MapUnknown, NoFlow."""
        kept = self._kept.setdefault(question, _Kept())
        self._kept.move_to_end(question)
        while len(self._kept) > MAX_KEPT:
            self._kept.popitem(last=False)
        async with kept.lock:
            now = self._now()
            if kept.answer is None or kept.at is None or not timedelta() <= now - kept.at < KEPT_FOR:
                kept.answer, kept.at = await self._compute(question, now), now
            return kept.answer

    async def _compute(self, question: AgesQuestion, now: datetime) -> MapAges:
        _, contents = await self._registry.contents(question.board_id)
        kind = flow_kind(contents, question.map_id)
        async with self._log.read(question.board_id, question.map_id) as (kept, blocked):

            def compute() -> MapAges:
                ways = ways_of(kind, question.map_id, contents, kept, blocked, now)
                alive = frozenset(card.id for card in contents.cards.values() if not card.deleted)
                calendar = Calendar(ZoneInfo(question.zone), ways.weekdays)
                return ages_of(ways.journeys, calendar, alive=alive, done_before=question.done_before)

            return await asyncio.to_thread(compute)

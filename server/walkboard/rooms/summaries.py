"""Cards of several boards in short: asked of each board at most once for each of its states.

Whether a person may see a board is for whoever asks to know. What a board said is kept until its log goes on, so that
boards nobody works on are not loaded again and again.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import structlog

from walkboard.errors import WalkboardError
from walkboard.maps.summary import Summary
from walkboard.rooms.registry import RoomRegistry

# Boards whose answers are kept, and cards of each; those asked for least recently go first.
MOST_BOARDS = 200
MOST_CARDS = 1_000
# Who asks about several boards does not wait longer for one of them (seconds).
PATIENCE = 8.0

_log = structlog.get_logger(__name__)

# Epoch and sequence of a board's log.
State = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """Cards of a board, and the state its log is known to have."""

    board_id: str
    state: State
    cards: tuple[str, ...]


@dataclass(slots=True)
class _Kept:
    state: State
    # None for cards that the board does not have.
    cards: dict[str, Summary | None] = field(default_factory=dict)


class Summaries:
    """What boards said of their cards."""

    def __init__(self, registry: RoomRegistry) -> None:
        """Nothing kept yet."""
        self._registry = registry
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    async def of(self, asked: Collection[Asked]) -> dict[str, Mapping[str, Summary] | None]:
        """By board the cards that are there; None for a board that cannot be read just now. Never raises."""
        found = await asyncio.gather(*(self._of_board(one) for one in asked))
        return {one.board_id: cards for one, cards in zip(asked, found, strict=True)}

    async def _of_board(self, asked: Asked) -> Mapping[str, Summary] | None:
        kept = self._kept.get(asked.board_id)
        if kept is None or kept.state != asked.state:
            kept = _Kept(asked.state)
        missing = [card for card in asked.cards if card not in kept.cards]
        if missing:
            try:
                async with asyncio.timeout(PATIENCE):
                    answers = await self._registry.summaries(asked.board_id, missing)
            except (TimeoutError, WalkboardError) as error:
                _log.warning("cards could not be told", board=asked.board_id, error=str(error))
                return None
            # The room may be ahead of what the row said: that is kept for less long, and never wrong for longer.
            kept.cards.update(dict.fromkeys(missing))
            kept.cards.update({answer.card: answer for answer in answers})
            self._keep(asked.board_id, kept)
        told = ((card, kept.cards[card]) for card in asked.cards)
        return {card: summary for card, summary in told if summary is not None}

    def _keep(self, board_id: str, kept: _Kept) -> None:
        while len(kept.cards) > MOST_CARDS:
            del kept.cards[next(iter(kept.cards))]
        self._kept[board_id] = kept
        self._kept.move_to_end(board_id)
        while len(self._kept) > MOST_BOARDS:
            self._kept.popitem(last=False)

"""Everything that flows on the boards of a value stream, gathered for somebody: only from boards that they may open."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.tables import Person
from walkboard.boards.members import boards_of
from walkboard.boards.tables import Board
from walkboard.errors import WalkboardError
from walkboard.history.touches import boards_set_to
from walkboard.maps.contents import Contents, MapText
from walkboard.maps.fields import value_in
from walkboard.maps.flow.belonging import Choice, maps_naming, stream_at
from walkboard.maps.flow.report import Period
from walkboard.maps.flow.stages import has_flow
from walkboard.maps.kinds import kinds
from walkboard.rooms.flow import MapFlow, flow_in
from walkboard.rooms.flow_log import FlowLog
from walkboard.rooms.registry import RoomRegistry
from walkboard.streams.workload import Item

# More boards than this are not looked into: the answer says how many there are.
MAX_BOARDS = 24


@dataclass(frozen=True, slots=True)
class BoardContents:
    """A board of the stream, or one that names it, and what is on it; None where it cannot be read now."""

    board: Board
    contents: Contents | None

    def maps(self, stream_id: str) -> list[MapText]:
        """The live maps on which there is something of the stream, from left to right; an example is none of them.

        That is said of the map, else of its board; or of a row or a card on it, which then alone belong to the stream.
        """
        if self.contents is None:
            return []
        named = maps_naming(self.contents, stream_id)
        mine = (
            each
            for each in self.contents.maps.values()
            if not each.deleted
            and value_in(each.fields, "example") is not True
            and (each.id in named or self.stream_of(each.id) == stream_id)
        )
        return sorted(mine, key=lambda each: (each.pos[0], each.pos[1], each.id))

    def stream_of(self, map_id: str, lane_id: str | None = None, card_id: str | None = None) -> str | None:
        """To which stream belongs what stands there, if to any."""
        if self.contents is None:
            return None
        return stream_at(self.contents, map_id, lane_id, card_id) or self.board.stream_id


@dataclass(frozen=True, slots=True)
class MapWork:
    """A map of the stream through which work flows, and its flow."""

    board: Board
    flow: MapFlow
    map: MapText


async def boards_in_stream(session: AsyncSession, person: Person, stream_id: str) -> list[Board]:
    """The boards of the stream that the person may open, in the order they were made; then others that name it."""
    found = [board for board, _ in await boards_of(session, person, deleted=False)]
    others = [board.id for board in found if board.stream_id != stream_id]
    naming = await boards_set_to(session, others, "value_stream", stream_id)
    mine = [board for board in found if board.stream_id == stream_id or board.id in naming]
    return sorted(mine, key=lambda board: (board.stream_id != stream_id, board.created_at, board.id))


async def contents_in_stream(registry: RoomRegistry, boards: Sequence[Board]) -> list[BoardContents]:
    """What is on these boards, as many as are looked into."""
    found = []
    for board in boards[:MAX_BOARDS]:
        try:
            _, contents = await registry.contents(board.id)
        except WalkboardError:
            # A board that is damaged, or away for a moment, does not take the others with it.
            found.append(BoardContents(board, None))
        else:
            found.append(BoardContents(board, contents))
    return found


async def work_in_stream(
    log: FlowLog, found: Sequence[BoardContents], stream_id: str, period: Period, now: Callable[[], datetime]
) -> list[MapWork]:
    """The flow of the stream's items through every map on which work flows."""
    work: list[MapWork] = []
    for each in found:
        for there in each.maps(stream_id):
            kind = kinds().get(there.kind)
            if kind is None or each.contents is None or not has_flow(kind):
                continue
            async with log.read(each.board.id, there.id) as (kept, blocked):
                told = await asyncio.to_thread(
                    flow_in, kind, there.id, each.contents, kept, blocked, period, now(),
                    board_stream=each.board.stream_id, choice=Choice(stream_id=stream_id),
                )  # fmt: skip
            work.append(MapWork(each.board, told, there))
    return work


def items_of(work: Sequence[MapWork]) -> list[Item]:
    """The items of a stream, each card once: as it went on the first map from the left it flows through."""
    items: dict[tuple[str, str], Item] = {}
    for each in work:
        cards = each.flow.contents.cards
        for journey in each.flow.journeys:
            card = cards.get(journey.card_id)
            gone = journey.finished is None and (journey.left is not None or card is None or card.deleted)
            if gone or (each.board.id, journey.card_id) in items:
                continue
            items[each.board.id, journey.card_id] = Item(
                board_id=each.board.id,
                map_id=each.map.id,
                title=card.title if card else "",
                service_class=each.flow.belongings[journey.card_id].service_class,
                journey=journey,
                blocked=each.flow.blocked.get(journey.card_id, ()),
                fields=card.fields if card else {},
            )
    return list(items.values())

"""A value stream as a whole becomes what is sent."""

from collections.abc import Mapping, Sequence
from datetime import date

from walkboard.accounts.permissions import Role
from walkboard.api import stream_schemas as sent
from walkboard.boards.tables import Board
from walkboard.maps.flow.stages import has_flow
from walkboard.maps.kinds import PHASES, kinds
from walkboard.streams.gathering import BoardContents, MapWork
from walkboard.streams.goals import Mine, goals_in, plans_in

# So much of each is listed: a page, not an archive.
MAX_LISTED = 60


def present_boards_of(
    boards: Sequence[Board], roles: Mapping[str, Role], found: Sequence[BoardContents], stream_id: str
) -> list[sent.StreamBoard]:
    """The boards of the stream, in the order they were made, then others with a map that is about it."""
    read = {each.board.id for each in found if each.contents is not None}
    about = {each.board.id for each in found if each.maps(stream_id)}
    return [
        sent.StreamBoard(board_id=board.id, title=board.title, role=roles[board.id], read=board.id in read)
        for board in boards
        if board.id in roles and (board.stream_id == stream_id or board.id in about)
    ]


def present_maps(found: Sequence[BoardContents], stream_id: str) -> list[sent.StreamMap]:
    """The maps of the stream along the flow: from strategy to operation, inside of that board by board."""
    maps = [
        sent.StreamMap(
            board_id=each.board.id,
            map_id=there.id,
            kind=there.kind,
            title=there.title,
            phase=kind.phase,
            flows=has_flow(kind),
        )
        for each in found
        for there in each.maps(stream_id)
        if (kind := kinds().get(there.kind)) is not None
    ]
    return sorted(maps, key=lambda each: PHASES.index(each.phase))


def present_goals(found: Sequence[BoardContents], stream_id: str) -> list[sent.StreamGoal]:
    """The objectives of the stream."""
    return [
        sent.StreamGoal(
            board_id=each.board.id,
            map_id=goal.map_id,
            card_id=goal.card_id,
            title=goal.title,
            score=goal.score,
            results=goal.results,
            measured=goal.measured,
            confidence=goal.confidence,
        )
        for each in found
        if each.contents is not None
        for goal in goals_in(each.contents, each.maps(stream_id), _belongs(each, stream_id))
    ][:MAX_LISTED]


def present_plans(found: Sequence[BoardContents], stream_id: str, today: date) -> list[sent.StreamPlan]:
    """What is on the roadmaps of the stream."""
    return [
        sent.StreamPlan(
            board_id=each.board.id,
            map_id=plan.map_id,
            card_id=plan.card_id,
            title=plan.title,
            horizon=plan.horizon,
        )
        for each in found
        if each.contents is not None
        for plan in plans_in(each.contents, each.maps(stream_id), today, _belongs(each, stream_id))
    ][:MAX_LISTED]


def _belongs(board: BoardContents, stream_id: str) -> Mine:
    return lambda map_id, lane_id, card_id: board.stream_of(map_id, lane_id, card_id) == stream_id


def present_flows(work: Sequence[MapWork]) -> list[sent.StreamFlow]:
    """How work flows through each map of the stream."""
    return [_flow(each) for each in work]


def _flow(each: MapWork) -> sent.StreamFlow:
    told, cards = each.flow.report, each.flow.contents.cards
    ages = [item.age for item in told.open if item.age is not None]
    stuck = (cards.get(item.journey.card_id) for item in told.open)
    return sent.StreamFlow(
        board_id=each.board.id,
        map_id=each.map.id,
        title=each.map.title,
        kind=each.map.kind,
        open=len(told.open),
        oldest_days=max(ages, default=None),
        blocked=sum(card is not None and card.blocked is not None for card in stuck),
        finished=len(told.finished),
        half_days=told.percentiles.get(50),
        most_days=told.percentiles.get(85),
        expectation_days=told.expectation,
        efficiency=told.efficiency,
    )

"""REST: cards of other boards, found and told in short. Each board says what it would say to whoever opens it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.permissions import Action, may
from walkboard.accounts.tables import Person
from walkboard.api import card_schemas as schemas
from walkboard.api.access import CurrentPerson, CurrentServices, board_access
from walkboard.api.walk_schemas import PlaceName
from walkboard.boards.boards import board_by_id
from walkboard.boards.members import role_of
from walkboard.boards.tables import Board
from walkboard.errors import InputRefused
from walkboard.maps import comparison
from walkboard.maps.records import nameable
from walkboard.maps.summary import Summary
from walkboard.rooms.summaries import Asked

router = APIRouter(prefix="/api", tags=["cards"])

Words = Annotated[
    str, Query(max_length=200, description="Words that begin words on the card; without any, the latest.")
]
Limit = Annotated[int, Query(ge=1, le=50)]


@router.get("/boards/{board_id}/cards")
async def find_cards(
    board_id: str, person: CurrentPerson, services: CurrentServices, words: Words = "", limit: Limit = 20
) -> list[schemas.FoundCard]:
    """Cards of a board by their words, the best answer first."""
    access = await board_access(services, person, board_id, Action.VIEW)
    found = await services.registry.find_cards(board_id, words, limit)
    return [_told(access.board, summary.card, summary) for summary in found]


@router.post("/cards/summaries")
async def get_summaries(
    body: schemas.CardQuestion, person: CurrentPerson, services: CurrentServices
) -> list[schemas.FoundCard]:
    """Cards of any boards in short, in the order they are asked for.

    Of a board that one may not open nothing is told, not even whether there is such a board.
    """
    asked: dict[str, list[str]] = {}
    for one in body.cards:
        asked.setdefault(one.board, []).append(one.card)
    if len(asked) > schemas.MOST_BOARDS:
        raise InputRefused("That are too many boards.", [("cards", f"Ask about {schemas.MOST_BOARDS} boards at once.")])
    async with services.database.read() as session:
        boards = {board_id: await _open(session, person, board_id) for board_id in asked}
    questions = [
        Asked(id, (board.epoch, board.sequence), tuple(dict.fromkeys(asked[id])))
        for id, board in boards.items()
        if board is not None and board.deleted_at is None
    ]
    said = await services.summaries.of(questions)
    return [_answer(one, boards[one.board], said) for one in body.cards]


async def _open(session: AsyncSession, person: Person, board_id: str) -> Board | None:
    """The board, if the person may look at it, deleted or not."""
    board = await board_by_id(session, board_id) if nameable(board_id) else None
    role = await role_of(session, board_id, person) if board is not None else None
    return board if may(role, Action.VIEW) else None


def _answer(
    asked: schemas.CardAddress, board: Board | None, said: Mapping[str, Mapping[str, Summary] | None]
) -> schemas.FoundCard:
    if board is None:
        return schemas.FoundCard(board=asked.board, card=asked.card, standing="closed")
    cards = said.get(board.id)
    if board.deleted_at is None and cards is not None:
        return _told(board, asked.card, cards.get(asked.card))
    standing: schemas.Standing = "away" if board.deleted_at is None else "board-deleted"
    return schemas.FoundCard(board=board.id, card=asked.card, standing=standing, board_title=board.title)


def _told(board: Board, card: str, summary: Summary | None) -> schemas.FoundCard:
    if summary is None or summary.deleted:
        title = summary.title if summary is not None else None
        return schemas.FoundCard(board=board.id, card=card, standing="deleted", board_title=board.title, title=title)
    return schemas.FoundCard(
        board=board.id,
        card=card,
        standing="there",
        board_title=board.title,
        title=summary.title,
        spot=_spot(summary),
        places=summary.places,
        state=summary.state,
        blocked=summary.blocked,
        items=[schemas.CardItem(card=item, done=done) for item, done in summary.items.items()],
        beyond=[schemas.CardEnd(board=there, card=other) for there, other in summary.beyond],
    )


def _spot(summary: Summary) -> schemas.CardSpot | None:
    spot = summary.spot
    if spot is None or spot.map not in summary.names:
        return None
    lane, column = (_title(summary.names.get(part or "")) for part in (spot.lane, spot.column))
    return schemas.CardSpot(map=PlaceName(**asdict(summary.names[spot.map])), lane=lane, column=column)


def _title(name: comparison.PlaceName | None) -> PlaceName | None:
    return None if name is None else PlaceName(**asdict(name))

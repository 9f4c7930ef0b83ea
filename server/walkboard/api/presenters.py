"""Rows become what is sent: joins in names, presence and what else a board's card on the shelf shows."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.people import people_by_ids
from walkboard.accounts.permissions import Role
from walkboard.api import schemas
from walkboard.api.services import Services
from walkboard.boards import tables
from walkboard.history.overview import latest_snapshot_times
from walkboard.history.tables import Snapshot, Transition


def present(services: Services, board_id: str) -> list[schemas.Person]:
    """Who is on the board now."""
    return [schemas.Person.model_validate(person) for person in services.registry.present(board_id)]


async def present_boards(
    services: Services, session: AsyncSession, found: Sequence[tuple[tables.Board, Role]]
) -> list[schemas.Board]:
    """Boards for the shelf."""
    latest = await latest_snapshot_times(session, [board.id for board, _ in found])
    return [_board(services, board, role, latest.get(board.id)) for board, role in found]


async def present_board(services: Services, session: AsyncSession, board_id: str, role: Role) -> schemas.Board:
    """One board, read anew."""
    board = await session.get(tables.Board, board_id)
    assert board is not None
    return (await present_boards(services, session, [(board, role)]))[0]


def _board(services: Services, board: tables.Board, role: Role, last_snapshot_at: datetime | None) -> schemas.Board:
    return schemas.Board(
        id=board.id,
        title=board.title,
        stream_id=board.stream_id,
        role=role,
        created_at=board.created_at,
        updated_at=board.updated_at,
        deleted_at=board.deleted_at,
        present=present(services, board.id),
        last_snapshot_at=last_snapshot_at,
        sequence=board.sequence,
    )


async def present_snapshots(session: AsyncSession, found: Iterable[Snapshot]) -> list[schemas.Snapshot]:
    """Snapshots with the names of who took them."""
    rows = list(found)
    people = await people_by_ids(session, [row.created_by for row in rows])
    return [
        schemas.Snapshot(
            id=row.id,
            label=row.label,
            created_at=row.created_at,
            created_by=schemas.Person.model_validate(people[row.created_by]) if row.created_by in people else None,
            sequence=row.sequence,
            pinned=row.pinned,
            card_count=row.card_count,
        )
        for row in rows
    ]


def present_transition(row: Transition) -> schemas.Transition:
    """A move of a card."""
    return schemas.Transition(
        sequence=row.sequence,
        map=row.map_id,
        card=row.card_id,
        origin=_cell(row.from_lane, row.from_column),
        target=_cell(row.to_lane, row.to_column),
        person_id=row.person_id,
        at=row.at,
    )


def _cell(lane: str | None, column: str | None) -> schemas.CellPlace | None:
    return None if lane is None and column is None else schemas.CellPlace(lane=lane, column=column)

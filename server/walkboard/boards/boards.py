"""Boards: made, renamed, put into the trash and taken out again."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.permissions import Role
from walkboard.accounts.tables import Person, new_id
from walkboard.boards.members import add_member
from walkboard.boards.streams import vouches
from walkboard.boards.tables import Board, Stream
from walkboard.boards.titles import cleaned_title
from walkboard.errors import BoardUnknown, StreamUnknown


async def board_by_id(session: AsyncSession, board_id: str) -> Board | None:
    """The board, deleted or not; None when there is none."""
    return await session.get(Board, board_id)


async def create_board(
    session: AsyncSession, *, title: str, stream_id: str | None, creator: Person, now: datetime
) -> Board:
    """A new, empty board of which the creator is owner; raises InputRefused or StreamUnknown."""
    board = Board(
        id=new_id(),
        title=cleaned_title(title),
        stream_id=await _known_stream(session, stream_id),
        vouched=await vouches(session, creator, stream_id),
        epoch=1,
        sequence=0,
        created_by=creator.id,
        created_at=now,
        updated_at=now,
    )
    session.add(board)
    await session.flush()
    await add_member(session, board.id, creator, Role.OWNER, now=now)
    return board


async def rename_board(session: AsyncSession, board_id: str, title: str, *, now: datetime) -> None:
    """Gives the board another title; raises InputRefused."""
    board = await _required(session, board_id)
    board.title, board.updated_at = cleaned_title(title), now


async def move_board(session: AsyncSession, board_id: str, stream_id: str | None, person: Person) -> None:
    """Puts the board into another value stream, or into none; raises StreamUnknown."""
    board = await _required(session, board_id)
    stays = board.vouched and board.stream_id == stream_id
    board.vouched = stays or await vouches(session, person, stream_id)
    board.stream_id = await _known_stream(session, stream_id)


async def delete_board(session: AsyncSession, board_id: str, person: Person, *, now: datetime) -> None:
    """Puts the board into the trash."""
    board = await _required(session, board_id)
    board.deleted_at, board.deleted_by = now, person.id


async def restore_board(session: AsyncSession, board_id: str) -> None:
    """Takes the board out of the trash."""
    board = await _required(session, board_id)
    board.deleted_at, board.deleted_by = None, None


async def forget_board(session: AsyncSession, board_id: str) -> None:
    """Removes the row of a board that never came to be; nothing with content is ever removed like this."""
    await session.execute(delete(Board).where(Board.id == board_id, Board.sequence == 0))


async def _required(session: AsyncSession, board_id: str) -> Board:
    board = await board_by_id(session, board_id)
    if board is None:
        raise BoardUnknown
    return board


async def _known_stream(session: AsyncSession, stream_id: str | None) -> str | None:
    if stream_id is not None and await session.get(Stream, stream_id) is None:
        raise StreamUnknown
    return stream_id

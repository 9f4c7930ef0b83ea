"""Value streams: the bands of the shelf."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.permissions import Action, Role, may, strongest
from walkboard.accounts.tables import Person, new_id
from walkboard.boards.tables import Board, Member, Stream
from walkboard.boards.titles import cleaned_title
from walkboard.errors import StreamNotEmpty, StreamUnknown


async def streams_for(session: AsyncSession, person: Person) -> Sequence[Stream]:
    """The streams the person may know of, in order: all for the installation's owner, else those of their boards."""
    query = select(Stream).order_by(Stream.order, Stream.id)
    if not person.owner:
        mine = (
            select(Board.stream_id)
            .join(Member, Member.board_id == Board.id)
            .where(Member.person_id == person.id, Member.removed_at.is_(None), Board.stream_id.is_not(None))
        )
        query = query.where(Stream.id.in_(mine))
    return (await session.scalars(query)).all()


async def stream_names(session: AsyncSession, person: Person) -> dict[str, str]:
    """The names of the streams the person may know of, by their ids."""
    return {stream.id: stream.name for stream in await streams_for(session, person)}


async def stream_known_to(session: AsyncSession, person: Person, stream_id: str | None) -> str | None:
    """The id, if the person may put a board there; raises StreamUnknown."""
    if stream_id is not None and stream_id not in {stream.id for stream in await streams_for(session, person)}:
        raise StreamUnknown
    return stream_id


async def role_in_stream(session: AsyncSession, person: Person, stream_id: str | None) -> Role | None:
    """What somebody is in a value stream: the strongest of their roles on the boards that its people put there.

    A board that anybody else put there gives no role: or who knows a stream could make themselves its owner.
    """
    if person.owner:
        return Role.OWNER
    mine = (
        select(Member.role)
        .join(Board, Board.id == Member.board_id)
        .where(Board.stream_id == stream_id, Board.vouched.is_(True), Board.deleted_at.is_(None))
        .where(Member.person_id == person.id, Member.removed_at.is_(None))
    )
    return strongest(Role(role) for role in await session.scalars(mine))


async def vouches(session: AsyncSession, person: Person, stream_id: str | None) -> bool:
    """Whether a board that the person puts there gives its members a role in the stream."""
    return stream_id is not None and may(await role_in_stream(session, person, stream_id), Action.DESCRIBE_STREAM)


async def stream_by_id(session: AsyncSession, stream_id: str) -> Stream:
    """The stream; raises StreamUnknown."""
    return await _required(session, stream_id)


async def create_stream(session: AsyncSession, name: str, *, now: datetime) -> Stream:
    """A new stream below the others; raises InputRefused."""
    last = await session.scalar(select(func.max(Stream.order)))
    stream = Stream(
        id=new_id(),
        name=cleaned_title(name, "name"),
        customer="",
        starts_with="",
        ends_with="",
        order=0 if last is None else last + 1,
        created_at=now,
    )
    session.add(stream)
    await session.flush()
    return stream


async def change_stream(
    session: AsyncSession,
    stream_id: str,
    *,
    name: str | None = None,
    customer: str | None = None,
    starts_with: str | None = None,
    ends_with: str | None = None,
) -> Stream:
    """Says what a stream is called and about; None leaves it as is. Raises StreamUnknown or InputRefused."""
    stream = await _required(session, stream_id)
    if name is not None:
        stream.name = cleaned_title(name, "name")
    stream.customer = _words(customer, "customer", stream.customer)
    stream.starts_with = _words(starts_with, "starts_with", stream.starts_with)
    stream.ends_with = _words(ends_with, "ends_with", stream.ends_with)
    return stream


def _words(said: str | None, field: str, before: str) -> str:
    """A few words, or none at all."""
    if said is None:
        return before
    return cleaned_title(said, field) if said.strip() else ""


async def remove_stream(session: AsyncSession, stream_id: str) -> None:
    """Removes an empty stream; raises StreamUnknown, or StreamNotEmpty while any board, deleted or not, is in it."""
    stream = await _required(session, stream_id)
    if await session.scalar(select(func.count()).where(Board.stream_id == stream_id)):
        raise StreamNotEmpty
    await session.delete(stream)


async def _required(session: AsyncSession, stream_id: str) -> Stream:
    stream = await session.get(Stream, stream_id)
    if stream is None:
        raise StreamUnknown
    return stream

"""Who takes part in a board, and in which role."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from walkboard.accounts.permissions import Role, effective_role
from walkboard.accounts.tables import Person
from walkboard.boards.tables import Board, Member
from walkboard.errors import LastOwner, MemberUnknown


async def role_of(session: AsyncSession, board_id: str, person: Person) -> Role | None:
    """The person's role on the board; None for who has no business there."""
    member = await session.get(Member, (board_id, person.id))
    kept = Role(member.role) if member is not None and member.removed_at is None else None
    return effective_role(person.owner, kept)


async def role_of_id(session: AsyncSession, board_id: str, person_id: str) -> Role | None:
    """The role on the board of the person with this id; None for who has no business there, or is unknown."""
    person = await session.get(Person, person_id)
    return await role_of(session, board_id, person) if person is not None else None


async def roles_of(session: AsyncSession, board_id: str, people: Collection[str]) -> dict[str, Role]:
    """The roles of several people on the board; who has no business there is not in it."""
    query = (
        select(Person.id, Person.owner, Member.role, Member.removed_at)
        .outerjoin(Member, and_(Member.person_id == Person.id, Member.board_id == board_id))
        .where(Person.id.in_(people))
    )
    found: dict[str, Role] = {}
    for row in await session.execute(query):
        kept = Role(row.role) if row.role is not None and row.removed_at is None else None
        role = effective_role(row.owner, kept)
        if role is not None:
            found[row.id] = role
    return found


async def members_of(session: AsyncSession, board_id: str) -> Sequence[tuple[Person, Role]]:
    """The board's members with their roles, in the order they joined."""
    query = (
        select(Person, Member.role)
        .join(Member, Member.person_id == Person.id)
        .where(Member.board_id == board_id, Member.removed_at.is_(None))
        .order_by(Member.joined_at, Person.id)
    )
    return [(person, Role(role)) for person, role in await session.execute(query)]


async def everyone_ever(session: AsyncSession, board_id: str) -> Sequence[Person]:
    """All who are or were members of the board: whoever the document may name."""
    query = select(Person).join(Member, Member.person_id == Person.id).where(Member.board_id == board_id)
    return (await session.scalars(query.order_by(Member.joined_at, Person.id))).all()


async def add_member(session: AsyncSession, board_id: str, person: Person, role: Role, *, now: datetime) -> Role:
    """Makes the person a member. Who is one already keeps their role; who was removed comes back in the new one."""
    member = await session.get(Member, (board_id, person.id))
    if member is None:
        session.add(Member(board_id=board_id, person_id=person.id, role=role.value, joined_at=now))
        await session.flush()
        return role
    if member.removed_at is not None:
        member.role, member.removed_at = role.value, None
    return Role(member.role)


async def change_role(session: AsyncSession, board_id: str, person_id: str, role: Role) -> None:
    """Gives a member another role; raises MemberUnknown or LastOwner."""
    member = await _member(session, board_id, person_id)
    if role is not Role.OWNER:
        await _keep_an_owner(session, member)
    member.role = role.value


async def remove_member(session: AsyncSession, board_id: str, person_id: str, *, now: datetime) -> None:
    """Ends a membership; raises MemberUnknown or LastOwner."""
    member = await _member(session, board_id, person_id)
    await _keep_an_owner(session, member)
    member.removed_at = now


async def may_vouch_for(session: AsyncSession, actor: Person, person: Person) -> bool:
    """Whether `actor` may make a sign-in link for `person`.

    Such a link is that person, everywhere. So only the owner of the installation may make one for anybody; an owner
    of boards only for somebody who takes part in nothing but boards of theirs.
    """
    if actor.owner:
        return True
    if person.owner:
        return False
    mine = aliased(Member)
    owned = exists().where(
        mine.board_id == Member.board_id,
        mine.person_id == actor.id,
        mine.role == Role.OWNER.value,
        mine.removed_at.is_(None),
    )
    elsewhere = select(Member.board_id).where(Member.person_id == person.id, Member.removed_at.is_(None), ~owned)
    return (await session.scalars(elsewhere.limit(1))).first() is None


async def member_person(session: AsyncSession, board_id: str, person_id: str) -> Person:
    """The member as a person; raises MemberUnknown."""
    await _member(session, board_id, person_id)
    person = await session.get(Person, person_id)
    if person is None:
        raise MemberUnknown
    return person


async def boards_of(session: AsyncSession, person: Person, *, deleted: bool) -> Sequence[tuple[Board, Role]]:
    """The boards the person may open (or could restore), the latest changed first."""
    query = select(Board).order_by(Board.updated_at.desc(), Board.id)
    query = query.where(Board.deleted_at.is_not(None) if deleted else Board.deleted_at.is_(None))
    if person.owner:
        return [(board, Role.OWNER) for board in await session.scalars(query)]
    joined = query.join(Member, Member.board_id == Board.id).where(
        Member.person_id == person.id, Member.removed_at.is_(None)
    )
    return [(board, Role(role)) for board, role in await session.execute(joined.add_columns(Member.role))]


async def _member(session: AsyncSession, board_id: str, person_id: str) -> Member:
    member = await session.get(Member, (board_id, person_id))
    if member is None or member.removed_at is not None:
        raise MemberUnknown
    return member


async def _keep_an_owner(session: AsyncSession, member: Member) -> None:
    if member.role != Role.OWNER.value:
        return
    owners = select(func.count()).where(
        Member.board_id == member.board_id, Member.role == Role.OWNER.value, Member.removed_at.is_(None)
    )
    if (await session.scalar(owners) or 0) <= 1:
        raise LastOwner

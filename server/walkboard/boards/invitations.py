"""Invitations: whoever has the link joins the board in the invitation's role, until it ends."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.digests import digest_of, new_secret
from walkboard.accounts.permissions import Role
from walkboard.accounts.tables import Person, new_id
from walkboard.boards.members import add_member
from walkboard.boards.tables import Board, Invitation
from walkboard.errors import InvitationExpired, InvitationUnknown

MAX_DAYS = 366


async def create_invitation(
    session: AsyncSession, board_id: str, *, role: Role, creator: Person, lifetime: timedelta, now: datetime
) -> tuple[Invitation, str]:
    """A new invitation and its secret, which is never shown again."""
    secret = new_secret()
    invitation = Invitation(
        id=new_id(),
        board_id=board_id,
        role=role.value,
        digest=digest_of(secret),
        created_by=creator.id,
        created_at=now,
        expires_at=now + lifetime,
        uses=0,
    )
    session.add(invitation)
    await session.flush()
    return invitation, secret


async def invitations_of(session: AsyncSession, board_id: str) -> Sequence[Invitation]:
    """All invitations of the board, ended ones included, newest first."""
    query = select(Invitation).where(Invitation.board_id == board_id)
    return (await session.scalars(query.order_by(Invitation.created_at.desc(), Invitation.id))).all()


async def revoke_invitation(session: AsyncSession, board_id: str, invitation_id: str, *, now: datetime) -> None:
    """Ends an invitation of this board; raises InvitationUnknown. Who joined by it stays a member."""
    invitation = await session.get(Invitation, invitation_id)
    if invitation is None or invitation.board_id != board_id:
        raise InvitationUnknown
    if invitation.revoked_at is None:
        invitation.revoked_at = now


async def open_invitation(session: AsyncSession, secret: str, *, now: datetime) -> tuple[Invitation, Board]:
    """The invitation behind a link and its board; raises InvitationUnknown or InvitationExpired.

    The invitation to a deleted board has ended, too: a stranger need not learn more.
    """
    query = select(Invitation, Board).join(Board).where(Invitation.digest == digest_of(secret))
    found = (await session.execute(query)).one_or_none()
    if found is None:
        raise InvitationUnknown
    invitation, board = found
    if invitation.revoked_at is not None or invitation.expires_at <= now or board.deleted_at is not None:
        raise InvitationExpired
    return invitation, board


async def accept_invitation(session: AsyncSession, invitation: Invitation, person: Person, *, now: datetime) -> Role:
    """Makes the person a member; who is one already keeps their role."""
    count = update(Invitation).where(Invitation.id == invitation.id).values(uses=Invitation.uses + 1)
    await session.execute(count)
    return await add_member(session, invitation.board_id, person, Role(invitation.role), now=now)

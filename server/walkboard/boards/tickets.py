"""Tickets: short-lived secrets that open one board's socket for one person."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.digests import digest_of, new_secret
from walkboard.accounts.tables import Person
from walkboard.boards.tables import Ticket


async def issue_ticket(
    session: AsyncSession, board_id: str, person: Person, *, now: datetime, lifetime: timedelta
) -> tuple[str, datetime]:
    """A new ticket and when it ends; clears away the ended ones."""
    await session.execute(delete(Ticket).where(Ticket.expires_at <= now))
    secret, ends = new_secret(), now + lifetime
    session.add(Ticket(digest=digest_of(secret), board_id=board_id, person_id=person.id, expires_at=ends))
    return secret, ends


async def person_of_ticket(session: AsyncSession, secret: str, board_id: str, *, now: datetime) -> Person | None:
    """For whom the ticket opens this board; None when it is unknown, ended, or for another board."""
    query = (
        select(Person)
        .join(Ticket, Ticket.person_id == Person.id)
        .where(Ticket.digest == digest_of(secret), Ticket.board_id == board_id, Ticket.expires_at > now)
    )
    return (await session.scalars(query)).one_or_none()

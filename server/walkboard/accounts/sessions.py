"""Being signed in: one row for each browser, found by the secret in its cookie."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.digests import digest_of, new_secret
from walkboard.accounts.tables import Person, SignedIn


async def open_session(session: AsyncSession, person: Person, *, now: datetime, lifetime: timedelta) -> str:
    """Signs the person in and gives the cookie's secret: always a new one, so that none can be planted beforehand."""
    secret = new_secret()
    session.add(
        SignedIn(person_id=person.id, digest=digest_of(secret), created_at=now, expires_at=now + lifetime),
    )
    await session.execute(delete(SignedIn).where(SignedIn.expires_at <= now))
    return secret


async def person_of_session(session: AsyncSession, secret: str, *, now: datetime) -> Person | None:
    """Who is signed in with this secret; None when nobody, or no longer."""
    query = select(Person).join(SignedIn).where(SignedIn.digest == digest_of(secret), SignedIn.expires_at > now)
    return (await session.scalars(query)).one_or_none()


async def close_session(session: AsyncSession, secret: str) -> None:
    """Signs this browser out; nothing happens when it was not signed in."""
    await session.execute(delete(SignedIn).where(SignedIn.digest == digest_of(secret)))

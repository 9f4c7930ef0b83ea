"""Links that sign a person in: one-time links that expire, and personal return links that stay good until revoked."""

from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.digests import digest_of, new_secret
from walkboard.accounts.people import person_by_id
from walkboard.accounts.tables import Person, SignedIn, SignInLink
from walkboard.errors import SignInExpired, SignInUnknown

ONCE = "once"
RETURN = "return"

# A person may keep a return link on this many devices; making one more revokes the oldest.
RETURN_LINKS_KEPT = 5


async def one_time_link(session: AsyncSession, person: Person, *, now: datetime, lifetime: timedelta) -> str:
    """The secret of a link that signs the person in once, until it expires."""
    secret = new_secret()
    link = SignInLink(
        person_id=person.id, kind=ONCE, digest=digest_of(secret), created_at=now, expires_at=now + lifetime
    )
    session.add(link)
    await session.flush()
    return secret


async def return_link(session: AsyncSession, person: Person, *, now: datetime, replace: bool = False) -> str:
    """The secret of a link by which the person can always come back; `replace` revokes all earlier ones."""
    good = (
        select(SignInLink.id)
        .where(SignInLink.person_id == person.id, SignInLink.kind == RETURN, SignInLink.revoked_at.is_(None))
        .order_by(SignInLink.created_at.desc(), SignInLink.id)
    )
    kept = 0 if replace else RETURN_LINKS_KEPT - 1
    outlived = (await session.scalars(good)).all()[kept:]
    await session.execute(update(SignInLink).where(SignInLink.id.in_(outlived)).values(revoked_at=now))
    secret = new_secret()
    session.add(SignInLink(person_id=person.id, kind=RETURN, digest=digest_of(secret), created_at=now))
    await session.flush()
    return secret


async def redeem(session: AsyncSession, secret: str, *, now: datetime) -> Person:
    """Whom the link signs in; a one-time link is used up by it. Raises SignInUnknown or SignInExpired."""
    link = (await session.scalars(select(SignInLink).where(SignInLink.digest == digest_of(secret)))).one_or_none()
    if link is None or link.revoked_at is not None:
        raise SignInUnknown
    if link.used_at is not None or (link.expires_at is not None and link.expires_at <= now):
        raise SignInExpired
    if link.kind == ONCE:
        link.used_at = now
    return await person_by_id(session, link.person_id)


async def has_signed_in(session: AsyncSession, person: Person) -> bool:
    """Whether the person ever used a sign-in link or is signed in somewhere."""
    used = select(SignInLink.id).where(SignInLink.person_id == person.id, SignInLink.used_at.is_not(None))
    signed_in = select(SignedIn.id).where(SignedIn.person_id == person.id)
    return bool(await session.scalar(select(or_(used.exists(), signed_in.exists()))))

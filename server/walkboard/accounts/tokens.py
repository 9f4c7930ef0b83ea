"""API tokens: for programs that act as a person, until revoked."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.digests import digest_of, new_secret
from walkboard.accounts.people import cleaned_name
from walkboard.accounts.tables import ApiToken, Person
from walkboard.errors import TokenUnknown

# Makes a token that leaked into a file or a log easy to find.
TOKEN_PREFIX = "wbt_"  # noqa: S105 (the visible start of every token, no secret)


async def create_token(session: AsyncSession, person: Person, *, name: str, now: datetime) -> tuple[ApiToken, str]:
    """A new token of the person, and its secret, which is never shown again."""
    secret = new_secret(TOKEN_PREFIX)
    token = ApiToken(person_id=person.id, name=cleaned_name(name), digest=digest_of(secret), created_at=now)
    session.add(token)
    await session.flush()
    return token, secret


async def person_of_token(session: AsyncSession, secret: str) -> Person | None:
    """For whom the token acts; None when it is unknown or revoked."""
    query = select(Person).join(ApiToken).where(ApiToken.digest == digest_of(secret))
    return (await session.scalars(query)).one_or_none()


async def all_tokens(session: AsyncSession) -> Sequence[ApiToken]:
    """All tokens of the installation, oldest first."""
    return (await session.scalars(select(ApiToken).order_by(ApiToken.created_at, ApiToken.id))).all()


async def revoke_token(session: AsyncSession, token_id: str) -> bytes:
    """Ends a token at once and returns the digest of its secret; raises TokenUnknown."""
    token = await session.get(ApiToken, token_id)
    if token is None:
        raise TokenUnknown
    await session.delete(token)
    return token.digest

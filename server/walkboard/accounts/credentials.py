"""Cookies and API tokens alike: by what a connection is somebody's."""

from collections.abc import Collection

from sqlalchemy import select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.tables import ApiToken, SignedIn


async def good_credentials(session: AsyncSession, digests: Collection[bytes]) -> frozenset[bytes]:
    """Those of them that were not ended by signing out or revoking. One that only ran out keeps what it opened."""
    kept = union_all(
        select(SignedIn.digest).where(SignedIn.digest.in_(digests)),
        select(ApiToken.digest).where(ApiToken.digest.in_(digests)),
    )
    return frozenset(await session.scalars(kept))

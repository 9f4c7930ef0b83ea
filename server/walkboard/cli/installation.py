"""What the verbs do to an installation's database, also while its server runs."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.people import all_people, create_person, ensure_owner, find_people
from walkboard.accounts.sign_in import one_time_link
from walkboard.accounts.tables import ApiToken, Person
from walkboard.accounts.tokens import all_tokens, create_token, revoke_token
from walkboard.api.addresses import Addresses
from walkboard.cli.network import addresses_for
from walkboard.database import Database
from walkboard.errors import PersonUnknown
from walkboard.migration import migrate_folder
from walkboard.settings import Settings

_Answer = TypeVar("_Answer")


def utc_now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class SignInUrl:
    """A one-time link, for whom, and how long it can be used."""

    person: Person
    url: str
    hours: int


@dataclass(frozen=True)
class Installation:
    """An opened, migrated data folder."""

    database: Database
    addresses: Addresses
    settings: Settings

    async def sign_in_link(self, name_or_id: str) -> SignInUrl:
        """A new one-time link; raises PersonUnknown when nobody, or more than one, is meant."""
        async with self.database.write() as session:
            owner = await ensure_owner(session, now=utc_now())
            found = await find_people(session, name_or_id)
            if not found and name_or_id.casefold() == "owner":
                found = [owner]
            if not found:
                raise PersonUnknown(f"Nobody here is called {name_or_id}. `walkboard user list` prints everybody.")
            if len(found) > 1:
                ids = "\n".join(f"{person.id}  {person.name}  {person.discipline}" for person in found)
                raise PersonUnknown(f"More than one person has this name. Name one by id:\n{ids}")
            return await self._link(session, found[0])

    async def add_person(self, name: str, discipline: str) -> SignInUrl:
        """A new person and their one-time link."""
        async with self.database.write() as session:
            await ensure_owner(session, now=utc_now())
            person = await create_person(session, name=name, discipline=discipline, now=utc_now())
            return await self._link(session, person)

    async def people(self) -> Sequence[Person]:
        """Everybody."""
        async with self.database.read() as session:
            return await all_people(session)

    async def create_token(self, name: str) -> str:
        """The secret of a new token of the owner."""
        async with self.database.write() as session:
            owner = await ensure_owner(session, now=utc_now())
            _, secret = await create_token(session, owner, name=name, now=utc_now())
            return secret

    async def tokens(self) -> Sequence[ApiToken]:
        """All tokens."""
        async with self.database.read() as session:
            return await all_tokens(session)

    async def revoke_token(self, token_id: str) -> None:
        """Ends a token; raises TokenUnknown."""
        async with self.database.write() as session:
            await revoke_token(session, token_id)

    async def _link(self, session: AsyncSession, person: Person) -> SignInUrl:
        lifetime = self.settings.lifetimes.sign_in
        secret = await one_time_link(session, person, now=utc_now(), lifetime=lifetime)
        return SignInUrl(person, self.addresses.sign_in(secret), self.settings.sign_in_hours)


def run(settings: Settings, work: Callable[[Installation], Awaitable[_Answer]]) -> _Answer:
    """Opens the installation, migrated, does the work and closes it."""
    migrate_data(settings)

    async def whole() -> _Answer:
        database = Database(settings.database)
        try:
            return await work(Installation(database, addresses_for(settings), settings))
        finally:
            await database.close()

    return asyncio.run(whole())


def migrate_data(settings: Settings) -> tuple[str | None, str | None]:
    """Migrates the data folder, made if it is not there; the revisions before and after."""
    return migrate_folder(settings.data_dir, settings.database)

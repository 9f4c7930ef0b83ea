"""People: made, found, renamed."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.disciplines import DISCIPLINES, UNSPECIFIED_DISCIPLINE
from walkboard.accounts.tables import NAME_LENGTH, Person, new_id
from walkboard.errors import InputRefused, PersonUnknown

# The owner renames themselves after signing in.
OWNER_NAME = "Owner"


def cleaned_name(name: str) -> str:
    """The name as it is kept: without space around it; raises InputRefused when nothing is left or it is too long."""
    kept = " ".join(name.split())
    if not kept or not kept.isprintable():
        raise InputRefused(fields=[("name", "Write the name others will see.")])
    if len(kept) > NAME_LENGTH:
        raise InputRefused(fields=[("name", f"A name has at most {NAME_LENGTH} characters.")])
    return kept


def known_discipline(key: str) -> str:
    """The key if there is such a discipline; raises InputRefused."""
    if key not in DISCIPLINES:
        raise InputRefused(fields=[("discipline", f"Choose one of: {', '.join(DISCIPLINES)}.")])
    return key


async def create_person(
    session: AsyncSession, *, name: str, discipline: str, now: datetime, owner: bool = False
) -> Person:
    """A new person; raises InputRefused for a name or discipline that cannot be used."""
    person = Person(
        id=new_id(), name=cleaned_name(name), discipline=known_discipline(discipline), owner=owner, created_at=now
    )
    session.add(person)
    await session.flush()
    return person


async def change_person(session: AsyncSession, person_id: str, *, name: str | None, discipline: str | None) -> Person:
    """Renames a person or changes their discipline; None leaves as is."""
    person = await person_by_id(session, person_id)
    if name is not None:
        person.name = cleaned_name(name)
    if discipline is not None:
        person.discipline = known_discipline(discipline)
    return person


async def person_by_id(session: AsyncSession, person_id: str) -> Person:
    """The person with this id; raises PersonUnknown."""
    person = await session.get(Person, person_id)
    if person is None:
        raise PersonUnknown
    return person


async def people_by_ids(session: AsyncSession, ids: Iterable[str]) -> dict[str, Person]:
    """Those of the ids that are known, by id."""
    found = await session.scalars(select(Person).where(Person.id.in_(set(ids))))
    return {person.id: person for person in found}


async def find_people(session: AsyncSession, name_or_id: str) -> Sequence[Person]:
    """Everybody of this name (case does not matter), or the one with this id."""
    wanted = " ".join(name_or_id.split()).casefold()
    everybody = (await session.scalars(select(Person).order_by(Person.created_at))).all()
    return [person for person in everybody if person.name.casefold() == wanted or person.id == name_or_id]


async def all_people(session: AsyncSession) -> Sequence[Person]:
    """Everybody, in the order they came."""
    return (await session.scalars(select(Person).order_by(Person.created_at, Person.id))).all()


async def installation_owner(session: AsyncSession) -> Person | None:
    """The first owner of the installation; None before the first start."""
    query = select(Person).where(Person.owner).order_by(Person.created_at, Person.id).limit(1)
    return (await session.scalars(query)).first()


async def ensure_owner(session: AsyncSession, *, now: datetime) -> Person:
    """The owner of the installation, made if there is none yet."""
    owner = await installation_owner(session)
    if owner is None:
        owner = await create_person(session, name=OWNER_NAME, discipline=UNSPECIFIED_DISCIPLINE, now=now, owner=True)
    return owner

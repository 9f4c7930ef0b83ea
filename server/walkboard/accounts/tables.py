"""Tables of people and their ways in.

Of every secret only the SHA-256 is stored. Erasing a person touches one row of `people`.
"""

import secrets
from datetime import datetime

from sqlalchemy import Boolean, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from walkboard.database import Base, Moment

ID_LENGTH = 21
NAME_LENGTH = 80


def new_id() -> str:
    """A random id: 120 bits, safe in addresses, and on a command line, where a leading hyphen would begin an option."""
    made = secrets.token_urlsafe(15)
    return made if not made.startswith("-") else new_id()


class Person(Base):
    """Somebody who takes part. There is a discipline and, on purpose, no title."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    discipline: Mapped[str] = mapped_column(String(40))
    owner: Mapped[bool] = mapped_column(Boolean, default=False)
    created_at: Mapped[datetime] = mapped_column(Moment)


class SignInLink(Base):
    """A link that signs its person in: `once` works one time until it expires, `return` until it is revoked."""

    __tablename__ = "sign_in_links"
    __table_args__ = (Index(None, "person_id"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(8))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class SignedIn(Base):
    """One browser in which a person is signed in (what the cookie stands for)."""

    __tablename__ = "sessions"
    __table_args__ = (Index(None, "person_id"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)


class ApiToken(Base):
    """A token for a program that acts as its person."""

    __tablename__ = "api_tokens"
    __table_args__ = (Index(None, "person_id"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(NAME_LENGTH))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)

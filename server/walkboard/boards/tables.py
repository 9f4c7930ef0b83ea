"""Tables of boards: value streams, boards, who may do what on them, invitations and tickets."""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from walkboard.accounts.tables import ID_LENGTH, new_id
from walkboard.database import Base, Moment

TITLE_LENGTH = 200
ROLE_LENGTH = 16


class Stream(Base):
    """A value stream: the horizontal flow that boards belong to, for a customer, from its start to its end."""

    __tablename__ = "streams"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    customer: Mapped[str] = mapped_column(String(TITLE_LENGTH), default="")
    starts_with: Mapped[str] = mapped_column(String(TITLE_LENGTH), default="")
    ends_with: Mapped[str] = mapped_column(String(TITLE_LENGTH), default="")
    order: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(Moment)


class Board(Base):
    """A board's record. Its content is the update log.

    `epoch` and `sequence` are the fence of that log: the log's writer takes the next sequence from here, and sets
    `updated_at`, in the transaction that commits the update. Nothing else moves the sequence. `epoch_at` is when the
    present epoch began, unless it is the first. `vouched`: somebody who has a say in its value stream put it there, so
    that roles on it count in the stream.
    """

    __tablename__ = "boards"
    __table_args__ = (Index(None, "stream_id"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    title: Mapped[str] = mapped_column(String(TITLE_LENGTH))
    stream_id: Mapped[str | None] = mapped_column(ForeignKey("streams.id"))
    vouched: Mapped[bool] = mapped_column(Boolean, default=False)
    epoch: Mapped[int] = mapped_column(Integer, default=1)
    epoch_at: Mapped[datetime | None] = mapped_column(Moment)
    sequence: Mapped[int] = mapped_column(BigInteger, default=0)
    created_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    updated_at: Mapped[datetime] = mapped_column(Moment)
    deleted_at: Mapped[datetime | None] = mapped_column(Moment)
    deleted_by: Mapped[str | None] = mapped_column(ForeignKey("people.id"))


class Member(Base):
    """A person's role on a board. Who was removed keeps the row (`removed_at`): the document still names them."""

    __tablename__ = "members"
    __table_args__ = (Index(None, "person_id"),)

    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(String(ROLE_LENGTH))
    joined_at: Mapped[datetime] = mapped_column(Moment)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)


class Invitation(Base):
    """A link by which anybody who has it joins one board in one role, until it expires or is revoked."""

    __tablename__ = "invitations"
    __table_args__ = (Index(None, "board_id"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(String(ROLE_LENGTH))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    created_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    uses: Mapped[int] = mapped_column(Integer, default=0)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class Ticket(Base):
    """A short-lived way for one person into one board's socket, for clients that cannot send a cookie or a header.

    It may be used until it expires: stock clients reconnect with the address they were given.
    """

    __tablename__ = "tickets"
    __table_args__ = (Index(None, "expires_at"),)

    digest: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime] = mapped_column(Moment)

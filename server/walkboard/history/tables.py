"""Tables of what happened on boards: the update log, who owns which client id, moves of cards, snapshots, quarantine.

Rows of the log and of snapshots are written once and never changed. They hold ids of people only; names are
joined on reading.
"""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from walkboard.accounts.tables import ID_LENGTH, new_id
from walkboard.database import Base, Moment
from walkboard.maps import records

LABEL_LENGTH = 200
DIGEST_LENGTH = 32
# Only ids of records that `maps.records.nameable` lets pass become rows.
RECORD_ID_LENGTH = records.ID_LENGTH
ROOT_LENGTH = 16
DETAIL_LENGTH = 500

# SQLite numbers rows by itself only in a column that is called INTEGER.
_RowNumber = BigInteger().with_variant(Integer, "sqlite")


class LoggedUpdate(Base):
    """One accepted update. (board, epoch, sequence) is unique: the fence against two writers of one board.

    An ordinary rowid table with an index, because appending to it costs a third of a table clustered by the key.
    """

    __tablename__ = "updates"
    __table_args__ = (UniqueConstraint("board_id", "epoch", "sequence"),)

    id: Mapped[int] = mapped_column(_RowNumber, primary_key=True, autoincrement=True)
    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"))
    epoch: Mapped[int] = mapped_column(Integer)
    sequence: Mapped[int] = mapped_column(BigInteger)
    person_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    data: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_LENGTH))
    created_at: Mapped[datetime] = mapped_column(Moment)


class Segment(Base):
    """The whole state of a board up to a sequence, as one Yjs v1 update, in place of the updates it was made from.

    Every generation (sequence) is kept in two copies, so that a byte that goes bad on disk costs nothing. A row counts
    only once it was read back and compared (`verified_at`).
    """

    __tablename__ = "segments"

    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"), primary_key=True)
    epoch: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    sequence: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    copy: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    state: Mapped[bytes] = mapped_column(LargeBinary)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_LENGTH))
    created_at: Mapped[datetime] = mapped_column(Moment)
    verified_at: Mapped[datetime | None] = mapped_column(Moment)
    # How many bytes the state would have without anything that was ever deleted, if that is known.
    visible: Mapped[int | None] = mapped_column(BigInteger)


class ClaimedId(Base):
    """The person who first wrote with a client id on a board; no person stands for the server itself.

    Rows of earlier epochs stay: whoever comes with one of their ids holds another history.
    """

    __tablename__ = "client_ids"

    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"), primary_key=True)
    epoch: Mapped[int] = mapped_column(Integer, primary_key=True)
    client_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))


class Transition(Base):
    """A card that came to, changed or left its cell on a map, stamped by the server with the update that did it."""

    __tablename__ = "transitions"
    __table_args__ = (Index(None, "board_id", "card_id"),)

    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"), primary_key=True)
    sequence: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    map_id: Mapped[str] = mapped_column(String(RECORD_ID_LENGTH), primary_key=True)
    card_id: Mapped[str] = mapped_column(String(RECORD_ID_LENGTH), primary_key=True)
    from_lane: Mapped[str | None] = mapped_column(String(RECORD_ID_LENGTH))
    from_column: Mapped[str | None] = mapped_column(String(RECORD_ID_LENGTH))
    to_lane: Mapped[str | None] = mapped_column(String(RECORD_ID_LENGTH))
    to_column: Mapped[str | None] = mapped_column(String(RECORD_ID_LENGTH))
    person_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    at: Mapped[datetime] = mapped_column(Moment)


class Touch(Base):
    """What an update changed of a record besides its place: who last did it, and when, by the server's clock.

    The difference of two states says what changed; touches say who and when. Typing leaves one row a minute, not one
    for each letter (see `rooms/touches.py`).
    """

    __tablename__ = "touches"
    __table_args__ = (Index(None, "board_id", "record_id"),)

    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"), primary_key=True)
    sequence: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    root: Mapped[str] = mapped_column(String(ROOT_LENGTH), primary_key=True)
    record_id: Mapped[str] = mapped_column(String(RECORD_ID_LENGTH), primary_key=True)
    aspect: Mapped[str] = mapped_column(String(ROOT_LENGTH), primary_key=True)
    detail: Mapped[str | None] = mapped_column(String(DETAIL_LENGTH))
    person_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    at: Mapped[datetime] = mapped_column(Moment)


class Snapshot(Base):
    """An immutable, labelled state of a board: `state` is a whole Yjs v1 update, `digest` proves it is the same."""

    __tablename__ = "snapshots"
    __table_args__ = (Index(None, "board_id", "created_at"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"))
    epoch: Mapped[int] = mapped_column(Integer)
    sequence: Mapped[int] = mapped_column(BigInteger)
    label: Mapped[str] = mapped_column(String(LABEL_LENGTH))
    pinned: Mapped[bool] = mapped_column(Boolean)
    created_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    card_count: Mapped[int] = mapped_column(Integer)
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_LENGTH))
    state: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, deferred_raiseload=True)


class QuarantinedUpdate(Base):
    """An update that is on no board: it brought the document worker down, or was damaged in the log.

    One that was taken out of the log says where it stood, and what its digest has to be.
    """

    __tablename__ = "quarantined_updates"

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    data: Mapped[bytes] = mapped_column(LargeBinary)
    reason: Mapped[str] = mapped_column(String(LABEL_LENGTH))
    created_at: Mapped[datetime] = mapped_column(Moment)
    epoch: Mapped[int | None] = mapped_column(Integer)
    sequence: Mapped[int | None] = mapped_column(BigInteger)
    digest: Mapped[bytes | None] = mapped_column(LargeBinary(DIGEST_LENGTH))

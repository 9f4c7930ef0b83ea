"""Tables of walks: the meeting, its stops, who took part, and what was agreed.

They hold ids of people only; names are joined on reading. A walk is the server's: whoever reloads, arrives late or was
away finds it as it stands here.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Date, ForeignKey, Index, Integer, LargeBinary, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from walkboard.accounts.tables import ID_LENGTH, new_id
from walkboard.database import Base, Moment
from walkboard.history.tables import DIGEST_LENGTH, LABEL_LENGTH, RECORD_ID_LENGTH

STATE_LENGTH = 16
AGREEMENT_LENGTH = 2_000


class Walk(Base):
    """One meeting along a board. At most one of a board is running.

    `revision` grows with every change of the walk or its stops, hands and attendance. `facilitator_id` is who was given
    the lead; whether they still may lead is asked of their role each time. `minutes` is written once, when it ends.
    """

    __tablename__ = "walks"
    __table_args__ = (
        Index(None, "board_id", "started_at"),
        Index(
            "ux_walks_running",
            "board_id",
            unique=True,
            sqlite_where=text("state = 'running'"),
            postgresql_where=text("state = 'running'"),
        ),
    )

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(LABEL_LENGTH))
    state: Mapped[str] = mapped_column(String(STATE_LENGTH))
    language: Mapped[str] = mapped_column(String(STATE_LENGTH))
    revision: Mapped[int] = mapped_column(BigInteger, default=1)
    facilitator_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    stop_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    stop_started_at: Mapped[datetime | None] = mapped_column(Moment)
    card_id: Mapped[str | None] = mapped_column(String(RECORD_ID_LENGTH))
    since_id: Mapped[str | None] = mapped_column(ForeignKey("snapshots.id"))
    snapshot_id: Mapped[str | None] = mapped_column(ForeignKey("snapshots.id"))
    started_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    started_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    minutes: Mapped[dict[str, Any] | None] = mapped_column(JSON, deferred=True)


class Stop(Base):
    """One stop of a walk's agenda; `position` orders them, `spent` are the seconds of finished visits.

    `cards` are the exceptions that are shown: a list of {card_id, reason, days, agreement_id}; `facts` are the numbers
    the stop speaks of: {count, limit, free, quiet}, each where it applies.
    """

    __tablename__ = "walk_stops"
    __table_args__ = (Index(None, "walk_id", "position"),)

    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True, default=new_id)
    walk_id: Mapped[str] = mapped_column(ForeignKey("walks.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(STATE_LENGTH))
    state: Mapped[str] = mapped_column(String(STATE_LENGTH))
    title: Mapped[str | None] = mapped_column(String(LABEL_LENGTH))
    map_id: Mapped[str | None] = mapped_column(String(RECORD_ID_LENGTH))
    column_id: Mapped[str | None] = mapped_column(String(RECORD_ID_LENGTH))
    seconds: Mapped[int] = mapped_column(Integer)
    spent: Mapped[int] = mapped_column(Integer, default=0)
    cards: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    facts: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)


class Attendance(Base):
    """A person who was on the board while a walk was running, in the discipline they took part in that day."""

    __tablename__ = "walk_attendance"

    walk_id: Mapped[str] = mapped_column(ForeignKey("walks.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    discipline: Mapped[str] = mapped_column(String(40))
    joined_at: Mapped[datetime] = mapped_column(Moment)
    hand_raised_at: Mapped[datetime | None] = mapped_column(Moment)


class Agreement(Base):
    """A decision or an action that a group agreed on, at a card, a stop or the board as a whole.

    The id is the client's, so that sending it again after a lost answer makes no second one. Actions are open until
    they are done or dropped, and come back at every walk until then. `digest` is that of what was first sent: it tells
    a repetition from somebody else's words, also after somebody changed what was sent.
    """

    __tablename__ = "agreements"
    __table_args__ = (Index(None, "board_id", "state"), Index(None, "walk_id"))

    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(String(ID_LENGTH), primary_key=True)
    walk_id: Mapped[str | None] = mapped_column(ForeignKey("walks.id"))
    stop_id: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    card_id: Mapped[str | None] = mapped_column(String(RECORD_ID_LENGTH))
    kind: Mapped[str] = mapped_column(String(STATE_LENGTH))
    text: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    due: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = mapped_column(String(STATE_LENGTH))
    digest: Mapped[bytes] = mapped_column(LargeBinary(DIGEST_LENGTH))
    created_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime] = mapped_column(Moment)
    closed_by: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_walk_id: Mapped[str | None] = mapped_column(ForeignKey("walks.id"))

"""Tables of money: what people entered of a value stream. Never in a document, never of one person."""

from datetime import date, datetime

from sqlalchemy import JSON, Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from walkboard.accounts.tables import ID_LENGTH
from walkboard.boards.tables import ROLE_LENGTH
from walkboard.database import Base, Moment

CURRENCY_LENGTH = 3
STATE_LENGTH = 8
QUARTER_LENGTH = 7


class StreamMoney(Base):
    """In which currency a stream counts, and the least role that sees its money."""

    __tablename__ = "stream_money"

    stream_id: Mapped[str] = mapped_column(ForeignKey("streams.id", ondelete="CASCADE"), primary_key=True)
    currency: Mapped[str] = mapped_column(String(CURRENCY_LENGTH))
    shown_to: Mapped[str] = mapped_column(String(ROLE_LENGTH))


class BoxScoreRow(Base):
    """One column of the box score of one week, which is named by its Monday."""

    __tablename__ = "box_scores"

    stream_id: Mapped[str] = mapped_column(ForeignKey("streams.id", ondelete="CASCADE"), primary_key=True)
    week: Mapped[date] = mapped_column(Date, primary_key=True)
    state: Mapped[str] = mapped_column(String(STATE_LENGTH), primary_key=True)
    entered: Mapped[dict[str, float | None]] = mapped_column(JSON)
    entered_by: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    entered_at: Mapped[datetime] = mapped_column(Moment)


class FundingRow(Base):
    """The capacity funding of one quarter."""

    __tablename__ = "fundings"

    stream_id: Mapped[str] = mapped_column(ForeignKey("streams.id", ondelete="CASCADE"), primary_key=True)
    quarter: Mapped[str] = mapped_column(String(QUARTER_LENGTH), primary_key=True)
    entered: Mapped[dict[str, object]] = mapped_column(JSON)
    entered_by: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    entered_at: Mapped[datetime] = mapped_column(Moment)

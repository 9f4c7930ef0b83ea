"""The table of images: they stand beside the documents, which name them by their ids."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from walkboard.accounts.tables import ID_LENGTH
from walkboard.database import Base, Moment

# A mark, and a digest of 32 bytes in url-safe base 64.
IMAGE_ID_LENGTH = 47
MEDIA_TYPE = "image/webp"


class StoredImage(Base):
    """An image of one board in two sizes. The id is made of the digest of `full`, so the same image is kept once.

    `unwanted_at` is when it was first seen that nothing of the board refers to it; see `orphans`.
    """

    __tablename__ = "images"
    # Sums of sizes are read from the index: the rows themselves are large.
    __table_args__ = (Index(None, "board_id", "size"),)

    board_id: Mapped[str] = mapped_column(ForeignKey("boards.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(String(IMAGE_ID_LENGTH), primary_key=True)
    width: Mapped[int] = mapped_column(Integer)
    height: Mapped[int] = mapped_column(Integer)
    size: Mapped[int] = mapped_column(BigInteger)
    created_by: Mapped[str | None] = mapped_column(String(ID_LENGTH))
    created_at: Mapped[datetime] = mapped_column(Moment)
    unwanted_at: Mapped[datetime | None] = mapped_column(Moment)
    preview_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    preview: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, deferred_raiseload=True)
    full: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, deferred_raiseload=True)

"""Looking through the stored images of a board: whether the bytes are those that were stored."""

from sqlalchemy import select

from walkboard.database import Database
from walkboard.history.damage import Fault, Finding
from walkboard.images.identity import digest_of, id_of
from walkboard.images.tables import StoredImage

# Rows that are read at once.
_AT_ONCE = 10


async def examine_images(database: Database, board_id: str) -> tuple[int, list[Finding]]:
    """How many images the board has, and which of them are damaged."""
    columns = (StoredImage.id, StoredImage.full, StoredImage.preview, StoredImage.preview_digest)
    rows = select(*columns).where(StoredImage.board_id == board_id).order_by(StoredImage.id)
    count = 0
    findings: list[Finding] = []
    async with database.read() as session:
        async for image_id, full, preview, preview_digest in await session.stream(
            rows.execution_options(yield_per=_AT_ONCE)
        ):
            count += 1
            if id_of(full) != image_id or digest_of(preview) != preview_digest:
                detail = f"The image {image_id} is damaged: its bytes changed."
                findings.append(Finding(Fault.IMAGE_CHANGED, 0, detail))
    return count, findings

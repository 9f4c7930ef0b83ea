"""Images of boards in the database: kept within quotas, copied with their boards, read back only if they are whole."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.errors import ImageDamaged, ImagesFull, ImageUnknown
from walkboard.images.identity import digest_of, id_of, named_in
from walkboard.images.limits import MEGABYTE, ImageLimits
from walkboard.images.made import Picture
from walkboard.images.tables import StoredImage

Size = Literal["full", "preview"]

# So many are copied with one statement.
_AT_ONCE = 200


async def store(
    session: AsyncSession, board_id: str, picture: Picture, person_id: str, limits: ImageLimits, *, now: datetime
) -> str:
    """Keeps an image and returns its id; one that the board has already is wanted again. Raises ImagesFull."""
    image_id = id_of(picture.full)
    known = await session.scalar(
        update(StoredImage)
        .where(StoredImage.board_id == board_id, StoredImage.id == image_id)
        .values(unwanted_at=None)
        .returning(StoredImage.id)
    )
    if known is not None:
        return image_id
    size = len(picture.full) + len(picture.preview)
    await _check_room(session, board_id, size, limits)
    session.add(
        StoredImage(
            board_id=board_id,
            id=image_id,
            width=picture.width,
            height=picture.height,
            size=size,
            created_by=person_id,
            created_at=now,
            preview_digest=digest_of(picture.preview),
            preview=picture.preview,
            full=picture.full,
        )
    )
    await session.flush()
    return image_id


async def read(session: AsyncSession, board_id: str, image_id: str, size: Size) -> bytes:
    """The bytes of one image; raises ImageUnknown, or ImageDamaged when they are not those that were stored."""
    content = StoredImage.full if size == "full" else StoredImage.preview
    found = (
        await session.execute(
            select(content, StoredImage.preview_digest).where(
                StoredImage.board_id == board_id, StoredImage.id == image_id
            )
        )
    ).one_or_none()
    if found is None:
        raise ImageUnknown
    data, preview_digest = found
    whole = id_of(data) == image_id if size == "full" else digest_of(data) == preview_digest
    if not whole:
        raise ImageDamaged
    return bytes(data)


async def copy_images(
    session: AsyncSession, source: str, target: str, content: bytes, limits: ImageLimits, *, now: datetime
) -> None:
    """Gives a board those images of another one that its content names. Raises ImagesFull."""
    wanted = sorted(named_in([content]))
    for first in range(0, len(wanted), _AT_ONCE):
        await _copy(session, source, target, wanted[first : first + _AT_ONCE], limits, now)


async def copy_chosen(
    session: AsyncSession, source: str, target: str, ids: Collection[str], limits: ImageLimits, *, now: datetime
) -> list[str]:
    """Gives a board these images of another one; those that it has by now. Raises ImagesFull, with nothing copied.

    What was about to be removed because nothing named it is wanted again, as when it is sent anew.
    """
    wanted = sorted(set(ids))
    await _copy(session, source, target, wanted, limits, now)
    known = (
        update(StoredImage)
        .where(StoredImage.board_id == target, StoredImage.id.in_(wanted))
        .values(unwanted_at=None)
        .returning(StoredImage.id)
    )
    return sorted(await session.scalars(known))


async def _copy(
    session: AsyncSession, source: str, target: str, ids: list[str], limits: ImageLimits, now: datetime
) -> None:
    has = select(StoredImage.id).where(StoredImage.board_id == target, StoredImage.id.in_(ids))
    chosen = (StoredImage.board_id == source, StoredImage.id.in_(ids), StoredImage.id.not_in(has))
    size = await session.scalar(select(func.sum(StoredImage.size)).where(*chosen))
    if not size:
        return
    await _check_room(session, target, int(size), limits)
    replaced: dict[str, Any] = {"board_id": target, "created_at": now, "unwanted_at": None}
    columns = StoredImage.__table__.columns
    values = [literal(replaced[each.name], each.type) if each.name in replaced else each for each in columns]
    await session.execute(
        insert(StoredImage).from_select([each.name for each in columns], select(*values).where(*chosen))
    )


async def _check_room(session: AsyncSession, board_id: str, size: int, limits: ImageLimits) -> None:
    everything = select(func.coalesce(func.sum(StoredImage.size), 0))
    if (await session.scalar(everything.where(StoredImage.board_id == board_id)) or 0) + size > limits.board:
        raise ImagesFull(
            f"A board holds at most {limits.board // MEGABYTE} MB of images. Delete some, or begin another board."
        )
    if (await session.scalar(everything) or 0) + size > limits.everything:
        raise ImagesFull("There is no room for more images on this installation. Ask who runs Walkboard for more.")

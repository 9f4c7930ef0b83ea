"""REST: images of a board, taken in and given out."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Path, Request, Response
from starlette.requests import ClientDisconnect

from walkboard.accounts.permissions import Action
from walkboard.api import schemas
from walkboard.api.access import CurrentPerson, CurrentServices, access_in, board_access, changing
from walkboard.errors import ImageUnreadable
from walkboard.images import storing
from walkboard.images.tables import IMAGE_ID_LENGTH, MEDIA_TYPE

router = APIRouter(prefix="/api/boards/{board_id}/images", tags=["images"])

# An image never changes, and its id is its content; who may see it may keep it.
_KEPT = "private, max-age=31536000, immutable"
# Opened by itself it is a picture and nothing else.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

_BODY = {"content": {"image/*": {"schema": {"type": "string", "format": "binary"}}}, "required": True}


class ImageResponse(Response):
    """An image as it is kept."""

    media_type = MEDIA_TYPE


@router.post("", status_code=201, openapi_extra={"requestBody": _BODY})
async def add_image(board_id: str, request: Request, person: CurrentPerson, services: CurrentServices) -> schemas.Image:
    """Takes an image in: the body is the file. It is made anew, at most 2560 pixels wide and high, without notes."""
    await board_access(services, person, board_id, Action.EDIT)
    picture = await services.images.take(_arriving(request))
    async with changing(services, person, board_id, Action.EDIT) as (session, _):
        image_id = await storing.store(session, board_id, picture, person.id, services.image_limits, now=services.now())
    return schemas.Image(id=image_id, width=picture.width, height=picture.height)


@router.post("/copies")
async def copy_images(
    board_id: str, body: schemas.ImageCopies, person: CurrentPerson, services: CurrentServices
) -> schemas.CopiedImages:
    """Gives the board images of another one that one may look at; what that one does not have is left out."""
    async with changing(services, person, board_id, Action.EDIT) as (session, _):
        source = await access_in(session, person, body.source, Action.VIEW)
        copied = await storing.copy_chosen(
            session, source.board.id, board_id, body.images, services.image_limits, now=services.now()
        )
    return schemas.CopiedImages(images=copied)


@router.get("/{image_id}", response_class=ImageResponse)
async def get_image(
    board_id: str,
    image_id: Annotated[str, Path(max_length=IMAGE_ID_LENGTH)],
    person: CurrentPerson,
    services: CurrentServices,
    size: storing.Size = "full",
) -> ImageResponse:
    """An image of the board, whole or as a preview of at most 480 pixels."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        data = await storing.read(session, board_id, image_id, size)
    return ImageResponse(data, headers={"Cache-Control": _KEPT, "Content-Security-Policy": _POLICY})


async def _arriving(request: Request) -> AsyncIterator[bytes]:
    try:
        async for part in request.stream():
            yield part
    except ClientDisconnect:
        raise ImageUnreadable from None  # nobody hears it

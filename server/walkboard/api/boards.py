"""REST: boards, made and changed; what is on them goes through the rooms."""

from fastapi import APIRouter, Request, Response

from walkboard.accounts.permissions import Action, Role
from walkboard.accounts.tables import Person
from walkboard.api import schemas
from walkboard.api.access import CurrentPerson, CurrentServices, board_access, require
from walkboard.api.languages import PreferredLanguage
from walkboard.api.packed import packed_json, packed_picture
from walkboard.api.presenters import present_board, present_boards
from walkboard.api.services import Services
from walkboard.boards import boards
from walkboard.boards.members import boards_of
from walkboard.boards.streams import stream_known_to
from walkboard.boards.templates import Language, template
from walkboard.boards.tickets import issue_ticket
from walkboard.boards.titles import shortened_title
from walkboard.images.storing import copy_images

router = APIRouter(prefix="/api/boards", tags=["boards"])

COPY_TITLES: dict[Language, str] = {"en": "Copy of {title}", "de": "Kopie von {title}"}


class PictureResponse(Response):
    """Places, sizes and colours, as docs/document.md has them."""

    media_type = "application/octet-stream"


@router.get("")
async def list_boards(person: CurrentPerson, services: CurrentServices, deleted: bool = False) -> list[schemas.Board]:
    """The boards one may open, latest changed first; with `deleted` those in the trash that one could restore."""
    async with services.database.read() as session:
        found = await boards_of(session, person, deleted=deleted)
        if deleted:
            found = [(board, role) for board, role in found if role is Role.OWNER]
        return await present_boards(services, session, found)


@router.post("", status_code=201)
async def create_board(
    body: schemas.NewBoard, person: CurrentPerson, services: CurrentServices, language: PreferredLanguage
) -> schemas.Board:
    """A new board, empty or from a template."""
    require(person, Action.CREATE_BOARD)
    key = template(body.template).key
    content = await services.pool.template(key, body.language or language, person.id)
    return await _make(services, person, body.title, body.stream_id, content)


@router.get("/{board_id}")
async def get_board(board_id: str, person: CurrentPerson, services: CurrentServices) -> schemas.Board:
    """One board."""
    access = await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        return await present_board(services, session, board_id, access.role)


@router.patch("/{board_id}")
async def change_board(
    board_id: str, body: schemas.BoardChange, person: CurrentPerson, services: CurrentServices
) -> schemas.Board:
    """Renames a board, or puts it into another value stream."""
    access = await board_access(services, person, board_id, Action.CHANGE)
    async with services.database.write() as session:
        if body.title is not None:
            await boards.rename_board(session, board_id, body.title, now=services.now())
        if "stream_id" in body.model_fields_set:
            stream_id = await stream_known_to(session, person, body.stream_id)
            await boards.move_board(session, board_id, stream_id, person)
    async with services.database.read() as session:
        changed = await present_board(services, session, board_id, access.role)
    services.registry.notify(
        board_id, {"type": "board.changed", "title": changed.title, "stream_id": changed.stream_id}
    )
    return changed


@router.delete("/{board_id}", status_code=204)
async def delete_board(board_id: str, person: CurrentPerson, services: CurrentServices) -> None:
    """Puts a board into the trash; everybody on it is told and disconnected."""
    await board_access(services, person, board_id, Action.DELETE)
    async with services.database.write() as session:
        await boards.delete_board(session, board_id, person, now=services.now())
    services.registry.board_deleted(board_id)


@router.post("/{board_id}/restore")
async def restore_board(board_id: str, person: CurrentPerson, services: CurrentServices) -> schemas.Board:
    """Takes a board out of the trash."""
    access = await board_access(services, person, board_id, Action.RESTORE, deleted=True)
    async with services.database.write() as session:
        await boards.restore_board(session, board_id)
    async with services.database.read() as session:
        return await present_board(services, session, board_id, access.role)


@router.post("/{board_id}/duplicate", status_code=201)
async def duplicate_board(
    board_id: str,
    person: CurrentPerson,
    services: CurrentServices,
    language: PreferredLanguage,
    body: schemas.Duplicate | None = None,
) -> schemas.Board:
    """A new board of one's own that starts with what is on this one."""
    access = await board_access(services, person, board_id, Action.DUPLICATE)
    require(person, Action.CREATE_BOARD)
    title = body.title if body is not None and body.title is not None else None
    if title is None:
        title = shortened_title(COPY_TITLES[language].format(title=access.board.title))
    _, content = await services.registry.document_state(board_id)
    return await _make(services, person, title, access.board.stream_id, content, images_of=board_id)


@router.get("/{board_id}/outline", response_model=schemas.Outline)
async def get_outline(board_id: str, person: CurrentPerson, services: CurrentServices, request: Request) -> Response:
    """The records of a board without texts, for thumbnails. Compressed, and named by an ETag."""
    await board_access(services, person, board_id, Action.VIEW)
    state, packed = await services.registry.packed_outline(board_id)
    return packed_json(request, state, packed)


@router.get("/{board_id}/picture", response_class=PictureResponse, responses={204: {}})
async def get_picture(board_id: str, person: CurrentPerson, services: CurrentServices, request: Request) -> Response:
    """Where everything on a large board without maps that rests lies, painted before the board is there; or nothing."""
    await board_access(services, person, board_id, Action.VIEW)
    return packed_picture(request, await services.registry.pictures.at_hand(board_id))


@router.post("/{board_id}/ticket")
async def make_ticket(board_id: str, person: CurrentPerson, services: CurrentServices) -> schemas.IssuedTicket:
    """A ticket for this board's socket, for clients that can send neither cookie nor header."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.write() as session:
        secret, ends = await issue_ticket(
            session, board_id, person, now=services.now(), lifetime=services.lifetimes.ticket
        )
    return schemas.IssuedTicket(ticket=secret, expires_at=ends)


async def _make(
    services: Services,
    person: Person,
    title: str,
    stream_id: str | None,
    content: bytes,
    *,
    images_of: str | None = None,
) -> schemas.Board:
    """Makes the row, then the first update; a board whose content could not be stored does not stay."""
    async with services.database.write() as session:
        stream = await stream_known_to(session, person, stream_id)
        board = await boards.create_board(session, title=title, stream_id=stream, creator=person, now=services.now())
        if images_of is not None:
            limits = services.image_limits
            await copy_images(session, images_of, board.id, content, limits, now=services.now())
    if content:
        try:
            await services.registry.append(board.id, content, None)
        except BaseException:
            async with services.database.write() as session:
                await boards.forget_board(session, board.id)
            raise
    async with services.database.read() as session:
        return await present_board(services, session, board.id, Role.OWNER)

"""`GET /sync/{board_id}`, upgraded to a WebSocket: who may in, and frames to and from the board's room.

A page of another site is answered 403, before the upgrade. Every other refusal accepts the upgrade and closes with its
own code, because browsers hide why an upgrade failed.
"""

import asyncio

from fastapi import APIRouter, WebSocket
from sqlalchemy.exc import SQLAlchemyError

from walkboard.accounts.permissions import Action
from walkboard.api.access import BoardAccess, allowed_origin, authenticate_socket, board_access, credential_of
from walkboard.api.services import Services, services_of
from walkboard.api.socket_protocol import EXTENSION, SocketProtocol
from walkboard.api.sockets import socket_of
from walkboard.api.visits import Visit
from walkboard.errors import NotSignedIn, TryAgainLater, WalkboardError
from walkboard.rooms.audience import HEARTBEAT, HEARTBEAT_TIME
from walkboard.rooms.members import Member
from walkboard.rooms.session import Session
from walkboard.rooms.transport import Transport

# A client that offers one of these WebSocket subprotocols understands Walkboard's own messages; of the first, packed
# ones as well. It is given the best that it offers.
SUBPROTOCOL, PACKING = "walkboard.1", "walkboard.2"
SUBPROTOCOLS = (PACKING, SUBPROTOCOL)
# So often a newcomer's role is asked for when it changes, or anybody's does, while it is asked for.
MAX_QUESTIONS = 16

router = APIRouter()


@router.websocket("/sync/{board_id}")
async def sync(websocket: WebSocket, board_id: str) -> None:
    """The life of one connection."""
    if not allowed_origin(websocket):
        await websocket.close()
        return
    offered = websocket.scope.get("subprotocols", ())
    spoken = next((name for name in SUBPROTOCOLS if name in offered), None)
    await websocket.accept(subprotocol=spoken)
    socket = socket_of(websocket)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(socket.run())
        waiting = tasks.create_task(give_signs_of_life(socket))
        try:
            session = await _join(websocket, board_id, socket, spoken)
        except WalkboardError as error:
            socket.close(error.close_code, error.slug)
            return
        finally:
            waiting.cancel()
        await _visit(websocket, board_id, session)


async def give_signs_of_life(transport: Transport, every: float = HEARTBEAT_TIME) -> None:
    """While a board takes long to open: stock clients that hear nothing give up, and would begin again and again."""
    while True:
        await asyncio.sleep(every)
        transport.send(HEARTBEAT)


async def _join(websocket: WebSocket, board_id: str, socket: Transport, spoken: str | None) -> Session:
    services = services_of(websocket)
    changes = services.registry.access_changes
    try:
        access = await _access(websocket, board_id)
        person = access.person
        member = Member(person.id, person.name, person.discipline, access.role)
        session = await services.registry.join(
            board_id,
            member,
            socket,
            extended=spoken is not None,
            unpacks=spoken == PACKING,
            credential=credential_of(websocket),
        )
        if services.registry.access_changes != changes:
            # Perhaps it was this person's role, and the news came before they were here to hear it.
            await _ask_again(websocket, board_id, session)
    except SQLAlchemyError:
        raise TryAgainLater from None
    _finish_before_shutdown(websocket, services)
    return session


async def _access(websocket: WebSocket, board_id: str) -> BoardAccess:
    person = await authenticate_socket(websocket, board_id)
    if person is None:
        raise NotSignedIn
    return await board_access(services_of(websocket), person, board_id, Action.VIEW)


async def _ask_again(websocket: WebSocket, board_id: str, session: Session) -> None:
    registry = services_of(websocket).registry
    for _ in range(MAX_QUESTIONS):
        changes = registry.access_changes
        try:
            access = await _access(websocket, board_id)
        except WalkboardError as error:
            session.refuse(error)
            return
        except BaseException:
            session.leave()  # its endpoint will never hear of it
            raise
        if registry.access_changes == changes:
            if access.role is not session.role:
                registry.role_changed(board_id, session.person.id, access.role)
            return
        # The answer may be older than what the session was told meanwhile: it must not undo that.
    session.refuse(TryAgainLater())


def _finish_before_shutdown(websocket: WebSocket, services: Services) -> None:
    protocol = websocket.scope.get("extensions", {}).get(EXTENSION)
    if isinstance(protocol, SocketProtocol):
        protocol.on_shutdown = services.registry.begin_drain


async def _visit(websocket: WebSocket, board_id: str, session: Session) -> None:
    """From now on messages need not pass through this endpoint, which has nothing more to do where it is not needed."""
    services = services_of(websocket)
    protocol = websocket.scope.get("extensions", {}).get(EXTENSION)
    if not isinstance(protocol, SocketProtocol):
        await Visit(services, board_id, session, websocket.receive).run()
        return
    protocol.receiver = session.receive_at_once
    visit = Visit(services, board_id, session, protocol.receive)
    if protocol.writes_frames:
        protocol.visit = visit
    else:  # what is sent passes through this endpoint all the same
        await visit.run()

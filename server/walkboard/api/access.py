"""Who is asking, from where, and what they may do: the only place where requests and sockets are authenticated.

A request counts as somebody's by `Authorization: Bearer` (an API token) or by the session cookie; a socket also by
a ticket for its board in `?token=`. A cookie is only believed when the page that sent it is one of ours.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request, WebSocket
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import HTTPConnection

from walkboard.accounts.digests import digest_of
from walkboard.accounts.permissions import Action, Role, may, standing_of
from walkboard.accounts.sessions import person_of_session
from walkboard.accounts.tables import Person
from walkboard.accounts.tokens import person_of_token
from walkboard.api.services import Services, services_of
from walkboard.boards.boards import board_by_id
from walkboard.boards.members import role_of
from walkboard.boards.tables import Board
from walkboard.boards.tickets import person_of_ticket
from walkboard.errors import BoardDeleted, BoardUnknown, NotPermitted, NotSignedIn, OriginRefused

SESSION_COOKIE = "walkboard_session"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

_OWN_FETCH_SITES = frozenset({"same-origin", "none"})


@dataclass(frozen=True)
class BoardAccess:
    """A board together with what the asking person is there."""

    board: Board
    role: Role
    person: Person


def allowed_origin(connection: HTTPConnection) -> bool:
    """Whether the page behind a request or socket is one of ours, or there is no page behind it.

    A browser always names the origin of a socket. So a socket without one is a program, and must show a token or a
    ticket instead of a cookie. One that shows nothing at all has a page of nobody behind it: it is not signed in.
    """
    origin = connection.headers.get("origin")
    if origin is None:
        shown = bearer_token(connection) is not None or "token" in connection.query_params
        return shown or SESSION_COOKIE not in connection.cookies
    return listed_origin(connection, origin)


def listed_origin(connection: HTTPConnection, origin: str) -> bool:
    """Whether this origin is one of ours."""
    return services_of(connection).addresses.allows_origin(
        origin, scheme=connection.url.scheme, host=connection.headers.get("host", "")
    )


def bearer_token(connection: HTTPConnection) -> str | None:
    """The token of the Authorization header, if there is one."""
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None


def check_origin(request: Request) -> None:
    """Refuses an unsafe request that another site's page made with a person's cookie; raises OriginRefused."""
    if request.method in SAFE_METHODS or bearer_token(request) is not None:
        return
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin is not None:
        trusted = listed_origin(request, origin)
    elif site is not None:
        trusted = site in _OWN_FETCH_SITES
    else:
        trusted = SESSION_COOKIE not in request.cookies
    if not trusted:
        raise OriginRefused


def credential_of(connection: HTTPConnection) -> bytes | None:
    """The digest of the token or cookie by which a request or socket counts as somebody's; None for a ticket."""
    if connection.scope["type"] == "websocket" and "token" in connection.query_params:
        return None
    secret = bearer_token(connection) or connection.cookies.get(SESSION_COOKIE)
    return digest_of(secret) if secret is not None else None


async def authenticate(connection: HTTPConnection) -> Person | None:
    """Who is asking, by token or cookie; None for nobody. A wrong token is not made good by a cookie."""
    services = services_of(connection)
    token, cookie = bearer_token(connection), connection.cookies.get(SESSION_COOKIE)
    if token is None and cookie is None:
        return None
    async with services.database.read() as session:
        if token is not None:
            return await person_of_token(session, token)
        return await person_of_session(session, cookie or "", now=services.now())


async def authenticate_socket(websocket: WebSocket, board_id: str) -> Person | None:
    """Who opens this board's socket: by a ticket for the board in `?token=`, otherwise by token or cookie."""
    ticket = websocket.query_params.get("token")
    if ticket is None:
        return await authenticate(websocket)
    services = services_of(websocket)
    async with services.database.read() as session:
        return await person_of_ticket(session, ticket, board_id, now=services.now())


async def current_person(request: Request) -> Person:
    """Dependency: who is asking; raises NotSignedIn."""
    person = await authenticate(request)
    if person is None:
        raise NotSignedIn
    return person


async def board_access(
    services: Services, person: Person, board_id: str, action: Action, *, deleted: bool = False
) -> BoardAccess:
    """The board, if the person may do this with it.

    Raises BoardUnknown also to people who have no role there, so that ids tell nothing; BoardDeleted; NotPermitted.
    """
    async with services.database.read() as session:
        return await access_in(session, person, board_id, action, deleted=deleted)


@asynccontextmanager
async def changing(
    services: Services, person: Person, board_id: str, action: Action
) -> AsyncIterator[tuple[AsyncSession, BoardAccess]]:
    """One write transaction in which the person may do this with the board; raises as `board_access` does.

    The role is asked once more in the transaction itself: nobody changes anything by a role they lost a moment ago.
    """
    await board_access(services, person, board_id, action)
    async with services.database.write() as session:
        yield session, await access_in(session, person, board_id, action)


async def access_in(
    session: AsyncSession, person: Person, board_id: str, action: Action, *, deleted: bool = False
) -> BoardAccess:
    """The same as `board_access`, as this session sees it."""
    board = await board_by_id(session, board_id)
    role = await role_of(session, board_id, person) if board is not None else None
    if board is None or role is None:
        raise BoardUnknown
    if not may(role, action):
        raise NotPermitted
    if board.deleted_at is not None and not deleted:
        raise BoardDeleted
    return BoardAccess(board, role, person)


def require(person: Person, action: Action) -> None:
    """Raises NotPermitted when the person's standing in the installation does not include this."""
    if not may(standing_of(person.owner), action):
        raise NotPermitted("Only the owner of this installation can do this.")


CurrentPerson = Annotated[Person, Depends(current_person)]
CurrentServices = Annotated[Services, Depends(services_of)]

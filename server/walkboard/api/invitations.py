"""REST: invitations, for who makes them and for who has one."""

from datetime import timedelta

from fastapi import APIRouter, Request, Response

from walkboard.accounts.disciplines import UNSPECIFIED_DISCIPLINE
from walkboard.accounts.people import create_person
from walkboard.accounts.permissions import Action, Role
from walkboard.accounts.sessions import open_session
from walkboard.accounts.sign_in import return_link
from walkboard.api import schemas
from walkboard.api.access import CurrentPerson, CurrentServices, authenticate, board_access
from walkboard.api.cookies import set_session
from walkboard.api.presenters import present
from walkboard.api.walk_news import members_changed
from walkboard.boards import invitations
from walkboard.errors import InputRefused

router = APIRouter(prefix="/api", tags=["invitations"])


@router.get("/boards/{board_id}/invitations")
async def list_invitations(board_id: str, person: CurrentPerson, services: CurrentServices) -> list[schemas.Invitation]:
    """All invitations of a board, ended ones included."""
    await board_access(services, person, board_id, Action.INVITE)
    async with services.database.read() as session:
        found = await invitations.invitations_of(session, board_id)
    return [schemas.Invitation.model_validate(invitation) for invitation in found]


@router.post("/boards/{board_id}/invitations", status_code=201)
async def create_invitation(
    board_id: str, body: schemas.NewInvitation, request: Request, person: CurrentPerson, services: CurrentServices
) -> schemas.MadeInvitation:
    """A new invitation. Its link is shown this once."""
    await board_access(services, person, board_id, Action.INVITE)
    async with services.database.write() as session:
        invitation, secret = await invitations.create_invitation(
            session,
            board_id,
            role=Role(body.role),
            creator=person,
            lifetime=timedelta(days=body.expires_in_days),
            now=services.now(),
        )
    made = schemas.Invitation.model_validate(invitation)
    url = services.addresses.join(secret, request.headers.get("host"))
    return schemas.MadeInvitation(**made.model_dump(), url=url)


@router.delete("/boards/{board_id}/invitations/{invitation_id}", status_code=204)
async def revoke_invitation(
    board_id: str, invitation_id: str, person: CurrentPerson, services: CurrentServices
) -> None:
    """Ends an invitation. Who joined by it stays."""
    await board_access(services, person, board_id, Action.INVITE)
    async with services.database.write() as session:
        await invitations.revoke_invitation(session, board_id, invitation_id, now=services.now())


@router.get("/invitations/{token}")
async def open_invitation(token: str, services: CurrentServices) -> schemas.Door:
    """What somebody with an invitation sees before they come in."""
    async with services.database.read() as session:
        invitation, board = await invitations.open_invitation(session, token, now=services.now())
    _, outline = await services.registry.outline(board.id)
    return schemas.Door(
        board=schemas.InvitedBoard(id=board.id, title=board.title),
        role=Role(invitation.role),
        expires_at=invitation.expires_at,
        present=present(services, board.id),
        outline=outline,
    )


@router.post("/invitations/{token}/accept")
async def accept_invitation(
    token: str, body: schemas.Newcomer, request: Request, response: Response, services: CurrentServices
) -> schemas.Joined:
    """Joins the board. Somebody who is signed in stays who they are; anybody else says their name."""
    known, now = await authenticate(request), services.now()
    secret = return_url = None
    async with services.database.write() as session:
        invitation, _ = await invitations.open_invitation(session, token, now=now)
        if known is None:
            if body.name is None:
                raise InputRefused(fields=[("name", "Write the name others will see.")])
            discipline = body.discipline or UNSPECIFIED_DISCIPLINE
            person = await create_person(session, name=body.name, discipline=discipline, now=now)
            back = await return_link(session, person, now=now)
            return_url = services.addresses.sign_in(back, request.headers.get("host"))
            secret = await open_session(session, person, now=now, lifetime=services.lifetimes.session)
        else:
            person = known
        await invitations.accept_invitation(session, invitation, person, now=now)
    if secret is not None:
        set_session(response, services, secret)
    services.registry.notify(invitation.board_id, {"type": "members.changed"})
    await members_changed(services, invitation.board_id, person.id)
    me = schemas.Me.model_validate(person)
    return schemas.Joined(me=me, board_id=invitation.board_id, return_url=return_url)

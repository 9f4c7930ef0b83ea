"""REST: who takes part in a board, in which role, and the names of everybody its content may mention."""

from fastapi import APIRouter, Request

from walkboard.accounts.people import people_by_ids
from walkboard.accounts.permissions import Action
from walkboard.accounts.sign_in import return_link
from walkboard.api import schemas
from walkboard.api.access import CurrentPerson, CurrentServices, board_access
from walkboard.api.services import Services
from walkboard.api.walk_news import members_changed
from walkboard.boards import members
from walkboard.errors import NotPermitted
from walkboard.history.overview import authors_of

router = APIRouter(prefix="/api/boards/{board_id}", tags=["members"])


@router.get("/members")
async def list_members(board_id: str, person: CurrentPerson, services: CurrentServices) -> list[schemas.Member]:
    """The board's members with their roles."""
    await board_access(services, person, board_id, Action.SEE_MEMBERS)
    async with services.database.read() as session:
        found = await members.members_of(session, board_id)
    return [schemas.Member(person=schemas.Person.model_validate(who), role=role) for who, role in found]


@router.get("/people")
async def list_people(board_id: str, person: CurrentPerson, services: CurrentServices) -> list[schemas.Person]:
    """Everybody who ever took part: names for the ids in the board's content."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        known = {who.id: who for who in await members.everyone_ever(session, board_id)}
        authors = await authors_of(session, board_id)
        known |= await people_by_ids(session, authors - known.keys())
    return [schemas.Person.model_validate(who) for who in known.values()]


@router.patch("/members/{person_id}")
async def change_role(
    board_id: str, person_id: str, body: schemas.RoleChange, person: CurrentPerson, services: CurrentServices
) -> schemas.Member:
    """Gives a member another role, at once also where they are connected."""
    await board_access(services, person, board_id, Action.MANAGE_MEMBERS)
    async with services.database.write() as session:
        who = await members.member_person(session, board_id, person_id)
        await members.change_role(session, board_id, person_id, body.role)
    await _announce(services, board_id, person_id)
    return schemas.Member(person=schemas.Person.model_validate(who), role=body.role)


@router.delete("/members/{person_id}", status_code=204)
async def remove_member(board_id: str, person_id: str, person: CurrentPerson, services: CurrentServices) -> None:
    """Takes somebody off the board and disconnects them."""
    await board_access(services, person, board_id, Action.MANAGE_MEMBERS)
    async with services.database.write() as session:
        await members.remove_member(session, board_id, person_id, now=services.now())
    await _announce(services, board_id, person_id)


@router.post("/members/{person_id}/link")
async def make_member_link(
    board_id: str, person_id: str, request: Request, person: CurrentPerson, services: CurrentServices
) -> schemas.Link:
    """A new personal return link for a member who lost theirs; their earlier ones stop working."""
    await board_access(services, person, board_id, Action.MANAGE_MEMBERS)
    async with services.database.write() as session:
        who = await members.member_person(session, board_id, person_id)
        if not await members.may_vouch_for(session, person, who):
            raise NotPermitted(
                "They also take part where you are no owner. Only the owner of this installation can make their link."
            )
        secret = await return_link(session, who, now=services.now(), replace=True)
    return schemas.Link(url=services.addresses.sign_in(secret, request.headers.get("host")))


async def _announce(services: Services, board_id: str, person_id: str) -> None:
    """Tells the room what the person may do there from now on."""
    async with services.database.read() as session:
        role = await members.role_of_id(session, board_id, person_id)
    services.registry.role_changed(board_id, person_id, role)
    services.registry.notify(board_id, {"type": "members.changed"})
    await members_changed(services, board_id, person_id)

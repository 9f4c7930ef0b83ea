"""REST: decisions and actions. What changes is pushed to everybody on the board as `agreement.changed`."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Response
from sqlalchemy.exc import IntegrityError

from walkboard.accounts.permissions import Action
from walkboard.accounts.tables import Person
from walkboard.api import walk_schemas as schemas
from walkboard.api.access import CurrentPerson, CurrentServices, board_access, changing
from walkboard.api.services import Services
from walkboard.api.walk_news import tell_agreement_unless_told
from walkboard.api.walk_presenters import present_agreements
from walkboard.errors import InputRefused
from walkboard.walks import agreements
from walkboard.walks.agreements import Captured
from walkboard.walks.wording import cleaned_text

router = APIRouter(prefix="/api/boards/{board_id}/agreements", tags=["walks"])

# Nothing stands for these: a text or a state cannot be taken away.
_REQUIRED = {"text": "Write a few words.", "state": "Say which state it has now."}


@router.get("")
async def list_agreements(
    board_id: str,
    person: CurrentPerson,
    services: CurrentServices,
    state: Literal["open", "all"] = "all",
    card_id: str | None = None,
    walk_id: str | None = None,
) -> list[schemas.Agreement]:
    """What was agreed on the board, newest first; `open` are the actions that are neither done nor dropped."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        found = await agreements.listed(session, board_id, only_open=state == "open", card_id=card_id, walk_id=walk_id)
        return await present_agreements(session, found)


@router.put("/{agreement_id}", status_code=201)
async def put_agreement(
    board_id: str,
    agreement_id: Annotated[schemas.ClientId, Path()],
    body: schemas.NewAgreement,
    response: Response,
    person: CurrentPerson,
    services: CurrentServices,
) -> schemas.Agreement:
    """Keeps a decision or an action under an id the client made up. Sent again, it answers 200 and changes nothing."""
    captured = Captured(body.kind, cleaned_text(body.text), body.owner_id, body.due, body.card_id, body.stop_id)
    try:
        kept, new = await _keep(services, person, board_id, agreement_id, captured)
    except IntegrityError:  # sent twice at the same moment, on a database that lets both try
        kept, new = await _keep(services, person, board_id, agreement_id, captured)
    if not new:
        response.status_code = 200
    tell_agreement_unless_told(services, board_id, kept)
    return kept


@router.patch("/{agreement_id}")
async def change_agreement(
    board_id: str,
    agreement_id: str,
    body: schemas.AgreementChange,
    person: CurrentPerson,
    services: CurrentServices,
) -> schemas.Agreement:
    """Rewords it, gives it to somebody, sets a date, or closes it."""
    values = {name: getattr(body, name) for name in body.model_fields_set}
    missing = [(name, words) for name, words in _REQUIRED.items() if name in values and values[name] is None]
    if missing:
        raise InputRefused(fields=missing)
    if "text" in values:
        values["text"] = cleaned_text(values["text"])
    async with changing(services, person, board_id, Action.AGREE) as (session, _):
        row = await agreements.agreement_of(session, board_id, agreement_id)
        await agreements.change(session, row, values, person.id, services.now())
        shown = (await present_agreements(session, [row]))[0]
    tell_agreement_unless_told(services, board_id, shown)
    return shown


async def _keep(
    services: Services, person: Person, board_id: str, agreement_id: str, captured: Captured
) -> tuple[schemas.Agreement, bool]:
    async with changing(services, person, board_id, Action.AGREE) as (session, _):
        row, new = await agreements.keep(session, board_id, agreement_id, captured, person.id, services.now())
        return (await present_agreements(session, [row]))[0], new

"""REST: decisions and actions. What changes is pushed to everybody on the board as `agreement.changed`."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Response

from walkboard.api import walk_schemas as schemas
from walkboard.api.access import CurrentPerson, CurrentServices

router = APIRouter(prefix="/api/boards/{board_id}/agreements", tags=["walks"])


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
    raise NotImplementedError


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
    raise NotImplementedError


@router.patch("/{agreement_id}")
async def change_agreement(
    board_id: str,
    agreement_id: str,
    body: schemas.AgreementChange,
    person: CurrentPerson,
    services: CurrentServices,
) -> schemas.Agreement:
    """Rewords it, gives it to somebody, sets a date, or closes it."""
    raise NotImplementedError

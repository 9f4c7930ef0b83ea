"""REST: what was before: which columns the cards of a map were in, and which values a field of cards had."""

import json

from fastapi import APIRouter

from walkboard.accounts.people import people_by_ids
from walkboard.accounts.permissions import Action
from walkboard.api import past_schemas as sent
from walkboard.api.access import CurrentPerson, CurrentServices, board_access
from walkboard.api.schemas import Person
from walkboard.errors import MapUnknown
from walkboard.history.field_values import field_changes
from walkboard.history.stays import visits_on

router = APIRouter(prefix="/api/boards/{board_id}", tags=["past"])

# A field that fifty cards have, looked at every week for two years.
MOST_CHANGES = 5_000


@router.get("/maps/{map_id}/stays")
async def get_stays(board_id: str, map_id: str, person: CurrentPerson, services: CurrentServices) -> sent.Stays:
    """Which columns the cards of a map have been in, and since when; a slip of less than a minute is left out."""
    await board_access(services, person, board_id, Action.VIEW)
    _, contents = await services.registry.contents(board_id)
    if map_id not in contents.maps:
        raise MapUnknown
    async with services.database.read() as session:
        visits = await visits_on(session, board_id, map_id)
    return sent.Stays(
        stays=[sent.Stay(card_id=one.card_id, column_id=one.column_id, since=one.since) for one in visits]
    )


@router.get("/fields/{field}/changes")
async def get_field_changes(
    board_id: str, field: str, person: CurrentPerson, services: CurrentServices
) -> sent.FieldChanges:
    """Which values a field of the cards of a board was given, by whom and when."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        changes = await field_changes(session, board_id, field, MOST_CHANGES)
        people = await people_by_ids(session, {one.person_id for one in changes if one.person_id is not None})
    known = {id: Person.model_validate(each) for id, each in people.items()}
    return sent.FieldChanges(
        changes=[
            sent.FieldChange(
                card_id=one.card_id,
                value=None if one.value is None else json.loads(one.value),
                at=one.at,
                person=known.get(one.person_id or ""),
            )
            for one in changes
        ]
    )

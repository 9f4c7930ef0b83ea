"""REST: how old the cards of a map are, for whoever looks at the map."""

from datetime import date

from fastapi import APIRouter

from walkboard.accounts.permissions import Action
from walkboard.api import flow_schemas as schemas
from walkboard.api.access import CurrentPerson, CurrentServices, board_access
from walkboard.api.zones import Zone, zone_of
from walkboard.rooms.ages import AgesQuestion

router = APIRouter(prefix="/api/boards/{board_id}/maps/{map_id}", tags=["flow"])


@router.get("/ages")
async def get_ages(
    board_id: str,
    map_id: str,
    person: CurrentPerson,
    services: CurrentServices,
    zone: Zone = "UTC",
    done_before: date | None = None,
) -> schemas.MapAges:
    """Since when what is open is under way and in its column, and what was finished before a day."""
    await board_access(services, person, board_id, Action.VIEW)
    zone_of(zone)
    told = await services.ages.ages(AgesQuestion(board_id, map_id, zone, done_before))
    return schemas.MapAges(
        map_id=map_id,
        expectation_days=told.expectation,
        half_days=told.half,
        expectation_of=told.expected_of,
        open=[schemas.OpenAge(card_id=one.card_id, started=one.started, since=one.since) for one in told.open],
        done=[schemas.DoneDay(day=day, card_ids=list(cards)) for day, cards in told.done.items()],
    )

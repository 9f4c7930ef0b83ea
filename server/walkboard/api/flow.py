"""REST: how work flows through a map, the way of one card, and the dates of all items as a table."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from walkboard.accounts.permissions import Action
from walkboard.api import flow_schemas as schemas
from walkboard.api.access import CurrentPerson, CurrentServices, board_access
from walkboard.api.flow_presenters import present_band, present_flow, present_journey
from walkboard.api.flow_table import flow_table
from walkboard.api.languages import PreferredLanguage
from walkboard.api.services import Services
from walkboard.api.zones import Zone, zone_of
from walkboard.boards.streams import stream_names
from walkboard.errors import CardUnknown, InputRefused
from walkboard.history.arrivals import moves_of_card
from walkboard.history.touches import blockings_on
from walkboard.maps.flow.belonging import Choice
from walkboard.maps.flow.days import day_of
from walkboard.maps.flow.report import Period
from walkboard.rooms.flow import MapFlow, flow_kind, flow_of

router = APIRouter(prefix="/api/boards/{board_id}/maps/{map_id}", tags=["flow"])

# Ten years; and what is looked at when nobody says.
LONGEST, USUAL = timedelta(days=3_660), timedelta(days=89)

Name = Annotated[str | None, Query(max_length=200)]


def chosen(
    lane: Name = None,
    service_class: Annotated[str | None, Query(alias="class", max_length=60, description="Class of service.")] = None,
    stream: Annotated[str | None, Query(max_length=200, description="The value stream that items belong to.")] = None,
) -> Choice:
    """Which items are asked for: by lane, class of service and value stream; by default all of them."""
    return Choice(lane, service_class, stream)


Chosen = Annotated[Choice, Depends(chosen)]


class TableResponse(Response):
    """Comma-separated values."""

    media_type = "text/csv"


@router.get("/flow")
async def get_flow(
    board_id: str,
    map_id: str,
    person: CurrentPerson,
    services: CurrentServices,
    choice: Chosen,
    first: date | None = None,
    last: date | None = None,
    zone: Zone = "UTC",
) -> schemas.Flow:
    """The flow through a map: by default of the last 90 days and of all items."""
    found = await _flow(services, person, board_id, map_id, _period(services, first, last, zone), choice)
    async with services.database.read() as session:
        names = await stream_names(session, person)
    return present_flow(map_id, zone, found, names)


@router.get("/flow.csv", response_class=TableResponse)
async def get_flow_table(
    board_id: str,
    map_id: str,
    request: Request,
    person: CurrentPerson,
    services: CurrentServices,
    language: PreferredLanguage,
    choice: Chosen,
    zone: Zone = "UTC",
) -> TableResponse:
    """When each item reached each stage: one row per item, one column per stage, as flow tools read it."""
    ever = _period(services, day_of(services.now(), UTC) - LONGEST, None, zone)
    found = await _flow(services, person, board_id, map_id, ever, choice)
    address = f"{services.addresses.base(request.headers.get('host'))}/b/{board_id}"
    name = re.sub(r"[^\w-]+", "-", found.contents.maps[map_id].title, flags=re.ASCII).strip("-").lower() or "flow"
    return TableResponse(
        flow_table(found, found.report.period.zone, address, language),
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


@router.get("/flow/band")
async def get_flow_band(
    board_id: str,
    map_id: str,
    person: CurrentPerson,
    services: CurrentServices,
    choice: Chosen,
    stage: Annotated[int, Query(ge=0, le=1_000, description="Which stage, from left to right, the first one is 0.")],
    day: date,
    zone: Zone = "UTC",
) -> schemas.FlowBand:
    """What a band of the cumulative flow is made of at the end of a day: what had reached a stage and no later one."""
    found = await _flow(services, person, board_id, map_id, _period(services, day, day, zone), choice)
    if stage >= len(found.stages.all):
        raise InputRefused("The map has no such stage.", [("stage", f"There are {len(found.stages.all)}.")])
    return present_band(found, stage, day)


@router.get("/cards/{card_id}/journey")
async def get_journey(
    board_id: str, map_id: str, card_id: str, person: CurrentPerson, services: CurrentServices
) -> schemas.FlowJourney:
    """The way of one card through a map: where it was, how long, who moved it, when it was blocked and why."""
    await board_access(services, person, board_id, Action.VIEW)
    _, contents = await services.registry.contents(board_id)
    flow_kind(contents, map_id)
    if card_id not in contents.cards:
        raise CardUnknown
    async with services.database.read() as session:
        moves = await moves_of_card(session, board_id, map_id, card_id)
        blocked = [one for one in await blockings_on(session, board_id) if one.card_id == card_id]
        return await present_journey(session, contents, card_id, moves, blocked, services.now())


async def _flow(
    services: Services, person: CurrentPerson, board_id: str, map_id: str, period: Period, choice: Choice
) -> MapFlow:
    await board_access(services, person, board_id, Action.VIEW)
    read = services.database, services.registry, services.flow
    return await flow_of(*read, board_id, map_id, period, services.now, choice=choice)


def _period(services: Services, first: date | None, last: date | None, zone: str) -> Period:
    place = zone_of(zone)
    now: datetime = services.now()
    last = last or day_of(now, place)
    first = first or last - min(USUAL, last - date.min)
    if first > last:
        raise InputRefused("The period ends before it begins. Swap the days.", [("last", "This is earlier.")])
    if last - first > LONGEST or not date(1970, 1, 2) <= first or last > date(9000, 1, 1):
        raise InputRefused("A period has ten years at most.", [("first", "This is too far away.")])
    return Period(first, last, place)

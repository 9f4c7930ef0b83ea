"""REST: a value stream as a whole, gathered from the boards that the asking person may open."""

from datetime import timedelta

from fastapi import APIRouter

from walkboard.accounts.permissions import Action, may
from walkboard.api.access import CurrentPerson, CurrentServices
from walkboard.api.schemas import Stream
from walkboard.api.stream_presenters import present_boards_of, present_flows, present_goals, present_maps, present_plans
from walkboard.api.stream_schemas import StreamOverview
from walkboard.api.zones import Zone, zone_of
from walkboard.boards.members import boards_of
from walkboard.boards.streams import role_in_stream, stream_by_id, stream_known_to
from walkboard.errors import NotPermitted
from walkboard.maps.flow.days import day_of
from walkboard.maps.flow.report import Period
from walkboard.streams.gathering import boards_in_stream, contents_in_stream, work_in_stream
from walkboard.streams.money import money_access

router = APIRouter(prefix="/api/streams/{stream_id}", tags=["streams"])

# The flow of so many days is told.
LOOKED_BACK = timedelta(days=89)


@router.get("/overview")
async def get_overview(
    stream_id: str, person: CurrentPerson, services: CurrentServices, zone: Zone = "UTC"
) -> StreamOverview:
    """Its boards and maps along the flow, its goals, its roadmap, and how its work flows."""
    place = zone_of(zone)
    today = day_of(services.now(), place)
    async with services.database.read() as session:
        await stream_known_to(session, person, stream_id)
        stream = await stream_by_id(session, stream_id)
        describes = may(await role_in_stream(session, person, stream_id), Action.DESCRIBE_STREAM)
        roles = {board.id: role for board, role in await boards_of(session, person, deleted=False)}
        boards = await boards_in_stream(session, person, stream_id)
        try:
            await money_access(session, person, stream_id)
        except NotPermitted:
            sees_money = False
        else:
            sees_money = True
    found = await contents_in_stream(services.registry, boards)
    period = Period(today - LOOKED_BACK, today, place)
    work = await work_in_stream(services.flow, found, stream_id, period, services.now)
    return StreamOverview(
        stream=Stream.model_validate(stream),
        may_describe=describes,
        sees_money=sees_money,
        boards=present_boards_of(boards, roles, found, stream_id),
        maps=present_maps(found, stream_id),
        goals=present_goals(found, stream_id),
        plans=present_plans(found, stream_id, today),
        flows=present_flows(work),
    )

"""REST: the money of value streams. Asked in each transaction: who may see it, who may enter it."""

from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Path

from walkboard.accounts.permissions import Action
from walkboard.accounts.tables import Person
from walkboard.api import money_schemas as schemas
from walkboard.api.access import CurrentPerson, CurrentServices
from walkboard.api.money_presenters import present_box_score, present_funding, present_rules
from walkboard.api.services import Services
from walkboard.api.zones import Zone, zone_of
from walkboard.errors import InputRefused
from walkboard.maps.flow.days import day_of
from walkboard.maps.flow.report import Period
from walkboard.streams import money
from walkboard.streams.box_score import State
from walkboard.streams.funding import Quarter
from walkboard.streams.gathering import boards_in_stream, contents_in_stream, items_of, work_in_stream
from walkboard.streams.workload import Item

router = APIRouter(prefix="/api/streams/{stream_id}", tags=["money"])

QuarterName = Annotated[str, Path(pattern=r"^\d{4}-Q[1-4]$", description="Like 2026-Q4.")]


@router.get("/money")
async def get_money_rules(stream_id: str, person: CurrentPerson, services: CurrentServices) -> schemas.MoneyRules:
    """How the money of a stream is shown, and what one may do."""
    async with services.database.read() as session:
        return present_rules(await money.money_access(session, person, stream_id))


@router.patch("/money")
async def change_money_rules(
    stream_id: str, body: schemas.MoneyRulesChange, person: CurrentPerson, services: CurrentServices
) -> schemas.MoneyRules:
    """Changes the currency, and which roles see the money."""
    async with services.database.write() as session:
        access = await money.money_access(session, person, stream_id, Action.DECIDE_MONEY)
        await money.decide(session, access, body.currency, body.shown_to)
        await session.flush()
        return present_rules(await money.money_access(session, person, stream_id))


@router.get("/box-score")
async def get_box_score(
    stream_id: str, person: CurrentPerson, services: CurrentServices, week: date | None = None, zone: Zone = "UTC"
) -> schemas.BoxScoreSheet:
    """The box score of the week a day lies in, by default of this one."""
    place = zone_of(zone)
    monday = _monday(week or day_of(services.now(), place))
    async with services.database.read() as session:
        await money.money_access(session, person, stream_id)
    items, _, _ = await _items(services, person, stream_id, Period(monday, monday + timedelta(days=6), place))
    async with services.database.read() as session:
        # Asked once more: gathering takes a while, and a role may have been taken away meanwhile.
        access = await money.money_access(session, person, stream_id)
        columns = await money.box_scores(session, stream_id, monday)
        weeks = await money.weeks_of(session, stream_id, monday)
    return present_box_score(access, monday, place, columns, weeks, items, services.now())


@router.patch("/box-score/{week}/{state}", status_code=204)
async def enter_box_score(
    stream_id: str,
    week: date,
    state: State,
    body: schemas.BoxScoreChange,
    person: CurrentPerson,
    services: CurrentServices,
) -> None:
    """Enters values of one column in one week; a week is named by its Monday."""
    async with services.database.write() as session:
        access = await money.money_access(session, person, stream_id, Action.ENTER_MONEY)
        values = body.model_dump(include=body.model_fields_set)
        await money.enter_box_score(session, access, _monday(week, week), state, values, now=services.now())


@router.get("/funding/{quarter}")
async def get_funding(
    stream_id: str, quarter: QuarterName, person: CurrentPerson, services: CurrentServices, zone: Zone = "UTC"
) -> schemas.FundingSheet:
    """The capacity funding of a quarter, and what the boards say of it."""
    place, asked = zone_of(zone), _quarter(quarter)
    async with services.database.read() as session:
        await money.money_access(session, person, stream_id)
    items, boards, read = await _items(services, person, stream_id, Period(asked.first, asked.last, place))
    async with services.database.read() as session:
        access = await money.money_access(session, person, stream_id)
        funding, entered = await money.funding_of(session, stream_id, asked)
    sheet = present_funding(access, asked, place, funding, items, services.now())
    return sheet.model_copy(update={"entered": entered, "boards": boards, "boards_read": read})


@router.patch("/funding/{quarter}", status_code=204)
async def enter_funding(
    stream_id: str,
    quarter: QuarterName,
    body: schemas.FundingChange,
    person: CurrentPerson,
    services: CurrentServices,
) -> None:
    """Enters teams and costs of a quarter."""
    asked = _quarter(quarter)
    async with services.database.write() as session:
        access = await money.money_access(session, person, stream_id, Action.ENTER_MONEY)
        values = {key: value for key, value in body.model_dump().items() if value is not None}
        await money.enter_funding(session, access, asked, values, now=services.now())


async def _items(services: Services, person: Person, stream_id: str, period: Period) -> tuple[list[Item], int, int]:
    """The items of the stream, how many boards it has for this person, and how many of them were read."""
    async with services.database.read() as session:
        boards = await boards_in_stream(session, person, stream_id)
    found = await contents_in_stream(services.registry, boards)
    work = await work_in_stream(services.flow, found, stream_id, period, services.now)
    return items_of(work), len(boards), sum(each.contents is not None for each in found)


def _monday(day: date, asked: date | None = None) -> date:
    if not date(1971, 1, 1) <= day <= date(8999, 12, 31):
        raise InputRefused("This week is too far away.", [("week", "This is too far away.")])
    return asked or day - timedelta(days=day.weekday())


def _quarter(text: str) -> Quarter:
    try:
        return Quarter.read(text)
    except ValueError as wrong:
        raise InputRefused(str(wrong), [("quarter", str(wrong))]) from wrong

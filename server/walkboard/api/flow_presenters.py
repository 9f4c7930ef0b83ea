"""The flow through a map becomes what is sent: titles and names are joined in."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.people import people_by_ids
from walkboard.api import flow_schemas as sent
from walkboard.api import schemas
from walkboard.maps.contents import Contents
from walkboard.maps.flow.blocking import Blocking, intervals_of
from walkboard.maps.flow.cumulative import in_band
from walkboard.maps.flow.journeys import Arrival, visits_of
from walkboard.maps.flow.report import Item, counted
from walkboard.rooms.flow import MapFlow

# So many items are listed; the numbers count all of them.
MAX_ITEMS = 2_000
MAX_CLUSTERS = 50
MAX_STANDING = 500

_HOUR = timedelta(hours=1)


def present_flow(map_id: str, zone: str, found: MapFlow, streams: Mapping[str, str]) -> sent.Flow:
    """Everything that is told about a map; `streams` are the names of those that the reader may know."""
    told, contents = found.report, found.contents
    listed = MAX_ITEMS
    return sent.Flow(
        map_id=map_id,
        title=contents.maps[map_id].title,
        kind=found.kind.key,
        first=told.period.first,
        last=told.period.last,
        zone=zone,
        lanes=[
            sent.FlowLane(lane_id=node.lane.id, title=contents.title_of(node.lane.id), role=node.lane.role)
            for node in found.found.lanes
        ],
        stages=[
            sent.FlowStage(
                column_id=leaf.column.id,
                title=contents.title_of(leaf.column.id),
                role=leaf.column.role,
                state=found.stages.all[index].state,
            )
            for index, leaf in enumerate(found.found.leaves)
        ],
        start_stage=found.stages.start,
        finish_stage=found.stages.finish,
        request_stage=found.stages.request,
        contradicts=found.stages.contradicts,
        weekdays=sorted(found.ways.weekdays),
        backward=found.ways.backward,
        streams=_streams(found, streams),
        classes=sorted({each.service_class for each in found.belongings.values()}),
        finished=_items(found, told.finished[-listed:]),
        open=_items(found, told.open[:listed]),
        gone=told.gone,
        unknown=told.unknown,
        cut=max(0, len(told.finished) - listed) + max(0, len(told.open) - listed),
        percentiles=dict(told.percentiles),
        expectation_days=told.expectation,
        expectation_of=told.expected_of,
        efficiency=told.efficiency,
        throughput=list(told.throughput),
        work=list(told.work),
        bands=[list(band) for band in told.bands],
        ages=[sent.AgeLines(column_id=id, days=dict(lines)) for id, lines in told.ages.items()],
        clusters=[
            sent.BlockerCluster(
                reason=each.reason,
                count=each.count,
                hours=each.total / _HOUR,
                cards=_cards(contents, each.card_ids),
            )
            for each in told.clusters[:MAX_CLUSTERS]
        ],
    )


def present_band(found: MapFlow, stage: int, day: date) -> sent.FlowBand:
    """The items of a band at the end of a day."""
    alive = frozenset(card.id for card in found.contents.cards.values() if not card.deleted)
    standing = in_band(counted(found.journeys, alive), stage, day, found.report.period.zone)
    return sent.FlowBand(
        count=len(standing),
        items=_cards(found.contents, (journey.card_id for journey in standing[:MAX_STANDING])),
    )


async def present_journey(
    session: AsyncSession,
    contents: Contents,
    card_id: str,
    moves: Sequence[tuple[Arrival, str | None]],
    blocked: Iterable[Blocking],
    now: datetime,
) -> sent.FlowJourney:
    """The way of one card; who moved it is whoever made the move that the stay began with."""
    movers = dict(reversed(moves))
    visits = visits_of([arrival for arrival, _ in moves])
    people = await people_by_ids(session, {person_id for person_id in movers.values() if person_id is not None})
    known = {id: schemas.Person.model_validate(person) for id, person in people.items()}
    ends = [*(visit.at for visit in visits[1:]), now]
    return sent.FlowJourney(
        card_id=card_id,
        title=contents.title_of(card_id),
        visits=[
            sent.FlowVisit(
                column_id=visit.column_id,
                column_title=contents.title_of(visit.column_id or ""),
                lane_id=visit.lane_id,
                at=visit.at,
                person=known.get(_mover(movers, visit) or ""),
                hours=max(0.0, (until - visit.at) / _HOUR) if visit.column_id is not None else 0.0,
            )
            for visit, until in zip(visits, ends, strict=False)
        ],
        blocked=[
            sent.FlowBlocked(since=one.since, until=one.until, reason=one.reason)
            for one in intervals_of(blocked).get(card_id, ())
        ],
    )


def _cards(contents: Contents, ids: Iterable[str]) -> list[sent.FlowCard]:
    return [sent.FlowCard(card_id=id, title=contents.title_of(id)) for id in ids]


def _mover(movers: dict[Arrival, str | None], visit: Arrival) -> str | None:
    """Who began a stay; the lane may be a later one."""
    if visit in movers:
        return movers[visit]
    same = (who for arrival, who in movers.items() if (arrival.column_id, arrival.at) == (visit.column_id, visit.at))
    return next(same, None)


def _streams(found: MapFlow, names: Mapping[str, str]) -> list[sent.FlowStream]:
    """The value streams of the items; of one that the reader may not know, that there is one."""
    there = sorted({each.stream_id for each in found.belongings.values() if each.stream_id is not None})
    return [
        sent.FlowStream(stream_id=id, name=names.get(id, "")) for id in sorted(there, key=lambda id: id not in names)
    ]


def _items(found: MapFlow, items: Iterable[Item]) -> list[sent.FlowItem]:
    return [
        sent.FlowItem(
            card_id=item.journey.card_id,
            title=found.contents.title_of(item.journey.card_id),
            lane_id=item.journey.lane_id,
            column_id=item.journey.column_id,
            service_class=found.belongings[item.journey.card_id].service_class,
            started=item.journey.started if item.journey.start_known else None,
            finished=item.journey.finished,
            cycle_days=item.cycle,
            lead_days=item.lead,
            age_days=item.age,
            blocked_days=item.blocked,
            efficiency=item.efficiency,
        )
        for item in items
    ]

"""The money of value streams becomes what is sent."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo

from walkboard.api import money_schemas as sent
from walkboard.maps.flow.days import day_of
from walkboard.maps.flow.report import Period
from walkboard.streams.box_score import BoxScore, State, computed
from walkboard.streams.funding import Funding, Quarter, spent_by
from walkboard.streams.money import Kept, MoneyAccess
from walkboard.streams.observed import observed
from walkboard.streams.workload import Item, ranked, waiting, workload

# So many items are listed by what to do first.
MAX_RANKED = 100


def present_rules(access: MoneyAccess) -> sent.MoneyRules:
    """How money is shown, and what the asking person may do."""
    return sent.MoneyRules(
        currency=access.currency,
        shown_to=access.shown_to,
        may_enter=access.may_enter,
        may_decide=access.may_decide,
    )


def present_box_score(
    access: MoneyAccess,
    week: date,
    zone: tzinfo,
    columns: Mapping[State, Kept],
    weeks: Sequence[tuple[date, BoxScore]],
    items: Sequence[Item],
    now: datetime,
) -> sent.BoxScoreSheet:
    """The box score of a week, what follows from it, and what the boards say of that week."""
    seen = observed(items, Period(week, week + timedelta(days=6), zone), now)
    return sent.BoxScoreSheet(
        rules=present_rules(access),
        week=week,
        columns=[_column(state, columns[state]) for state in State],
        observed=sent.ObservedWeek(
            finished=seen.finished,
            on_time=seen.on_time,
            dock_to_dock=seen.dock_to_dock,
            first_time_through=seen.first_time_through,
            non_productive=seen.non_productive,
        ),
        weeks=[_week(at, score) for at, score in weeks],
    )


def present_funding(
    access: MoneyAccess, quarter: Quarter, zone: tzinfo, funding: Funding, items: Sequence[Item], now: datetime
) -> sent.FundingSheet:
    """The funding of a quarter against what the boards say of it."""
    told = workload(items, Period(quarter.first, quarter.last, zone), now)
    first = ranked(items)
    unfinished = sum(item.journey.finished is None for item in items)
    spent = spent_by(funding, quarter, day_of(now, zone))
    return sent.FundingSheet(
        rules=present_rules(access),
        quarter=str(quarter),
        first=quarter.first,
        last=quarter.last,
        entered=True,
        teams=list(funding.teams),
        non_labour=funding.non_labour,
        unit_weeks=funding.unit_weeks,
        capacity_weeks=funding.capacity_weeks,
        budget=funding.budget,
        demand=told.demand,
        committed=told.committed,
        unestimated=told.unestimated,
        load=funding.load(told.demand),
        finished=told.finished,
        cost_per_item=spent / told.finished if told.finished and spent else None,
        mix=[sent.CategoryDays(category=key, days=days) for key, days in told.wip_days.items()],
        blocked_days=told.blocked_days,
        rework=told.rework,
        non_productive=told.non_productive,
        ranking=[_ranked(item, rank) for item, rank in first[:MAX_RANKED]],
        unranked=unfinished - len(first),
        waiting=[
            sent.WaitingClass(
                service_class=each.service_class, items=each.items, delay=each.delay, delay_days=each.delay_days
            )
            for each in waiting(items, now)
        ],
        boards=0,
        boards_read=0,
    )


def _column(state: State, kept: Kept) -> sent.BoxScoreColumn:
    found = computed(kept.score)
    return sent.BoxScoreColumn(
        state=state.value,
        since=kept.week,
        entered=kept.score,
        conversion=found.conversion,
        profit=found.profit,
        return_on_sales=found.return_on_sales,
        capacity_gap=found.capacity_gap,
    )


def _week(at: date, score: BoxScore) -> sent.BoxScoreWeek:
    found = computed(score)
    return sent.BoxScoreWeek(week=at, revenue=score.revenue, profit=found.profit, return_on_sales=found.return_on_sales)


def _ranked(item: Item, rank: float) -> sent.RankedItem:
    return sent.RankedItem(
        board_id=item.board_id,
        map_id=item.map_id,
        card_id=item.journey.card_id,
        title=item.title,
        service_class=item.service_class,
        delay=item.delay or 0,
        size=item.number("estimate") or 0,
        rank=rank,
    )

"""The money of a value stream: read and written by the roles that see it, and by nobody else."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.permissions import Action, Role, at_least, may
from walkboard.accounts.tables import Person
from walkboard.boards.streams import role_in_stream, stream_known_to
from walkboard.errors import InputRefused, NotPermitted
from walkboard.streams.box_score import BoxScore, State
from walkboard.streams.funding import Funding, Quarter
from walkboard.streams.tables import BoxScoreRow, FundingRow, StreamMoney

# Who sees a stream's money until somebody decides otherwise, and in which currency it counts.
SHOWN_TO, CURRENCY = Role.FACILITATOR, "EUR"
# So many weeks are told of as a history.
MOST_WEEKS = 26


@dataclass(frozen=True, slots=True)
class MoneyAccess:
    """What somebody may do with the money of a stream, and how it is shown."""

    stream_id: str
    person_id: str
    currency: str
    shown_to: Role
    may_enter: bool
    may_decide: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A column of the box score as it stands in a week, and the week it was entered in; None: never."""

    score: BoxScore
    week: date | None


async def money_access(
    session: AsyncSession, person: Person, stream_id: str, action: Action = Action.SEE_MONEY
) -> MoneyAccess:
    """What the person may do; raises StreamUnknown to those who do not know the stream, NotPermitted to the others."""
    await stream_known_to(session, person, stream_id)
    role = await role_in_stream(session, person, stream_id)
    row = await session.get(StreamMoney, stream_id)
    shown_to = Role(row.shown_to) if row else SHOWN_TO
    sees = role is not None and at_least(role, shown_to)
    if not sees or (action is not Action.SEE_MONEY and not may(role, action)):
        raise NotPermitted("The money of this value stream is shown to others only. Ask one of its owners.")
    return MoneyAccess(
        stream_id=stream_id,
        person_id=person.id,
        currency=row.currency if row else CURRENCY,
        shown_to=shown_to,
        may_enter=may(role, Action.ENTER_MONEY),
        may_decide=may(role, Action.DECIDE_MONEY),
    )


async def decide(session: AsyncSession, access: MoneyAccess, currency: str | None, shown_to: Role | None) -> None:
    """Changes the currency, and who sees the money; None leaves it as it is."""
    row = await session.get(StreamMoney, access.stream_id)
    if row is None:
        row = StreamMoney(stream_id=access.stream_id, currency=access.currency, shown_to=access.shown_to.value)
        session.add(row)
    row.currency = currency or row.currency
    row.shown_to = shown_to.value if shown_to else row.shown_to


async def box_scores(session: AsyncSession, stream_id: str, week: date) -> dict[State, Kept]:
    """The three columns in a week: what is now is measured anew each week, where one wants to go holds on."""
    query = select(BoxScoreRow).where(BoxScoreRow.stream_id == stream_id, BoxScoreRow.week <= week)
    found = {state: Kept(BoxScore(), None) for state in State}
    for state in State:
        latest = query.where(BoxScoreRow.state == state.value).order_by(BoxScoreRow.week.desc()).limit(1)
        if state is State.CURRENT:
            latest = latest.where(BoxScoreRow.week == week)
        row = (await session.scalars(latest)).first()
        if row is not None:
            found[state] = Kept(BoxScore.model_validate(row.entered), row.week)
    return found


async def weeks_of(session: AsyncSession, stream_id: str, week: date) -> Sequence[tuple[date, BoxScore]]:
    """What is now, week by week up to this one, oldest first."""
    query = (
        select(BoxScoreRow.week, BoxScoreRow.entered)
        .where(BoxScoreRow.stream_id == stream_id, BoxScoreRow.week <= week)
        .where(BoxScoreRow.state == State.CURRENT.value)
        .order_by(BoxScoreRow.week.desc())
        .limit(MOST_WEEKS)
    )
    return [(at, BoxScore.model_validate(entered)) for at, entered in reversed((await session.execute(query)).all())]


async def enter_box_score(
    session: AsyncSession, access: MoneyAccess, week: date, state: State, values: Mapping[str, object], *, now: datetime
) -> None:
    """Changes some values of a column in a week: what others enter meanwhile stays. Raises InputRefused."""
    if week.weekday() != 0:
        raise InputRefused("A week is named by its Monday.", [("week", "This is not a Monday.")])
    kept = (await box_scores(session, access.stream_id, week))[state]
    score = kept.score.changed(values)
    row = await session.get(BoxScoreRow, (access.stream_id, week, state.value))
    if row is None:
        row = BoxScoreRow(stream_id=access.stream_id, week=week, state=state.value)
        session.add(row)
    row.entered, row.entered_by, row.entered_at = score.model_dump(exclude_none=True), access.person_id, now


async def funding_of(session: AsyncSession, stream_id: str, quarter: Quarter) -> tuple[Funding, bool]:
    """What was entered for a quarter, and whether anything was; teams of the last quarter that has any are a start."""
    row = await session.get(FundingRow, (stream_id, str(quarter)))
    if row is not None:
        return Funding.model_validate(row.entered), True
    query = (
        select(FundingRow)
        .where(FundingRow.stream_id == stream_id, FundingRow.quarter < str(quarter))
        .order_by(FundingRow.quarter.desc())
        .limit(1)
    )
    before = (await session.scalars(query)).first()
    return (Funding.model_validate(before.entered) if before else Funding()), False


async def enter_funding(
    session: AsyncSession, access: MoneyAccess, quarter: Quarter, values: Mapping[str, object], *, now: datetime
) -> None:
    """Changes what is entered for a quarter; raises InputRefused."""
    kept, _ = await funding_of(session, access.stream_id, quarter)
    try:
        funding = Funding.model_validate({**kept.model_dump(), **values})
    except ValidationError as wrong:
        raise InputRefused(fields=[("funding", str(error["msg"])) for error in wrong.errors()]) from wrong
    row = await session.get(FundingRow, (access.stream_id, str(quarter)))
    if row is None:
        row = FundingRow(stream_id=access.stream_id, quarter=str(quarter))
        session.add(row)
    row.entered, row.entered_by, row.entered_at = funding.model_dump(mode="json"), access.person_id, now

"""What goes over REST about the money of value streams. docs/money.md defines every number."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from walkboard.accounts.permissions import Role
from walkboard.api.schemas import Sent
from walkboard.streams.box_score import BoxScore, Cost
from walkboard.streams.funding import MAX_TEAMS, Team


class MoneyRules(BaseModel):
    """How a stream's money is shown, and what the asking person may do."""

    currency: str
    shown_to: Role = Field(description="The least role on the stream's boards that sees its money.")
    may_enter: bool
    may_decide: bool


class MoneyRulesChange(Sent):
    """What to change; what is left out stays."""

    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] | None = None
    shown_to: Role | None = None


class BoxScoreChange(BoxScore):
    """What to change of a column; null takes a value away, what is left out stays."""


class BoxScoreColumn(BaseModel):
    """A column of the box score; what follows from it is null while something it needs was not entered."""

    state: Literal["current", "next", "goal"]
    since: date | None = Field(description="The week it was entered in.")
    entered: BoxScore
    conversion: float | None = Field(description="Employees, machines, facility and other costs.")
    profit: float | None
    return_on_sales: float | None = Field(description="Profit as a share of revenue, 0 to 1.")
    capacity_gap: float | None = Field(description="By how much the shares of capacity miss 100; null if they do not.")


class BoxScoreWeek(BaseModel):
    """What a week came to."""

    week: date
    revenue: float | None
    profit: float | None
    return_on_sales: float | None


class ObservedWeek(BaseModel):
    """What the boards say of the week. Shares are 0 to 1; null where there is nothing to tell of."""

    finished: int
    on_time: float | None
    dock_to_dock: float | None
    first_time_through: float | None
    non_productive: float | None


class BoxScoreSheet(BaseModel):
    """The box score of a stream in a week."""

    rules: MoneyRules
    week: date
    columns: list[BoxScoreColumn]
    observed: ObservedWeek
    weeks: list[BoxScoreWeek]


class FundingChange(Sent):
    """What to change; what is left out stays. `teams` are all teams there shall be."""

    teams: Annotated[list[Team], Field(max_length=MAX_TEAMS)] | None = None
    non_labour: Cost | None = None
    unit_weeks: Annotated[float, Field(gt=0, le=1_000, allow_inf_nan=False)] | None = None


class CategoryDays(BaseModel):
    """Days on which items of an investment category were under way; the empty category is what nobody sorted."""

    category: str
    days: int


class RankedItem(BaseModel):
    """An item that is not finished, by what to do first."""

    board_id: str
    map_id: str
    card_id: str
    title: str
    service_class: str
    delay: float
    size: float
    rank: float


class WaitingClass(BaseModel):
    """What waiting costs in a class of service, in the units in which value was compared."""

    service_class: str
    items: int
    delay: float
    delay_days: float


class FundingSheet(BaseModel):
    """The capacity funding of a stream in a quarter, and what its boards say of it."""

    rules: MoneyRules
    quarter: str
    first: date
    last: date
    entered: bool = Field(description="Whether anything was entered for this quarter; if not, the last one is a start.")
    teams: list[Team]
    non_labour: float
    unit_weeks: float
    capacity_weeks: float
    budget: float
    demand: float = Field(description="The sum of the estimates of what is promised and not finished.")
    committed: int
    unestimated: int
    load: float | None = Field(description="Demand as a share of the capacity, 1 is all of it.")
    finished: int
    cost_per_item: float | None
    mix: list[CategoryDays]
    blocked_days: float
    rework: int
    non_productive: float | None
    ranking: list[RankedItem]
    unranked: int = Field(description="Items that are not finished and lack what a rank is made of.")
    waiting: list[WaitingClass]
    boards: int
    boards_read: int

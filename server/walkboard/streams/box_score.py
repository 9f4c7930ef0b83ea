"""The box score of a value stream: what it does, where its capacity goes, what it earns. Pure.

Three panels, three columns (now, the next state, the long-term goal), week by week. (B. Maskell, B. Baggaley,
"Practical Lean Accounting", 2004.) What nobody entered is None, and what is computed from it is None as well.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Amount = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]
Cost = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False)]
Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Measure = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]

# Shares that were rounded to one decimal may miss 100 by this much.
ROUNDING = 0.15


class State(StrEnum):
    """A column of the box score."""

    CURRENT = "current"
    NEXT = "next"
    GOAL = "goal"


class BoxScore(BaseModel):
    """What was entered in one column of one week. Times are in days, money in the stream's currency."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    productivity: Measure | None = None
    on_time: Percent | None = None
    dock_to_dock: Measure | None = None
    first_time_through: Percent | None = None
    average_cost: Cost | None = None
    productive: Percent | None = None
    non_productive: Percent | None = None
    available: Percent | None = None
    revenue: Amount | None = None
    materials: Cost | None = None
    employees: Cost | None = None
    machines: Cost | None = None
    facility: Cost | None = None
    other: Cost | None = None

    def changed(self, values: Mapping[str, object]) -> "BoxScore":
        """The same with other values for some; raises ValueError for what does not fit."""
        return BoxScore.model_validate({**self.model_dump(), **values})


@dataclass(frozen=True, slots=True)
class Computed:
    """What follows from a column. `capacity_gap` is by how much the shares miss 100; None while it is none."""

    conversion: float | None
    costs: float | None
    profit: float | None
    return_on_sales: float | None
    capacity_gap: float | None


def computed(score: BoxScore) -> Computed:
    """Conversion costs, all costs, the stream's profit and return on sales (0 to 1), and what capacity comes to."""
    conversion = _sum(score.employees, score.machines, score.facility, score.other)
    costs = _sum(conversion, score.materials)
    profit = None if costs is None or score.revenue is None else score.revenue - costs
    shares = _sum(score.productive, score.non_productive, score.available)
    gap = None if shares is None else round(shares - 100, 6)
    return Computed(
        conversion=conversion,
        costs=costs,
        profit=profit,
        return_on_sales=profit / score.revenue if profit is not None and score.revenue and score.revenue > 0 else None,
        capacity_gap=gap if gap is not None and abs(gap) > ROUNDING else None,
    )


def _sum(*values: float | None) -> float | None:
    """The sum, unless one of them is not known: a cost that is none is entered as 0."""
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None

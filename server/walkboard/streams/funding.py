"""Capacity funding: a value stream is funded by the quarter with the capacity of stable teams. Pure.

Budget = sum over teams of (FTE x weeks x loaded rate) + what is not labour. A team is more than one person, so that
nobody's cost can be read from it.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from typing_extensions import override

from walkboard.streams.box_score import Cost

MAX_TEAMS = 50
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year."""

    year: int
    number: int

    @classmethod
    def read(cls, text: str) -> Self:
        """Reads `2026-Q4`; raises ValueError."""
        found = _QUARTER.fullmatch(text)
        if found is None or not 1971 <= int(found[1]) <= 8999:
            raise ValueError("A quarter is written like 2026-Q4.")
        return cls(int(found[1]), int(found[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after.first - timedelta(days=1)

    @property
    def after(self) -> "Quarter":
        """The next one."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @override
    def __str__(self) -> str:
        """As it is written in addresses."""
        return f"{self.year:04}-Q{self.number}"


class Team(BaseModel):
    """A team of the stream: how many full-time people, for how many weeks, at which loaded rate for one week of one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    fte: Annotated[float, Field(gt=1, le=10_000, allow_inf_nan=False)]
    weeks: Annotated[float, Field(ge=0, le=14, allow_inf_nan=False)]
    rate: Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]


class Funding(BaseModel):
    """What was entered for one quarter. `unit_weeks` is how many weeks of one person an estimate of 1 stands for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    teams: Annotated[tuple[Team, ...], Field(max_length=MAX_TEAMS)] = ()
    non_labour: Cost = 0
    unit_weeks: Annotated[float, Field(gt=0, le=1_000, allow_inf_nan=False)] = 1

    @property
    def capacity_weeks(self) -> float:
        """Weeks of one person that there are."""
        return sum(team.fte * team.weeks for team in self.teams)

    @property
    def budget(self) -> float:
        """What the quarter costs."""
        return sum(team.fte * team.weeks * team.rate for team in self.teams) + self.non_labour

    def load(self, demand: float) -> float | None:
        """Which part of the capacity these estimates ask for; more than 1 is more than there is."""
        return demand * self.unit_weeks / self.capacity_weeks if self.capacity_weeks > 0 else None


def spent_by(funding: Funding, quarter: Quarter, today: date) -> float:
    """What of the budget is spent by the end of a day, if it is spent evenly."""
    length = (quarter.last - quarter.first).days + 1
    gone = min(length, max(0, (today - quarter.first).days + 1))
    return funding.budget * gone / length

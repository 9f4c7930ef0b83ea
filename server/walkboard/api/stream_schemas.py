"""What goes over REST about a value stream as a whole: its boards and maps, what it wants, what comes, how it flows."""

from typing import Literal

from pydantic import BaseModel, Field

from walkboard.accounts.permissions import Role
from walkboard.api.schemas import Stream

Phase = Literal["strategy", "discovery", "delivery", "operation"]


class StreamMap(BaseModel):
    """A map of the stream; `phase` is where kinds like this stand on the way from a wish to what people use."""

    board_id: str
    map_id: str
    kind: str
    title: str
    phase: Phase
    flows: bool = Field(description="Whether work flows through it.")


class StreamBoard(BaseModel):
    """A board of the stream that one may open; `read` is false where it cannot be looked into now."""

    board_id: str
    title: str
    role: Role
    read: bool


class StreamGoal(BaseModel):
    """An objective; `score` is 0 to 1, null while nothing of it is measured."""

    board_id: str
    map_id: str
    card_id: str
    title: str
    score: float | None
    results: int
    measured: int
    confidence: str | None


class StreamPlan(BaseModel):
    """What is on a roadmap of the stream."""

    board_id: str
    map_id: str
    card_id: str
    title: str
    horizon: Literal["now", "next", "later"]


class StreamFlow(BaseModel):
    """The flow through one map in the last 90 days."""

    board_id: str
    map_id: str
    title: str
    kind: str
    open: int
    oldest_days: int | None
    blocked: int
    finished: int
    half_days: int | None
    most_days: int | None = Field(description="85 % of the finished items took so many days or less.")
    expectation_days: int | None
    efficiency: float | None


class StreamOverview(BaseModel):
    """Everything about a value stream in one view, from the boards one may open."""

    stream: Stream
    may_describe: bool
    sees_money: bool
    boards: list[StreamBoard]
    maps: list[StreamMap]
    goals: list[StreamGoal]
    plans: list[StreamPlan]
    flows: list[StreamFlow]

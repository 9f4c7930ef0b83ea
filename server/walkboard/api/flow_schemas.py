"""What goes over REST about the flow of work through a map. docs/flow.md defines every number."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from walkboard.api.schemas import Person


class FlowStage(BaseModel):
    """A column work goes through; `title` may be empty where the role says it in the reader's language."""

    column_id: str
    title: str
    role: str
    state: str


class FlowLane(BaseModel):
    """A lane of the map; `title` may be empty where the role says it in the reader's language."""

    lane_id: str
    title: str
    role: str


class FlowStream(BaseModel):
    """A value stream that items of the map belong to; `name` is empty for one that the reader may not know."""

    stream_id: str
    name: str


class FlowItem(BaseModel):
    """A card in whole days; what it is not, or not yet, or what nobody can know, is null."""

    card_id: str
    title: str
    lane_id: str | None
    column_id: str | None
    service_class: str
    started: datetime | None
    finished: datetime | None
    cycle_days: int | None
    lead_days: int | None
    age_days: int | None
    blocked_days: int
    efficiency: float | None = Field(description="Share of the elapsed time in which it was worked on: 0 to 1.")


class AgeLines(BaseModel):
    """How old finished items were when they left a stage: days by share in percent."""

    column_id: str
    days: dict[int, int]


class FlowCard(BaseModel):
    """A card by its title."""

    card_id: str
    title: str


class BlockerCluster(BaseModel):
    """Blockers of the period with the same reason."""

    reason: str
    count: int
    hours: float
    cards: list[FlowCard]


class Flow(BaseModel):
    """The flow through a map in a period of whole days."""

    map_id: str
    title: str
    kind: str
    first: date
    last: date
    zone: str
    lanes: list[FlowLane]
    stages: list[FlowStage]
    start_stage: int | None
    finish_stage: int | None
    request_stage: int | None = Field(
        description="From where on lead time counts; null: from the day it came to the map."
    )
    contradicts: bool = Field(description="Work would be finished before it is started: no times can be told.")
    weekdays: list[int] = Field(description="The weekdays that count, Monday is 0; all seven are calendar days.")
    backward: Literal["reset", "keep"] = Field(description="What becomes of later dates when a card moves back.")
    streams: list[FlowStream] = Field(description="The value streams that items of the map belong to.")
    classes: list[str] = Field(description="The classes of service that items of the map have.")
    finished: list[FlowItem]
    open: list[FlowItem]
    gone: int = Field(description="Cards that left the map, or were deleted, before they were finished.")
    unknown: int = Field(description="Finished items of which nobody can say how long they took.")
    cut: int = Field(description="Items that are not listed because there are too many; the numbers count them.")
    percentiles: dict[int, int] = Field(description="Cycle times of the finished items, by share in percent.")
    expectation_days: int | None = Field(description="85 % of the last finished items took so many days or less.")
    expectation_of: int = Field(description="How many finished items that says so of.")
    efficiency: float | None
    throughput: list[int] = Field(description="Items finished on each day, days without any included.")
    work: list[int] = Field(description="Items under way at the end of each day.")
    bands: list[list[int]] = Field(description="By stage: items that had reached it, at the end of each day.")
    ages: list[AgeLines]
    clusters: list[BlockerCluster]


class FlowBand(BaseModel):
    """What a band of the cumulative flow is made of at the end of a day, the latest first."""

    count: int
    items: list[FlowCard] = Field(description="At most 500 of them.")


class FlowVisit(BaseModel):
    """A card came to a column, or with null left the map."""

    column_id: str | None
    column_title: str
    lane_id: str | None
    at: datetime
    person: Person | None
    hours: float = Field(description="How long it stayed there, until now if it is still there.")


class FlowBlocked(BaseModel):
    """A card could not go on; without an end it still cannot."""

    since: datetime
    until: datetime | None
    reason: str


class FlowJourney(BaseModel):
    """The way of one card through a map."""

    card_id: str
    title: str
    visits: list[FlowVisit]
    blocked: list[FlowBlocked]


class OpenAge(BaseModel):
    """A card that is not finished: when it was started, and since when it is in its column."""

    card_id: str
    started: datetime | None
    since: datetime


class DoneDay(BaseModel):
    """Cards that were finished on a day and are still there."""

    day: date
    card_ids: list[str]


class MapAges(BaseModel):
    """How old the work on a map is, against what is usual."""

    map_id: str
    expectation_days: int | None = Field(description="85 % of the last finished items took so many days or less.")
    half_days: int | None = Field(description="Half of them took so many days or less.")
    expectation_of: int = Field(description="How many finished items that says so of.")
    open: list[OpenAge]
    done: list[DoneDay] = Field(description="What was finished before the day that was asked for.")

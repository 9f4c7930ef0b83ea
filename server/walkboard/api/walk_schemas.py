"""What goes over REST, and as events over the socket, about walks, agreements and what changed."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from walkboard.api.schemas import Language, Person, Sent, Title
from walkboard.history.tables import RECORD_ID_LENGTH
from walkboard.maps.told import ChangeKind
from walkboard.walks.tables import AGREEMENT_LENGTH

ClientId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{10,21}$")]
# Generous: what is kept is cut of space first and then measured where it is stored.
AgreementText = Annotated[str, StringConstraints(max_length=4 * AGREEMENT_LENGTH)]
RecordId = Annotated[str, StringConstraints(min_length=1, max_length=RECORD_ID_LENGTH)]
# A stop lasts ten seconds to four hours.
Seconds = Annotated[int, Field(ge=10, le=4 * 3600)]

WalkState = Literal["running", "ended"]
StopKind = Literal["actions", "changes", "blocked", "column", "map", "pull", "decisions", "topic"]
StopState = Literal["waiting", "current", "done", "skipped"]
Reason = Literal["over-limit", "ageing", "blocked", "candidate", "action", "topic"]
AgreementKind = Literal["decision", "action"]
AgreementState = Literal["made", "open", "done", "dropped"]


class SnapshotMark(BaseModel):
    """A snapshot that something is compared with, or that a walk left."""

    id: str
    label: str
    created_at: datetime


class StopCard(BaseModel):
    """A card that a stop shows, and why; `days` is how long that has been so, by the server's clock."""

    card_id: str
    reason: Reason
    days: int | None = None
    agreement_id: str | None = Field(default=None, description="The open action that brought it here.")


class StopFacts(BaseModel):
    """The numbers a stop speaks of; each only where it applies."""

    count: int | None = Field(default=None, description="Cards in the column, or things on the list.")
    limit: int | None = None
    free: int | None = Field(default=None, description="How many more the next column takes.")
    quiet: int | None = Field(default=None, description="Cards with nothing unusual, which are not shown one by one.")


class Stop(BaseModel):
    """One stop of the agenda; `title` is only there where somebody wrote one, else kind, map and column say it."""

    id: str
    kind: StopKind
    state: StopState
    title: str | None
    map_id: str | None
    column_id: str | None
    seconds: int = Field(description="How long it may take.")
    spent: int = Field(description="Seconds of earlier visits; the one under way is not in it.")
    cards: list[StopCard]
    facts: StopFacts


class Attendee(BaseModel):
    """Who is or was there, in the discipline they took part in."""

    person: Person
    joined_at: datetime
    hand_raised_at: datetime | None


class WalkSummary(BaseModel):
    """A walk as the board's history lists it."""

    id: str
    name: str
    state: WalkState
    started_at: datetime
    ended_at: datetime | None
    facilitator: Person | None
    snapshot: SnapshotMark | None


class Walk(WalkSummary):
    """A walk as everybody on it sees it. `facilitator` is null while nobody leads.

    `server_time` is when this was said, by the same clock as all other times: a client measures from it and never
    compares with its own.
    """

    board_id: str
    revision: int
    started_by: Person | None
    since: SnapshotMark | None
    stop_id: str | None
    stop_started_at: datetime | None
    card_id: str | None
    stops: list[Stop]
    attendance: list[Attendee]
    server_time: datetime


class CurrentWalk(BaseModel):
    """The walk that is under way on a board, if there is one."""

    walk: Walk | None


class NewWalk(Sent):
    """A walk to be started; without a name it is called by its day."""

    name: Title | None = None
    language: Language | None = Field(default=None, description="Of its name and minutes; by default the request's.")


class Step(Sent):
    """From the stop where the sender sees the group, to another one. Changes nothing when the group is elsewhere."""

    from_: str | None = Field(alias="from", description="The current stop as the sender sees it.")
    to: str


class Spotlight(Sent):
    """Which card is on stage at a stop, or none. Changes nothing when the group is at another stop."""

    stop_id: str
    card_id: RecordId | None


class NewStop(Sent):
    """A stop that somebody adds: a topic, at a card or a part of a map. `before` null puts it at the end."""

    title: Title
    card_id: RecordId | None = None
    map_id: RecordId | None = None
    column_id: RecordId | None = None
    seconds: Seconds = 300
    before: str | None = None


class StopMove(Sent):
    """Where a stop goes: before another one, or to the end."""

    before: str | None


class StopChange(Sent):
    """What to change of a stop; what is left out stays."""

    state: Literal["waiting", "skipped"] | None = None
    seconds: Seconds | None = None
    move: StopMove | None = None


class Lead(Sent):
    """Who leads from now on; without a person, who asks."""

    person_id: str | None = None


class Hand(Sent):
    """A hand goes up or down. Who leads may take down somebody else's."""

    raised: bool
    person_id: str | None = None


class Agreement(BaseModel):
    """A decision (its state is `made`, or `dropped`) or an action (`open`, `done`, `dropped`)."""

    id: str
    kind: AgreementKind
    text: str
    owner: Person | None
    due: date | None
    state: AgreementState
    card_id: str | None
    stop_id: str | None
    walk_id: str | None
    created_by: Person | None
    created_at: datetime
    closed_by: Person | None
    closed_at: datetime | None


class NewAgreement(Sent):
    """What was agreed. It belongs to the walk under way, if there is one, whatever the sender saw of it."""

    kind: AgreementKind
    text: AgreementText
    owner_id: str | None = None
    due: date | None = None
    card_id: RecordId | None = None
    stop_id: str | None = None


class AgreementChange(Sent):
    """What to change; what is left out stays, null takes away."""

    text: AgreementText | None = None
    owner_id: str | None = None
    due: date | None = None
    state: AgreementState | None = None


class Spot(BaseModel):
    """A cell of a map, or with only a map that map's tray."""

    map: str
    lane: str | None = None
    column: str | None = None


class Change(BaseModel):
    """One difference, as a sentence can say it. Texts and limits before and after; places where something moved.

    `person` and `at` say who did it last and when; null where the log does not tell.
    """

    kind: ChangeKind
    id: str = Field(
        description="Of what it is about: a card, map, part of a map, link, thing or connector; of several one."
    )
    title: str
    map: str | None = None
    before: str | None = None
    after: str | None = None
    origin: Spot | None = None
    target: Spot | None = None
    field: str | None = Field(
        default=None,
        description="The key of the field that has another value, the kind of the link, or the type of the thing.",
    )
    area: str | None = Field(default=None, description="The title of the frame that things lie in.")
    person: Person | None = None
    at: datetime | None = None


class PlaceName(BaseModel):
    """What a map, lane or column that is spoken of is called. Without a title, its role's words stand in."""

    title: str
    kind: str
    role: str | None = None


class Changes(BaseModel):
    """What differs between a snapshot and a later state of the board; `names` explains the ids of places."""

    since: SnapshotMark | None
    until: SnapshotMark | None = Field(description="Null is now.")
    changes: list[Change]
    names: dict[str, PlaceName]
    cut: int = Field(description="How many further changes are not listed.")


class BrokenLimit(BaseModel):
    """A limit that is exceeded, or with `least` one that is not reached."""

    map: str
    lane: str | None
    column: str | None
    count: int
    limit: int | None = None
    least: int | None = None
    who: str | None = Field(default=None, description="The name of a person, or the key of a discipline.")


class DisciplineAttendance(BaseModel):
    """Who took part in one discipline."""

    discipline: str
    people: list[Person]


class Minutes(BaseModel):
    """What a walk leaves behind, as it was when it ended; only names are of today."""

    walk: WalkSummary
    board_title: str
    attendance: list[DisciplineAttendance]
    changes: Changes
    decisions: list[Agreement]
    actions: list[Agreement] = Field(description="Agreed on this walk.")
    carried: list[Agreement] = Field(description="Actions of earlier walks that were open when it began.")
    limits: list[BrokenLimit]
    visited: list[Stop]
    skipped: list[Stop]
    not_reached: list[Stop]
    card_titles: dict[str, str]
    names: dict[str, PlaceName]

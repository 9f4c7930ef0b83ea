"""What the endpoints work with: built once in `app`, found through the request."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from starlette.requests import HTTPConnection

from walkboard.accounts.lifetimes import Lifetimes
from walkboard.api.addresses import Addresses
from walkboard.api.pictures import TemplatePictures
from walkboard.api.told import Told
from walkboard.boards.templates import Language
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.images.converting import Intake
from walkboard.images.limits import ImageLimits
from walkboard.rooms.ages import AgesKeeper
from walkboard.rooms.flow_log import FlowLog
from walkboard.rooms.registry import RoomRegistry
from walkboard.rooms.summaries import Summaries
from walkboard.telemetry import Metrics


def utc_now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Services:
    """The long-lived objects of one running server."""

    database: Database
    registry: RoomRegistry
    summaries: Summaries
    pool: DocumentPool
    addresses: Addresses
    lifetimes: Lifetimes
    pictures: TemplatePictures
    images: Intake
    image_limits: ImageLimits
    metrics: Metrics
    language: Language
    version: str
    now: Callable[[], datetime] = utc_now
    told: Told = field(default_factory=Told)
    flow: FlowLog = field(init=False)
    ages: AgesKeeper = field(init=False)

    def __post_init__(self) -> None:
        """What was read and answered is kept for whoever asks next."""
        object.__setattr__(self, "flow", FlowLog(self.database))
        object.__setattr__(self, "ages", AgesKeeper(self.flow, self.registry, self.now))


def services_of(connection: HTTPConnection) -> Services:
    """The services of the server that took this request or socket."""
    services = connection.app.state.services
    assert isinstance(services, Services)
    return services

"""What all rooms of a process share."""

from dataclasses import dataclass, field

from walkboard.bus.base import Bus
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.history.writer import LogWriter
from walkboard.rooms.crowd import Crowd
from walkboard.telemetry import Metrics

# A room without people and work is kept for this long.
IDLE_TIME = 30.0


@dataclass(frozen=True)
class Resources:
    """What all rooms share."""

    database: Database
    pool: DocumentPool
    writer: LogWriter
    version: str
    metrics: Metrics
    bus: Bus
    # Whether other servers may write to the same boards.
    shared: bool
    idle_time: float = IDLE_TIME
    crowd: Crowd = field(default_factory=Crowd)

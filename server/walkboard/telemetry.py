"""Logs and numbers: one structured line for each thing that happened, and Prometheus metrics.

Neither ever holds a secret: requests are logged without their query, and the libraries that would log a whole
address speak only when something is wrong.
"""

import logging
import sys
from typing import Literal

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

LogFormat = Literal["text", "json"]
LogLevel = Literal["debug", "info", "warning", "error"]

# They log addresses with their query, which may hold a ticket, at INFO; and headers at DEBUG.
TALKATIVE = ("uvicorn", "uvicorn.error", "uvicorn.access", "websockets", "aiosqlite", "alembic", "asyncio")

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


def configure_logging(level: LogLevel, form: LogFormat) -> None:
    """Sends everything, the libraries' logs included, to standard error as one line each."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_rendering(form),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def _rendering(form: LogFormat) -> list[structlog.typing.Processor]:
    if form == "json":
        return [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    return [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())]


class Metrics:
    """The numbers of one server, in a registry of its own."""

    def __init__(self) -> None:
        """Makes all metrics, at zero."""
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "walkboard_http_requests", "Requests answered", ["method", "route", "status"], registry=self.registry
        )
        self.request_seconds = Histogram(
            "walkboard_http_request_seconds",
            "Time to answer a request",
            ["method", "route"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.rooms = Gauge("walkboard_rooms", "Boards that are live now", registry=self.registry)
        self.room_states = Gauge(
            "walkboard_room_states",
            "Boards that are live now, by where their rooms are",
            ["state"],
            registry=self.registry,
        )
        self.sessions = Gauge("walkboard_sessions", "Sockets that are open now", registry=self.registry)
        self._count_connections()
        self._count_documents()

    def _count_connections(self) -> None:
        self.acknowledged = Counter(
            "walkboard_acknowledged_frames",
            "Messages whose senders were told that they are saved",
            registry=self.registry,
        )
        self.acknowledgement_seconds = Histogram(
            "walkboard_acknowledgement_seconds",
            "Time from a change's arrival to its acknowledgement",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.refused = Counter(
            "walkboard_refused",
            "Connections closed for what they sent, or no longer may",
            ["reason"],
            registry=self.registry,
        )
        self.stuck_receivers = Counter(
            "walkboard_stuck_receivers", "Connections closed because they read nothing for long", registry=self.registry
        )
        self.resyncs = Counter(
            "walkboard_resyncs",
            "Changes with a gap, whose senders were asked for everything again",
            registry=self.registry,
        )

        self._count_checks()

    def _count_checks(self) -> None:
        self.checks = Counter(
            "walkboard_state_checks", "Digests of a board that idle clients were told", registry=self.registry
        )
        self.differences = Counter(
            "walkboard_state_differences",
            "Clients that showed something else than the server, by what they did about it; should stay 0",
            ["then"],
            registry=self.registry,
        )

    def _count_documents(self) -> None:
        self.commit_seconds = Histogram(
            "walkboard_commit_seconds",
            "Time to commit a group of changes to the log; its count is the number of groups",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.commits = Counter(
            "walkboard_commits",
            "Changes of boards that were committed, or could not be",
            ["outcome"],
            registry=self.registry,
        )
        self.quarantined = Counter(
            "walkboard_quarantined_updates",
            "Changes put away because of what they did to a worker",
            registry=self.registry,
        )
        self.compactions = Counter(
            "walkboard_compactions",
            "Rounds of folding a board's log into a segment",
            ["outcome"],
            registry=self.registry,
        )
        self.squashes = Counter(
            "walkboard_squashes",
            "Rounds of giving a board a new epoch with what is visible of it",
            ["outcome"],
            registry=self.registry,
        )
        self.damaged_boards = Gauge(
            "walkboard_damaged_boards",
            "Boards that are live without something that was saved on them",
            registry=self.registry,
        )
        self.worker_restarts = Gauge(
            "walkboard_worker_restarts", "Document workers started in place of lost ones", registry=self.registry
        )
        self._count_bus()

    def _count_bus(self) -> None:
        self.bus_published = Counter(
            "walkboard_bus_published", "Messages told to other servers", registry=self.registry
        )
        self.bus_heard = Counter("walkboard_bus_heard", "Messages heard from the bus", registry=self.registry)
        self.bus_dropped = Counter(
            "walkboard_bus_dropped",
            "Messages to other servers that were dropped because too many waited",
            registry=self.registry,
        )
        self.bus_usable = Gauge("walkboard_bus_usable", "1 while other servers can be reached", registry=self.registry)

    def exposition(self) -> tuple[bytes, str]:
        """All numbers as Prometheus reads them, and the media type."""
        return generate_latest(self.registry), CONTENT_TYPE_PLAIN_0_0_4

"""For whoever runs the server: alive, ready, numbers."""

import asyncio

import structlog
from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from walkboard.api.access import CurrentServices
from walkboard.api.services import Services
from walkboard.errors import WalkboardError
from walkboard.rooms.room import RoomState

router = APIRouter(tags=["operations"])

# A part that does not answer within this time is not usable.
CHECK_TIMEOUT = 5.0

BUS = {True: "ok", False: "away", None: "alone"}

_log = structlog.get_logger(__name__)


class Alive(BaseModel):
    """The process answers."""

    status: str


class Ready(BaseModel):
    """What the server needs, each "ok" or "away"; how many live boards are without something that was saved; and
    whether other servers can be reached, "alone" where there are none.

    Without the bus everybody goes on editing, and others see it a little later: it does not make a server unready.
    """

    database: str
    documents: str
    damaged: int
    bus: str


@router.get("/healthz")
async def get_health() -> Alive:
    """Whether the process is alive."""
    return Alive(status="ok")


@router.get("/readyz", response_model=Ready, responses={503: {"model": Ready}})
async def get_readiness(services: CurrentServices) -> JSONResponse:
    """Whether the database and the document workers are usable; 503 when one is not."""
    database, documents = await asyncio.gather(_database_answers(services), _documents_answer(services))
    parts = Ready(
        database="ok" if database else "away",
        documents="ok" if documents else "away",
        bus=BUS[services.registry.bus_usable],
        damaged=services.registry.damaged,
    )
    return JSONResponse(parts.model_dump(), 200 if database and documents else 503)


@router.get("/metrics")
async def get_metrics(services: CurrentServices) -> Response:
    """Numbers for Prometheus."""
    services.metrics.rooms.set(len(services.registry))
    states = services.registry.states
    for state in RoomState:
        services.metrics.room_states.labels(state.value).set(states[state])
    services.metrics.sessions.set(services.registry.sessions)
    services.metrics.bus_usable.set(bool(services.registry.bus_usable))
    services.metrics.damaged_boards.set(services.registry.damaged)
    services.metrics.worker_restarts.set(services.pool.restarts)
    body, media_type = services.metrics.exposition()
    return Response(body, media_type=media_type)


async def _database_answers(services: Services) -> bool:
    try:
        async with asyncio.timeout(CHECK_TIMEOUT):
            await services.database.check()
    except (SQLAlchemyError, TimeoutError) as error:
        _log.warning("database away", error=str(error))
        return False
    return True


async def _documents_answer(services: Services) -> bool:
    try:
        async with asyncio.timeout(CHECK_TIMEOUT):
            await services.pool.outline_of(b"\x00\x00")
    except (WalkboardError, TimeoutError) as error:
        _log.warning("documents away", error=str(error))
        return False
    return True

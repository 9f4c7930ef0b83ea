"""The composition root: builds every long-lived object once, in order, and takes them down again in reverse."""

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import TypedDict

from fastapi import FastAPI
from fastapi.routing import APIRoute

from walkboard.accounts.people import ensure_owner
from walkboard.accounts.sign_in import has_signed_in, one_time_link
from walkboard.accounts.tables import Person
from walkboard.api import (
    ages,
    agreements,
    boards,
    cards,
    changes,
    flow,
    health,
    images,
    invitations,
    members,
    minutes,
    money,
    past,
    signing_in,
    snapshots,
    stream_overview,
    streams,
    sync,
    templates,
    tokens,
    walk_steps,
    walks,
)
from walkboard.api import problems as problem_documents
from walkboard.api.addresses import Addresses
from walkboard.api.middleware import AccessLog, BodyLimit, OwnHost, OwnOrigin, SecurityHeaders
from walkboard.api.openapi import describe
from walkboard.api.pages import Client
from walkboard.api.pictures import TemplatePictures
from walkboard.api.policy import security_headers
from walkboard.api.sample import plant_sample
from walkboard.api.services import Services, utc_now
from walkboard.api.walk_news import departed
from walkboard.bus.base import Bus
from walkboard.bus.local import LocalBus
from walkboard.bus.redis import RedisBus
from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.history.compaction import Compactor
from walkboard.history.restored import begin_anew_if_restored
from walkboard.history.writer import LogWriter
from walkboard.images.converting import Intake
from walkboard.images.orphans import ImageKeeper
from walkboard.resources import static_folder
from walkboard.rooms.registry import RoomRegistry
from walkboard.rooms.standing import Standings
from walkboard.rooms.summaries import Summaries
from walkboard.settings import Settings
from walkboard.telemetry import Metrics

ROUTERS = (
    health.router,
    signing_in.router,
    streams.router,
    stream_overview.router,
    templates.router,
    boards.router,
    cards.router,
    members.router,
    invitations.router,
    snapshots.router,
    images.router,
    changes.router,
    flow.router,
    money.router,
    ages.router,
    past.router,
    walks.router,
    walk_steps.router,
    minutes.router,
    agreements.router,
    tokens.router,
    sync.router,
)


class State(TypedDict):
    """What the lifespan leaves for the server that runs the app."""

    services: Services
    owner_secret: str | None


@dataclass(frozen=True)
class Surroundings:
    """What tests replace: the clock, and where the built client is."""

    now: Callable[[], datetime] = utc_now
    client_folder: Path = field(default_factory=static_folder)


def create_app(settings: Settings, addresses: Addresses, surroundings: Surroundings | None = None) -> FastAPI:
    """The application on a migrated data folder; nothing is opened before its lifespan begins."""
    around = surroundings or Surroundings()
    metrics, client = Metrics(), Client(around.client_folder)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[State]:
        async with AsyncExitStack() as stack:
            services = await _build(stack, settings, addresses, metrics, around)
            app.state.services = services
            yield State(services=services, owner_secret=await _first_start(services, settings))

    app = FastAPI(
        title="Walkboard",
        version=version("walkboard"),
        lifespan=lifespan,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_operation_id,
    )
    problem_documents.install(app)
    for router in ROUTERS:
        app.include_router(router)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    app.router.routes.extend(client.routes())
    _wrap(app, addresses, metrics)
    return app


def _wrap(app: FastAPI, addresses: Addresses, metrics: Metrics) -> None:
    """Adds the middleware; the last one added is the first one passed."""
    app.add_middleware(OwnOrigin)
    app.add_middleware(BodyLimit)
    app.add_middleware(OwnHost, addresses=addresses)
    app.add_middleware(SecurityHeaders, headers=security_headers(secure=addresses.secure))
    app.add_middleware(AccessLog, metrics=metrics)


async def _build(
    stack: AsyncExitStack, settings: Settings, addresses: Addresses, metrics: Metrics, surroundings: Surroundings
) -> Services:
    database = Database(settings.database)
    stack.push_async_callback(database.close)
    await begin_anew_if_restored(database)
    pool = await stack.enter_async_context(DocumentPool())
    writer = await stack.enter_async_context(LogWriter(database.sync_engine(), metrics))
    bus = await _bus(stack, settings, metrics)
    compactor = await stack.enter_async_context(Compactor(database, settings.compaction, metrics))
    registry = await stack.enter_async_context(
        RoomRegistry(
            database, pool, writer, metrics=metrics, compactor=compactor, bus=bus, standings=Standings(database)
        )
    )
    services = Services(
        database=database,
        registry=registry,
        summaries=Summaries(registry),
        pool=pool,
        addresses=addresses,
        lifetimes=settings.lifetimes,
        pictures=TemplatePictures(pool),
        images=Intake(settings.image_limits.one),
        image_limits=settings.image_limits,
        metrics=metrics,
        language=settings.language,
        version=version("walkboard"),
        now=surroundings.now,
    )
    await stack.enter_async_context(ImageKeeper(database, settings.image_limits, surroundings.now))
    registry.on_lost(lambda board_id, person: departed(services, board_id, person))
    return services


async def _bus(stack: AsyncExitStack, settings: Settings, metrics: Metrics) -> Bus:
    if settings.bus_url is None:
        return LocalBus()
    return await stack.enter_async_context(RedisBus(settings.bus_url, metrics))


async def _first_start(services: Services, settings: Settings) -> str | None:
    """Makes sure there is an owner and something to look at; a sign-in secret while the owner never signed in."""
    async with services.database.write() as session:
        owner = await ensure_owner(session, now=services.now())
    if settings.sample:
        await plant_sample(services, owner)
    return await _owner_secret(services, owner)


async def _owner_secret(services: Services, owner: Person) -> str | None:
    async with services.database.write() as session:
        if await has_signed_in(session, owner):
            return None
        return await one_time_link(session, owner, now=services.now(), lifetime=services.lifetimes.sign_in)


def _operation_id(route: APIRoute) -> str:
    return route.name

"""A whole installation in a process: the real app with real SQLite and real document workers, and people in it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from walkboard.accounts.people import create_person, installation_owner
from walkboard.accounts.sessions import open_session
from walkboard.accounts.tables import Person
from walkboard.api.access import SESSION_COOKIE
from walkboard.api.addresses import Addresses
from walkboard.api.services import Services
from walkboard.app import Surroundings, create_app
from walkboard.migration import migrate_folder
from walkboard.settings import Settings

ORIGIN = "http://wall.example.org"


@dataclass
class Clock:
    """The time, which tests can move forward."""

    skipped: timedelta = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.skipped

    def forward(self, **by: float) -> None:
        self.skipped += timedelta(**by)


@dataclass
class Wall:
    """A running installation."""

    app: FastAPI
    services: Services
    clock: Clock
    folder: Path
    _clients: list[httpx.AsyncClient] = field(default_factory=list)

    def client(self, **headers: str) -> httpx.AsyncClient:
        """Somebody's browser, nobody signed in."""
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        client = httpx.AsyncClient(transport=transport, base_url=ORIGIN, headers={"Origin": ORIGIN, **headers})
        self._clients.append(client)
        return client

    async def person(self, name: str) -> "Somebody":
        """A new person, signed in, with no role anywhere."""
        async with self.services.database.write() as session:
            person = await create_person(session, name=name, discipline="design", now=self.clock())
        return await self._signed_in(person)

    async def host(self) -> "Somebody":
        """The owner of the installation, signed in."""
        async with self.services.database.read() as session:
            owner = await installation_owner(session)
        assert owner is not None
        return await self._signed_in(owner)

    async def member(self, owner: "Somebody", board_id: str, role: str, name: str = "") -> "Somebody":
        """A new person who joined the board by an invitation or was made an owner."""
        somebody = await self.person(name or role.title())
        made = await owner.post(f"/api/boards/{board_id}/invitations", {"role": "editor" if role == "owner" else role})
        await somebody.post(f"/api/invitations/{secret_of(made['url'])}/accept", {})
        if role == "owner":
            await owner.patch(f"/api/boards/{board_id}/members/{somebody.id}", {"role": "owner"})
        return somebody

    async def _signed_in(self, person: Person) -> "Somebody":
        async with self.services.database.write() as session:
            secret = await open_session(session, person, now=self.clock(), lifetime=self.services.lifetimes.session)
        client = self.client()
        client.cookies.set(SESSION_COOKIE, secret, domain="wall.example.org")
        return Somebody(person.id, person.name, client)

    async def close(self) -> None:
        for client in self._clients:
            await client.aclose()


@dataclass
class Somebody:
    """A signed-in person and their browser."""

    id: str
    name: str
    client: httpx.AsyncClient

    async def get(self, path: str) -> Any:
        return await self._json("GET", path, None)

    async def post(self, path: str, body: object = None) -> Any:
        return await self._json("POST", path, body)

    async def patch(self, path: str, body: object) -> Any:
        return await self._json("PATCH", path, body)

    async def delete(self, path: str) -> None:
        await self._json("DELETE", path, None)

    async def board(self, title: str = "Wall", template: str = "empty") -> str:
        """The id of a new board of theirs."""
        return str((await self.post("/api/boards", {"title": title, "template": template}))["id"])

    async def _json(self, method: str, path: str, body: object) -> Any:
        answer = await self.client.request(method, path, json=body)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None


def secret_of(url: str) -> str:
    """What follows the # of a link."""
    return url.partition("#")[2]


def problem(answer: httpx.Response) -> dict[str, Any]:
    """The problem document of a refusal, checked for its shape."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    document: dict[str, Any] = answer.json()
    assert {"type", "slug", "title", "status", "detail"} <= set(document) <= {*document, "fields"}
    assert document["type"] == f"/problems/{document['slug']}"
    assert document["status"] == answer.status_code
    assert document["detail"].endswith((".", "?"))
    return document


@asynccontextmanager
async def running_wall(folder: Path, *, client_folder: Path | None = None, **settings: Any) -> AsyncIterator[Wall]:
    """An installation in a folder, from first start to shutdown."""
    chosen = Settings(**{"data_dir": folder, "sample": False, "public_url": ORIGIN, **settings})
    migrate_folder(chosen.data_dir, chosen.database)
    clock = Clock()
    addresses = Addresses(chosen.public_url or ORIGIN, fixed=chosen.public_url is not None)
    app = create_app(chosen, addresses, Surroundings(clock, client_folder or folder / "no-client"))
    async with app.router.lifespan_context(app):
        wall = Wall(app, app.state.services, clock, folder)
        try:
            yield wall
        finally:
            await wall.close()

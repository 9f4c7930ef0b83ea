"""No secret ever reaches a log: not a ticket, not a token, not a link."""

import io
import logging
import sys
from collections.abc import Iterator
from typing import Literal

import pytest
import structlog

from tests.api.stage import Somebody, Wall, secret_of
from walkboard.telemetry import configure_logging

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(params=["text", "json"])
def logged(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    form: Literal["text", "json"] = request.param
    stream = io.StringIO()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    monkeypatch.setattr(sys, "stderr", stream)
    configure_logging("debug", form)
    for ours in ("httpx", "httpcore"):  # the tests' own client
        monkeypatch.setattr(logging.getLogger(ours), "disabled", True)
    yield stream
    root.handlers[:], _ = handlers, root.setLevel(level)
    structlog.reset_defaults()


async def test_requests_are_logged_without_secrets(
    wall: Wall, owner: Somebody, board: str, logged: io.StringIO
) -> None:
    ticket = (await owner.post(f"/api/boards/{board}/ticket"))["ticket"]
    invitation = secret_of((await owner.post(f"/api/boards/{board}/invitations", {"role": "viewer"}))["url"])
    back = secret_of((await owner.post("/api/me/return-link"))["url"])
    await wall.client().get(f"/api/invitations/{invitation}")
    await wall.client().post(f"/api/invitations/{invitation}/accept", json={"name": "Guest"})
    await wall.client().post(f"/api/invitations/{invitation}x/accept", json={"name": "Guest"})
    await wall.client().post("/api/sign-in", json={"token": back})
    await wall.client().get(f"/api/boards?token={ticket}", headers={"Authorization": f"Bearer {back}"})
    written = logged.getvalue()
    assert "/api/invitations/…/accept" in written
    assert f"/api/boards/{board}/ticket" in written
    for secret in (ticket, invitation, back, owner.client.cookies["walkboard_session"]):
        assert secret not in written


async def test_talkative_libraries_are_quiet(logged: io.StringIO) -> None:
    """uvicorn would write a socket's whole address, ticket included."""
    logging.getLogger("uvicorn.error").info('"WebSocket /sync/x?token=SECRET" [accepted]')
    logging.getLogger("websockets.server").debug("GET /sync/x?token=SECRET")
    logging.getLogger("uvicorn.error").warning("something is wrong")
    assert "SECRET" not in logged.getvalue()
    assert "something is wrong" in logged.getvalue()

"""A role that changes while a newcomer's role is asked for: the newer word counts, whoever says it first."""

from types import SimpleNamespace
from typing import Any

import pytest

from walkboard.accounts.permissions import Role
from walkboard.api import sync
from walkboard.errors import TryAgainLater


class _Registry:
    """What is asked of the rooms."""

    def __init__(self, session: Any) -> None:
        self.access_changes = 1
        self.session = session

    def role_changed(self, board_id: str, person_id: str, role: Role | None) -> None:
        self.access_changes += 1
        self.session.role = role


def _stage(monkeypatch: pytest.MonkeyPatch, roles: list[Role], *, unrest: int) -> tuple[Any, Any]:
    refused: list[object] = []
    session = SimpleNamespace(role=Role.EDITOR, person=SimpleNamespace(id="anna"), refuse=refused.append, told=refused)
    registry = _Registry(session)

    async def access(websocket: Any, board_id: str) -> Any:
        role = roles.pop(0) if len(roles) > 1 else roles[0]
        nonlocal unrest
        if unrest:
            unrest -= 1
            registry.role_changed("wall", "anna", Role.VIEWER)
        return SimpleNamespace(role=role)

    monkeypatch.setattr(sync, "_access", access)
    monkeypatch.setattr(sync, "services_of", lambda websocket: SimpleNamespace(registry=registry))
    return session, registry


@pytest.mark.rule("A8")
async def test_a4_an_answer_that_is_older_than_the_news_does_not_undo_it(monkeypatch: pytest.MonkeyPatch) -> None:
    session, _ = _stage(monkeypatch, [Role.EDITOR, Role.VIEWER], unrest=1)
    await sync._ask_again(SimpleNamespace(), "wall", session)  # type: ignore[arg-type]
    assert session.role is Role.VIEWER
    assert session.told == []


async def test_a4_who_can_never_be_asked_in_peace_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    session, _ = _stage(monkeypatch, [Role.EDITOR], unrest=1_000)
    await sync._ask_again(SimpleNamespace(), "wall", session)  # type: ignore[arg-type]
    assert isinstance(session.told[0], TryAgainLater)

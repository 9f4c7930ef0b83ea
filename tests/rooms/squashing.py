"""Squashing in this process: starting two others for every round takes longer than most tests."""

import asyncio
from collections.abc import Sequence

import pytest

from walkboard.documents import fresh, squashing
from walkboard.documents.protocol import Squashed


async def squash(updates: Sequence[bytes], client_id: int) -> Squashed:
    """As the worker does it."""
    return await asyncio.to_thread(squashing.squash, updates, client_id)


async def shown_by(state: bytes) -> bytes:
    """As the worker does it."""
    return await asyncio.to_thread(squashing.facts_of, state)


def squash_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on, in this test."""
    monkeypatch.setattr(fresh, "squash", squash)
    monkeypatch.setattr(fresh, "shown_by", shown_by)

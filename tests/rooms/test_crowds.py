"""Many who come at the same moment and lack the same: the board is loaded once, and what they lack is computed once."""

import asyncio
from collections import Counter
from contextlib import AsyncExitStack
from typing import Any

import pytest

from tests.history.stage import ANNA
from tests.rooms.client import Client, connected
from walkboard.rooms.document import LiveDocument
from walkboard.rooms.registry import RoomRegistry

pytestmark = pytest.mark.asyncio(loop_scope="module")

MANY = 150


@pytest.mark.rule("O10", "S4", "R4")
async def test_what_many_lack_is_computed_once(rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        anna.edit(a=1)
        async with connected(rooms, Client("early")) as early:
            before = early.doc.get_update()
        anna.edit(b="x" * 100_000)
        await anna.saved()
        asked: Counter[str] = Counter()
        for name in ("difference", "state"):
            question = getattr(LiveDocument, name)

            async def counted(*arguments: Any, name: str = name, question: Any = question) -> bytes:
                asked[name] += 1
                answer: bytes = await question(*arguments)
                return answer

            monkeypatch.setattr(LiveDocument, name, counted)
        crowd = [Client(f"c{number}") for number in range(MANY)]
        for client in crowd[::2]:  # half of them were here before
            client.doc.apply_update(before)
        async with AsyncExitStack() as stack:
            await asyncio.gather(*(stack.enter_async_context(connected(rooms, client)) for client in crowd))
            assert all(client.content == anna.content for client in crowd)
        assert asked == {"difference": 1, "state": 1}

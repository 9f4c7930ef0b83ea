"""The server's wall clock jumps by an hour, forward and back, while people edit: nothing that counts comes from it."""

import random
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import walkboard
from tests.faults.hall import open_hall
from tests.history.stage import rows
from tests.rooms.client import Client

PACKAGE = Path(walkboard.__file__).parent
_WALL_CLOCK = re.compile(r"\b(datetime\.(now|utcnow|today)|time\.time|utc_now|date\.today)\b")


@pytest.mark.parametrize("folder", ["rooms", "wire", "documents"])
def test_no_room_document_or_message_looks_at_the_wall_clock(folder: str) -> None:
    for path in (PACKAGE / folder).glob("**/*.py"):
        assert not _WALL_CLOCK.search(path.read_text()), f"{path.name} looks at the wall clock"


@pytest.mark.rule("G2")
async def test_an_hour_forward_and_back_while_people_edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(3)

    class Jumping(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) + timedelta(hours=rng.choice((-1, 0, 1)))

    monkeypatch.setattr("walkboard.history.entries.datetime", Jumping)
    async with open_hall(tmp_path) as hall:
        async with hall.connected(Client("anna")) as anna, hall.connected(Client("ben")) as ben:
            for number in range(20):
                hall.wall.clock.forward(hours=rng.choice((-1, 1)))
                anna.edit(**{f"a{number}": number})
                ben.edit(**{f"b{number}": number})
                await anna.saved()
                await ben.saved()
            await anna.until(lambda: len(anna.content) == 40)
            await ben.until(lambda: ben.content == anna.content)
            assert anna.closed is ben.closed is None
        log = await rows(
            hall.wall.services.database,
            f"SELECT sequence FROM updates WHERE board_id = '{hall.board}' ORDER BY sequence",
        )
        assert [sequence for (sequence,) in log] == list(range(1, len(log) + 1))
        async with hall.connected(Client("cleo")) as cleo:
            assert len(cleo.content) == 40

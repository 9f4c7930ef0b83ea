"""Digests for idle clients: C rules of docs/protocol.md."""

import asyncio
import json
from contextlib import AsyncExitStack

import pycrdt
import pytest

from tests.databases import Databases
from tests.history.stage import ANNA, BEN, make_board, open_database
from tests.rooms.client import Client, connected
from walkboard.accounts.permissions import Role
from walkboard.documents import pool as pool_module
from walkboard.documents.document import Document
from walkboard.documents.pool import DocumentPool
from walkboard.documents.protocol import StateDigests
from walkboard.history.writer import LogWriter
from walkboard.rooms import checks
from walkboard.rooms.registry import RoomRegistry
from walkboard.telemetry import Metrics
from walkboard.wire import messages as wire
from walkboard.wire.varint import encode_varint

pytestmark = pytest.mark.asyncio(loop_scope="module")

CHECK = bytes([wire.CHECK])


@pytest.fixture(autouse=True)
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "QUIET_TIME", 0.05)


def digests_of(client: Client) -> StateDigests:
    document = Document()
    document.load([client.doc.get_update()])
    while (digests := document.digests()) is None:
        pass
    return digests


def report(**parts: list[str]) -> bytes:
    text = json.dumps({"sequence": 1, "parts": parts, "then": "resync"}).encode()
    return encode_varint(wire.DIFFERENCE) + encode_varint(len(text)) + text


async def test_c1_a_check_is_answered_with_the_digests_of_what_is_committed(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN, Role.VIEWER)) as ben:
        for number in range(5):
            anna.edit(**{f"n{number}": {"text": "😀", "number": number / 3}})
        await anna.saved()
        ben.say(CHECK)
        await ben.until(lambda: ben.digests)
        (told,) = ben.digests
        expected = digests_of(anna)
        assert (told["clocks"], told["roots"]) == (expected.clocks, expected.roots)
        assert told["sequence"] == rooms._rooms["wall"].document.sequence
        assert anna.digests == []


async def test_c1_the_same_clocks_with_other_words_have_other_digests() -> None:
    documents = []
    for words in ("AAAA", "BBBB"):
        doc = pycrdt.Doc(client_id=7)
        doc.get("cards", type=pycrdt.Map)["a"] = words
        documents.append(digests_of(Client(ANNA, doc=doc)))
    one, other = documents
    assert one.clocks == other.clocks
    assert [name for name in one.roots if one.roots[name] != other.roots[name]] == ["cards"]


async def test_c2_digests_are_made_once_for_all_who_ask(rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    digests = DocumentPool.digests

    async def counted(pool: DocumentPool, board_id: str) -> StateDigests | None:
        asked.append(board_id)
        return await digests(pool, board_id)

    monkeypatch.setattr(DocumentPool, "digests", counted)
    people = [Client(f"{ANNA}") for _ in range(5)]
    async with AsyncExitStack() as stack:
        for client in people:
            await stack.enter_async_context(connected(rooms, client))
        people[0].edit(a=1)
        await people[0].saved()
        for client in people:
            client.say(CHECK)
            await client.until(lambda client=client: client.digests)
    assert len(asked) == 1


async def test_c2_edits_go_between_the_steps_and_what_is_told_is_what_is_there_then(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        # More than one request's worth of steps.
        anna.edit(**{f"n{number}": number for number in range(2_000)})
        await anna.saved()
        ben.say(CHECK)
        for number in range(20):
            anna.edit(last=number)
            await anna.saved()
        await ben.until(lambda: ben.digests)
        assert ben.digests[0]["roots"] == digests_of(anna).roots
        assert ben.digests[0]["roots"] == digests_of(ben).roots


async def test_c2_only_while_nothing_is_written(rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "QUIET_TIME", 3_600.0)
    async with connected(rooms, Client(ANNA)) as anna:
        anna.edit(a=1)
        await anna.saved()
        anna.say(CHECK)
        anna.edit(a=2)
        await anna.saved()
        assert anna.digests == []
        monkeypatch.setattr(checks, "QUIET_TIME", 0.0)
        rooms._rooms["wall"].mailbox.filled.set()
        await anna.until(lambda: anna.digests)
        assert anna.digests[0]["roots"] == digests_of(anna).roots


async def test_c3_who_asks_again_at_once_is_not_answered(rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        anna.say(CHECK)
        await anna.until(lambda: anna.digests)
        for _ in range(5):
            anna.say(CHECK)
        anna.edit(a=1)
        await anna.saved()
        assert len(anna.digests) == 1
        monkeypatch.setattr(checks, "PAUSE", 0.0)
        anna.say(CHECK)
        await anna.until(lambda: len(anna.digests) == 2)


async def test_c3_who_was_not_sent_everything_is_not_answered(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as slow:
        slow.reading = False
        for key in "acd":
            anna.edit(**{key: "x" * 500_000})
            await anna.saved()
        anna.edit(b=1)
        await anna.saved()
        assert slow.session is not None
        assert slow.session.behind is not None
        slow.say(CHECK)
        anna.say(CHECK)
        await anna.until(lambda: anna.digests)
        slow.read_again()
        await slow.has(b=1)
        assert slow.digests == []


@pytest.mark.rule("W8")
async def test_others_never_hear_of_digests(rooms: RoomRegistry) -> None:
    for frame in (CHECK, report()):
        async with connected(rooms, Client(ANNA, extended=False)) as stock:
            stock.say(frame)
            assert await stock.is_closed() == (4400, "malformed")
    async with connected(rooms, Client(ANNA, extended=False)) as stock, connected(rooms, Client(BEN)) as ben:
        ben.say(CHECK)
        await ben.until(lambda: ben.digests)
        assert not any(frame[0] >= wire.HELLO for frame in stock.heard)


@pytest.mark.rule("C5")
async def test_a_difference_is_counted_and_logged_with_both_digests(
    databases: Databases, pool: DocumentPool, capfd: pytest.CaptureFixture[str]
) -> None:
    database, metrics = await open_database(databases), Metrics()
    await make_board(database, "wall")
    async with (
        LogWriter(database.sync_engine()) as writer,
        RoomRegistry(database, pool, writer, metrics=metrics) as rooms,
        connected(rooms, Client(ANNA)) as anna,
    ):
        anna.say(report(cards=["0123", "4567"]))
        anna.edit(a=1)
        await anna.saved()
        assert anna.closed is None
    assert metrics.registry.get_sample_value("walkboard_state_differences_total", {"then": "resync"}) == 1
    assert "0123 4567" in "".join(capfd.readouterr())
    await database.close()


async def test_a_board_whose_digests_cannot_be_made_goes_on(
    rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def failing(*_: object) -> None:
        raise pool_module.WorkerLost

    monkeypatch.setattr(DocumentPool, "digests", failing)
    async with connected(rooms, Client(ANNA)) as anna:
        anna.say(CHECK)
        anna.edit(a=1)
        await anna.saved()
        async with asyncio.timeout(60):
            while rooms._rooms["wall"].checks:
                await asyncio.sleep(0.01)
        anna.edit(a=2)
        await anna.saved()
        assert anna.closed is None

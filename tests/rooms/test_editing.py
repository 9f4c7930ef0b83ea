"""Editing together, below the sockets: L rules of docs/protocol.md, over a real worker and a real database."""

import asyncio
import gzip
import json

import pycrdt
import pytest

from tests.history.stage import ANNA, BEN, change, make_board, rows
from tests.rooms.client import EMPTY, Client, connected
from walkboard.accounts.permissions import Role
from walkboard.database import Database
from walkboard.errors import BoardDeleted, BoardUnknown, MalformedFrame
from walkboard.rooms.registry import RoomRegistry
from walkboard.wire import messages as wire

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_two_people_see_each_others_edits(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        anna.edit(a=1)
        await ben.has(a=1)
        ben.edit(b=2)
        await anna.has(a=1, b=2)
        await anna.saved()
        await ben.saved()


async def test_l1_the_author_hears_its_own_update_once_committed(rooms: RoomRegistry, database: Database) -> None:
    async with connected(rooms, Client(ANNA, extended=False)) as stock:
        update = stock.edit(a=1)
        await stock.until(lambda: update in stock.updates)
        assert await rows(database, "SELECT person_id, data FROM updates") == [(ANNA, update)]


async def test_l2_everything_counts_duplicates_empties_and_deletions_too(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        update = anna.edit(a=1)
        anna.say(wire.encode_update(update))
        anna.say(wire.encode_update(EMPTY))
        before = anna.doc.get_state()
        del anna.cards["a"]
        anna.say(wire.encode_update(anna.doc.get_update(before)))
        await anna.saved()
        assert anna.acknowledged == 5, "with the reply to the server's first question"


async def test_l3_the_log_keeps_who_wrote_what(rooms: RoomRegistry, database: Database) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        for number in range(20):
            anna.edit(**{f"a{number}": number})
            ben.edit(**{f"b{number}": number})
        await anna.saved()
        await ben.saved()
        written = await rows(database, "SELECT person_id, data FROM updates ORDER BY sequence")
        for person, letter in ((ANNA, "a"), (BEN, "b")):
            doc: pycrdt.Doc[pycrdt.Map[object]] = pycrdt.Doc()
            for author, data in written:
                if author == person:
                    assert isinstance(data, bytes)
                    doc.apply_update(data)
            content = doc.get("cards", type=pycrdt.Map).to_py()
            assert content == {f"{letter}{number}": number for number in range(20)}


async def test_l4_sequences_have_no_holes_and_the_greeting_names_the_last(
    rooms: RoomRegistry, database: Database
) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        for number in range(30):
            anna.edit(n=number)
            await asyncio.sleep(0)
        await anna.saved()
    found = [number for (number,) in await rows(database, "SELECT sequence FROM updates ORDER BY sequence")]
    assert found == list(range(1, len(found) + 1))
    async with connected(rooms, Client(BEN)) as ben:
        assert ben.hello is not None
        assert ben.hello["sequence"] == found[-1]
        assert (ben.hello["epoch"], ben.hello["role"]) == (1, "editor")
        assert ben.hello["person"] == {"id": BEN, "name": "Ben", "discipline": "design"}


async def test_l5_a_viewer_who_writes_is_closed_and_nothing_changes(rooms: RoomRegistry, database: Database) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        anna.edit(a=1)
        async with connected(rooms, Client(BEN, Role.VIEWER)) as viewer:
            await viewer.has(a=1)
            viewer.say(wire.encode_step_2(EMPTY))
            viewer.move(cursor=[1, 2])
            await anna.until(lambda: viewer.doc.client_id in anna.presence)
            assert viewer.closed is None, "an empty reply is not a write, presence is for everybody"
            viewer.edit(a=2)
            assert await viewer.is_closed() == (4403, "not-permitted")
        anna.edit(b=1)
        await anna.saved()
        assert anna.content == {"a": 1, "b": 1}
        assert await rows(database, "SELECT DISTINCT person_id FROM updates") == [(ANNA,)]


async def test_l6_a_gap_is_not_acknowledged_until_the_client_was_asked_and_answered(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        await anna.saved()
        anna.answering = False
        anna.edit_offline(lost=1)
        anna.edit(late=2)
        questions = sum(frame[:2] == b"\x00\x00" for frame in anna.heard)
        await anna.until(lambda: sum(frame[:2] == b"\x00\x00" for frame in anna.heard) > questions)
        anna.edit(later=3)
        await ben.until(lambda: True)
        assert anna.acknowledged == 1
        assert ben.content == {}
        anna.say(wire.encode_step_2(anna.doc.get_update(ben.doc.get_state())))
        await anna.saved()
        await ben.has(lost=1, late=2, later=3)


async def test_l6_a_reply_that_does_not_hold_everything_settles_nothing_before_it(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        await anna.saved()
        anna.answering = False
        anna.edit_offline(lost=1)
        anna.edit(late=2)
        await anna.until(lambda: sum(frame[:2] == b"\x00\x00" for frame in anna.heard) == 2)
        # Clients send a large change as a reply, which need not be the answer to anything.
        anna.say(wire.encode_step_2(anna.edit_offline(large="x" * 1_000)))
        await anna.until(lambda: sum(frame[:2] == b"\x00\x00" for frame in anna.heard) == 3)
        assert anna.acknowledged == 1
        assert ben.content == {}
        anna.say(wire.encode_step_2(anna.doc.get_update(ben.doc.get_state())))
        await anna.saved()
        await ben.has(lost=1, late=2, large="x" * 1_000)


async def test_a_refused_update_closes_its_sender_only(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        # A block that claims to be somebody else's: a client id that Ben wrote with first.
        ben.edit(b=1)
        await anna.has(b=1)
        stolen: pycrdt.Doc[pycrdt.Map[object]] = pycrdt.Doc(client_id=ben.doc.client_id)
        stolen.apply_update(anna.doc.get_update())
        before = stolen.get_state()
        stolen.get("cards", type=pycrdt.Map)["b"] = 666
        anna.say(wire.encode_update(stolen.get_update(before)))
        assert (await anna.is_closed())[0] == 4422
        ben.edit(b=2)
        await ben.saved()
        assert ben.content == {"b": 2}


@pytest.mark.parametrize(
    ("frame", "close"),
    [
        (b"\xff", (4400, "malformed")),
        (b"", (4400, "malformed")),
        (b"\x00\x07\x00", (4400, "malformed")),
        (b"\x80\x00\x02\x02\x00\x00", (4400, "malformed")),
        (b"\x00\x02\x02\x00\x00\x00", (4400, "malformed")),
        (wire.encode_update(bytes((1 << 20) + 1)), (4413, "too-large")),
        (wire.encode_step_1(b"\xff"), (4400, "malformed")),
    ],
    ids=["unknown", "empty", "no-such-step", "long-integer", "trailing", "oversize", "state-vector"],
)
@pytest.mark.rule("W1")
async def test_bad_frames_close_their_sender_only(rooms: RoomRegistry, frame: bytes, close: tuple[int, str]) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        async with connected(rooms, Client(BEN)) as bad:
            bad.say(frame)
            assert await bad.is_closed() == close
        anna.edit(a=1)
        await anna.saved()


async def test_an_update_that_is_garbage_is_refused(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        async with connected(rooms, Client(BEN)) as bad:
            bad.say(wire.encode_update(b"\x01\x01\x07garbage"))
            assert (await bad.is_closed())[0] in (4400, 4422)
        anna.edit(a=1)
        await anna.saved()


async def test_offline_edits_merge_on_return(rooms: RoomRegistry) -> None:
    away = Client(BEN)
    async with connected(rooms, Client(ANNA)) as anna:
        async with connected(rooms, away):
            away.edit(before=1)
            await away.saved()
        for number in range(50):
            away.edit_offline(**{f"offline{number}": number})
        anna.edit(meanwhile=1)
        await anna.saved()
        async with connected(rooms, Client(BEN, doc=away.doc)) as back:
            await back.saved()
            await anna.has(offline49=49)
            await back.until(lambda: back.content == anna.content)


async def test_the_server_writes_too(rooms: RoomRegistry, database: Database) -> None:
    template: pycrdt.Doc[pycrdt.Map[object]] = pycrdt.Doc()
    template.get("cards", type=pycrdt.Map)["starter"] = "card"
    assert await rooms.append("wall", template.get_update(), None) == 1
    async with connected(rooms, Client(ANNA)) as anna:
        assert anna.content == {"starter": "card"}
    with pytest.raises(MalformedFrame):
        await rooms.append("wall", b"garbage", None)


async def test_boards_that_cannot_be_joined(rooms: RoomRegistry, database: Database) -> None:
    with pytest.raises(BoardUnknown):
        await rooms.join("nowhere", Client(ANNA).member, Client(ANNA))
    await make_board(database, "trash")
    await change(database, "UPDATE boards SET deleted_at = '2026-01-01 00:00:00' WHERE id = 'trash'")
    with pytest.raises(BoardDeleted):
        await rooms.join("trash", Client(ANNA).member, Client(ANNA))
    assert len(rooms) == 0


@pytest.mark.rule("S13")
async def test_captured_states_are_committed_states(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        anna.edit(a=1)
        await anna.saved()
        sequence, state = await rooms.document_state("wall")
        copy: pycrdt.Doc[pycrdt.Map[object]] = pycrdt.Doc()
        copy.apply_update(state)
        assert (sequence, copy.get("cards", type=pycrdt.Map).to_py()) == (1, {"a": 1})
        capture = await rooms.capture("wall")
        assert (capture.epoch, capture.sequence) == (1, 1)
        assert (await rooms.outline("wall"))[0] == 1
        first = await rooms.packed_outline("wall")
        assert (await rooms.packed_outline("wall"))[1] is first[1]  # made once until something is committed
        anna.edit(b=1)
        await anna.saved()
        state, packed = await rooms.packed_outline("wall")
        assert (state, json.loads(gzip.decompress(packed))["sequence"]) == ("1-2", 2)


async def test_moves_of_cards_are_stamped_with_who_and_when(rooms: RoomRegistry, database: Database) -> None:
    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(BEN)) as ben:
        for client, key, lane in ((anna, "map:one", "todo"), (ben, "map:two", "doing"), (anna, "map:one", "done")):
            placements = client.doc.get("placements", type=pycrdt.Map)
            before = client.doc.get_state()
            placements[key] = {"lane": lane, "column": "c", "order": "a0"}
            client.say(wire.encode_update(client.doc.get_update(before)))
            await client.saved()
        canvas = anna.doc.get("placements", type=pycrdt.Map)
        before = anna.doc.get_state()
        canvas["canvas:one"] = {"pos": [1, 2], "order": "a0"}
        anna.say(wire.encode_update(anna.doc.get_update(before)))
        await anna.saved()
    found = await rows(
        database, "SELECT sequence, map_id, card_id, from_lane, to_lane, person_id FROM transitions ORDER BY sequence"
    )
    assert found == [
        (1, "map", "one", None, "todo", ANNA),
        (2, "map", "two", None, "doing", BEN),
        (3, "map", "one", "todo", "done", ANNA),
    ]

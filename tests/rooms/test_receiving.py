"""Messages taken at once, and those that have to wait: for the client's allowance, or for space in the mailbox."""

import asyncio

import pytest

from tests.history.stage import ANNA
from tests.rooms.client import Client, connected
from walkboard.rooms import session as sessions
from walkboard.rooms.mailbox import Mailbox
from walkboard.rooms.registry import RoomRegistry
from walkboard.wire import messages as wire

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.rule("F1")
async def test_f1_who_sent_too_much_has_to_wait_and_is_read_again(
    rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "MAX_PAUSE", 0.01)
    async with connected(rooms, Client(ANNA)) as anna:
        assert anna.session is not None
        question = wire.encode_query_awareness()
        taken = 0
        while anna.session.receive_at_once(question):
            taken += 1
            assert taken < 1_000, "every question counts as many frames"
        await anna.session.receive(question)
        assert anna.closed is None


@pytest.mark.rule("S11")
async def test_s11_nothing_is_taken_at_once_while_the_mailbox_is_full(
    rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        assert anna.session is not None
        full = True
        with monkeypatch.context() as patched:
            patched.setattr(Mailbox, "full", property(lambda _: full))
            update = wire.encode_update(anna.edit_offline(a=1))
            assert not anna.session.receive_at_once(update)
            full = False
        assert anna.session.receive_at_once(update)
        anna.sent += 1
        await anna.saved()


@pytest.mark.rule("A4")
async def test_a4_the_role_is_asked_for_messages_taken_at_once(rooms: RoomRegistry) -> None:
    async with connected(rooms, Client(ANNA)) as anna:
        assert anna.session is not None
        update = wire.encode_update(anna.edit_offline(a=1))
        anna.session.role = None
        assert anna.session.receive_at_once(update)
        assert (await anna.is_closed())[0] == 4403


async def test_a_fault_with_one_message_ends_its_connection_only(
    rooms: RoomRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(frame: bytes) -> wire.Message:
        raise RuntimeError("a bug")

    async with connected(rooms, Client(ANNA)) as anna, connected(rooms, Client(ANNA)) as other:
        assert anna.session is not None
        with monkeypatch.context() as patched:
            patched.setattr(sessions, "decode", fails)
            assert anna.session.receive_at_once(wire.encode_query_awareness())
        assert (await anna.is_closed())[1] == "unforeseen"
        await asyncio.sleep(0)
        other.edit(b=2)
        await other.saved()

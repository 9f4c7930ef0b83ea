"""Messages on the short way, from the socket to whoever takes them: in order, whole, and no more than is wanted."""

import asyncio
import os
import random

import pytest
from starlette.websockets import WebSocket
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.frames import Frame, Opcode

from tests.api.test_socket_protocol import TIMEOUT, serving, silent_client
from walkboard.api.frame_protocol import FRAMES_AT_ONCE
from walkboard.api.socket_protocol import EXTENSION, SocketProtocol
from walkboard.api.sockets import Socket


def protocol_of(websocket: WebSocket) -> SocketProtocol:
    protocol = websocket.scope["extensions"][EXTENSION]
    assert isinstance(protocol, SocketProtocol)
    return protocol


class Listener:
    """Takes messages at once, or not, by what `willing` says; what it does not take, its endpoint receives later."""

    def __init__(self, seed: int | None = None) -> None:
        self.heard: list[bytes] = []
        self.direct = 0
        self._rng = random.Random(seed) if seed is not None else None
        self.complete = asyncio.Event()

    def take(self, message: bytes) -> bool:
        if self._rng is not None and self._rng.random() < 0.3:
            return False
        self.direct += 1
        self._hear(message)
        return True

    async def talk(self, websocket: WebSocket, sending: Socket) -> None:
        protocol_of(websocket).receiver = self.take
        while (message := await websocket.receive())["type"] != "websocket.disconnect":
            if self._rng is not None:
                await asyncio.sleep(0)  # while this one is under way, later ones may arrive
            self._hear(message["bytes"])

    def _hear(self, message: bytes) -> None:
        self.heard.append(message)
        if message == b"end":
            self.complete.set()


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.rule("W7")
async def test_w7_messages_keep_their_order_whether_or_not_they_have_to_wait(seed: int) -> None:
    listener, rng = Listener(seed), random.Random(seed)
    messages = [os.urandom(rng.choice([0, 5, 125, 126, 900, 70_000])) for _ in range(300)] + [b"end"]
    stream = b"".join(Frame(Opcode.BINARY, message).serialize(mask=True) for message in messages)
    async with serving(listener.talk) as url:
        client = await silent_client(url)
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(TIMEOUT):
            while stream:
                size = rng.choice([1, 3, 40, 5_000, 100_000])
                await loop.sock_sendall(client, stream[:size])
                stream = stream[size:]
                if rng.random() < 0.1:
                    await asyncio.sleep(0)
            await listener.complete.wait()
        client.close()
    assert listener.heard == messages
    assert 0 < listener.direct < len(messages)


@pytest.mark.rule("W7")
async def test_w7_pieces_and_pings_between_messages_change_nothing() -> None:
    listener = Listener()
    async with serving(listener.talk) as url, connect(url) as client, asyncio.timeout(TIMEOUT):
        await client.send(b"first")
        await client.send([b"in", b"", b"pieces"])
        await (await client.ping())
        for number in range(3 * FRAMES_AT_ONCE):
            await client.send(str(number).encode())
        await client.send(b"end")
        await listener.complete.wait()
    assert listener.heard == [
        b"first",
        b"inpieces",
        *(str(number).encode() for number in range(3 * FRAMES_AT_ONCE)),
        b"end",
    ]


@pytest.mark.rule("F4")
async def test_f4_one_connection_takes_turns_with_others() -> None:
    """However much one sends in one packet, another one is heard before all of it was."""
    order: list[bytes] = []

    async def talk(websocket: WebSocket, sending: Socket) -> None:
        def take(message: bytes) -> bool:
            order.append(message)
            return True

        protocol_of(websocket).receiver = take
        await websocket.receive()

    def many(message: bytes) -> bytes:
        return Frame(Opcode.BINARY, message).serialize(mask=True) * (20 * FRAMES_AT_ONCE)

    async with serving(talk) as url, asyncio.timeout(TIMEOUT):
        one, other = await silent_client(url), await silent_client(url)
        one.send(many(b"1"))
        other.send(many(b"2"))
        while len(order) < 40 * FRAMES_AT_ONCE:
            await asyncio.sleep(0.001)
        one.close()
        other.close()
    turns = sum(order[at] != order[at - 1] for at in range(1, len(order)))
    assert turns >= 3, "each was heard in several turns"


@pytest.mark.rule("W3")
async def test_w3_a_message_beyond_the_limit_is_refused_before_it_is_collected() -> None:
    listener = Listener()
    async with serving(listener.talk, ws_max_size=1_000) as url, connect(url) as client, asyncio.timeout(TIMEOUT):
        await client.send(bytes(1_000))
        await client.send(bytes(1_001))
        with pytest.raises(ConnectionClosed):
            await client.recv()
        assert client.close_code == 4413
    assert listener.heard == [bytes(1_000)]

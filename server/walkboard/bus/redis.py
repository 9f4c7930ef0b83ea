"""The bus over Redis or Valkey: publish and subscribe, nothing is ever stored there.

Two connections, each looked after by a task that connects again, after growing pauses of random length, whatever
happens to it. A connection that says nothing, not even to a ping, is given up: half-open ones are no different.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

import structlog
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from walkboard.bus.base import Listener, board_of
from walkboard.bus.messages import Message, decode, encode
from walkboard.bus.outbox import Outbox
from walkboard.errors import WalkboardError
from walkboard.telemetry import Metrics

CONNECT_TIMEOUT = 5.0
ANSWER_TIMEOUT = 5.0
# The subscribed connection is asked for a sign of life this often, and given up when it gives none for so long.
PING_TIME = 3.0
SILENCE_TIMEOUT = 10.0
FIRST_PAUSE = 0.1
LONGEST_PAUSE = 5.0
# What is said at once.
BATCH = 256
# How long closing waits for what was said last, and each time for the connections' tasks to end.
CLOSE_TIMEOUT = 1.0
# A cancellation can meet a time that runs out in the same moment, and be lost in it: then it is asked for again.
CLOSE_ATTEMPTS = 10

# Ends what was going on when a connection cannot be used: the bus is away, nothing more.
AWAY = (RedisError, OSError, TimeoutError, asyncio.IncompleteReadError)

CHANNEL = "walkboard"

_log = structlog.get_logger(__name__)


class RedisBus:
    """`async with RedisBus(url) as bus`; the address may name a database, a user and a password."""

    def __init__(self, url: str, metrics: Metrics | None = None) -> None:
        """Connects later; raises ValueError for an address that cannot be used."""
        self.node = uuid4().hex
        self.shared = True
        self._redis: Redis = Redis.from_url(
            url,
            socket_connect_timeout=CONNECT_TIMEOUT,
            socket_timeout=ANSWER_TIMEOUT,
            retry=Retry(NoBackoff(), 0),
            health_check_interval=0,
            protocol=2,
        )
        # Databases of one Redis do not separate channels.
        self._all = f"{CHANNEL}:{self._redis.connection_pool.connection_kwargs.get('db') or 0}"
        self._metrics = metrics or Metrics()
        self._listener: Listener | None = None
        self._boards: set[str] = set()
        self._outbox = Outbox()
        self._outgoing = asyncio.Event()
        self._changed = asyncio.Event()
        self._speaks = self._hears = False
        self._closing = False
        self._group = asyncio.TaskGroup()
        self._tasks: list[asyncio.Task[None]] = []

    async def __aenter__(self) -> Self:
        """Starts to connect; does not wait for it."""
        await self._group.__aenter__()
        self._tasks = [
            self._group.create_task(self._again_and_again("publishing", self._publishing)),
            self._group.create_task(self._again_and_again("listening", self._listening)),
        ]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Says what waits, if that is possible at once, and lets go of the connections."""
        self._closing = True
        self._outgoing.set()
        await asyncio.wait(self._tasks[:1], timeout=CLOSE_TIMEOUT if self._speaks else 0)
        for _ in range(CLOSE_ATTEMPTS):
            for task in self._tasks:
                task.cancel()
            _, pending = await asyncio.wait(self._tasks, timeout=CLOSE_TIMEOUT)
            if not pending:
                break
        await self._group.__aexit__(kind, error, trace)
        await self._redis.aclose()

    @property
    def usable(self) -> bool:
        """Whether both connections work."""
        return self._speaks and self._hears

    def listen(self, listener: Listener) -> None:
        """See Bus."""
        self._listener = listener

    def follow(self, board_id: str) -> None:
        """See Bus."""
        self._boards.add(board_id)
        self._changed.set()

    def unfollow(self, board_id: str) -> None:
        """See Bus."""
        self._boards.discard(board_id)
        self._changed.set()

    def publish(self, message: Message) -> None:
        """See Bus. While the bus is away everything is dropped: whoever comes back asks, and reads the log."""
        if not self._speaks:
            return
        before = self._outbox.dropped
        board_id = board_of(message)
        self._outbox.put(message, board_id, encode(self.node, message))
        self._metrics.bus_dropped.inc(self._outbox.dropped - before)
        self._outgoing.set()

    async def _again_and_again(self, what: str, work: Callable[[], Awaitable[None]]) -> None:
        pause = FIRST_PAUSE
        while not self._closing:
            try:
                await work()
            except AWAY as error:
                if pause == FIRST_PAUSE:
                    _log.warning("bus away", what=what, error=type(error).__name__)
            except Exception:  # noqa: BLE001 - raised here it would end the server, which can do without a bus
                _log.exception("bus failed", what=what)
            if self._worked(what):
                pause = FIRST_PAUSE
            await asyncio.sleep(pause * (0.5 + random.random()))  # noqa: S311 (jitter, no secret)
            pause = min(pause * 2, LONGEST_PAUSE)

    def _worked(self, what: str) -> bool:
        """Whether a connection had worked before it ended, which starts the pauses again; notes that it is gone."""
        worked = self._speaks if what == "publishing" else self._hears
        if what == "publishing":
            self._speaks = False
            self._outbox.clear()
        else:
            self._hears = False
        return worked

    # -- speaking

    async def _publishing(self) -> None:
        async with asyncio.timeout(CONNECT_TIMEOUT):
            await self._redis.ping()
        self._speaks = True
        while not (self._closing and not self._outbox):
            self._outgoing.clear()
            batch = self._outbox.take(BATCH)
            if batch:
                await self._say(batch)
            else:
                await self._wait_for_words()

    async def _say(self, batch: list[tuple[str | None, bytes]]) -> None:
        pipeline = self._redis.pipeline(transaction=False)
        for board_id, data in batch:
            _ = pipeline.publish(self._channel(board_id), data)
        async with asyncio.timeout(ANSWER_TIMEOUT):
            await pipeline.execute()
        self._metrics.bus_published.inc(len(batch))

    async def _wait_for_words(self) -> None:
        """Until there is something to say; now and then it is tried whether anybody would hear it."""
        try:
            async with asyncio.timeout(PING_TIME):
                await self._outgoing.wait()
        except TimeoutError:
            async with asyncio.timeout(ANSWER_TIMEOUT):
                await self._redis.ping()

    # -- hearing

    async def _listening(self) -> None:
        pubsub = self._redis.pubsub()
        try:
            async with asyncio.timeout(CONNECT_TIMEOUT):
                await pubsub.subscribe(self._all)
            async with asyncio.TaskGroup() as tasks:
                keeping = tasks.create_task(self._keep_subscribed(pubsub))
                try:
                    await self._hear(pubsub)
                finally:
                    keeping.cancel()
        except BaseExceptionGroup as errors:
            raise errors.exceptions[0] from None
        finally:
            self._hears = False
            await pubsub.aclose()  # type: ignore[no-untyped-call]

    async def _hear(self, pubsub: PubSub) -> None:
        loop = asyncio.get_running_loop()
        heard_at = loop.time()
        while not self._closing:
            message = await pubsub.get_message(timeout=PING_TIME)
            now = loop.time()
            if message is not None:
                heard_at = now
                self._take(message)
            elif now - heard_at > SILENCE_TIMEOUT:
                raise TimeoutError("The bus is silent.")

    async def _keep_subscribed(self, pubsub: PubSub) -> None:
        """Subscribes to what is followed, and pings where nothing changes."""
        subscribed: set[str] = set()
        while not self._closing:
            self._changed.clear()
            wanted = set(self._boards)
            async with asyncio.timeout(ANSWER_TIMEOUT):
                if wanted - subscribed:
                    await pubsub.subscribe(*map(self._channel, wanted - subscribed))
                if subscribed - wanted:
                    await pubsub.unsubscribe(*map(self._channel, subscribed - wanted))
            subscribed = wanted
            try:
                async with asyncio.timeout(PING_TIME):
                    await self._changed.wait()
            except TimeoutError:
                async with asyncio.timeout(ANSWER_TIMEOUT):
                    await pubsub.ping()

    def _take(self, message: dict[str, Any]) -> None:
        if self._listener is None:
            return
        if message["type"] == "subscribe":
            board_id = self._board(message["channel"].decode())
            self._hears = True
            if board_id is None or board_id in self._boards:
                self._listener.follows(board_id)
        elif message["type"] == "message":
            try:
                sender, content = decode(message["data"])
            except WalkboardError as error:
                _log.warning("a message on the bus cannot be read", error=error.detail)
                return
            self._metrics.bus_heard.inc()
            if sender != self.node:
                self._listener.heard(sender, content)

    def _channel(self, board_id: str | None) -> str:
        return self._all if board_id is None else f"{self._all}:{board_id}"

    def _board(self, channel: str) -> str | None:
        return channel[len(self._all) + 1 :] or None

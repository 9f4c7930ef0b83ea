"""A Redis whose connections fail once, at the call one chooses: what is asked of it, or what it answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from redis.asyncio.connection import AbstractConnection
from redis.exceptions import ConnectionError as RedisConnectionError


class FailingConnections:
    """Counts what is sent and what is read, and makes the k-th of it fail."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.calls = 0
        self.failed = False

    def count(self) -> None:
        self.calls += 1
        if self.calls == self.at:
            self.failed = True
            raise RedisConnectionError("the cable was pulled")


@contextmanager
def failing_connections(at: int) -> Iterator[FailingConnections]:
    """Lets the k-th call on any connection to Redis fail; 0 only counts."""
    fault = FailingConnections(at)
    send, read = AbstractConnection.send_packed_command, AbstractConnection.read_response

    async def send_or_fail(connection: Any, *arguments: Any, **options: Any) -> Any:
        fault.count()
        return await send(connection, *arguments, **options)

    async def read_or_fail(connection: Any, *arguments: Any, **options: Any) -> Any:
        answer = await read(connection, *arguments, **options)
        fault.count()  # what was read is lost
        return answer

    AbstractConnection.send_packed_command = send_or_fail  # type: ignore[method-assign]
    AbstractConnection.read_response = read_or_fail  # type: ignore[method-assign, assignment]
    try:
        yield fault
    finally:
        AbstractConnection.send_packed_command = send  # type: ignore[method-assign]
        AbstractConnection.read_response = read  # type: ignore[method-assign]

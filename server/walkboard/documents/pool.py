"""The worker processes as the gateway sees them: calls with timeouts, restarts with damping, boards spread over them.

A worker that dies or hangs loses the documents of its boards, nothing else: calls under way raise WorkerLost, the
worker is started again, and who wants such a board loads it again from the log.
"""

from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from walkboard.documents.protocol import Batch, Submission


class DocumentPool:
    """An async context manager that owns the workers."""

    def __init__(self, workers: int = 1, memory_bytes: int = 4 << 30) -> None:
        """`memory_bytes` is the address space each worker may have."""
        self.on_worker_lost: Callable[[frozenset[str]], None] | None = None

    async def __aenter__(self) -> Self:
        """Starts the workers."""
        raise NotImplementedError

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends them; none is left behind."""

    async def load(self, board_id: str, updates: Sequence[bytes], claims: Mapping[int, str | None]) -> None:
        """Rebuilds a board's document from its log. Raises DocumentBroken or WorkerLost."""
        raise NotImplementedError

    async def apply(self, board_id: str, submissions: Sequence[Submission]) -> Batch:
        """Checks and applies; nothing if it raises. Raises WorkerLost or DocumentDiscarded: then load again."""
        raise NotImplementedError

    async def difference(self, board_id: str, state_vector: bytes) -> bytes:
        """The update somebody with this state vector lacks. Raises MalformedFrame, WorkerLost or DocumentDiscarded."""
        raise NotImplementedError

    async def state(self, board_id: str) -> bytes:
        """The whole document as one update. Raises WorkerLost or DocumentDiscarded."""
        raise NotImplementedError

    async def outline(self, board_id: str) -> dict[str, Any]:
        """The board without its texts. Raises WorkerLost or DocumentDiscarded."""
        raise NotImplementedError

    async def outline_of(self, update: bytes) -> dict[str, Any]:
        """The outline of a stored state. Raises WorkerLost or DocumentBroken."""
        raise NotImplementedError

    async def template(self, key: str, language: str, author: str) -> bytes:
        """The first update of a board made from a template. Raises TemplateUnknown or WorkerLost."""
        raise NotImplementedError

    async def unload(self, board_id: str) -> None:
        """Lets go of a board's document; not loaded is fine."""
        raise NotImplementedError

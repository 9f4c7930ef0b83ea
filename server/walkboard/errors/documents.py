"""What can happen to the documents in the workers."""

# ruff: noqa: N818

from walkboard.errors.base import WalkboardError
from walkboard.errors.ours import TryAgainLater


class WorkerLost(TryAgainLater):
    """The worker that held the board died or hung, or never had the board: it must be loaded again.

    `executing` says whether the worker was at this very request when it was lost, or had not come to it.
    """

    def __init__(self, detail: str | None = None, *, executing: bool = False) -> None:
        """A request that waited behind another is innocent."""
        super().__init__(detail)
        self.executing = executing


class DocumentDiscarded(TryAgainLater):
    """The document met something unforeseen and was thrown away; `culprit` is the index of the update, if known."""

    def __init__(self, detail: str | None = None, culprit: int | None = None) -> None:
        """`culprit` counts from zero in the list of submissions."""
        super().__init__(detail)
        self.culprit = culprit


class NotTheFirst(TryAgainLater):
    """An update was only to be the first of its board, and there is one already."""


class DocumentBroken(WalkboardError):
    """The stored updates of a board cannot be put together; `culprit` is the index of the one, if known."""

    slug = "document-broken"
    status = 500
    close_code = 1013
    title = "This board cannot be opened"
    default_detail = "What is stored of the board cannot be read. Ask who runs Walkboard to look at its log."

    def __init__(self, detail: str | None = None, culprit: int | None = None) -> None:
        """`culprit` counts from zero in the list of updates."""
        super().__init__(detail)
        self.culprit = culprit

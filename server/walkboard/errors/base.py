"""The root of all refusals."""

# ruff: noqa: N818

from typing import ClassVar


class WalkboardError(Exception):
    """A refusal with a stable slug; `detail` is one or two plain sentences for the person who reads it."""

    slug: ClassVar[str] = "unforeseen"
    status: ClassVar[int] = 500
    close_code: ClassVar[int] = 1011
    title: ClassVar[str] = "Something went wrong here"
    default_detail: ClassVar[str] = "Walkboard met something unforeseen. Nothing that was saved is lost. Try again."

    def __init__(self, detail: str | None = None) -> None:
        """Takes a `detail` that fits the case better than the class's own."""
        self.detail = detail or self.default_detail
        super().__init__(self.detail)


class Unforeseen(WalkboardError):
    """A bug: what is told to a client instead of a traceback."""

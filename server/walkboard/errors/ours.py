"""What went wrong on our side."""

# ruff: noqa: N818

from walkboard.errors.base import WalkboardError


class BoardDamaged(WalkboardError):
    """Stored bytes of a board are not those that were written; nothing is guessed."""

    slug = "board-damaged"
    status = 500
    close_code = 1011
    title = "The stored board is damaged"
    default_detail = (
        "What is stored of this board was damaged on disk. Let the owner of the installation restore a backup."
    )


class Restarting(WalkboardError):
    """The server is draining; come back in a moment."""

    slug = "restarting"
    status = 503
    close_code = 1012
    title = "Restarting"
    default_detail = "Walkboard is restarting. It will be back in a moment."


class TryAgainLater(WalkboardError):
    """Something needed is away for now: the database, a worker, room for one more."""

    slug = "try-again-later"
    status = 503
    close_code = 1013
    title = "Not just now"
    default_detail = "Walkboard cannot do this just now. Try again in a moment."

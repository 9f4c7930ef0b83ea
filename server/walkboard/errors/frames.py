"""Refusals of what came over the wire."""

# ruff: noqa: N818

from walkboard.errors.base import WalkboardError


class MalformedFrame(WalkboardError):
    """Bytes that are not a message of the protocol."""

    slug = "malformed"
    status = 400
    close_code = 4400
    title = "Not a message of the protocol"
    default_detail = "The message could not be read."


class OtherEpoch(WalkboardError):
    """The client holds a history from before the board was restored or squashed."""

    slug = "other-epoch"
    status = 409
    close_code = 4409
    title = "The board has a new history"
    default_detail = "The board has a new history since. Reload it; changes not yet sent are kept as a copy."


class EarlierHistory(OtherEpoch):
    """What the client said names a client id of an earlier epoch; the board itself is in the epoch it should be in."""


class TooLarge(WalkboardError):
    """A frame or a change larger than the limits."""

    slug = "too-large"
    status = 413
    close_code = 4413
    title = "Too large"
    default_detail = "The change is larger than a board takes at once."


class UpdateRefused(WalkboardError):
    """A well-formed message whose update cannot be applied to the board."""

    slug = "update-refused"
    status = 422
    close_code = 4422
    title = "The change was refused"
    default_detail = "The change cannot be applied to this board."

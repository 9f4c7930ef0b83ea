"""Refusals about who is asking."""

# ruff: noqa: N818

from walkboard.errors.base import WalkboardError


class NotSignedIn(WalkboardError):
    """Nobody, or a session or token that is no longer good."""

    slug = "not-signed-in"
    status = 401
    close_code = 4401
    title = "Not signed in"
    default_detail = "Open your personal link or the invitation again to sign in."


class NotPermitted(WalkboardError):
    """Known, but the role does not include this."""

    slug = "not-permitted"
    status = 403
    close_code = 4403
    title = "Not permitted"
    default_detail = "Your role does not include this. Ask an owner of the board."


class SignInUnknown(WalkboardError):
    """A sign-in link that was never given out, or was replaced or revoked."""

    slug = "sign-in-unknown"
    status = 404
    close_code = 4404
    title = "This sign-in link is not known"
    default_detail = "The sign-in link is not known here, or was replaced by a newer one. Ask for a new link."


class SignInExpired(WalkboardError):
    """A one-time link that was used, or is too old."""

    slug = "sign-in-expired"
    status = 410
    close_code = 4403
    title = "This sign-in link is used up"
    default_detail = "The sign-in link was used before or is too old. Ask for a new link."


class TokenUnknown(WalkboardError):
    """No API token with this id."""

    slug = "token-unknown"
    status = 404
    close_code = 4404
    title = "No such token"
    default_detail = "There is no API token with this id."


class PersonUnknown(WalkboardError):
    """No person with this id or name."""

    slug = "person-unknown"
    status = 404
    close_code = 4404
    title = "Nobody here by that name"
    default_detail = "Nobody here has this id or name."

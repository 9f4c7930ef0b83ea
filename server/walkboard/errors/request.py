"""Refusals of the request itself."""

# ruff: noqa: N818

from collections.abc import Sequence

from walkboard.errors.base import WalkboardError


class InputRefused(WalkboardError):
    """The body or a parameter cannot be used; `fields` says which, each with a sentence."""

    slug = "input-refused"
    status = 422
    close_code = 4400
    title = "This cannot be used"
    default_detail = "Something in the request cannot be used."

    def __init__(self, detail: str | None = None, fields: Sequence[tuple[str, str]] = ()) -> None:
        """`fields` are pairs of a field's name and what is wrong with it."""
        super().__init__(detail)
        self.fields = tuple(fields)


class BodyTooLarge(WalkboardError):
    """More bytes than a request may have."""

    slug = "body-too-large"
    status = 413
    close_code = 4413
    title = "Too much at once"
    default_detail = "The request is larger than Walkboard takes at once."


class PageUnknown(WalkboardError):
    """No such address."""

    slug = "not-found"
    status = 404
    close_code = 4404
    title = "Nothing is here"
    default_detail = "There is nothing at this address. Check the link."


class MethodRefused(WalkboardError):
    """The address exists, the method does not."""

    slug = "method-not-allowed"
    status = 405
    close_code = 4400
    title = "Not possible here"
    default_detail = "This address does not know that method."


class OriginRefused(WalkboardError):
    """A browser page of another site (or of nowhere) used a person's cookie."""

    slug = "origin-refused"
    status = 403
    close_code = 4403
    title = "Asked from another site"
    default_detail = (
        "This came from a page of another address. Open Walkboard at its own address, "
        "or let the owner list the address in WALKBOARD_PUBLIC_URL or WALKBOARD_ALLOWED_ORIGINS."
    )


class HostRefused(WalkboardError):
    """The Host header names an address this installation does not answer to."""

    slug = "host-refused"
    status = 421
    close_code = 4403
    title = "Not the address of this wall"
    default_detail = (
        "Walkboard does not know that it can be reached at this address. "
        "Let the owner set WALKBOARD_PUBLIC_URL to the address people use."
    )

"""Every refusal Walkboard knows, in one tree. Pure: no framework, no I/O.

Each class carries a stable `slug` (the name clients rely on), the HTTP `status` of its problem document (RFC 9457),
the WebSocket `close_code` and a `title`. The `detail` says in plain words what happened and what to do; a class has one
that fits most cases. Names say what happened, as they are read in `raise NotPermitted`.

    WalkboardError
    ├── InputRefused, BodyTooLarge, PageUnknown, MethodRefused, HostRefused, OriginRefused      the request itself
    ├── NotSignedIn, NotPermitted, SignInUnknown, SignInExpired                                 who is asking
    ├── …Unknown, BoardDeleted, InvitationExpired, StreamNotEmpty, LastOwner                    what is asked for
    ├── MalformedFrame, OtherEpoch, TooLarge, UpdateRefused                                     what came over the wire
    └── BoardDamaged, Restarting, TryAgainLater, Unforeseen                      our side
"""

# ruff: noqa: N818

from collections.abc import Sequence
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


# -- the request itself


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


# -- who is asking


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


# -- what is asked for


class BoardUnknown(WalkboardError):
    """No such board, or none this person may know of."""

    slug = "board-unknown"
    status = 404
    close_code = 4404
    title = "No such board"
    default_detail = "There is no board here that you can open. Check the link, or ask its owner for an invitation."


class BoardDeleted(WalkboardError):
    """The board lies in the trash."""

    slug = "board-deleted"
    status = 410
    close_code = 4410
    title = "This board was deleted"
    default_detail = "The board was deleted. An owner of the board can restore it."


class StreamUnknown(WalkboardError):
    """No such value stream."""

    slug = "stream-unknown"
    status = 404
    close_code = 4404
    title = "No such value stream"
    default_detail = "There is no value stream with this id."


class StreamNotEmpty(WalkboardError):
    """A value stream with boards cannot be removed."""

    slug = "stream-not-empty"
    status = 409
    close_code = 4400
    title = "This value stream still has boards"
    default_detail = "Move or delete its boards first, deleted ones included."


class TemplateUnknown(WalkboardError):
    """No template with this key."""

    slug = "template-unknown"
    status = 404
    close_code = 4404
    title = "No such template"
    default_detail = "There is no template with this key. GET /api/templates lists them."


class MemberUnknown(WalkboardError):
    """The person is not a member of the board."""

    slug = "member-unknown"
    status = 404
    close_code = 4404
    title = "Not a member"
    default_detail = "This person is not a member of the board."


class LastOwner(WalkboardError):
    """A board must keep an owner."""

    slug = "last-owner"
    status = 409
    close_code = 4400
    title = "A board needs an owner"
    default_detail = "This is the board's only owner. Make somebody else an owner first."


class InvitationUnknown(WalkboardError):
    """No such invitation."""

    slug = "invitation-unknown"
    status = 404
    close_code = 4404
    title = "This invitation is not known"
    default_detail = "The invitation is not known here. Check the link, or ask for a new one."


class InvitationExpired(WalkboardError):
    """An invitation that ran out or was withdrawn."""

    slug = "invitation-expired"
    status = 410
    close_code = 4403
    title = "This invitation has ended"
    default_detail = "The invitation ran out or was withdrawn. Ask for a new one."


class SnapshotUnknown(WalkboardError):
    """No such snapshot of this board."""

    slug = "snapshot-unknown"
    status = 404
    close_code = 4404
    title = "No such snapshot"
    default_detail = "This board has no snapshot with this id."


# -- what came over the wire


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
    default_detail = "The board was restored since. Reload it; changes not yet sent are kept as a copy."


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


# -- our side


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


# -- the documents


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


class DocumentBroken(WalkboardError):
    """The stored updates of a board cannot be put together."""

    slug = "document-broken"
    status = 500
    close_code = 1013
    title = "This board cannot be opened"
    default_detail = "What is stored of the board cannot be read. Ask who runs Walkboard to look at its log."

"""Refusals about what is asked for: boards, people on them, snapshots."""

# ruff: noqa: N818

from walkboard.errors.base import WalkboardError


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


class MapUnknown(WalkboardError):
    """No such map on the board."""

    slug = "map-unknown"
    status = 404
    close_code = 4404
    title = "No such map"
    default_detail = "There is no such map on this board any more. Look at the board for what is there now."


class CardUnknown(WalkboardError):
    """No such card on the board."""

    slug = "card-unknown"
    status = 404
    close_code = 4404
    title = "No such card"
    default_detail = "There is no such card on this board. Look at the board for what is there now."


class NoFlow(WalkboardError):
    """A map through which no work flows has no times to tell."""

    slug = "no-flow"
    status = 409
    close_code = 4400
    title = "No work flows through this map"
    default_detail = "Times are told of maps with columns in which work is done and one in which it is finished."


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

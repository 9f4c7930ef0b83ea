"""Refusals about walks and what was agreed on them."""

# ruff: noqa: N818

from walkboard.errors.base import WalkboardError


class WalkUnknown(WalkboardError):
    """No such walk of this board."""

    slug = "walk-unknown"
    status = 404
    close_code = 4404
    title = "No such walk"
    default_detail = "This board has no walk with this id."


class WalkEnded(WalkboardError):
    """The walk is over: its minutes are written and do not change any more."""

    slug = "walk-ended"
    status = 409
    close_code = 4400
    title = "This walk has ended"
    default_detail = "The walk has ended and its minutes are written. Start a new walk to go on."


class WalkRunning(WalkboardError):
    """There are no minutes before the walk has ended."""

    slug = "walk-running"
    status = 409
    close_code = 4400
    title = "This walk is still under way"
    default_detail = "The walk is still under way. Its minutes are written when it ends."


class StopUnknown(WalkboardError):
    """No such stop on this walk."""

    slug = "stop-unknown"
    status = 404
    close_code = 4404
    title = "No such stop"
    default_detail = "This walk has no stop with this id."


class TooManyStops(WalkboardError):
    """A walk has as many stops as a walk can have."""

    slug = "too-many-stops"
    status = 409
    close_code = 4400
    title = "That is a long walk"
    default_detail = "The walk has as many stops as it can hold. Skip or replace one."


class NotLeading(WalkboardError):
    """Only who leads the walk may do this, or somebody whose role lets them lead over others."""

    slug = "not-leading"
    status = 403
    close_code = 4403
    title = "Somebody else leads this walk"
    default_detail = "Somebody else leads this walk. Ask them to hand it over."


class AgreementUnknown(WalkboardError):
    """No such decision or action on this board."""

    slug = "agreement-unknown"
    status = 404
    close_code = 4404
    title = "No such decision or action"
    default_detail = "This board has no decision or action with this id."


class AgreementTaken(WalkboardError):
    """The id stands for something else already."""

    slug = "agreement-taken"
    status = 409
    close_code = 4400
    title = "This was written by somebody else"
    default_detail = "There is a decision or action with this id already, and it says something else."

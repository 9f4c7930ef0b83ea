"""What a role may do: one table, pure. Everything that asks "may she?" asks here, REST and sync alike."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """How somebody takes part in one board. The owner of the installation is owner of every board.

    A facilitator does what an editor does, and may lead a walk that somebody else leads.
    """

    OWNER = "owner"
    FACILITATOR = "facilitator"
    EDITOR = "editor"
    VIEWER = "viewer"


class Standing(StrEnum):
    """What somebody is in the installation as a whole."""

    HOST = "installation-owner"
    PERSON = "person"


class Action(StrEnum):
    """Everything that is permitted or not; the value is the name in logs."""

    VIEW = "board.view"
    EDIT = "board.edit"
    CHANGE = "board.change"
    DUPLICATE = "board.duplicate"
    DELETE = "board.delete"
    RESTORE = "board.restore"
    TAKE_SNAPSHOT = "board.take-snapshot"
    TAKE_PART = "walk.take-part"
    AGREE = "walk.agree"
    LEAD = "walk.lead"
    LEAD_OVER_OTHERS = "walk.lead-over-others"
    SEE_MEMBERS = "board.see-members"
    MANAGE_MEMBERS = "board.manage-members"
    INVITE = "board.invite"
    CREATE_BOARD = "installation.create-board"
    MANAGE_STREAMS = "installation.manage-streams"
    MANAGE_TOKENS = "installation.manage-tokens"
    DESCRIBE_STREAM = "stream.describe"
    SEE_MONEY = "stream.see-money"
    ENTER_MONEY = "stream.enter-money"
    DECIDE_MONEY = "stream.decide-who-sees-money"


_EVERY_ROLE = frozenset(Role)
_WHO_EDITS = frozenset({Role.OWNER, Role.FACILITATOR, Role.EDITOR})
_WHO_FACILITATES = frozenset({Role.OWNER, Role.FACILITATOR})
_OWNERS = frozenset({Role.OWNER})
_EVERYBODY = frozenset({Standing.HOST, Standing.PERSON})
_HOST = frozenset({Standing.HOST})

PERMISSIONS: Mapping[Action, frozenset[Role] | frozenset[Standing]] = MappingProxyType(
    {
        Action.VIEW: _EVERY_ROLE,
        Action.EDIT: _WHO_EDITS,
        Action.CHANGE: _WHO_EDITS,
        Action.DUPLICATE: _EVERY_ROLE,
        Action.DELETE: _OWNERS,
        Action.RESTORE: _OWNERS,
        Action.TAKE_SNAPSHOT: _WHO_EDITS,
        Action.TAKE_PART: _EVERY_ROLE,
        Action.AGREE: _WHO_EDITS,
        Action.LEAD: _WHO_EDITS,
        Action.LEAD_OVER_OTHERS: _WHO_FACILITATES,
        Action.SEE_MEMBERS: _EVERY_ROLE,
        Action.MANAGE_MEMBERS: _OWNERS,
        Action.INVITE: _OWNERS,
        Action.CREATE_BOARD: _EVERYBODY,
        Action.MANAGE_STREAMS: _HOST,
        Action.MANAGE_TOKENS: _HOST,
        # The role in a value stream is the strongest on the boards that its people put there (`boards/streams.py`).
        Action.DESCRIBE_STREAM: _WHO_FACILITATES,
        # By default: each stream says which roles see its money.
        Action.SEE_MONEY: _WHO_FACILITATES,
        Action.ENTER_MONEY: _WHO_FACILITATES,
        Action.DECIDE_MONEY: _OWNERS,
    }
)


def may(who: Role | Standing | None, action: Action) -> bool:
    """Whether `who` may do `action`; nobody (None) may do nothing."""
    return who is not None and who in PERMISSIONS[action]


_STRENGTH = (Role.VIEWER, Role.EDITOR, Role.FACILITATOR, Role.OWNER)


def at_least(role: Role, least: Role) -> bool:
    """Whether a role is another one or more."""
    return _STRENGTH.index(role) >= _STRENGTH.index(least)


def strongest(roles: Iterable[Role]) -> Role | None:
    """The strongest of several roles; None without any."""
    return max(roles, key=_STRENGTH.index, default=None)


def standing_of(owner: bool) -> Standing:
    """The standing of a person, from the flag kept with them."""
    return Standing.HOST if owner else Standing.PERSON


def effective_role(owner: bool, member_role: Role | None) -> Role | None:
    """The role on a board: owner everywhere for the owner of the installation, otherwise that of the membership."""
    return Role.OWNER if owner else member_role

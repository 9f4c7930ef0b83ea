"""Who leads a walk: pure rules over who was given the lead, who is here, and what roles allow.

Somebody was given the lead; they hold it as long as their role lets them lead. Where nobody holds it, or who holds it
is not here, anybody who may lead takes it. An owner or a facilitator steers at any time.
"""

from dataclasses import dataclass

from walkboard.accounts.permissions import Action, Role, may
from walkboard.errors import InputRefused, NotLeading, NotPermitted


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is asking, and what they are on this board at this moment."""

    person_id: str
    role: Role


@dataclass(frozen=True, slots=True)
class Lead:
    """Who was given the lead, what they are on the board now, and whether they are connected."""

    person_id: str | None
    role: Role | None
    present: bool

    @property
    def holder(self) -> str | None:
        """Who leads; None while nobody does."""
        return self.person_id if self.person_id is not None and may(self.role, Action.LEAD) else None


def require_steering(actor: Actor, lead: Lead) -> None:
    """Raises NotPermitted for a role that never leads, NotLeading where somebody else does."""
    if not may(actor.role, Action.LEAD):
        raise NotPermitted
    if lead.holder == actor.person_id or may(actor.role, Action.LEAD_OVER_OTHERS):
        return
    if lead.holder is None:
        raise NotLeading("Nobody leads this walk now. Take the lead first.")
    if not lead.present:
        raise NotLeading("Who leads this walk is not here. Take the lead first.")
    raise NotLeading


def handed(actor: Actor, lead: Lead, target: str, target_role: Role | None) -> str:
    """Who leads from now on; raises NotPermitted, NotLeading, or InputRefused for somebody who may not lead."""
    if not may(actor.role, Action.LEAD):
        raise NotPermitted
    free = lead.holder is None or not lead.present
    if not (target == actor.person_id and free):
        require_steering(actor, lead)
    if not may(target_role, Action.LEAD):
        raise InputRefused(fields=[("person_id", "Choose somebody who may edit this board.")])
    return target

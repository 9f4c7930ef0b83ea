"""Replenishment: a card that moves to where work is started was committed to (The Kanban Guide)."""

from walkboard.maps.flow.stages import Stages
from walkboard.maps.places import Spot


def commits(stages: Stages | None, origin: Spot | None, target: Spot | None) -> bool:
    """Whether a move crosses the point where work is started, and does not finish it at once."""
    if stages is None or stages.start is None or target is None:
        return False
    where = stages.position.get(target.column or "")
    was = stages.position.get(origin.column or "") if origin else None
    if where is None or (stages.finish is not None and where >= stages.finish):
        return False
    return where >= stages.start and (was is None or was < stages.start)

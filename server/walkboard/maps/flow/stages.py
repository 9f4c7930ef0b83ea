"""The stages work goes through on a map: its innermost columns in order, where work starts and where it is finished."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from walkboard.maps.kinds import Kind, State
from walkboard.maps.structure import Structure


@dataclass(frozen=True, slots=True)
class Stage:
    """A column work goes through. A column of an unknown role is active: somebody does something there."""

    id: str
    state: State
    commitment: str | None = None


@dataclass(frozen=True)
class Stages:
    """All stages from left to right.

    Work is started at the first one that says so, else at the first active one; it is finished at the first one that
    says so, else at the first done one.
    """

    all: tuple[Stage, ...]

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each column stands."""
        return {stage.id: index for index, stage in enumerate(self.all)}

    @cached_property
    def start(self) -> int | None:
        """The stage from which on an item is started; None if nothing is ever begun here."""
        return self._first("started", "active")

    @cached_property
    def finish(self) -> int | None:
        """The stage from which on an item is finished; None if nothing is ever finished here."""
        return self._first("finished", "done")

    def state_of(self, column_id: str) -> State | None:
        """What happens to an item in this column; None for a column that is not here any more."""
        index = self.position.get(column_id)
        return None if index is None else self.all[index].state

    def _first(self, commitment: str, state: State) -> int | None:
        said = (index for index, stage in enumerate(self.all) if stage.commitment == commitment)
        usual = (index for index, stage in enumerate(self.all) if stage.state == state)
        return next(said, next(usual, None))


def has_flow(kind: Kind) -> bool:
    """Whether work moves through the columns of this kind: some are active, some done."""
    return {"active", "done"} <= {role.state for role in kind.columns}


def stages_of(found: Structure) -> Stages:
    """The stages of a map."""
    return Stages(tuple(Stage(leaf.column.id, leaf.state or "active", leaf.commitment) for leaf in found.leaves))


def stages(columns: Sequence[tuple[str, State | None]]) -> Stages:
    """Stages from columns in order, each with what its role says."""
    return Stages(tuple(Stage(id, state or "active") for id, state in columns))

"""The stages work goes through on a map: its innermost columns in order, where work starts and where it is finished."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

from walkboard.maps.fields import value_in
from walkboard.maps.kinds import Commitment, Kind, State
from walkboard.maps.records import Column
from walkboard.maps.structure import Structure


@dataclass(frozen=True, slots=True)
class Stage:
    """A column work goes through. A column of an unknown role is active: somebody does something there."""

    id: str
    state: State
    commitment: Commitment | None = None


@dataclass(frozen=True)
class Stages:
    """All stages from left to right.

    Work is started and finished where a column says so, else at the first active and at the first done one. `gone` are
    columns that are deleted: what was in them is known, where they stood is not.
    """

    all: tuple[Stage, ...]
    gone: Mapping[str, State] = field(default_factory=dict)

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each column stands."""
        return {stage.id: index for index, stage in enumerate(self.all)}

    @cached_property
    def start(self) -> int | None:
        """The stage from which on an item is started; None if nothing is ever begun here."""
        return self._said("started", "active")

    @cached_property
    def finish(self) -> int | None:
        """The stage from which on an item is finished; None if nothing is ever finished here."""
        return self._said("finished", "done")

    @cached_property
    def request(self) -> int | None:
        """The stage from which on an item was asked for; None where that is when it came to the map."""
        return self._said("requested", None)

    @property
    def contradicts(self) -> bool:
        """Whether work would be finished before it is started: then nobody knows how long it takes."""
        return self.start is not None and self.finish is not None and self.finish < self.start

    @cached_property
    def states(self) -> dict[str, State]:
        """What happens to items in each column, also in one that is gone if that is known."""
        return {**self.gone, **{stage.id: stage.state for stage in self.all}}

    def _said(self, commitment: Commitment, state: State | None) -> int | None:
        said = next((index for index, stage in enumerate(self.all) if stage.commitment == commitment), None)
        if said is not None or state is None:
            return said
        return next((index for index, stage in enumerate(self.all) if stage.state == state), None)


def has_flow(kind: Kind) -> bool:
    """Whether work moves through the columns of this kind: some are active, some done."""
    return {"active", "done"} <= {role.state for role in kind.columns}


def stages_of(found: Structure, kind: Kind | None = None, columns: Mapping[str, Column] | None = None) -> Stages:
    """The stages of a map; `columns` are those of its board, the deleted ones included."""
    known = [
        Stage(leaf.column.id, leaf.state or "active", cast("Commitment", leaf.commitment)) for leaf in found.leaves
    ]
    here = {stage.id for stage in known}
    gone: dict[str, State] = {}
    for column in (columns or {}).values():
        role = kind.column_role(column.role) if kind else None
        if column.id not in here and (state := value_in(column.fields, "state") or (role and role.state)):
            gone[column.id] = cast("State", state)
    return Stages(tuple(known), gone)


def stages(columns: Sequence[tuple[str, State | None] | tuple[str, State | None, Commitment | None]]) -> Stages:
    """Stages from columns in order, each with what its role says, and whether work counts as begun or done there."""
    return Stages(tuple(Stage(each[0], each[1] or "active", each[2] if len(each) > 2 else None) for each in columns))

"""How cards went through one map, as its settings say: what everything about flow is computed from. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from walkboard.maps.contents import Contents
from walkboard.maps.fields import value_in
from walkboard.maps.flow.blocking import Interval
from walkboard.maps.flow.days import weekdays_of
from walkboard.maps.flow.journeys import Backward, Journey
from walkboard.maps.flow.kept import KeptFlow
from walkboard.maps.flow.stages import Stages, stages_of
from walkboard.maps.kinds import Kind
from walkboard.maps.structure import Structure, structure


@dataclass(frozen=True, slots=True)
class Ways:
    """A map, its stages, and the journeys of its cards.

    `weekdays` that count and what becomes of dates when a card moves `backward` are settings of the map.
    """

    found: Structure
    stages: Stages
    journeys: Sequence[Journey]
    weekdays: frozenset[int]
    backward: Backward


def ways_of(
    kind: Kind,
    map_id: str,
    contents: Contents,
    kept: KeptFlow,
    blocked: Mapping[str, Sequence[Interval]],
    moment: datetime,
) -> Ways:
    """How the cards of a map went up to a moment; a card that heads a column is no work."""
    found = structure(kind, map_id, contents.records)
    stages = stages_of(found, kind, contents.columns)
    settings = contents.maps[map_id].fields if map_id in contents.maps else {}
    backward = cast("Backward", value_in(settings, "backward") or "reset")
    headers = {column.card for column in contents.columns.values() if column.map == map_id and column.card}
    journeys = kept.journeys(stages, blocked, moment, backward=backward, without=headers)
    return Ways(found, stages, journeys, weekdays_of(settings), backward)

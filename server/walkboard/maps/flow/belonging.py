"""What items belong to: their class of service and their value stream, and which items are asked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from walkboard.maps.contents import Contents
from walkboard.maps.fields import Values, value_in
from walkboard.maps.flow.journeys import Journey
from walkboard.maps.kinds import Kind

STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Belonging:
    """Where one item belongs. Without a stream it belongs to none."""

    lane_id: str | None
    service_class: str
    stream_id: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """Which items are asked for; None takes all of them."""

    lane_id: str | None = None
    service_class: str | None = None
    stream_id: str | None = None

    def takes(self, item: Belonging) -> bool:
        """Whether the item is asked for."""
        return (
            self.lane_id in {None, item.lane_id}
            and self.service_class in {None, item.service_class}
            and self.stream_id in {None, item.stream_id}
        )


def stream_at(contents: Contents, map_id: str, lane_id: str | None = None, card_id: str | None = None) -> str | None:
    """The value stream of what stands there: that of the card, else of its lane, else of the map; None: nobody said."""
    records = (contents.cards.get(card_id or ""), contents.lanes.get(lane_id or ""), contents.maps.get(map_id))
    said = (value_in(record.fields, "value_stream") for record in records if record is not None)
    return next((str(value) for value in said if value is not None), None)


def maps_naming(contents: Contents, stream_id: str) -> set[str]:
    """The maps of which a lane or a card that is there says this value stream."""
    lanes = (lane for lane in contents.lanes.values() if not lane.deleted)
    cards = {card.id for card in contents.cards.values() if not card.deleted and _says(card.fields, stream_id)}
    placed = {each.map for each in contents.placements if each.card in cards}
    return placed | {lane.map for lane in lanes if _says(lane.fields, stream_id)}


def _says(values: Values, stream_id: str) -> bool:
    return bool(values) and value_in(values, "value_stream") == stream_id


def belongings(
    journeys: Iterable[Journey], contents: Contents, kind: Kind, map_id: str, board_stream: str | None
) -> dict[str, Belonging]:
    """Where each card belongs, by its id.

    The class is what the card says, else what its lane implies, else standard. The stream is
    that of the card, else of the lane it is in or was in last, else of the map, else of the board.
    """
    implied = {role.key: str(role.implies.get("class", STANDARD)) for role in kind.lanes}
    there = contents.maps.get(map_id)
    fallback = (there and value_in(there.fields, "value_stream")) or board_stream
    # What says nothing of itself belongs where its lane does: one answer for all of them.
    lanes: dict[str | None, Belonging] = {}
    for lane in contents.lanes.values():
        own = value_in(lane.fields, "value_stream") or fallback
        lanes[lane.id] = Belonging(lane.id, implied.get(lane.role, STANDARD), _text(own))
    found = {}
    for journey in journeys:
        card_id, lane_id = journey.card_id, journey.lane_id
        mine = lanes.get(lane_id)
        if mine is None:
            mine = lanes[lane_id] = Belonging(lane_id, STANDARD, _text(fallback))
        card = contents.cards.get(card_id)
        if card is not None and card.fields:
            service_class = str(value_in(card.fields, "class") or mine.service_class)
            stream = _text(value_in(card.fields, "value_stream")) or mine.stream_id
            mine = Belonging(lane_id, service_class, stream)
        found[card_id] = mine
    return found


def _text(value: object) -> str | None:
    return None if value is None else str(value)

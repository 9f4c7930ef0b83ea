"""The rows of stops: made from what is planned, and read as plain JSON."""

from typing import Any

from walkboard.accounts.tables import new_id
from walkboard.walks.flow import Planned
from walkboard.walks.tables import Stop

_SENT = ("id", "kind", "state", "title", "map_id", "column_id", "seconds", "spent", "cards", "facts")


def stop_row(walk_id: str, position: int, planned: Planned, title: str | None = None) -> Stop:
    """A stop that nobody was at yet; not added to any session."""
    cards = [
        {"card_id": shown.card_id, "reason": shown.reason, "days": shown.days, "agreement_id": shown.agreement_id}
        for shown in planned.cards
    ]
    return Stop(
        id=new_id(),
        walk_id=walk_id,
        position=position,
        kind=planned.kind,
        state="waiting",
        title=title,
        map_id=planned.map_id,
        column_id=planned.column_id,
        seconds=planned.seconds,
        spent=0,
        cards=cards,
        facts=dict(planned.facts),
    )


def stop_as_json(row: Stop) -> dict[str, Any]:
    """A stop as it is sent and as minutes keep it."""
    return {name: getattr(row, name) for name in _SENT}

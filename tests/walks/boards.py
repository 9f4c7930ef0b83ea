"""Boards as plain values, for everything that is computed from them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from walkboard.maps.contents import Blocked, CardText, Contents, MapText
from walkboard.maps.order import order_keys
from walkboard.maps.records import Column, Lane, Placement

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
KANBAN = ("funnel", "review", "analysis", "ready", "implement", "done")


def kanban(
    cards: Mapping[str, Sequence[str]],
    *,
    map_id: str = "k",
    x: float = 0.0,
    limits: Mapping[str, int] | None = None,
    expedite: Mapping[str, Sequence[str]] | None = None,
    blocked: Sequence[str] = (),
    lane_limit: int | None = None,
) -> Contents:
    """An enterprise kanban; `cards` and `expedite` are by column role, in order. Ids of columns are `map/role`."""
    keys = order_keys(200)
    columns = {
        f"{map_id}/{role}": Column(f"{map_id}/{role}", map_id, role, keys[index], limit=(limits or {}).get(role))
        for index, role in enumerate(KANBAN)
    }
    lanes = {
        f"{map_id}/work": Lane(f"{map_id}/work", map_id, "lane", "a1", limit=lane_limit),
        f"{map_id}/hurry": Lane(f"{map_id}/hurry", map_id, "expedite", "a0"),
    }
    placements = [
        Placement(map_id, card, f"{map_id}/{lane}", f"{map_id}/{role}", keys[index])
        for lane, there in (("work", cards), ("hurry", expedite or {}))
        for role, placed in there.items()
        for index, card in enumerate(placed)
    ]
    titles = {
        each.card: CardText(
            each.card, each.card.title(), blocked=Blocked("Waits for a part") if each.card in blocked else None
        )
        for each in placements
    }
    return Contents(
        cards=titles,
        maps={map_id: MapText(map_id, "kanban", "Portfolio", "a0", (x, 0.0))},
        lanes=lanes,
        columns=columns,
        placements=tuple(placements),
    )


def together(*boards: Contents) -> Contents:
    """Several maps on one wall."""
    return Contents(
        cards={id: card for board in boards for id, card in board.cards.items()},
        maps={id: each for board in boards for id, each in board.maps.items()},
        lanes={id: each for board in boards for id, each in board.lanes.items()},
        columns={id: each for board in boards for id, each in board.columns.items()},
        titles={id: title for board in boards for id, title in board.titles.items()},
        placements=tuple(each for board in boards for each in board.placements),
        canvas=frozenset(card for board in boards for card in board.canvas),
    )


def story_map(map_id: str = "s", x: float = 0.0) -> Contents:
    """A map without flow, with one card."""
    return Contents(
        cards={f"{map_id}-card": CardText(f"{map_id}-card", "Story")},
        maps={map_id: MapText(map_id, "story_map", "Stories", "a0", (x, 0.0))},
        lanes={f"{map_id}/l": Lane(f"{map_id}/l", map_id, "release", "a0")},
        columns={f"{map_id}/c": Column(f"{map_id}/c", map_id, "step", "a0")},
        placements=(Placement(map_id, f"{map_id}-card", f"{map_id}/l", f"{map_id}/c", "a0"),),
    )

"""The minutes of a walk: what it leaves behind, frozen as plain JSON when it ends.

Ids of people only, so that names are those of the day somebody reads them; everything else is as it was, however the
board goes on. But for finding them, all of it is pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.errors import WalkRunning
from walkboard.history.changes import ChangeList, changes_to_json
from walkboard.maps.comparison import names_to_json, place_names
from walkboard.maps.contents import Contents
from walkboard.maps.kinds import kinds
from walkboard.maps.rules import MapWarning, warnings
from walkboard.walks.agreements import as_json
from walkboard.walks.by_map import RecordsByMap
from walkboard.walks.stops import stop_as_json
from walkboard.walks.tables import Agreement, Attendance, Stop, Walk

# More exceeded limits than this are not listed.
MAX_LIMITS = 200


@dataclass(frozen=True, slots=True)
class Material:
    """What minutes are made of: the rows of the walk as they are when it ends."""

    board_title: str
    stops: Sequence[Stop]
    attendance: Sequence[Attendance]
    agreed: Sequence[Agreement]
    carried: Sequence[Agreement]
    changes: ChangeList


@dataclass(frozen=True, slots=True)
class View:
    """The board as a walk left it: limits that do not hold, and how to call what minutes speak of."""

    contents: Contents
    limits: Sequence[Mapping[str, Any]]


def view_of(contents: Contents) -> View:
    """Reads the whole board; this takes a while on a large one."""
    return View(contents, list(_broken_limits(contents)))


def frozen(material: Material, view: View) -> dict[str, Any]:
    """The minutes as they are kept."""
    stops = [stop_as_json(row) for row in material.stops]
    agreements = [as_json(row) for row in (*material.agreed, *material.carried)]
    changes = changes_to_json(material.changes)
    places = set(_places(stops, view.limits))
    return {
        "board_title": material.board_title,
        "attendance": [{"person_id": row.person_id, "discipline": row.discipline} for row in material.attendance],
        "changes": changes,
        "decisions": [as_json(row) for row in material.agreed if row.kind == "decision"],
        "actions": [as_json(row) for row in material.agreed if row.kind == "action"],
        "carried": [as_json(row) for row in material.carried],
        "limits": list(view.limits),
        "visited": [stop for stop in stops if _visited(stop)],
        "skipped": [stop for stop in stops if not _visited(stop) and stop["state"] == "skipped"],
        "not_reached": [stop for stop in stops if not _visited(stop) and stop["state"] != "skipped"],
        "card_titles": _titles(stops, agreements, view.contents),
        "names": {**changes["names"], **names_to_json(place_names(sorted(places), view.contents))},
    }


async def minutes_of(session: AsyncSession, walk: Walk) -> dict[str, Any]:
    """The minutes that were written when the walk ended; raises WalkRunning before."""
    found: dict[str, Any] | None = await session.scalar(select(Walk.minutes).where(Walk.id == walk.id))
    if found is None:
        raise WalkRunning
    return found


def _visited(stop: Mapping[str, Any]) -> bool:
    return stop["state"] in ("done", "current") or stop["spent"] > 0


def _broken_limits(contents: Contents) -> Iterator[dict[str, Any]]:
    by_map, known, left = RecordsByMap(contents), kinds(), MAX_LIMITS
    for each in contents.maps.values():
        kind = known.get(each.kind)
        if each.deleted or kind is None:
            continue
        for found in warnings(kind, each.id, by_map.records(each.id)):
            if left and found.values.keys() & {"limit", "least"}:
                left -= 1
                yield {"map": each.id, **_place(found), **found.values}


def _place(found: MapWarning) -> dict[str, str | None]:
    """Where a limit is exceeded; one of people or of the whole map is at none of its lanes and columns."""
    at = (found.lane, found.column) if found.card is None else (None, None)
    return {"lane": at[0], "column": at[1], "who": found.who}


def _places(stops: Iterable[Mapping[str, Any]], limits: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    of_stops = (stop[name] for stop in stops for name in ("map_id", "column_id"))
    of_limits = (found[name] for found in limits for name in ("map", "lane", "column"))
    return (id for id in (*of_stops, *of_limits) if id is not None)


def _titles(
    stops: Iterable[Mapping[str, Any]], agreements: Iterable[Mapping[str, Any]], contents: Contents
) -> dict[str, str]:
    """Titles of all cards that are spoken of, deleted ones included."""
    ids = {card["card_id"] for stop in stops for card in stop["cards"]}
    ids |= {agreement["card_id"] for agreement in agreements if agreement["card_id"] is not None}
    return {id: " ".join(contents.cards[id].title.split()) for id in sorted(ids) if id in contents.cards}

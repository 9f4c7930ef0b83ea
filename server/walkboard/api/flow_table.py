"""The dates of all items of a map as a table that flow tools read: ID, link, name, a date per stage, attributes.

The shape ActionableAgile Analytics documents for its CSV files: stages in order, dates that never run backwards, a
stage that was skipped left empty.
"""

import csv
import io
from datetime import tzinfo

from walkboard.maps.fields import fields
from walkboard.maps.flow.days import day_of
from walkboard.maps.flow.journeys import Journey
from walkboard.maps.kinds import Language
from walkboard.rooms.flow import MapFlow

# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def flow_table(found: MapFlow, zone: tzinfo, board_address: str, language: Language) -> str:
    """One row per item that came to a stage and is on the board, or was finished."""
    lanes = {node.lane.id: _lane_title(found, node.lane.id, node.lane.role, language) for node in found.found.lanes}
    alive = {card.id for card in found.contents.cards.values() if not card.deleted}
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    stages = (_plain(title) for title in _stage_titles(found, language))
    table.writerow(["ID", "Link", "Name", *stages, "Lane", "Class of service", "Blocked days"])
    classes = {choice.key: choice.label.text(language) for choice in fields()["class"].choices}
    blocked = {item.journey.card_id: item.blocked for item in (*found.report.finished, *found.report.open)}
    for journey in found.journeys:
        if journey.finished or (journey.left is None and journey.card_id in alive):
            table.writerow(
                [
                    _plain(journey.card_id),
                    f"{board_address}?card={journey.card_id}",
                    _plain(found.contents.title_of(journey.card_id)),
                    *_dates(journey, zone),
                    _plain(lanes.get(journey.lane_id or "", "")),
                    classes.get(found.belongings[journey.card_id].service_class, ""),
                    blocked.get(journey.card_id, 0),
                ]
            )
    return text.getvalue()


def _dates(journey: Journey, zone: tzinfo) -> list[str]:
    """A date for each stage that was entered. One that was skipped shares its moment with the next one.

    Flow tools refuse dates that run backwards: such a date, of a clock that was put back, is left out.
    """
    dates, latest = [], None
    for at, moment in enumerate(journey.reached):
        following = journey.reached[at + 1] if at + 1 < len(journey.reached) else None
        if moment is None or moment == following or (latest is not None and moment < latest):
            dates.append("")
        else:
            latest = moment
            dates.append(day_of(moment, zone).isoformat())
    return dates


def _stage_titles(found: MapFlow, language: Language) -> list[str]:
    titles = []
    for leaf in found.found.leaves:
        own = found.contents.title_of(leaf.column.id)
        titles.append(own or (leaf.role.label.text(language) if leaf.role else leaf.column.id))
    return titles


def _lane_title(found: MapFlow, lane_id: str, role_key: str, language: Language) -> str:
    role = found.kind.lane_role(role_key)
    return found.contents.title_of(lane_id) or (role.label.text(language) if role else "")


def _plain(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value

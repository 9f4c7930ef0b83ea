"""Contents of a board as JSON, between worker and gateway: rows instead of objects, because there are thousands."""

from collections.abc import Mapping
from typing import Any

from walkboard.maps.contents import NO_NOTES, ArrowText, Blocked, CardText, Contents, Link, MapText, Notes, PathText
from walkboard.maps.records import Column, Lane, Placement
from walkboard.maps.things import ConnectorText, ThingText


def contents_to_json(contents: Contents) -> dict[str, Any]:
    """Plain lists of rows."""
    return {
        "cards": [
            [
                card.id,
                card.title,
                card.discipline,
                None if card.blocked is None else [card.blocked.reason, card.blocked.person_id],
                card.created_by,
                card.deleted,
                dict(card.fields),
                [card.notes.begins, card.notes.digest] if card.notes.digest else None,
            ]
            for card in contents.cards.values()
        ],
        "maps": [
            [each.id, each.kind, each.title, each.order, list(each.pos), each.deleted, dict(each.fields)]
            for each in contents.maps.values()
        ],
        "lanes": [
            [lane.id, lane.map, lane.role, lane.order, lane.limit, lane.deleted, dict(lane.fields)]
            for lane in contents.lanes.values()
        ],
        "columns": [
            [
                *(each.id, each.map, each.role, each.order, each.parent, each.card, each.limit, each.deleted),
                dict(each.fields),
            ]
            for each in contents.columns.values()
        ],
        "titles": dict(contents.titles),
        "placements": [
            [placement.map, placement.card, placement.lane, placement.column, placement.order, placement.path]
            for placement in contents.placements
        ],
        "canvas": sorted(contents.canvas),
        "links": [
            [link.id, link.kind, link.origin, link.target, link.map, link.deleted] for link in contents.links.values()
        ],
        "arrows": [
            [arrow.id, arrow.map, list(arrow.origin), list(arrow.target), arrow.deleted, dict(arrow.fields), arrow.kind]
            for arrow in contents.arrows.values()
        ],
        "paths": [[path.id, path.map, path.title, path.deleted] for path in contents.paths.values()],
        "things": [
            [thing.id, thing.type, thing.text, list(thing.box), thing.deleted] for thing in contents.things.values()
        ],
        "connectors": [
            [line.id, line.origin, line.target, line.text, line.deleted] for line in contents.connectors.values()
        ],
        "cells": [[lane, column, dict(values)] for (lane, column), values in contents.cells.items()],
    }


def contents_from_json(content: Mapping[str, Any]) -> Contents:
    """What contents_to_json made."""
    return Contents(
        cards={row[0]: _card(row) for row in content["cards"]},
        maps={row[0]: _map(row) for row in content["maps"]},
        lanes={row[0]: Lane(*row) for row in content["lanes"]},
        columns={row[0]: Column(*row) for row in content["columns"]},
        titles=dict(content["titles"]),
        placements=tuple(Placement(*row) for row in content["placements"]),
        canvas=frozenset(content["canvas"]),
        links={row[0]: Link(*row) for row in content["links"]},
        arrows={row[0]: _arrow(row) for row in content["arrows"]},
        paths={row[0]: PathText(*row) for row in content["paths"]},
        things={row[0]: _thing(row) for row in content["things"]},
        connectors={row[0]: ConnectorText(*row) for row in content["connectors"]},
        cells={(lane, column): values for lane, column, values in content["cells"]},
    )


def _card(row: list[Any]) -> CardText:
    id, title, discipline, blocked, created_by, deleted, fields, notes = row
    why = None if blocked is None else Blocked(*blocked)
    return CardText(id, title, discipline, why, created_by, deleted, fields, Notes(*notes) if notes else NO_NOTES)


def _arrow(row: list[Any]) -> ArrowText:
    id, map_id, (lane, column), (to_lane, to_column), deleted, fields, kind = row
    return ArrowText(id, map_id, (lane, column), (to_lane, to_column), deleted, fields, kind)


def _map(row: list[Any]) -> MapText:
    id, kind, title, order, (x, y), deleted, fields = row
    return MapText(id, kind, title, order, (x, y), deleted, fields)


def _thing(row: list[Any]) -> ThingText:
    id, kind, text, (x, y, w, h), deleted = row
    return ThingText(id, kind, text, (x, y, w, h), deleted)

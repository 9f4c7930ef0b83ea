"""Boards made from templates: complete, by the document's schema, the same every time, and accepted by the checks."""

from itertools import pairwise
from typing import Any

import pytest
from pycrdt import Doc, Map, Text, XmlFragment

from walkboard.boards.templates import TEMPLATES
from walkboard.documents.document import Document
from walkboard.documents.protocol import Accepted, Submission
from walkboard.documents.templates import build_template
from walkboard.errors import TemplateUnknown
from walkboard.maps.kinds import kinds
from walkboard.maps.plans import template_keys

ROOTS = ("meta", "cards", "maps", "lanes", "columns", "placements", "cells", "links")
LANGUAGES = ("en", "de")


def board(key: str, language: str = "en", author: str = "somebody") -> dict[str, dict[str, Any]]:
    """The content of a template's board, texts as strings."""
    document: Doc[Any] = Doc()
    document.apply_update(build_template(key, language, author))
    return {root: {key: plain(value) for key, value in document.get(root, type=Map).items()} for root in ROOTS}


def plain(value: object) -> Any:
    if isinstance(value, Map):
        return {key: plain(entry) for key, entry in value.items()}
    return str(value) if isinstance(value, Text | XmlFragment) else value


def test_every_template_that_is_offered_can_be_built() -> None:
    assert set(TEMPLATES) == set(template_keys())


def test_an_unknown_template_is_said_to_be_unknown() -> None:
    with pytest.raises(TemplateUnknown):
        build_template("nothing_like_this", "en", "somebody")


def test_the_empty_board_holds_nothing_but_its_schema() -> None:
    assert board("empty") == {
        "meta": {"schema": 1},
        "cards": {},
        "maps": {},
        "lanes": {},
        "columns": {},
        "placements": {},
        "cells": {},
        "links": {},
    }


def test_examples_fill_cells_and_say_what_headers_are_called_and_hold() -> None:
    funnel = board("funnel")
    counts = [value for key, value in funnel["cells"].items() if key.endswith(":reached")]
    assert sorted(counts, reverse=True) == [12000, 3100, 1240, 434, 95]
    lanes, columns = funnel["lanes"], funnel["columns"]
    assert all(lane in lanes and column in columns for lane, column, _ in (key.split(":") for key in funnel["cells"]))
    stream = board("value_stream_map", "de")
    design = next(column for column in stream["columns"].values() if column.get("f:lead_time") == 3840)
    assert stream["cards"][design["card"]]["title"] == "Planen"
    squads = board("squads")
    assert {column["title"] for column in squads["columns"].values() if "parent" not in column} == {
        "At home",
        "In the field",
    }


def test_an_unknown_language_reads_english() -> None:
    assert board("kanban", "fr") == board("kanban", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", template_keys())
class TestBoards:
    def test_is_the_same_every_time(self, key: str, language: str) -> None:
        once, again = (build_template(key, language, "somebody") for _ in range(2))
        assert len(once) == len(again)
        assert state_vector(once) == state_vector(again)
        assert board(key, language) == board(key, language)

    def test_is_accepted_as_the_first_update_and_as_a_reply(self, key: str, language: str) -> None:
        update = build_template(key, language, "somebody")
        for submission in (Submission(None, update), Submission("p1", update, is_reply=True)):
            document = Document()
            (outcome,) = document.apply([submission]).outcomes
            assert isinstance(outcome, Accepted)
            assert {entry["kind"] for entry in document.outline()["maps"]} == set(TEMPLATES[key].kinds)
            document.close()

    def test_references_lead_somewhere(self, key: str, language: str) -> None:
        made = board(key, language)
        for record in (*made["lanes"].values(), *made["columns"].values()):
            assert record["map"] in made["maps"]
        for column in made["columns"].values():
            assert column.get("parent", next(iter(made["columns"]))) in made["columns"]
            assert ("card" in column) != ("title" in column)
            assert column.get("card", next(iter(made["cards"]), None)) in {*made["cards"], None}
        for place, value in made["placements"].items():
            map_id, card = place.split(":")
            assert card in made["cards"]
            if map_id == "canvas":
                assert set(value) == {"pos", "order"}
            else:
                assert made["lanes"][value["lane"]]["map"] == map_id
                assert made["columns"][value["column"]]["map"] == map_id

    def test_roles_are_those_of_the_kind(self, key: str, language: str) -> None:
        made = board(key, language)
        for record in made["lanes"].values():
            assert kinds()[made["maps"][record["map"]]["kind"]].lane_role(record["role"])
        for record in made["columns"].values():
            assert kinds()[made["maps"][record["map"]]["kind"]].column_role(record["role"])

    def test_orders_in_a_cell_differ_and_no_header_is_placed(self, key: str, language: str) -> None:
        made = board(key, language)
        cells: dict[tuple[str, str], list[str]] = {}
        for place, value in made["placements"].items():
            map_id, card = place.split(":")
            if map_id != "canvas":
                cells.setdefault((value["lane"], value["column"]), []).append(value["order"])
            headers = {column.get("card") for column in made["columns"].values() if column["map"] == map_id}
            assert card not in headers
        for orders in cells.values():
            assert all(before < after for before, after in pairwise(sorted(orders)))

    def test_cards_say_who_made_them(self, key: str, language: str) -> None:
        for card in board(key, language, "p1")["cards"].values():
            assert (card["createdBy"], card["type"], card["body"]) == ("p1", "card", "")


class TestTheWorkedExample:
    def test_has_three_maps_on_one_value_stream(self) -> None:
        made = board("home_heat_pump")
        assert [entry["kind"] for entry in ordered(made["maps"])] == ["service_blueprint", "story_map", "kanban"]
        steps = [column for column in made["columns"].values() if column["role"] == "step"]
        assert len(steps) == 18
        assert len({column["card"] for column in steps}) == 9

    def test_one_card_stands_on_three_maps(self) -> None:
        made = board("home_heat_pump")
        (permit,) = [key for key, card in made["cards"].items() if card["title"] == "Permit pre-check"]
        assert len([place for place in made["placements"] if place.endswith(f":{permit}")]) == 3

    def test_two_cards_are_blocked_and_nobody_says_since_when(self) -> None:
        for language in ("en", "de"):
            made = board("home_heat_pump", language, "p1")
            found = [card["blocked"] for card in made["cards"].values() if "blocked" in card]
            assert [sorted(blocked) for blocked in found] == [["by", "reason"]] * 2
            assert all(blocked["reason"] and blocked["by"] == "p1" for blocked in found)

    def test_every_card_has_a_place(self) -> None:
        made = board("home_heat_pump")
        placed = {place.split(":")[1] for place in made["placements"]}
        assert placed | {column.get("card") for column in made["columns"].values()} >= set(made["cards"])

    def test_speaks_german_throughout(self) -> None:
        english, german = board("home_heat_pump", "en"), board("home_heat_pump", "de")
        same = {english["cards"][key]["title"] for key in english["cards"]} & {
            german["cards"][key]["title"] for key in german["cards"]
        }
        assert same == set()


def ordered(records: dict[str, Any]) -> list[Any]:
    return sorted(records.values(), key=lambda record: record["order"])


def state_vector(update: bytes) -> bytes:
    document: Doc[Any] = Doc()
    document.apply_update(update)
    return document.get_state()


class TestAWholeValueStream:
    """The template that links goals, roadmap, blueprint, stories and kanban."""

    def test_its_maps_are_linked_card_by_card(self) -> None:
        made = board("whole_value_stream")
        cards, links = made["cards"], made["links"]
        assert len(links) == 5
        for link in links.values():
            assert {link["from"]["card"], link["to"]["card"]} <= set(cards)
        kinds = sorted(link["kind"] for link in links.values())
        assert kinds == ["contributes_to", "evidences", "realises", "realises", "realises"]

"""The definitions are complete and consistent: every key they name exists, every text is there in both languages."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from walkboard.maps.kinds import Kind, LocalText, disciplines, kinds

TOKENS = Path(__file__).parents[2] / "web/src/ui/styles/tokens.css"


def test_the_three_kinds_are_there() -> None:
    assert {"service_blueprint", "story_map", "kanban"} <= set(kinds())


def test_rows_of_blueprints_that_were_written_before_are_still_known() -> None:
    """Boards of the first version name these roles; their rows would mean nothing without them."""
    first = {"physical_evidence", "customer_actions", "frontstage_actions", "frontstage_tech", "backstage_actions"}
    first |= {"support_systems", "time", "emotion", "metric", "policy", "pain_point", "idea"}
    assert first <= {role.key for role in kinds()["service_blueprint"].lanes}


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.key)
class TestDefinitions:
    def test_file_is_named_after_its_key(self, kind: Kind) -> None:
        entry = files("walkboard.maps") / "kinds" / f"{kind.key}.json"
        assert json.loads(entry.read_text("utf-8"))["key"] == kind.key

    def test_keys_are_unique_and_levels_complete(self, kind: Kind) -> None:
        for entries in (kind.columns, kind.lanes, kind.lines, kind.rules, kind.starter.columns, kind.starter.lanes):
            keys = [entry.key for entry in entries]
            assert len(keys) == len(set(keys))
        assert {role.level for role in kind.columns} == set(range(kind.innermost + 1))

    def test_lines_and_rules_name_roles_that_exist(self, kind: Kind) -> None:
        roles = {role.key for role in kind.lanes}
        for line in kind.lines:
            assert {*line.below, *(line.before or ())} <= roles
        for rule in kind.rules:
            assert {*rule.lanes, *rule.support, *([rule.lane] if rule.lane else [])} <= roles

    def test_starter_hangs_together(self, kind: Kind) -> None:
        columns = {column.key: column for column in kind.starter.columns}
        lanes = {lane.key for lane in kind.starter.lanes}
        for column in columns.values():
            role = kind.column_role(column.role)
            assert role is not None
            if column.parent:
                parent = kind.column_role(columns[column.parent].role)
                assert parent is not None
                assert parent.level < role.level
        assert all(kind.lane_role(lane.role) for lane in kind.starter.lanes)
        for example in kind.starter.examples:
            assert example.lane is None or example.lane in lanes
            assert example.lane is not None or example.title or example.fields
            assert example.column in columns

    def test_messages_mention_the_same_values_in_both_languages(self, kind: Kind) -> None:
        for rule in kind.rules:
            assert arguments(rule.message.en) == arguments(rule.message.de)

    def test_a_rule_that_can_hold_in_many_places_says_so_in_one_sentence(self, kind: Kind) -> None:
        """Except for rules that hold in one or two places at most."""
        for rule in kind.rules:
            if rule.several is not None:
                assert arguments(rule.several.en) == arguments(rule.several.de) == {"count"}
            elif arguments(rule.message.en) & {"card", "column", "lane", "who"}:
                assert rule.key in {"ends_misplaced", "one_only", "lane_twice"}

    def test_texts_are_there_in_both_languages(self, kind: Kind) -> None:
        for text in texts(kind):
            assert bool(text.en) == bool(text.de)


def arguments(message: str) -> set[str]:
    without_choices = re.sub(r"(one|other) \{[^}]*\}", "", message)
    return set(re.findall(r"\{(\w+)(?=[},])", without_choices))


def texts(value: object) -> Iterator[LocalText]:
    if isinstance(value, LocalText):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from texts(entry)
    elif hasattr(value, "model_fields_set"):
        for _, entry in value:  # type: ignore[attr-defined]
            yield from texts(entry)


def test_disciplines_have_their_own_letter_and_the_colours_of_the_face() -> None:
    known = disciplines()
    assert len({d.letter for d in known}) == len(known) == len({d.key for d in known})
    light, dark = TOKENS.read_text("utf-8").split('[data-theme="dark"]', 1)
    for discipline in known:
        assert f"--discipline-{discipline.key}: {discipline.light};" in light
        assert f"--discipline-{discipline.key}: {discipline.dark};" in dark


@pytest.mark.parametrize(("theme", "paper"), [("light", "#ffffff"), ("dark", "#262b30")])
def test_disciplines_read_on_paper(theme: str, paper: str) -> None:
    for discipline in disciplines():
        assert contrast(getattr(discipline, theme), paper) >= 4.5, discipline.key


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

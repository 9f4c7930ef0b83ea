"""`docs/spec.md` and the tests hold each other: every rule is named by a test, and no test names one that is none."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RULES = re.findall(r"^\* \*\*([A-Z]\d+)\*\* ", (ROOT / "docs/spec.md").read_text(), re.MULTILINE)
_MARK = re.compile(r"pytest\.mark\.rule\(([^)]*)\)")
_NAME = re.compile(r"def test_([a-z]\d+)_")
# Tests of the client name rules in brackets at the end of a group.
_GROUP = re.compile(r'describe\("[^"]* \(([A-Z]\d+)\)"')


def named() -> dict[str, list[str]]:
    """Which tests name which rule."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests").glob("**/test_*.py")):
        if path == Path(__file__):
            continue
        source = path.read_text()
        rules = [rule for mark in _MARK.findall(source) for rule in re.findall(r'"([^"]*)"', mark)]
        for rule in [*rules, *(name.upper() for name in _NAME.findall(source))]:
            found.setdefault(rule, []).append(str(path.relative_to(ROOT)))
    for path in sorted((ROOT / "web/src").glob("**/*.test.ts")):
        for rule in _GROUP.findall(path.read_text()):
            found.setdefault(rule, []).append(str(path.relative_to(ROOT)))
    return found


def test_every_rule_has_one_number_and_numbers_have_no_gaps() -> None:
    assert [rule for rule, count in Counter(RULES).items() if count > 1] == []
    for letter in {rule[0] for rule in RULES}:
        numbers = [int(rule[1:]) for rule in RULES if rule[0] == letter]
        assert numbers == list(range(1, len(numbers) + 1)), letter


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_proven(rule: str) -> None:
    assert rule in named(), f"no test names {rule} of docs/spec.md"


def test_no_test_names_an_unknown_rule() -> None:
    assert {rule: tests for rule, tests in named().items() if rule not in RULES} == {}


def test_the_protocol_says_nothing_the_rules_do_not() -> None:
    numbered = re.findall(r"^\* \*\*([A-Z]\d+)\*\* ", (ROOT / "docs/protocol.md").read_text(), re.MULTILINE)
    assert [rule for rule in numbered if rule not in RULES] == []

"""Shape of the source: one question per file, documented public names, no names that say nothing."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAX_LINES = 400
MAX_FUNCTION_LINES = 60
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
TOP_LEVEL = {
    "server", "web", "migrations", "tests", "docs", "pyproject.toml", "Dockerfile", "README.md", "Makefile",
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "requirements.lock",
}  # fmt: skip
BUILT = {"data", "dist"}


def sources(*patterns: str) -> Iterator[Path]:
    for pattern in patterns:
        for path in ROOT.glob(pattern):
            if not {"node_modules", "static", "__pycache__"} & set(path.parts) and path.name != "generated.ts":
                yield path


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


ALL = sorted(
    sources(
        "server/**/*.py",
        "migrations/**/*.py",
        "tests/**/*.py",
        "web/src/**/*.ts*",
        "web/e2e/**/*.ts",
        "web/src/**/*.css",
    )
)
SERVER = sorted(sources("server/walkboard/**/*.py"))


@pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_answers_one_question(path: Path) -> None:
    lines = len(path.read_text().splitlines())
    assert lines <= MAX_LINES, f"{path.relative_to(ROOT)} has {lines} lines: split it by the questions it answers"
    assert not EMPTY_NAMES & set(re.split(r"[_\-.]", path.stem.lower())), (
        f"{path.relative_to(ROOT)}: name it by what it owns"
    )


@pytest.mark.parametrize("path", SERVER, ids=lambda path: str(path.relative_to(ROOT)))
def test_functions_stay_short(path: Path) -> None:
    for node in functions(ast.parse(path.read_text())):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        assert length <= MAX_FUNCTION_LINES, f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {length} lines"


@pytest.mark.parametrize("path", SERVER, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_say_what_they_own(path: Path) -> None:
    if path.name != "__init__.py" or path.read_text().strip():
        assert ast.get_docstring(ast.parse(path.read_text())), f"{path.relative_to(ROOT)} needs a module docstring"


@pytest.mark.parametrize(
    "path",
    sorted(p for p in sources("web/src/**/*.ts", "web/src/**/*.tsx") if ".test." not in p.name),
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_exports_of_the_client_are_documented(path: Path) -> None:
    lines = path.read_text().splitlines()
    for number, line in enumerate(lines):
        if re.match(r"export (async )?(function|class|interface|type|const|abstract|enum)\b", line):
            above = lines[number - 1].strip() if number else ""
            assert above.endswith("*/"), f"{path.relative_to(ROOT)}:{number + 1} needs a doc comment"


def test_top_level_is_fixed() -> None:
    present = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - BUILT
    assert present <= TOP_LEVEL, f"not part of the layout: {sorted(present - TOP_LEVEL)}"

"""The documentation is held true: links lead somewhere, the code map names every package, decisions are numbered."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text()):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} points to {target}, which is not there"


@pytest.mark.parametrize(
    "folder",
    sorted(
        path
        for base in ("server/walkboard", "web/src")
        for path in (ROOT / base).iterdir()
        if path.is_dir() and path.name not in {"static", "__pycache__"}
    ),
    ids=lambda folder: folder.name,
)
def test_the_code_map_names_every_folder(folder: Path) -> None:
    assert f"`{folder.name}/`" in (ROOT / "docs/architecture.md").read_text(), (
        f"docs/architecture.md does not mention {folder.name}/"
    )


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_lock_files_name_no_host() -> None:
    for lock in ("requirements.lock", "tests/requirements.lock"):
        assert "://" not in (ROOT / lock).read_text(), f"{lock} names a host"
    assert '"resolved"' not in (ROOT / "web/package-lock.json").read_text()

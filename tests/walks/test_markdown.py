"""Minutes as Markdown: what people wrote stays what they wrote, whatever Markdown makes of it elsewhere."""

from datetime import UTC, datetime
from typing import Any

import pytest

from walkboard.walks.markdown import Heading, markdown

HEADING = Heading(
    "Walk of the week", datetime(2026, 11, 26, 9, 0, tzinfo=UTC), datetime(2026, 11, 26, 9, 50, tzinfo=UTC), "Fay", None
)
MINUTES: dict[str, Any] = {
    "board_title": "Heat pumps",
    "attendance": [],
    "changes": {"changes": [], "names": {}, "cut": 0},
    "decisions": [],
    "actions": [],
    "carried": [],
    "limits": [],
    "visited": [],
    "skipped": [],
    "not_reached": [],
    "card_titles": {},
    "names": {},
}


def decided(text: str) -> str:
    """The line of a decision with this text."""
    decision = {"text": text, "owner_id": None, "due": None, "card_id": None, "state": "made"}
    lines = markdown({**MINUTES, "decisions": [decision]}, HEADING, {}, "en").splitlines()
    return lines[lines.index("## Decisions") + 2]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Buy the *small* van", "- Buy the \\*small\\* van"),
        ("# 3 is first", "- \\# 3 is first"),
        ("- no van", "- \\- no van"),
        ("+ a van", "- \\+ a van"),
        ("2. a second van", "- 2\\. a second van"),
        ("2) a second van", "- 2\\) a second van"),
        ("---", "- \\---"),
        ("=== and on", "- \\=== and on"),
        ("Vans &lt; 3 & pumps", "- Vans \\&lt; 3 \\& pumps"),
        ("not ~~the van~~", "- not \\~\\~the van\\~\\~"),
        ("C# is 2.5 - 3 + 1", "- C# is 2.5 - 3 + 1"),
    ],
)
def test_what_people_wrote_is_not_read_as_markdown(text: str, line: str) -> None:
    assert decided(text) == line

"""Writes the server's digests into tests/fixtures/state_digests.json, whose documents record_digests.mjs made."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

from walkboard.documents.document import Document
from walkboard.documents.protocol import StateDigests

DIGESTS = Path(__file__).parents[1] / "fixtures" / "state_digests.json"


def digests_of(story: dict[str, Any]) -> StateDigests:
    """The digests of a story's document."""
    document = Document()
    document.load([b64decode(update) for update in story["updates"]])
    while (digests := document.digests()) is None:
        pass
    return digests


def golden() -> list[dict[str, Any]]:
    """The stories with their digests."""
    stories: list[dict[str, Any]] = json.loads(DIGESTS.read_text())
    return stories


if __name__ == "__main__":
    stories = golden()
    for each in stories:
        digests = digests_of(each)
        each["clocks"], each["roots"] = digests.clocks, digests.roots
    DIGESTS.write_text(json.dumps(stories, ensure_ascii=False, indent=1) + "\n")

"""What our client really sent from Chromium (web/e2e/record): no frame is refused, and what comes of it is what the
browser had at the end."""

import gzip
import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from walkboard.documents.document import Document
from walkboard.documents.pool import DocumentPool
from walkboard.documents.protocol import Refused, StateDigests, Submission
from walkboard.documents.squashing import squash

TRAFFIC = Path(__file__).parents[1] / "fixtures" / "browser_traffic.json.gz"
STORIES: list[dict[str, Any]] = json.loads(gzip.decompress(TRAFFIC.read_bytes()))
BATCH = 32

by_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])


def submissions_of(story: dict[str, Any]) -> list[Submission]:
    return [Submission(frame["person"], b64decode(frame["data"]), frame["reply"]) for frame in story["frames"]]


def is_what_the_browser_had(digests: StateDigests | None, story: dict[str, Any]) -> bool:
    assert digests is not None
    shared = digests.roots.keys() & story["roots"].keys()
    assert len(shared) >= 6
    return digests.clocks == story["clocks"] and all(digests.roots[name] == story["roots"][name] for name in shared)


@pytest.mark.rule("V9")
@by_story
def test_none_is_refused_and_all_of_it_is_there(story: dict[str, Any]) -> None:
    document = Document()
    for number, submission in enumerate(submissions_of(story)):
        (outcome,) = document.apply([submission]).outcomes
        assert not isinstance(outcome, Refused), (number, outcome)
    while (digests := document.digests()) is None:
        pass
    assert is_what_the_browser_had(digests, story)


@by_story
async def test_the_worker_takes_it_in_batches_too(story: dict[str, Any]) -> None:
    submissions = submissions_of(story)
    async with DocumentPool() as pool:
        await pool.load("wall", [], {})
        for start in range(0, len(submissions), BATCH):
            batch = await pool.apply("wall", submissions[start : start + BATCH])
            assert not any(isinstance(outcome, Refused) for outcome in batch.outcomes)
        while (digests := await pool.digests("wall")) is None:
            pass
        assert is_what_the_browser_had(digests, story)


def test_a_new_epoch_keeps_notes_with_their_formats_and_lists() -> None:
    (story,) = (story for story in STORIES if story["name"] == "notes")
    document = Document()
    longest = ""
    for number, submission in enumerate(submissions_of(story)):
        document.apply([submission])
        # After some of the letters, while formats and lists are in the making.
        if number % 20 == 0:
            anew = Document()
            anew.load([squash([document.state()], 7).state])
            assert anew.contents_digest() == document.contents_digest()
            longest = max([longest, *(card.notes.begins for card in anew.contents().cards.values())], key=len)
    assert "drawings\nnorth side" in longest

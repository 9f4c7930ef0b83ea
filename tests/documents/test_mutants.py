"""Somebody sends damaged updates between those of honest people: the worker lives, and the honest are not disturbed."""

from random import Random
from typing import Any

import pytest

from tests.documents.mutants import mutant
from tests.documents.reading import STORIES, submissions_of
from walkboard.documents.document import Document
from walkboard.documents.pool import DocumentPool
from walkboard.documents.protocol import Accepted, Submission

MUTANTS_PER_UPDATE = 12
UPDATES = 60


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["name"])
async def test_damaged_updates_disturb_nobody(pool: DocumentPool, story: dict[str, Any]) -> None:
    random = Random(story["name"])
    submissions = submissions_of(story)[:UPDATES]
    # Everybody has written before, so that their ids are theirs.
    claims = dict(Document().apply(submissions).claims)
    await pool.load("board", [], claims)
    (worker,) = pool.pids
    log: list[bytes] = []
    for honest in submissions:
        others = [random.choice(submissions).data for _ in range(MUTANTS_PER_UPDATE)]
        damaged = [
            Submission("eve", mutant(random, random.choice((honest.data, other)), other), random.random() < 0.4)
            for other in others
        ]
        batch = await pool.apply("board", [*damaged, honest])
        assert isinstance(batch.outcomes[-1], Accepted)
        claims.update(batch.claims)
        log += [outcome.data for outcome in batch.outcomes if isinstance(outcome, Accepted) and outcome.data]
    assert (pool.pids, pool.restarts) == ([worker], 0)
    rebuilt = Document(claims)
    rebuilt.load(log)
    assert rebuilt.difference((await pool.apply("board", [])).state_vector)[:1] == b"\x00"
    assert rebuilt.outline() == await pool.outline("board")

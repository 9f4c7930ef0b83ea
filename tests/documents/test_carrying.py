"""Cards carried about on the canvas share a transaction of the engine, and nobody can tell from what comes of it."""

import random
from typing import Any

import pytest
from pycrdt import Doc, Map

from walkboard.documents.document import Document
from walkboard.documents.protocol import Accepted, Batch, Submission

CARDS = 6


class Author:
    """Somebody with a copy of the board."""

    def __init__(self, name: str, client_id: int) -> None:
        self.name = name
        self.doc: Doc[Any] = Doc(client_id=client_id)
        self.placements = self.doc.get("placements", type=Map)
        self.cards = self.doc.get("cards", type=Map)
        self.made: list[bytes] = []
        self.doc.observe(lambda event: self.made.append(event.update))

    def does(self, key: str, value: object, root: str = "placements") -> Submission:
        self.doc.get(root, type=Map)[key] = value
        return Submission(self.name, self.made[-1])

    def colours(self, card: str, colour: str) -> Submission:
        self.cards[card]["color"] = colour
        return Submission(self.name, self.made[-1])


def place(rng: random.Random) -> dict[str, object]:
    return {"pos": [rng.randrange(1_000), 5], "order": "a"}


def board() -> tuple[Document, list[Author]]:
    """People who each have a board of some cards, on the canvas and in a map."""
    authors = [Author(name, number) for number, name in enumerate(("ann", "ben", "eve"), 100)]
    first = authors[0]
    with first.doc.transaction():
        for number in range(CARDS):
            first.cards[f"card{number}"] = Map({"type": "card", "color": "blue"})
            first.placements[f"canvas:card{number}"] = {"pos": [0, 0], "order": "a"}
            first.placements[f"map:card{number}"] = {"lane": "l", "column": "c", "order": "a"}
    for author in authors[1:]:
        author.doc.apply_update(first.doc.get_update())
    document = Document()
    document.apply([Submission("ann", first.doc.get_update())])
    return document, authors


def transactions(document: Document) -> list[object]:
    seen: list[object] = []
    document._watches += (document._doc.observe(seen.append),)
    return seen


def test_a_crowd_that_carries_cards_costs_one_transaction() -> None:
    rng = random.Random(1)
    document, authors = board()
    document.apply([who.does(f"canvas:card{at}", place(rng)) for at, who in enumerate(authors)])  # now they are known
    seen = transactions(document)
    carried = [who.does(f"canvas:card{at}", place(rng)) for _ in range(4) for at, who in enumerate(authors)]
    carried += [who.does(f"canvas:new{at}", place(rng)) for _ in range(2) for at, who in enumerate(authors)]
    batch = document.apply(carried)
    assert batch.outcomes == [Accepted(one.data) for one in carried]
    assert len(seen) == 1
    assert (batch.moves, batch.touches) == ([], [])
    copy: Doc[Any] = Doc()
    copy.apply_update(document.state())
    for at, who in enumerate(authors):
        assert copy.get("placements", type=Map)[f"canvas:card{at}"] == who.placements[f"canvas:card{at}"]


def what_came_of(batch: Batch) -> list[object]:
    return [
        (outcome.data, outcome.moves, outcome.whole) if isinstance(outcome, Accepted) else outcome
        for outcome in batch.outcomes
    ]


@pytest.mark.parametrize("seed", range(30))
def test_what_comes_of_a_batch_is_what_came_of_each_alone(seed: int) -> None:
    rng = random.Random(seed)
    together, authors = board()
    alone, _ = board()
    alone = Document()
    alone.apply([Submission("ann", together.state())])
    together = Document()
    together.apply([Submission("ann", alone.state())])
    for _ in range(8):
        submissions = []
        for _ in range(rng.randrange(1, 12)):
            who, card = rng.choice(authors), f"card{rng.randrange(CARDS)}"
            kind = rng.random()
            if kind < 0.7:
                submissions.append(who.does(f"canvas:{card}", place(rng)))
            elif kind < 0.85:
                cell = {"lane": rng.choice("lm"), "column": rng.choice("cd"), "order": "a"}
                submissions.append(who.does(f"map:{card}", cell))
            elif kind < 0.9:
                submissions.append(who.does(f"canvas:new{rng.randrange(CARDS)}", place(rng)))
            elif kind < 0.95:
                submissions.append(who.colours(card, rng.choice(("red", "green", "blue"))))
            else:
                submissions.append(Submission(who.name, b"\x01\x01\x07\x00"))
        batch = together.apply(submissions)
        each = [alone.apply([one]) for one in submissions]
        assert what_came_of(batch) == [outcome for one in each for outcome in what_came_of(one)]
        assert batch.claims == [claim for one in each for claim in one.claims]
        touched = {touch.record_id for one in each for touch in one.touches}
        assert {touch.record_id for touch in batch.touches} <= touched
        assert together.engine_clocks() == alone.engine_clocks() == together.clocks
        assert together.contents_digest() == alone.contents_digest()
        if rng.random() < 0.5:
            for who in authors:
                who.doc.apply_update(together.state())
    assert together.contents() == alone.contents()

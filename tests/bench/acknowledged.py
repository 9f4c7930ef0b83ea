"""How long our own clients wait until they are told that an edit is stored (S1b)."""

from time import perf_counter

from tests.bench import content
from tests.bench.crowd import CALM, SETTLE, Crowd, fill
from tests.bench.figures import percentile
from tests.bench.generator import Generator
from tests.bench.seats import Target


def acknowledged(target: Target, people: int, seconds: float) -> tuple[float, float]:
    """Median and 99th percentile in ms, at 10 presence changes and one edit a second of each."""
    with Generator() as generator:
        fill(generator, target, 1, content.board(people, placed=False))
        crowd = Crowd(generator, target, [1], people)
        generator.rest(CALM)
        generator.play(crowd.plan(1.0, 10.0, seconds), perf_counter())
        generator.rest(SETTLE)
        waited: list[float] = []
        for person, line in enumerate(crowd.lines):
            sent, told = crowd.sent.edits[person], 0
            for at, count in line.acknowledged:
                edits = min(len(sent), count - line.replies)
                waited += [(at - begun) * 1000 for begun in sent[told:edits]]
                told = max(told, edits)
            if told < len(sent):
                raise RuntimeError(f"{len(sent) - told} edits of one person were never acknowledged")
    return percentile(waited, 0.5), percentile(waited, 0.99)

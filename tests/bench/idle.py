"""Connections on which nothing happens (S4): what each costs in memory."""

from tests.bench import meter
from tests.bench.generator import Generator
from tests.bench.seats import Target

BOARDS = 400
PEOPLE = 5
SETTLE = 5.0


def idle(target: Target) -> float:
    """KB per connection: what the server grew by, from boards that were opened once and left to all of them joined."""
    for board in range(BOARDS):
        target.seats(board, PEOPLE)
    with Generator() as generator:
        generator.join(target.seats(BOARDS, 2))
        generator.rest(SETTLE)
        before = meter.memory_mb(target.processes)
        generator.join([seat for board in range(BOARDS) for seat in target.seats(board, PEOPLE)])
        generator.rest(SETTLE)
        return (meter.memory_mb(target.processes) - before) * 1024 / (BOARDS * PEOPLE)

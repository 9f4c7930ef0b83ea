"""Coming to a big board (S3): how long until the last byte is there, alone and with fifty at once."""

import statistics
from time import perf_counter

from tests.bench import content
from tests.bench.crowd import fill
from tests.bench.generator import Generator
from tests.bench.line import State
from tests.bench.seats import Seat, Target

CARDS = 10_000
AT_ONCE = 50
TIMES_ALONE = 7
TIMES_TOGETHER = 3
PAUSE = 0.3  # seconds in which a server may tidy up


def join(target: Target, board: int) -> tuple[float, float, float]:
    """Medians of ms for one alone and the last of fifty, from the first byte of the request for a socket to the last
    of the board, and MB that one was sent. The board is in memory, and not for the first time asked for."""
    with Generator() as generator:
        fill(generator, target, board, content.board(CARDS))
        seats = target.seats(board, AT_ONCE)
        alone = [together(generator, seats[:1]) for _ in range(TIMES_ALONE)]
        last = [together(generator, seats) for _ in range(TIMES_TOGETHER)]
    return (
        statistics.median(ms for ms, _ in alone),
        statistics.median(ms for ms, _ in last),
        statistics.median(size for _, size in alone),
    )


def together(generator: Generator, seats: list[Seat]) -> tuple[float, float]:
    """Ms until all who came at once have the board, and MB each was sent on average."""
    begun = perf_counter()
    lines = generator.open(seats)
    generator.wait(lambda: all(line.state in (State.JOINED, State.CLOSED) for line in lines))
    if any(line.state is State.CLOSED for line in lines):
        raise RuntimeError("somebody was sent away while joining")
    took = max(line.joined_at for line in lines) - begun
    for line in lines:
        line.close(None)
    generator.rest(PAUSE)
    return took * 1000, sum(line.bytes_in for line in lines) / len(lines) / 1e6

"""A big paste (S5): somebody pastes thousands of cards on one board; how long does another board stand still?"""

from collections.abc import Callable
from time import perf_counter

from tests.bench import content
from tests.bench.crowd import Crowd
from tests.bench.generator import Generator
from tests.bench.seats import Target
from tests.bench.wire import frame, octets

CARDS = 5_000
PIECE = 500  # cards in one update: a client keeps below the limit of an update
SECONDS = 6.0
PASTES = (0.5, 2.0, 3.5)


def paste(target: Target) -> tuple[float, float]:
    """The longest ms an edit of the other board took while three pastes came, and without any."""
    return _watch(target, 1, 2, PASTES), _watch(target, 3, 4, ())


def _watch(target: Target, quiet: int, pasted: int, moments: tuple[float, ...]) -> float:
    updates = {
        moment: [content.board(PIECE, first=turn * CARDS + piece) for piece in range(0, CARDS, PIECE)]
        for turn, moment in enumerate(moments)
    }
    with Generator() as generator:
        (paster,) = generator.join(target.seats(pasted, 1))
        crowd = Crowd(generator, target, [quiet], 2)
        generator.rest(1.0)
        plan = crowd.plan(25.0, 0.0, SECONDS)

        def send(data: bytes) -> Callable[[], None]:
            return lambda: generator.send(paster, data)

        for moment, parts in updates.items():
            prefix = paster.seat.prefix + b"\x00\x02"
            plan += [(moment, send(frame(prefix + octets(part)))) for part in parts]
        plan.sort(key=lambda entry: entry[0])
        generator.play(plan, perf_counter())
        generator.rest(3.0)
        result = crowd.read()
    if result.lost or result.closed:
        raise RuntimeError(f"{result.lost} edits of the other board were lost, {result.closed} connections closed")
    return result.edit_max

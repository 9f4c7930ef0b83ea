"""People who edit and move their cursors: on one board (S1), or five each on many (S2)."""

import random
from collections.abc import Callable
from functools import partial
from time import perf_counter, sleep

from tests.bench import content, figures
from tests.bench.figures import Figures, Reading, Sent, percentile
from tests.bench.generator import Generator, own_cpu
from tests.bench.line import Line
from tests.bench.meter import cpu_seconds, memory_mb
from tests.bench.seats import Target
from tests.bench.wire import Pen, frame, octets

SAMPLE = 50
CALM = 1.0  # seconds between joining and acting
SETTLE = 3.0  # seconds that late edits are waited for
FILL_TRIES = 100

Plan = list[tuple[float, Callable[[], None]]]


def fill(generator: Generator, target: Target, board: int, update: bytes) -> None:
    """Puts content on a board, and waits until a newcomer is given it.

    Who brought it stays connected: a server without a store may forget a board that nobody is on.
    """
    seat = target.seats(board, 1)[0]
    (line,) = generator.join([seat])
    generator.send(line, frame(seat.prefix + b"\x00\x01" + octets(update)))
    for _ in range(FILL_TRIES):
        generator.rest(0.2)
        (other,) = generator.join([seat])
        other.close(None)
        if other.bytes_in > len(update) // 2:
            return
    raise RuntimeError("the board did not take its content")


class Crowd:
    """People on boards, what they plan and what they did."""

    def __init__(self, generator: Generator, target: Target, boards: list[int], people: int, seed: int = 1) -> None:
        self.generator, self.target = generator, target
        self._random = random.Random(seed)
        self.groups: list[dict[int, Line]] = []
        self.pens: list[Pen] = []
        self.sent = Sent()
        seats = [seat for board in boards for seat in target.seats(board, people)]
        lines = generator.join(seats)
        for first in range(0, len(lines), people):
            self.groups.append({first + place: line for place, line in enumerate(lines[first : first + people])})
        clients = self._random.sample(range(1 << 20, 1 << 31), len(lines))
        self.pens = [Pen(person, client) for person, client in enumerate(clients)]
        self.lines = lines
        step = max(1, len(lines) / SAMPLE)
        sampled = {int(place * step) for place in range(SAMPLE)}
        for person, line in enumerate(lines):
            line.sampled = person in sampled

    def plan(self, edits: float, moves: float, seconds: float) -> Plan:
        """Who does what when, evenly spread, each person with a phase of their own."""
        made: Plan = []
        for person, pen in enumerate(self.pens):
            for rate, act in ((edits, self._edit), (moves, self._move)):
                moment = self._random.random() / rate if rate else seconds
                while moment < seconds:
                    made.append((moment, partial(act, person, pen)))
                    moment += 1 / rate
        made.sort(key=lambda entry: entry[0])
        return made

    def _edit(self, person: int, pen: Pen) -> None:
        line = self.lines[person]
        data = frame(line.seat.prefix + pen.edit())
        self.sent.edits[person].append(perf_counter())
        self.generator.send(line, data)

    def _move(self, person: int, pen: Pen) -> None:
        line = self.lines[person]
        data = frame(line.seat.prefix + pen.move())
        self.sent.moves[person].append(perf_counter())
        self.generator.send(line, data)

    def read(self) -> Figures:
        """The figures of the run so far."""
        reading = Reading(self.generator.album.frames, self.pens, self.lines[0].skip)
        edits: list[float] = []
        moves: list[float] = []
        result = Figures(delivered=0.0)
        for group in self.groups:
            own_sent = Sent({who: self.sent.edits[who] for who in group}, {who: self.sent.moves[who] for who in group})
            for person, line in group.items():
                if line.sampled:
                    seen, moved, delivered = figures.latencies(line, person, reading, own_sent)
                    edits += seen
                    moves += moved
                    result.delivered += delivered
            result.lost += figures.lost(group, reading, own_sent)
            result.closed += figures.gone(group)
        result.delivered *= len(self.lines) / sum(line.sampled for line in self.lines)
        result.edit_p50, result.edit_p99 = percentile(edits, 0.5), percentile(edits, 0.99)
        result.edit_max = max(edits, default=float("nan"))
        result.presence_p50, result.presence_p99 = percentile(moves, 0.5), percentile(moves, 0.99)
        return result


def run(
    target: Target, boards: list[int], people: int, *, edits: float, moves: float, seconds: float, update: bytes = b""
) -> Figures:
    """So many people on each board for so long; each acts so many times a second. `update` is on the boards before."""
    with Generator() as generator:
        for board in boards if update else []:
            fill(generator, target, board, update)
        crowd = Crowd(generator, target, boards, people)
        generator.rest(CALM)
        plan = crowd.plan(edits, moves, seconds)
        cpu, own, start = cpu_seconds(target.processes), own_cpu(), perf_counter()
        generator.play(plan, start)
        took = perf_counter() - start
        own_used, used = own_cpu() - own, cpu_seconds(target.processes) - cpu
        generator.rest(SETTLE)
        settled = cpu_seconds(target.processes) - cpu
        peak = memory_mb(target.processes, "VmHWM")
        result = crowd.read()
    result.cpu_per_thousand = settled * 1e6 / max(1.0, result.delivered)
    result.server_share, result.generator_share = used / took, own_used / took
    result.late_p99 = percentile(generator.late, 0.99) * 1000
    result.peak_mb = peak
    return result


def one_board(target: Target, board: int, people: int, seconds: float) -> Figures:
    """S1: everybody on one board, each 10 presence changes and 1 edit a second."""
    cards = content.board(people, placed=False)
    return run(target, [board], people, edits=1.0, moves=10.0, seconds=seconds, update=cards)


def many_boards(target: Target, first: int, boards: int, seconds: float) -> Figures:
    """S2: five people on each board, each 5 presence changes and half an edit a second."""
    sleep(0.5)
    return run(target, list(range(first, first + boards)), 5, edits=0.5, moves=5.0, seconds=seconds)

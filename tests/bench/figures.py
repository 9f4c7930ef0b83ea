"""What a run showed: how late everybody saw what, what got lost, what it cost the server and the generator."""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.bench.line import Line, State
from tests.bench.wire import Pen

MARK = re.compile(rb"@(\d{4})\.(\d{6})@")

Seen = list[tuple[int, int]]  # person and number


def percentile(values: "list[float] | array[float]", share: float) -> float:
    """Nearest rank; NaN without values."""
    ordered = sorted(values)
    return ordered[max(0, -(-int(share * len(ordered) * 1000) // 1000) - 1)] if ordered else float("nan")


@dataclass
class Sent:
    """When each person did what, counted from 1."""

    edits: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    moves: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Figures:
    """Latencies in ms; counts; CPU in ms per 1,000 changes delivered and as a share of one core; memory in MB."""

    edit_p50: float = 0.0
    edit_p99: float = 0.0
    edit_max: float = 0.0
    presence_p50: float = 0.0
    presence_p99: float = 0.0
    delivered: float = 0.0
    lost: int = 0
    closed: int = 0
    cpu_per_thousand: float = 0.0
    server_share: float = 0.0
    generator_share: float = 0.0
    late_p99: float = 0.0
    peak_mb: float = 0.0

    def brief(self) -> str:
        """One line for somebody who watches."""
        presence = f"{self.presence_p50:.1f} / {self.presence_p99:.1f} ms"
        return (
            f"edit {self.edit_p50:.1f} / {self.edit_p99:.1f} ms, presence {presence}"
            f", lost {self.lost}, closed {self.closed}, {self.cpu_per_thousand:.1f} ms per 1,000 delivered,"
            f" CPU of server {self.server_share:.0%}, of generator {self.generator_share:.0%}"
        )

    def kept_up(self) -> bool:
        """Whether nothing was lost and edits were seen within a quarter of a second."""
        return not self.lost and not self.closed and self.edit_p99 < 250.0


class Reading:
    """What is in the frames of an album, each read once."""

    def __init__(self, frames: list[bytes], pens: list[Pen], skip: int) -> None:
        self._person = {pen.client: pen.person for pen in pens}
        self.edits: list[Seen] = []
        self.moves: list[Seen] = []
        for frame in frames:
            document = frame[skip] == 0
            self.edits.append([(int(who), int(which)) for who, which in MARK.findall(frame)] if document else [])
            self.moves.append([] if document else list(self._presence(frame, skip + 1)))

    def _presence(self, frame: bytes, position: int) -> Iterator[tuple[int, int]]:
        _, position = _number(frame, position)
        count, position = _number(frame, position)
        for _ in range(count):
            client, position = _number(frame, position)
            clock, position = _number(frame, position)
            size, position = _number(frame, position)
            position += size
            person = self._person.get(client)
            if person is not None:
                yield person, clock


def _number(frame: bytes, position: int) -> tuple[int, int]:
    number = shift = 0
    while frame[position] > 127:
        number |= (frame[position] & 127) << shift
        shift += 7
        position += 1
    return number | frame[position] << shift, position + 1


def latencies(line: Line, own: int, reading: Reading, sent: Sent) -> "tuple[array[float], array[float], int]":
    """Edits' and presence changes' ms until one person saw them, and how many reached them at all.

    A change is seen when it or a later one of the same person's same thing arrives: what was overtaken counts as late.
    """
    edits, moves = array("d"), array("d")
    delivered = 0
    for kinds, times, found in ((reading.edits, sent.edits, edits), (reading.moves, sent.moves, moves)):
        last: dict[int, int] = {}
        for number, at in zip(line.numbers, line.times, strict=True):
            for person, which in kinds[number]:
                before = last.get(person, 0)
                if which <= before or person == own:
                    continue
                delivered += 1
                last[person] = which
                found.extend((at - begun) * 1000 for begun in times[person][before:which])
    return edits, moves, delivered


def lost(lines: dict[int, Line], reading: Reading, sent: Sent) -> int:
    """Edits that somebody else never saw, nor a later one of the same person's same thing."""
    known: dict[frozenset[int], dict[int, int]] = {}
    total = 0
    for own, line in lines.items():
        numbers = frozenset(line.edits)
        newest = known.get(numbers)
        if newest is None:
            newest = known[numbers] = {}
            for number in numbers:
                for person, which in reading.edits[number]:
                    newest[person] = max(newest.get(person, 0), which)
        total += sum(
            len(times) - min(len(times), newest.get(person, 0)) for person, times in sent.edits.items() if person != own
        )
    return total


def gone(lines: dict[int, Line]) -> int:
    """Connections the server closed."""
    return sum(line.state is State.CLOSED for line in lines.values())

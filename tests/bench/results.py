"""Results, kept beside the peers between runs, and the one table made from them."""

import datetime
import json
import math
import statistics
from dataclasses import dataclass, field

from tests.bench.meter import machine
from tests.bench.peers import CACHE

CAPTION = (
    "Each server with all its processes on one core, the load on the other. Medians of the rounds."
    " The ratio is Walkboard's on SQLite to the best peer's."
)
FILE = CACHE / "results.json"


@dataclass(frozen=True)
class Row:
    """One line of the table: what it says, and the keys of the figures in it."""

    title: str
    keys: tuple[str, ...]
    digits: int = 1
    less: bool | None = True  # whether less is better; None for what is not compared


ROWS = (
    Row("S1 people on one board, each 10 presence/s and 1 edit/s", ("S1.carried",), 0, less=False),
    Row("the smallest number tried that was not carried", ("S1.bound",), 0, None),
    Row("CPU of server / generator at the largest number carried, %", ("S1.server", "S1.generator"), 0, None),
    Row("S1a 50 people: edit p50 / p99, ms", ("50.edit_p50", "50.edit_p99")),
    Row("50 people: presence p50 / p99, ms", ("50.presence_p50", "50.presence_p99")),
    Row("50 people: server CPU ms per 1,000 changes delivered", ("50.cpu_per_thousand",)),
    Row("50 people: peak memory of all processes, MB", ("50.peak_mb",), 0),
    Row("50 people: edits lost", ("50.lost",), 0, None),
    Row("5 people: edit p50 / p99, ms", ("5.edit_p50", "5.edit_p99")),
    Row("5 people: presence p50 / p99, ms", ("5.presence_p50", "5.presence_p99")),
    Row("S1b 50 people: acknowledged p50 / p99, ms", ("ack.p50", "ack.p99"), 1, None),
    Row("S2 boards of 5, each person 5 presence/s and 0.5 edit/s", ("S2.carried",), 0, less=False),
    Row("the smallest number tried that was not carried ", ("S2.bound",), 0, None),
    Row("S3 to the last byte of 10,000 cards: alone / last of 50, ms", ("S3.alone", "S3.last")),
    Row("S3 MB sent to each", ("S3.mb",), 2, None),
    Row("S4 memory per idle connection (2,000 on 400 boards), KB", ("S4.kb",)),
    Row("S5 longest edit of another board during a paste of 5,000 cards / without, ms", ("S5.stall", "S5.calm"), 0),
)


@dataclass
class Results:
    """Figures by server and key, one per round; why some are missing; when they were taken."""

    figures: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Results":
        """What earlier runs left."""
        return cls(**json.loads(FILE.read_text())) if FILE.exists() else cls()

    def save(self) -> None:
        """Keeps it for the next run."""
        FILE.parent.mkdir(exist_ok=True)
        FILE.write_text(json.dumps(self.__dict__, indent=1))

    def forget(self, server: str, keys: set[str]) -> None:
        """Takes out what is measured anew."""
        for key in keys & self.figures.get(server, {}).keys():
            del self.figures[server][key]

    def add(self, server: str, label: str, figures: dict[str, float]) -> None:
        """One round's figures."""
        for key, value in figures.items():
            self.figures.setdefault(server, {}).setdefault(key, []).append(value)
        self.labels[server] = label
        self.days[server] = f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}"

    def table(self) -> str:
        """Everything as one Markdown table: measures down, servers across, the best peer's ratio last."""
        servers = list(self.figures)
        lines = [
            f"{max(self.days.values(), default='')}, {machine()}. {CAPTION}",
            "",
            f"| | {' | '.join(self.labels[server] for server in servers)} | ratio |",
            "|---" * (len(servers) + 2) + "|",
        ]
        for row in ROWS:
            cells = [self._cell(server, row) for server in servers]
            if any(cell != "–" for cell in cells):
                lines.append(f"| {row.title.strip()} | {' | '.join(cells)} | {self._ratio(row)} |")
        lines += ["", *(f"* {about}: {why}" for about, why in self.notes.items())]
        return "\n".join(lines).rstrip()

    def _value(self, server: str, key: str) -> float | None:
        values = [value for value in self.figures[server].get(key, []) if not math.isnan(value)]
        return statistics.median(values) if values else None

    def _cell(self, server: str, row: Row) -> str:
        values = [self._value(server, key) for key in row.keys]
        shown = ["–" if value is None else f"{value:,.{row.digits}f}" for value in values]
        return "–" if set(shown) == {"–"} else " / ".join(shown)

    def _ratio(self, row: Row) -> str:
        if "walkboard" not in self.figures or row.less is None:
            return ""
        shown = []
        for key in row.keys:
            mine = self._value("walkboard", key)
            peers = [
                value
                for server in self.figures
                if not server.startswith("walkboard") and (value := self._value(server, key)) is not None
            ]
            best = (min(peers) if row.less else max(peers)) if peers else None
            shown.append("–" if mine is None or not best else f"{mine / best:.2f}")
        return " / ".join(shown)

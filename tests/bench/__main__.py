"""`make bench`: two people and fifty people on one board, ours and the reference server in turn."""

import asyncio
import datetime
import statistics
import sys

from tests.bench.load import Figures, crowd, machine
from tests.bench.servers import walkboard, y_websocket_server

ROUNDS = 3
SCENARIOS = {
    "2 people, 5 edits/s": {"people": 2, "seconds": 6.0, "edits": 5.0, "moves": 0.0},
    "50 people, 1 edit/s, 10 presence/s": {"people": 50, "seconds": 8.0, "edits": 1.0, "moves": 10.0},
}


def row(scenario: str, server: str, runs: list[Figures]) -> str:
    """One line of the table: medians over the rounds."""

    def median(share: float, kind: str) -> str:
        values = [Figures.percentile(getattr(run, kind), share) for run in runs]
        return f"{statistics.median(values):.1f}" if runs[0].presence or kind == "edits" else "–"

    cpu = statistics.median(run.cpu_per_thousand for run in runs)
    lost = sum(run.lost for run in runs)
    cells = [
        median(0.5, "edits"),
        median(0.99, "edits"),
        median(0.5, "presence"),
        median(0.99, "presence"),
        f"{cpu:.1f}",
        str(lost),
    ]
    return f"| {scenario} | {server} | " + " | ".join(cells) + " |"


async def main() -> None:
    """Runs every scenario on every server in turn and prints the table as Markdown."""
    results: dict[tuple[str, str], list[Figures]] = {}
    for turn in range(ROUNDS):
        for server in (walkboard, y_websocket_server):
            async with server() as target:
                for name, scenario in SCENARIOS.items():
                    sys.stderr.write(f"round {turn + 1} of {ROUNDS}: {target.name}: {name}\n")
                    results.setdefault((name, target.name), []).append(await crowd(target, **scenario))  # type: ignore[arg-type]
    lines = [
        (
            f"{datetime.datetime.now(datetime.UTC):%Y-%m-%d}, {machine()}, server on one core, load on the other,"
            f" medians of {ROUNDS} runs in turn"
        ),
        "",
        (
            "| scenario | server | edit p50 ms | edit p99 ms | presence p50 ms | presence p99 ms"
            " | CPU ms per 1,000 delivered | lost |"
        ),
        "|---|---|---|---|---|---|---|---|",
        *(row(scenario, server, runs) for (scenario, server), runs in sorted(results.items())),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    asyncio.run(main())

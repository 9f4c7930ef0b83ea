"""The scenarios by name: what each does to a server, and the figures it gives."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

from tests.bench import crowd, idle, joins, ours, paste, peers
from tests.bench.acknowledged import acknowledged
from tests.bench.figures import Figures
from tests.bench.generator import JoinError
from tests.bench.search import Capacity, capacity
from tests.bench.seats import Server, Target

SERVERS: dict[str, Server] = {
    "walkboard": ours.Walkboard(),
    "walkboard-postgresql": ours.Walkboard("PostgreSQL"),
    "hocuspocus": peers.HOCUSPOCUS,
    "y-websocket": peers.Y_WEBSOCKET,
    "pycrdt-websocket": peers.PYCRDT,
}
OURS = ("walkboard", "walkboard-postgresql")
# A quick run leaves the slowest out.
QUICK = ("walkboard", "walkboard-postgresql", "hocuspocus", "y-websocket")
SIDE_BY_SIDE = ("walkboard", "hocuspocus", "y-websocket", "pycrdt-websocket")

# Where a search begins: about what each carried when it was last measured, so that few trials are needed.
PEOPLE = {"walkboard": 1_100, "hocuspocus": 380, "y-websocket": 90, "pycrdt-websocket": 37}
BOARDS = {"walkboard": 200, "hocuspocus": 130, "y-websocket": 200, "pycrdt-websocket": 75}
MOST_PEOPLE = 2_000
MOST_BOARDS = 1_200
SECONDS_OF_SEARCH = 12.0
SECONDS_OF_FIGURES = 8.0
# With fewer deliveries, a longer look for the same number of edits.
SECONDS_OF_FIVE = 15.0


def people(server: Server, name: str) -> dict[str, float]:
    """S1: how many people on one board."""

    def attempt(number: int) -> Figures | str:
        return _attempt(name, number, server, lambda target: crowd.one_board(target, 1, number, SECONDS_OF_SEARCH))

    return _carried("S1", capacity(PEOPLE[name], MOST_PEOPLE, attempt))


def boards(server: Server, name: str) -> dict[str, float]:
    """S2: how many boards of five."""

    def attempt(number: int) -> Figures | str:
        return _attempt(name, number, server, lambda target: crowd.many_boards(target, 1, number, SECONDS_OF_SEARCH))

    return _carried("S2", capacity(BOARDS[name], MOST_BOARDS, attempt))


def _attempt(name: str, number: int, server: Server, run: Callable[[Target], Figures]) -> Figures | str:
    try:
        with server.start() as target:
            result: Figures | str = run(target)
    except JoinError as error:
        result = str(error)
    say(f"  {name} with {number}: {result if isinstance(result, str) else result.brief()}")
    return result


def _carried(scenario: str, found: Capacity) -> dict[str, float]:
    best = found.best or Figures()
    return {
        f"{scenario}.carried": found.carried,
        f"{scenario}.bound": found.bound or float("nan"),
        f"{scenario}.server": best.server_share * 100,
        f"{scenario}.generator": best.generator_share * 100,
    }


def figures(server: Server, name: str) -> dict[str, float]:
    """S1a: the figures at 50 people and at 5, each on a server of its own."""
    found: dict[str, float] = {}
    for number, seconds in ((50, SECONDS_OF_FIGURES), (5, SECONDS_OF_FIVE)):
        with server.start() as target:
            result = crowd.one_board(target, 1, number, seconds)
        say(f"  {name} with {number}: {result.brief()}")
        found |= {f"{number}.{key}": value for key, value in result.__dict__.items()}
    return found


def acknowledgement(server: Server, name: str) -> dict[str, float]:
    """S1b: how long until a person is told that their edit is stored, at 50 people."""
    database = "PostgreSQL" if name.endswith("postgresql") else "SQLite"
    with ours.Walkboard(database, "walkboard.1").start() as target:
        half, most = acknowledged(target, 50, SECONDS_OF_FIGURES)
    return {"ack.p50": half, "ack.p99": most}


def joining(server: Server, name: str) -> dict[str, float]:
    """S3: coming to a board of 10,000 cards."""
    with server.start() as target:
        alone, last, size = joins.join(target, 1)
    return {"S3.alone": alone, "S3.last": last, "S3.mb": size}


def memory(server: Server, name: str) -> dict[str, float]:
    """S4: idle connections."""
    with server.start() as target:
        return {"S4.kb": idle.idle(target)}


def pasting(server: Server, name: str) -> dict[str, float]:
    """S5: a paste on another board."""
    with server.start() as target:
        stall, calm = paste.paste(target)
    return {"S5.stall": stall, "S5.calm": calm}


@dataclass(frozen=True)
class Scenario:
    """What is measured, on which servers, and whether a quick run includes it."""

    measure: Callable[[Server, str], dict[str, float]]
    servers: tuple[str, ...]
    quick: bool
    rounds: int


SCENARIOS = {
    "S1": Scenario(people, SIDE_BY_SIDE, quick=False, rounds=1),
    "S1a": Scenario(figures, SIDE_BY_SIDE, quick=True, rounds=3),
    "S1b": Scenario(acknowledgement, OURS, quick=True, rounds=3),
    "S2": Scenario(boards, SIDE_BY_SIDE, quick=False, rounds=1),
    "S3": Scenario(joining, SIDE_BY_SIDE, quick=True, rounds=3),
    "S4": Scenario(memory, SIDE_BY_SIDE, quick=False, rounds=1),
    "S5": Scenario(pasting, SIDE_BY_SIDE, quick=True, rounds=3),
}


def say(what: str) -> None:
    """Progress, on standard error."""
    sys.stderr.write(what + "\n")
    sys.stderr.flush()

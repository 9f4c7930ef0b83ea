"""How long the flow through a map takes to compute: two years, 30,000 moves. `python -m tests.bench.flow` prints it.

Once from the first move on, as after the server began, and again after each of a few more moves, as on a day of work.
"""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random
from statistics import median
from time import process_time

from walkboard.garbage import settle
from walkboard.maps.contents import CardText, Contents, MapText
from walkboard.maps.flow.blocking import Blocking, intervals_of
from walkboard.maps.flow.journeys import Arrival
from walkboard.maps.flow.kept import KeptFlow
from walkboard.maps.flow.report import Period
from walkboard.maps.kinds import kinds
from walkboard.maps.records import Column, Lane
from walkboard.rooms.flow import flow_in

MOVES, DAYS, RUNS = 30_000, 730, 7
STAGES = ("funnel", "review", "analysis", "ready", "implement", "done")
BEGIN = datetime(2024, 11, 1, 8, tzinfo=UTC)


def portfolio() -> tuple[Contents, list[Arrival], list[Blocking]]:
    """A kanban with 30,000 moves over two years, seeded: some cards move back, some are blocked, some are under way."""
    random, arrivals, blocked = Random(42), [], []
    for number in count():
        if len(arrivals) >= MOVES:
            break
        at, stage = BEGIN + timedelta(minutes=random.randrange(DAYS * 1_440)), 0
        while stage < len(STAGES) and at < BEGIN + timedelta(days=DAYS):
            arrivals.append(Arrival(f"c{number}", f"l{number % 3}", STAGES[stage], at))
            if stage and random.random() < 0.05:
                blocked.append(Blocking(f"c{number}", True, random.choice(("legal", "supplier", "nobody")), at))
                blocked.append(Blocking(f"c{number}", False, "", at + timedelta(hours=30)))
            at += timedelta(minutes=random.expovariate(1 / 7_000))
            stage += 1 if random.random() < 0.93 or stage == 0 else -1
    arrivals.sort(key=lambda arrival: arrival.at)
    contents = Contents(
        cards={card: CardText(card, card) for card in {arrival.card_id for arrival in arrivals}},
        maps={"m": MapText("m", "kanban", "Portfolio")},
        lanes={f"l{number}": Lane(f"l{number}", "m", "lane", f"a{number}") for number in range(3)},
        columns={role: Column(role, "m", role, f"a{number}") for number, role in enumerate(STAGES)},
    )
    return contents, arrivals[:MOVES], blocked


def measured() -> tuple[list[float], list[float]]:
    """Milliseconds of processor time of each run: what it takes on a machine that has nothing else to do."""
    contents, arrivals, blocked = portfolio()
    period = Period(date(2024, 11, 1), date(2026, 10, 31), UTC)
    # As the server does once it is ready.
    settle()
    anew, again = [], []
    for _ in range(RUNS):
        kept = KeptFlow()
        anew.append(_taken(kept, arrivals[:-1], contents, blocked, period))
        again.append(_taken(kept, arrivals[-1:], contents, blocked, period))
    return anew, again


def _taken(
    kept: KeptFlow, arrivals: list[Arrival], contents: Contents, blocked: list[Blocking], period: Period
) -> float:
    began = process_time()
    kept.add(arrivals)
    flow_in(kinds()["kanban"], "m", contents, kept, intervals_of(blocked), period, BEGIN + timedelta(days=DAYS))
    return 1_000 * (process_time() - began)


if __name__ == "__main__":
    for name, times in zip(("anew", "after one more move"), measured(), strict=True):
        print(
            f"flow, {name}: {MOVES} moves in {DAYS} days: median {median(times):.0f} ms of {RUNS} runs, processor time"
        )

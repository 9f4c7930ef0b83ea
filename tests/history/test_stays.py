"""How long cards stay in columns."""

from datetime import UTC, datetime, timedelta

from tests.history.stage import change
from walkboard.database import Database
from walkboard.history.arrivals import BEFORE_ALL, arrivals_after
from walkboard.history.entries import Entry, Row
from walkboard.history.stays import Stays, Visit, stays_in, visits_on
from walkboard.history.writer import LogWriter
from walkboard.maps.flow.journeys import Arrival
from walkboard.maps.flow.kept import KeptFlow
from walkboard.maps.transitions import Move

START = datetime(2026, 11, 2, 9, tzinfo=UTC)


def steps(*taken: tuple[str, str | None, float]) -> list[Arrival]:
    """Steps of cards on one map, at hours after the start."""
    return [Arrival(card, "l", column, START + timedelta(hours=hours)) for card, column, hours in taken]


def stays_of(arrivals: list[Arrival]) -> Stays:
    """The stays that follow from all moves, and from moves that come one after the other with questions in between."""
    kept = KeptFlow()
    for arrival in arrivals:
        kept.add([arrival])
        stays_in(kept, "m")
    stays = stays_in(KeptFlow(arrivals), "m")
    assert stays_in(kept, "m") == stays
    return stays


def visit(card: str, column: str, hours: float) -> Visit:
    return Visit("m", card, column, START + timedelta(hours=hours))


def hours(stays: Stays) -> dict[str, list[float]]:
    return {column: [length / timedelta(hours=1) for length in lengths] for column, lengths in stays.finished.items()}


def test_nothing_moved() -> None:
    assert stays_of([]) == Stays()


def test_stays_end_in_the_next_column() -> None:
    stays = stays_of(
        steps(("a", "funnel", 0), ("b", "funnel", 1), ("b", "build", 4), ("a", "build", 5), ("a", "done", 25))
    )
    assert stays.current == {"a": visit("a", "done", 25), "b": visit("b", "build", 4)}
    assert hours(stays) == {"funnel": [3, 5], "build": [20]}


def test_another_lane_of_the_column_is_the_same_stay() -> None:
    stays = stays_of(steps(("a", "build", 0), ("a", "build", 7), ("a", "done", 9)))
    assert hours(stays) == {"build": [9]}


def test_leaving_the_map_finishes_nothing() -> None:
    stays = stays_of(steps(("a", "build", 0), ("a", None, 7), ("a", "build", 9), ("a", "done", 10)))
    assert hours(stays) == {"build": [1]}
    assert stays_of(steps(("a", "build", 0), ("a", None, 7))) == Stays()


def test_a_slip_is_no_move() -> None:
    slipped = steps(("a", "build", 0), ("a", "done", 8), ("a", "build", 8.01))
    assert stays_of(slipped) == Stays({"a": visit("a", "build", 0)})
    taken_off = steps(("a", "build", 0), ("a", None, 8), ("a", "build", 8.01), ("a", "done", 9))
    assert hours(stays_of(taken_off)) == {"build": [9]}
    # Sent back after an hour is a move.
    back = stays_of(steps(("a", "build", 0), ("a", "done", 8), ("a", "build", 9)))
    assert back.current == {"a": visit("a", "build", 9)}
    assert hours(back) == {"build": [8], "done": [1]}


async def test_they_are_read_from_the_log_of_one_map(database: Database, writer: LogWriter) -> None:
    moves = [
        Move("m", "a", None, ("l", "build")),
        Move("m", "a", ("l", "build"), ("l", "done")),
        Move("other", "a", None, ("l", "elsewhere")),
    ]
    for move in moves:
        await writer.append(Entry("wall", 1, [Row(b"data", "anna", [move])]))
    await change(database, "UPDATE transitions SET at = '2026-11-02 09:00:00' WHERE sequence = 1")
    await change(database, "UPDATE transitions SET at = '2026-11-04 09:00:00' WHERE sequence = 2")
    async with database.read() as session:
        arrivals, _ = await arrivals_after(session, "wall", "m", BEFORE_ALL)
    assert stays_of(arrivals) == Stays({"a": visit("a", "done", 48)}, {"build": (timedelta(days=2),)})


async def test_every_stay_with_where_a_card_was_before_the_log_knew_it(database: Database, writer: LogWriter) -> None:
    for before, after in (("build", "done"), ("done", "build")):
        await writer.append(Entry("wall", 1, [Row(b"data", "anna", [Move("m", "a", ("l", before), ("l", after))])]))
    await change(database, "UPDATE transitions SET at = '2026-11-02 09:00:00' WHERE sequence = 1")
    await change(database, "UPDATE transitions SET at = '2026-11-04 09:00:00' WHERE sequence = 2")
    async with database.read() as session:
        found = await visits_on(session, "wall", "m")
    assert found == [visit("a", "build", 0), visit("a", "done", 0), visit("a", "build", 48)]

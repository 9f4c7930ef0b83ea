"""Which touches are worth a row."""

from random import Random

from walkboard.maps.touches import Aspect, Touched
from walkboard.rooms.touches import MAX_REMEMBERED, QUIET, TouchLog

TITLE = Touched("cards", "c", "title")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Log:
    """A log of rows, as a room writes it."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.touches = TouchLog(self.clock)
        self.rows: list[tuple[float, str, Touched]] = []

    def touch(self, person: str, *touches: Touched, fails: bool = False) -> list[Touched]:
        worth = self.touches.worth_logging(touches, person)
        if not fails:
            self.touches.logged(worth, person)
            self.rows += ((self.clock.now, person, touch) for touch in worth)
        return worth


def test_typing_leaves_one_row_a_minute() -> None:
    log = Log()
    for second in range(150):
        log.clock.now = second
        log.touch("ann", TITLE)
    assert [at for at, _, _ in log.rows] == [0, 60, 120]


def test_another_person_or_another_thing_is_a_row() -> None:
    log = Log()
    color = Touched("cards", "c", "color")
    assert log.touch("ann", TITLE, color) == [TITLE, color]
    assert log.touch("ben", TITLE, color) == [TITLE, color]
    assert log.touch("ann", TITLE) == [TITLE], "the last row must name who was last"
    assert log.touch("ann", TITLE, color) == [color]


def test_beginnings_and_ends_are_always_rows() -> None:
    log = Log()
    aspects: list[Aspect] = ["created", "deleted", "restored", "blocked", "unblocked"]
    for _ in range(3):
        assert len(log.touch("ann", *(Touched("cards", "c", aspect) for aspect in aspects))) == 5
    assert len(log.touches) == 0


def test_after_a_snapshot_everything_is_news() -> None:
    log = Log()
    log.touch("ann", TITLE)
    log.touches.captured()
    assert log.touch("ann", TITLE) == [TITLE]


def test_what_could_not_be_stored_is_not_thought_stored() -> None:
    log = Log()
    assert log.touch("ann", TITLE, fails=True) == log.touch("ann", TITLE) == [TITLE]
    assert log.touch("ann", TITLE) == []


def test_it_is_bounded_and_forgets_the_oldest() -> None:
    log = Log()
    for number in range(MAX_REMEMBERED + 10):
        log.touch("ann", Touched("cards", str(number), "title"))
    assert len(log.touches) == MAX_REMEMBERED
    assert log.touch("ann", Touched("cards", "0", "title"))
    assert log.touch("ann", Touched("cards", str(MAX_REMEMBERED + 9), "title")) == []


def test_the_last_row_always_says_who_and_nearly_when() -> None:
    """Whatever people do: the newest row of a thing is by who touched it last, and at most a minute old."""
    random, log = Random(20_261_123), Log()
    for _ in range(3_000):
        log.clock.now += random.random() * 20
        person, record = random.choice(("ann", "ben")), random.choice("abc")
        touch = Touched("cards", record, random.choice(("title", "color")))
        log.touch(person, touch, fails=random.random() < 0.1) if random.random() < 0.95 else log.touches.captured()
        if log.touches.worth_logging([touch], person):
            continue
        at, who, _ = next(row for row in reversed(log.rows) if row[2] == touch)
        assert who == person
        assert log.clock.now - at < QUIET
    assert 100 < len(log.rows) < 3_000


def test_another_value_of_a_field_is_another_row_the_way_back_too() -> None:
    log = Log()
    for value in ("high", "high", "low", "high"):
        log.clock.now += 1
        log.touch("ann", Touched("cards", "c", "f:confidence", value))
    assert [touch.detail for _, _, touch in log.rows] == ["high", "low", "high"]

"""Where work is asked for, started and finished: what columns say of it goes before what they are."""

from tests.maps.flow.days import NOW, on, way
from walkboard.maps.flow.journeys import Journey, journeys_of
from walkboard.maps.flow.stages import Stages, stages

USUAL = stages([("ideas", "queue"), ("review", "active"), ("ready", "queue"), ("work", "active"), ("done", "done")])
SAID = stages(
    [
        ("ideas", "queue"),
        ("review", "active", "requested"),
        ("ready", "queue", "started"),
        ("work", "active"),
        ("try", "active", "finished"),
        ("done", "done"),
    ]
)
WAY = way("a", ("ideas", "09-01"), ("review", "09-03"), ("ready", "09-05"), ("work", "09-08"), ("try", "09-10"))


def only(found: Stages, taken: list) -> Journey:  # type: ignore[type-arg]
    (journey,) = journeys_of(taken, found, {}, NOW)
    return journey


def test_without_a_word_the_first_active_and_the_first_done_column_count() -> None:
    assert (USUAL.request, USUAL.start, USUAL.finish, USUAL.contradicts) == (None, 1, 4, False)


def test_what_columns_say_goes_first() -> None:
    assert (SAID.request, SAID.start, SAID.finish) == (1, 2, 4)
    item = only(SAID, WAY)
    assert (item.requested, item.started, item.finished) == (on("09-03"), on("09-05"), on("09-10"))
    assert only(USUAL, [*WAY, *way("a", ("done", "09-12"))]).requested == on("09-01")


def test_a_finish_before_the_start_makes_nothing_known() -> None:
    wrong = stages([("ideas", "queue", "finished"), ("work", "active", "started"), ("done", "done")])
    assert wrong.contradicts
    item = only(wrong, way("a", ("ideas", "09-01"), ("work", "09-03"), ("done", "09-05")))
    assert not item.start_known
    assert item.efficiency is None

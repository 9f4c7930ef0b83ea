"""The ledger behind "Saved": it never runs ahead of what is committed, and always catches up in the end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from walkboard.rooms.acknowledgements import Acknowledgements


def test_frames_count_once_all_before_them_are_settled() -> None:
    ledger = Acknowledgements()
    first, second, third = (ledger.receive() for _ in range(3))
    ledger.settle(second)
    assert ledger.news() is None
    ledger.settle(first)
    assert ledger.news() == 2
    assert ledger.news() is None, "told once"
    ledger.settle(third)
    assert ledger.news() == 3
    assert ledger.all_settled


@pytest.mark.rule("L6")
def test_a_frame_with_a_gap_waits_for_the_reply_that_holds_it() -> None:
    ledger = Acknowledgements()
    gap, later = ledger.receive(), ledger.receive()
    ledger.supersede(gap)
    ledger.settle(later)
    assert ledger.news() is None
    assert ledger.all_settled, "nothing the server could still do"
    reply = ledger.receive()
    after = ledger.receive()
    ledger.supersede(after)
    ledger.settle_reply(reply)
    assert ledger.news() == 3, "the reply was made before the frame after it"


@given(st.lists(st.sampled_from(["fine", "gap", "reply"]), max_size=30))
@pytest.mark.rule("L2")
def test_the_number_never_passes_an_unsettled_frame(kinds: list[str]) -> None:
    ledger = Acknowledgements()
    open_frames: set[int] = set()
    acknowledged = 0
    for kind in kinds:
        number = ledger.receive()
        open_frames.add(number)
        if kind == "fine":
            ledger.settle(number)
            open_frames.discard(number)
        elif kind == "gap":
            ledger.supersede(number)
        else:
            ledger.settle_reply(number)
            open_frames = {other for other in open_frames if other > number}
        expected = min(open_frames, default=number + 1)
        assert ledger.acknowledged == expected
        assert expected >= acknowledged, "never back"
        acknowledged = expected

"""Which elements of a sequence moved."""

from hypothesis import given, settings
from hypothesis import strategies as st

from walkboard.maps.sequence import moved

STEADY = settings(deadline=None, derandomize=True)


def test_as_few_as_possible_moved() -> None:
    assert moved("abcde", "abcde") == []
    assert moved("abcde", "bcdea") == ["a"]
    assert moved("abcde", "eabcd") == ["e"]
    assert moved("abcdef", "badcfe", "bdf") == ["b", "d", "f"]


def test_of_neighbours_the_one_that_was_placed_anew() -> None:
    assert moved("ab", "ba", "a") == ["a"]
    assert moved("ab", "ba", "b") == ["b"]
    # One stood still and two were moved around it.
    assert moved("abc", "cba", "ac") == ["c", "a"]


def test_what_is_in_one_only_does_not_count() -> None:
    assert moved("abx", "yba", "b") == ["b"]
    assert moved("", "abc") == []


@STEADY
@given(st.permutations(range(9)), st.sets(st.integers(0, 8)))
def test_the_rest_is_in_its_old_order(after: list[int], anew: set[int]) -> None:
    before, now = "abcdefghi", ["abcdefghi"[at] for at in after]
    gone = moved(before, now, {"abcdefghi"[at] for at in anew})
    rest = [id for id in now if id not in gone]
    assert rest == sorted(rest)
    assert len(gone) <= 8

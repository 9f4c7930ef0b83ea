"""Whatever two documents hold: a difference never fails, says nothing of what is the same, and nothing twice."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from walkboard.maps.comparison import Comparison, compare, comparison_from_json, comparison_to_json
from walkboard.maps.contents import Blocked, CardText, Contents, MapText
from walkboard.maps.difference import difference
from walkboard.maps.records import Column, Lane, Placement

SETTINGS = settings(deadline=None, derandomize=True, max_examples=120, suppress_health_check=[HealthCheck.too_slow])

# Few ids, and the same ones for records of every kind, so that references meet, dangle and clash.
IDS = st.sampled_from("abcde")
TEXTS = st.sampled_from(["", "x", " x ", "y\nz", "Ä"])
ORDERS = st.sampled_from(["", "a0", "a1", "a2", "Zz"])
LIMITS = st.none() | st.integers(0, 4)
KINDS = st.sampled_from(["kanban", "story_map", "service_blueprint", "galaxy", ""])
COLUMN_ROLES = st.sampled_from(["activity", "step", "phase", "funnel", "implement", "done", "?"])
LANE_ROLES = st.sampled_from(["slice", "later", "lane", "expedite", "?"])
BLOCKED = st.none() | st.builds(Blocked, TEXTS, st.none() | IDS)
FLOATS = st.floats(-10, 10)


@st.composite
def boards(draw: st.DrawFn) -> Contents:
    def some(record: st.SearchStrategy[object]) -> dict[str, object]:
        return {each.id: each for each in draw(st.lists(record, max_size=5))}  # type: ignore[attr-defined]

    placements = draw(st.lists(st.builds(Placement, IDS, IDS, IDS, IDS, ORDERS), max_size=8))
    return Contents(
        some(st.builds(CardText, IDS, TEXTS, st.none(), BLOCKED, st.none() | IDS, st.booleans())),  # type: ignore[arg-type]
        some(st.builds(MapText, IDS, KINDS, TEXTS, ORDERS, st.tuples(FLOATS, FLOATS), st.booleans())),  # type: ignore[arg-type]
        some(st.builds(Lane, IDS, IDS, LANE_ROLES, ORDERS, LIMITS, st.booleans())),  # type: ignore[arg-type]
        some(
            st.builds(Column, IDS, IDS, COLUMN_ROLES, ORDERS, st.none() | IDS, st.none() | IDS, LIMITS, st.booleans())
        ),  # type: ignore[arg-type]
        draw(st.dictionaries(IDS, TEXTS, max_size=5)),
        tuple({(each.map, each.card): each for each in placements}.values()),
        frozenset(draw(st.lists(IDS, max_size=3))),
    )


@SETTINGS
@given(boards())
def test_nothing_differs_from_itself(board: Contents) -> None:
    assert difference(board, board) == []


@SETTINGS
@given(boards(), boards())
def test_anything_can_be_compared_and_nothing_is_said_twice(before: Contents, after: Contents) -> None:
    found = difference(before, after)
    said = Counter((each.kind, each.id, each.map) for each in found)
    assert not said or max(said.values()) == 1
    assert difference(before, after) == found
    # What came to the wall or left it is not said to have done anything else there.
    for once in ("card.new", "card.deleted"):
        ids = {each.id for each in found if each.kind == once}
        others = {each.kind for each in found if each.id in ids and each.kind.startswith("card.")}
        assert others <= {once, "card.blocked"}


@SETTINGS
@given(boards(), boards())
def test_records_in_another_order_are_the_same_board(before: Contents, after: Contents) -> None:
    turned = Contents(
        *(dict(reversed(list(root.items()))) for root in (after.cards, after.maps, after.lanes, after.columns)),  # type: ignore[arg-type]
        after.titles,
        after.placements[::-1],
        after.canvas,
    )
    assert difference(before, turned) == difference(before, after)
    assert difference(turned, after) == []


@SETTINGS
@given(boards(), boards(), st.integers(0, 10))
def test_a_comparison_names_its_places_and_counts_the_rest(before: Contents, after: Contents, limit: int) -> None:
    comparison = compare(before, after, limit)
    assert len(comparison.differences) <= limit
    assert len(comparison.differences) + comparison.cut == len(difference(before, after))
    for each in comparison.differences:
        if each.map is not None:
            assert each.map in comparison.names
        if not each.kind.startswith(("card.", "thing", "connector.")):
            assert each.id in comparison.names
    assert comparison_from_json(comparison_to_json(comparison)) == comparison


def test_what_is_no_more_keeps_its_name() -> None:
    before = Contents(maps={"m": MapText("m", "kanban", "Portfolio")}, lanes={"l": Lane("l", "m", "lane", "a0")})
    comparison: Comparison = compare(before, Contents())
    assert comparison.names["m"].title == "Portfolio"
    assert [each.kind for each in comparison.differences] == ["map.removed"]

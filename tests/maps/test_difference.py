"""What differs between two states, in people's words: what counts, what says itself, and in which order."""

from tests.maps.walls import Sketch, portfolio
from walkboard.maps.difference import difference
from walkboard.maps.places import Spot
from walkboard.maps.told import Difference


def found(before: Sketch, after: Sketch) -> list[tuple[str, str]]:
    return [(each.kind, each.id) for each in difference(before.contents, after.contents)]


def only(before: Sketch, after: Sketch) -> Difference:
    (each,) = difference(before.contents, after.contents)
    return each


def story_map() -> Sketch:
    """Two activities with a step each, all headed by cards."""
    wall = Sketch()
    wall.map("stories", "Stories", "story_map")
    for id in ("shop", "pay", "browse", "card"):
        wall.cards[id] = portfolio([id]).cards[id]
    wall.column("a1", "stories", "a0", "activity", card="shop")
    wall.column("a2", "stories", "a1", "activity", card="pay")
    wall.column("s1", "stories", "a0", "step", card="browse", parent="a1")
    wall.column("s2", "stories", "a0", "step", card="card", parent="a2")
    wall.lane("first", "stories", "a0", role="slice")
    return wall


class TestCards:
    def test_come_with_the_place_they_came_to(self) -> None:
        wall = portfolio()
        later = wall.copy()
        later.card("boiler", "  A new\n boiler ", map="portfolio", lane="fast", column="review")
        later.block("boiler", "no chimney")
        new, blocked = difference(wall.contents, later.contents)
        assert new == Difference(
            "card.new", "boiler", "A new boiler", "portfolio", target=Spot("portfolio", "fast", "review")
        )
        assert blocked == Difference("card.blocked", "boiler", "A new boiler", "portfolio", None, "no chimney")

    def test_on_the_free_wall_belong_to_no_map(self) -> None:
        wall = portfolio()
        later = wall.copy()
        later.card("idea")
        assert only(wall, later) == Difference("card.new", "idea", "Idea")
        later.delete("idea")
        assert found(wall, later) == []

    def test_leave_the_wall_or_only_a_map(self) -> None:
        wall = portfolio()
        later = wall.copy()
        later.delete("solar")
        later.unplace("pump", "portfolio")
        was_in = Spot("portfolio", "normal", "funnel")
        assert difference(wall.contents, later.contents) == [
            Difference("card.left", "pump", "Pump", "portfolio", origin=was_in),
            Difference("card.deleted", "solar", "Solar", "portfolio", origin=was_in),
        ]
        del later.cards["solar"]
        assert found(wall, later) == [("card.left", "pump"), ("card.deleted", "solar")]

    def test_that_come_back_are_new(self) -> None:
        wall = portfolio()
        wall.delete("solar")
        later = wall.copy()
        later.delete("solar", deleted=False)
        assert found(wall, later) == [("card.new", "solar")]

    def test_move_between_cells(self) -> None:
        wall = portfolio()
        later = wall.copy()
        later.place("solar", "portfolio", "normal", "build")
        later.place("pump", "portfolio", "normal", "funnel", order="a5")
        assert only(wall, later) == Difference(
            "card.moved",
            "solar",
            "Solar",
            "portfolio",
            origin=Spot("portfolio", "normal", "funnel"),
            target=Spot("portfolio", "normal", "build"),
            field="commitment",
        )

    def test_are_committed_to_where_work_starts_and_only_there(self) -> None:
        wall = portfolio()
        started, finished, back = wall.copy(), wall.copy(), wall.copy()
        started.place("solar", "portfolio", "normal", "build")
        finished.place("solar", "portfolio", "normal", "done")
        back.place("solar", "portfolio", "normal", "funnel")
        assert only(wall, started).field == "commitment"
        assert only(started, finished).field is None
        assert only(wall, finished).field is None
        assert only(started, back).field is None

    def test_come_to_further_maps(self) -> None:
        wall = portfolio()
        wall.map("second", x=1_000)
        wall.column("todo", "second", "a0")
        wall.lane("row", "second", "a0")
        later = wall.copy()
        later.place("solar", "second", "row", "todo")
        assert only(wall, later) == Difference(
            "card.entered", "solar", "Solar", "second", target=Spot("second", "row", "todo")
        )

    def test_are_reworded_blocked_and_freed(self) -> None:
        wall = portfolio()
        wall.block("pump", "no money")
        wall.block("meter", "no permit")
        later = wall.copy()
        later.write("solar", "Solar roof")
        later.block("pump", None)
        later.block("meter", "no people")
        later.write("pump", " Pump  ")
        assert difference(wall.contents, later.contents) == [
            Difference("card.reworded", "solar", "Solar roof", "portfolio", "Solar", "Solar roof"),
            Difference("card.blocked", "meter", "Meter", "portfolio", "no permit", "no people"),
            Difference("card.unblocked", "pump", "Pump", "portfolio", "no money"),
        ]

    def test_have_other_notes(self) -> None:
        wall = portfolio()
        later = wall.copy()
        later.note("solar", "Ask the\ncity")
        assert only(wall, later) == Difference("card.noted", "solar", "Solar", "portfolio", None, "Ask the city")
        last = later.copy()
        last.note("solar", "")
        assert only(later, last) == Difference("card.noted", "solar", "Solar", "portfolio", "Ask the city", None)

    def test_blocked_without_a_reason_and_by_others(self) -> None:
        wall = portfolio()
        later = wall.copy()
        later.block("pump", "")
        assert only(wall, later) == Difference("card.blocked", "pump", "Pump", "portfolio")
        again = later.copy()
        again.block("pump", "", by="ben")
        assert found(later, again) == []

    def test_whose_place_was_taken_away_did_not_move(self) -> None:
        wall = portfolio()
        later = wall.copy()
        later.delete("funnel")
        assert found(wall, later) == [("column.removed", "funnel")]
        later.place("solar", "portfolio", "normal", "build")
        assert found(wall, later) == [("card.moved", "solar"), ("column.removed", "funnel")]
        # Back out of the tray.
        back = later.copy()
        back.place("pump", "portfolio", "normal", "done")
        moved = only(later, back)
        assert (moved.origin, moved.target) == (Spot("portfolio"), Spot("portfolio", "normal", "done"))


class TestMaps:
    def test_that_are_new_say_nothing_of_their_columns(self) -> None:
        wall, later = Sketch(), portfolio(["solar"])
        wall.card("pump")
        later.card("pump")
        later.place("pump", "portfolio", "fast", "done")
        assert found(wall, later) == [("map.new", "portfolio"), ("card.new", "solar"), ("card.entered", "pump")]

    def test_that_are_removed_say_nothing_of_their_cards(self) -> None:
        wall = portfolio()
        later = wall.copy()
        later.delete("portfolio")
        assert only(wall, later) == Difference("map.removed", "portfolio", "Portfolio", "portfolio")
        # Nor when they come back.
        assert found(later, wall) == [("map.new", "portfolio")]

    def test_are_renamed(self) -> None:
        wall = portfolio()
        later = wall.copy()
        later.map("portfolio", "All we do")
        assert only(wall, later) == Difference(
            "map.renamed", "portfolio", "All we do", "portfolio", "Portfolio", "All we do"
        )

    def test_of_a_kind_nobody_knows_yet(self) -> None:
        wall = portfolio()
        wall.map("portfolio", "Portfolio", "galaxy")
        later = wall.copy()
        later.place("solar", "portfolio", "fast", "done")
        later.column("more", "portfolio", "a9", "nebula")
        assert found(wall, later) == [("card.moved", "solar"), ("column.new", "more")]


class TestLanesAndColumns:
    def test_come_go_and_are_renamed(self) -> None:
        wall = portfolio()
        later = wall.copy()
        later.lane("slow", "portfolio", "a9")
        later.delete("fast")
        later.titles["normal"] = ""
        later.column("test", "portfolio", "a25")
        later.titles["funnel"] = "Ideas"
        later.delete("done")
        assert difference(wall.contents, later.contents) == [
            Difference("lane.new", "slow", "Slow", "portfolio"),
            Difference("lane.renamed", "normal", "", "portfolio", "Normal", None),
            Difference("lane.removed", "fast", "Fast", "portfolio"),
            Difference("column.new", "test", "Test", "portfolio"),
            Difference("column.renamed", "funnel", "Ideas", "portfolio", "Funnel", "Ideas"),
            Difference("column.removed", "done", "Done", "portfolio"),
        ]

    def test_of_two_that_swapped_the_one_that_was_moved_has_moved(self) -> None:
        wall = portfolio()
        first, last = wall.copy(), wall.copy()
        first.reorder(review="a05")
        assert found(wall, first) == [], "still between its neighbours"
        first.reorder(review="a9", fast="a9")
        assert found(wall, first) == [("lane.moved", "fast"), ("column.moved", "review")]
        last.reorder(done="Zz")
        assert found(wall, last) == [("column.moved", "done")]

    def test_all_orders_made_anew_are_no_move(self) -> None:
        wall = portfolio()
        later = wall.copy()
        later.reorder(funnel="b0", review="b1", build="b2", done="b3")
        assert found(wall, later) == []
        later.reorder(funnel="b25")
        assert found(wall, later) == [("column.moved", "funnel")]

    def test_limits(self) -> None:
        wall = portfolio()
        wall.limit("build", 3)
        wall.limit("fast", 1)
        later = wall.copy()
        later.limit("build", None)
        later.limit("review", 4)
        later.limit("fast", 2)
        assert difference(wall.contents, later.contents) == [
            Difference("limit.changed", "build", "Build", "portfolio", "3", None),
            Difference("limit.changed", "fast", "Fast", "portfolio", "1", "2"),
            Difference("limit.changed", "review", "Review", "portfolio", None, "4"),
        ]

    def test_a_step_is_its_card(self) -> None:
        wall = story_map()
        later = wall.copy()
        later.cards["find"] = portfolio(["find"]).cards["find"]
        later.column("s3", "stories", "a1", "step", card="find", parent="a1")
        assert only(wall, later) == Difference("column.new", "s3", "Find", "stories")
        assert only(later, wall) == Difference("column.removed", "s3", "Find", "stories")
        later.delete("find", "s3")
        assert found(wall, later) == []
        later.write("browse", "Look around")
        assert only(wall, later) == Difference(
            "card.reworded", "browse", "Look around", "stories", "Browse", "Look around"
        )

    def test_a_step_gets_another_card(self) -> None:
        wall = story_map()
        later = wall.copy()
        later.cards["find"] = portfolio(["find"]).cards["find"]
        later.column("s1", "stories", "a0", "step", card="find", parent="a1")
        assert only(wall, later) == Difference("column.renamed", "s1", "Find", "stories", "Browse", "Find")

    def test_a_step_goes_to_another_activity_and_an_activity_takes_its_steps_along(self) -> None:
        wall = story_map()
        later = wall.copy()
        later.column("s1", "stories", "a5", "step", card="browse", parent="a2")
        assert only(wall, later) == Difference(
            "column.moved",
            "s1",
            "Browse",
            "stories",
            origin=Spot("stories", column="a1"),
            target=Spot("stories", column="a2"),
        )
        later = wall.copy()
        later.reorder(a1="a9")
        assert found(wall, later) == [("column.moved", "a1")]
        later = wall.copy()
        later.delete("a1", "shop")
        assert found(wall, later) == [("column.removed", "a1")], "its step stays where it was"

    def test_a_card_that_becomes_a_step_left_its_cell_for_it(self) -> None:
        wall = story_map()
        wall.card("idea", map="stories", lane="first", column="s1")
        later = wall.copy()
        later.unplace("idea", "stories")
        later.column("s3", "stories", "a7", "step", card="idea", parent="a2")
        assert found(wall, later) == [("column.new", "s3")]
        assert found(later, wall) == [("card.entered", "idea"), ("column.removed", "s3")]


def test_maps_come_from_left_to_right_and_the_free_wall_last() -> None:
    wall = portfolio()
    wall.map("left", x=-500)
    wall.map("gone", x=-900)
    later = wall.copy()
    later.delete("gone")
    later.card("loose")
    later.card("in_tray", map="left", lane="nowhere", column="nowhere")
    for id, column in (("z_last", "done"), ("b_first", "funnel"), ("a_first", "funnel")):
        later.card(id, map="portfolio", lane="normal", column=column)
    assert [each.id for each in difference(wall.contents, later.contents)] == [
        "in_tray", "a_first", "b_first", "z_last", "gone", "loose",
    ]  # fmt: skip


def test_a_map_with_thousands_of_lanes_and_columns_is_no_more_than_its_records() -> None:
    """All cells of it would not fit into memory."""
    wall = portfolio()
    for number in range(20_000):
        wall.lane(f"l{number}", "portfolio", f"b{number:05}")
        wall.column(f"k{number}", "portfolio", f"b{number:05}")
    later = wall.copy()
    later.place("solar", "portfolio", "l7", "k9")
    later.reorder(k1="c0")
    assert found(wall, later) == [("card.moved", "solar"), ("column.moved", "k1")]


class TestPathsAndCells:
    def test_a_path_comes_is_renamed_and_goes(self) -> None:
        wall = portfolio()
        later = wall.copy()
        later.path("p", "portfolio", "  In \n winter ")
        assert only(wall, later) == Difference("path.new", "p", "In winter", "portfolio")
        after = later.copy()
        after.path("p", "portfolio", "")
        assert only(later, after) == Difference("path.renamed", "p", "", "portfolio", "In winter", None)
        assert found(later, wall) == [("path.removed", "p")]

    def test_a_card_comes_to_another_path_without_moving(self) -> None:
        wall = portfolio()
        wall.path("p", "portfolio", "In winter")
        wall.path("q", "portfolio")
        later = wall.copy()
        later.take("solar", "portfolio", "p")
        assert only(wall, later) == Difference("card.path", "solar", "Solar", "portfolio", None, "In winter")
        after = later.copy()
        after.take("solar", "portfolio", "q")
        assert only(later, after) == Difference("card.path", "solar", "Solar", "portfolio", "In winter", "")
        assert only(later, wall) == Difference("card.path", "solar", "Solar", "portfolio", "In winter", None)

    def test_a_removed_path_says_it_for_its_cards(self) -> None:
        wall = portfolio()
        wall.path("p", "portfolio", "In winter")
        wall.take("solar", "portfolio", "p")
        later = wall.copy()
        later.path("p", "portfolio", "In winter", deleted=True)
        assert found(wall, later) == [("path.removed", "p")]

    def test_values_of_cells_are_told_where_they_stand(self) -> None:
        wall = portfolio()
        later = wall.copy()
        later.cells["normal", "build"] = {"limit": 3, "fold": True, "nonsense": 1}
        target = Spot("portfolio", "normal", "build")
        assert only(wall, later) == Difference(
            "cell.field", "normal:build", "", "portfolio", None, "3", target=target, field="limit"
        )
        after = later.copy()
        after.delete("build")
        assert found(later, after) == [("column.removed", "build")]

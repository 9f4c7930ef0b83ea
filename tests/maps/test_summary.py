"""Cards in short: where they stand, how far they are, what serves them here and on other boards."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.maps.walls import portfolio
from walkboard.maps.comparison import PlaceName
from walkboard.maps.contents import Contents, Link
from walkboard.maps.places import Spot
from walkboard.maps.summary import Around, Outward, Summary, summaries, summary_from_json, summary_to_json


def board(*links: str, **columns: str) -> Contents:
    """A portfolio with cards in these columns, linked as `from kind to`; an empty column is the free wall."""
    wall = portfolio([])
    for card, column in columns.items():
        if column:
            wall.card(card, map="portfolio", lane="normal", column=column)
        else:
            wall.card(card)
    made = (written.split() for written in links)
    records = [Link(f"k{at:03}", kind, origin, target) for at, (origin, kind, target) in enumerate(made)]
    return replace(wall.contents, links={link.id: link for link in records})


def only(contents: Contents, card: str, *outward: Outward) -> Summary:
    (found,) = summaries(Around(contents, outward), [card])
    return found


def test_a_card_says_where_it_stands_and_what_keeps_it() -> None:
    wall = portfolio()
    wall.write("solar", " Solar\n roof ")
    wall.block("solar", "No permit")
    found = only(wall.contents, "solar")
    spot = found.spot
    assert spot is not None
    assert (found.title, found.blocked, found.places) == ("Solar roof", "No permit", 1)
    assert found.names[spot.map] == PlaceName("Portfolio", "kanban")
    assert found.names[spot.column or ""].role is not None
    assert summary_from_json(summary_to_json(found)) == found


def test_progress_counts_items_once_however_many_ways_lead_to_them() -> None:
    contents = board(
        "x contributes_to goal", "y contributes_to goal", "a realises x", "a realises y", "y splits_into b",
        goal="", x="", y="", a="done", b="build",
    )  # fmt: skip
    assert only(contents, "goal").items == {"a": True, "b": False}
    assert only(contents, "a").items == {"a": True}
    assert (only(contents, "a").state, only(contents, "b").state, only(contents, "goal").state) == (
        "done", "active", None,
    )  # fmt: skip


def test_a_circle_is_left_out_where_it_closes() -> None:
    circle = ("b contributes_to a", "c contributes_to b", "a contributes_to c")
    assert only(board(*circle, a="build", b="done", c="done"), "a").items == {"c": True}


def test_deleted_cards_say_so_and_unknown_ones_nothing() -> None:
    wall = portfolio()
    wall.delete("solar")
    assert only(wall.contents, "solar") == Summary("solar", "Solar", deleted=True)
    assert summaries(Around(wall.contents), ["nobody"]) == []


def test_what_serves_it_on_other_boards_is_named_and_not_followed() -> None:
    contents = board("story contributes_to goal", goal="", story="")
    ends = (
        Outward("realises", "story", "other", "far", outgoing=False),
        Outward("splits_into", "goal", "third", "part", outgoing=True),
        Outward("realises", "story", "above", "aim", outgoing=True),
        Outward("blocks", "story", "other", "stone", outgoing=False),
    )
    assert set(only(contents, "goal", *ends).beyond) == {("other", "far"), ("third", "part")}


def test_a_place_in_the_tray_has_no_column() -> None:
    wall = portfolio()
    wall.place("solar", "portfolio", "normal", "gone")
    found = only(wall.contents, "solar")
    assert (found.spot, found.state) == (Spot("portfolio"), None)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=12))
def test_any_links_end(pairs: list[tuple[str, str]]) -> None:
    links = [f"{low} contributes_to {high}" for low, high in pairs if low != high]
    contents = board(*links, a="done", b="done", c="build", d="")
    for found in summaries(Around(contents), "abcd"):
        assert set(found.items) <= set("abc")

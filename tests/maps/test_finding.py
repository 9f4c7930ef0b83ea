"""Cards are found by the beginnings of their words, capitals and accents aside."""

from walkboard.maps.finding import Titled, found

CARDS = [
    Titled("one", "Die Präsentation vorbereiten", 1),
    Titled("two", "Präsentation", 2),
    Titled("three", "Call the supplier", 3),
    Titled("four", "  ", 4),
]


def test_every_word_begins_a_word() -> None:
    assert found("prasent", CARDS, 9) == ["two", "one"]
    assert found("supp call", CARDS, 9) == ["three"]
    assert found("supp prasent", CARDS, 9) == []
    assert found("liers", CARDS, 9) == []
    assert found("call: (the) supp", CARDS, 9) == ["three"]


def test_without_words_the_latest_come_first() -> None:
    assert found(" ", CARDS, 2) == ["three", "two"]

"""Finding cards by their words, as the client finds them on its own board (web/src/ui/palette/rank.ts). Pure."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

_BETWEEN = re.compile(r"[\s.,:;/()\"']+")


class Titled(NamedTuple):
    """A card with its words; later ones have a higher `rank`."""

    id: str
    title: str
    rank: float = 0


def score(query: str, text: str) -> float:
    """How well a text answers a query: 0 not at all, more is better. Every word must begin a word of the text."""
    wanted = [word for word in _BETWEEN.split(_plain(query)) if word]
    if not wanted:
        return 1
    whole = _plain(text)
    words = _BETWEEN.split(whole)
    total = 2.0 if whole.startswith(_plain(query)) else 1.0
    for word in wanted:
        at = next((at for at, candidate in enumerate(words) if candidate.startswith(word)), None)
        if at is None:
            return 0
        total += 1 / (at + 1)
    return total


def found(query: str, cards: Iterable[Titled], limit: int) -> list[str]:
    """The ids of cards with words that answer a query, best first, the latest of equal ones first."""
    scored = ((score(query, card.title), card) for card in cards if card.title.strip())
    fitting = [(own, card) for own, card in scored if own > 0]
    fitting.sort(key=lambda each: (-each[0], -each[1].rank, each[1].id))
    return [card.id for _, card in fitting[:limit]]


def _plain(text: str) -> str:
    """Lower case and without accents, so that "prasentation" finds "Präsentation"."""
    return "".join(each for each in unicodedata.normalize("NFD", text) if not unicodedata.combining(each)).lower()

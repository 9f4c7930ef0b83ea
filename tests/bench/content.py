"""Boards as the bench fills them: cards in the schema of docs/document.md, eight fields each."""

from pycrdt import Doc, Map, Text

from tests.bench.wire import card_id

COLOURS = ("paper", "yellow", "orange", "pink", "purple", "blue", "teal", "green")
DISCIPLINES = ("product", "design", "engineering", "quality")
WORDS = ("who", "wants", "what", "from", "whom", "and", "how", "do", "we", "find", "out", "whether", "it", "worked")


def card(number: int) -> Map[object]:
    """One card with a title of a few words."""
    title = " ".join(WORDS[(number * 7 + place * 3) % len(WORDS)] for place in range(4 + number % 5))
    return Map(
        {
            "type": "card",
            "title": Text(title),
            "color": COLOURS[number % len(COLOURS)],
            "discipline": DISCIPLINES[number % len(DISCIPLINES)],
            "size": [200, 120],
            "createdBy": "somebody-00000000001",
            "createdAt": 1_790_000_000_000 + number,
            "blocked": None,
        }
    )


def board(cards: int, first: int = 0, *, placed: bool = True) -> bytes:
    """An update that makes so many cards, each with its place on the canvas unless somebody else will give them one."""
    doc: Doc[Map[object]] = Doc()
    records, placements = doc.get("cards", type=Map), doc.get("placements", type=Map)
    with doc.transaction():
        for number in range(first, first + cards):
            records[card_id(number)] = card(number)
    with doc.transaction():
        for number in range(first, first + cards if placed else first):
            position = [number % 100 * 220, number // 100 * 140]
            placements[f"canvas:{card_id(number)}"] = {"pos": position, "order": "a0"}
    return doc.get_update()

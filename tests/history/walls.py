"""A board that people write on, below the rooms: real updates of real documents, committed to a real log."""

import random
from collections.abc import Sequence
from typing import Any

from pycrdt import Array, Doc, Map, Text, XmlElement, XmlFragment

from tests.history.stage import ANNA, rows
from walkboard.database import Database
from walkboard.documents.document import Document
from walkboard.documents.squashing import squash
from walkboard.history.entries import Entry, Row
from walkboard.history.log import BoardLog, read_log
from walkboard.history.writer import LogWriter

EMPTY = b"\x00\x00"


class Pen:
    """Somebody's document; what it writes is kept until it is committed."""

    def __init__(self, client_id: int | None = None) -> None:
        self.doc: Doc[Any] = Doc() if client_id is None else Doc(client_id=client_id)
        self.cards = self.doc.get("cards", type=Map)
        self.placements = self.doc.get("placements", type=Map)
        self.written: list[bytes] = []
        self._watch = self.doc.observe(lambda event: self.written.append(event.update))

    def card(self, key: str, title: str = "") -> None:
        self.cards[key] = Map({"type": "card", "title": Text(title), "body": XmlFragment(), "color": "paper"})

    def drag(self, key: str, x: float, y: float = 0) -> None:
        self.placements[f"canvas:{key}"] = {"pos": [x, y], "order": "a"}

    def anything(self, rng: random.Random) -> None:
        """One change of any kind people and other clients make."""
        key = f"card{rng.randrange(8)}"
        with self.doc.transaction():
            if key not in self.cards:
                self.card(key, rng.choice(("", "héllo 😀", "Ziel")))
                return
            card = self.cards[key]
            match rng.randrange(9):
                case 0:
                    card["title"].insert(0, rng.choice("aé😀"), {"bold": True} if rng.random() < 0.3 else None)
                case 1 if len(title := str(card["title"])) > 3 and title.isascii():
                    del card["title"][0:1]  # the engine's own offsets count bytes
                case 2:
                    card["body"].children.append(XmlElement("p", {"level": "1"}, ["text"]))
                case 3:
                    card["color"] = rng.choice(("red", b"\x00\x01", None, 1.5))
                case 4:
                    del self.cards[key]
                case 5:
                    self.doc.get("others", type=Text).insert(0, "w€")
                case 6:
                    self.doc.get("list", type=Array).append(Map({"x": rng.random()}))
                case 7 if len(self.doc.get("list", type=Array)):
                    del self.doc.get("list", type=Array)[0]
                case _:
                    self.drag(key, rng.randrange(1000))

    def hears(self, update: bytes) -> None:
        """Takes what others wrote; it is not written again."""
        count = len(self.written)
        self.doc.apply_update(update)
        del self.written[count:]

    def take(self) -> list[bytes]:
        """What was written since this was last asked."""
        written = [each for each in self.written if each != EMPTY]
        self.written.clear()
        return written


class Wall:
    """One board and its log."""

    def __init__(self, database: Database, writer: LogWriter, board_id: str = "wall") -> None:
        self.database = database
        self.writer = writer
        self.board_id = board_id
        self._claimed: set[int] = set()

    async def commit(self, pen: Pen, person: str = ANNA) -> int:
        """Everything the pen wrote, a row each, as a room would commit it."""
        written = pen.take()
        if not written:
            return await self.sequence()
        claims = [] if pen.doc.client_id in self._claimed else [(pen.doc.client_id, person)]
        self._claimed.add(pen.doc.client_id)
        entry = Entry(self.board_id, await self.epoch(), [Row(data, person) for data in written], claims)
        return await self.writer.append(entry)

    async def sequence(self) -> int:
        ((sequence,),) = await rows(self.database, f"SELECT sequence FROM boards WHERE id = '{self.board_id}'")
        assert isinstance(sequence, int)
        return sequence

    async def epoch(self) -> int:
        ((epoch,),) = await rows(self.database, f"SELECT epoch FROM boards WHERE id = '{self.board_id}'")
        assert isinstance(epoch, int)
        return epoch

    async def log(self) -> BoardLog:
        return await read_log(self.database, self.board_id)

    async def opened(self) -> Document:
        """The board as a worker opens it when nothing is wrong."""
        log = await self.log()
        assert log.findings == []
        document = Document(log.claims)
        document.load(log.parts)
        return document

    async def stored_bytes(self) -> int:
        """How much the board takes in the database: segments with all copies, and updates."""
        ((size,),) = await rows(
            self.database,
            "SELECT coalesce((SELECT sum(length(state)) FROM segments), 0)"
            " + coalesce((SELECT sum(length(data)) FROM updates), 0)",
        )
        assert isinstance(size, int)
        return size

    async def generations(self) -> list[int]:
        """The sequences of segments that count, oldest first."""
        found = await rows(
            self.database, "SELECT DISTINCT sequence FROM segments WHERE verified_at IS NOT NULL ORDER BY sequence"
        )
        return [sequence for (sequence,) in found if isinstance(sequence, int)]


def shown(parts: Sequence[bytes]) -> bytes:
    """What a board's log shows, whatever it consists of."""
    return squash(parts, 1).facts


def same(document: Document, pen: Pen) -> bool:
    """Whether a board shows the same as somebody's document, and knows as much."""
    theirs = Document()
    theirs.load([pen.doc.get_update()])
    return document.contents_digest() == theirs.contents_digest() and document.clocks == theirs.clocks

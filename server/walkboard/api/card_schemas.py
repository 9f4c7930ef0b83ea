"""What goes over REST about cards of other boards; the client's types are generated from it."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from walkboard.api.schemas import Sent
from walkboard.api.walk_schemas import PlaceName
from walkboard.maps.records import ID_LENGTH

# Asked for at once; of so many boards at most.
MOST_CARDS, MOST_BOARDS = 100, 20

Id = Annotated[str, StringConstraints(min_length=1, max_length=ID_LENGTH)]
Standing = Literal["there", "deleted", "board-deleted", "closed", "away"]


class CardAddress(Sent):
    """A card of a board."""

    board: Id
    card: Id


class CardQuestion(Sent):
    """Cards that somebody asks about, of 20 boards at most."""

    cards: list[CardAddress] = Field(max_length=MOST_CARDS)


class CardSpot(BaseModel):
    """Where a card stands on a map; without a column it has no place there."""

    map: PlaceName
    lane: PlaceName | None
    column: PlaceName | None


class CardEnd(BaseModel):
    """A card of a board."""

    board: str
    card: str


class CardItem(BaseModel):
    """Something that is worked on, by the id of its card."""

    card: str
    done: bool


class FoundCard(BaseModel):
    """A card of another board in short; what is not told is null or empty."""

    board: str
    card: str
    standing: Standing = Field(
        description="`deleted`: the board has no such card any more. `closed`: one may not open the board, or there is "
        "none. `away`: the board cannot be read just now."
    )
    board_title: str | None = None
    title: str | None = None
    spot: CardSpot | None = Field(default=None, description="The first of its places on maps.")
    places: int = 0
    state: Literal["queue", "active", "done"] | None = Field(default=None, description="Null on no map with flow.")
    blocked: str | None = Field(default=None, description="Why it cannot go on; may be empty. Null: it can.")
    items: list[CardItem] = Field(default=[], description="What serves it and is worked on, itself included.")
    beyond: list[CardEnd] = Field(default=[], description="Cards of other boards that serve it.")

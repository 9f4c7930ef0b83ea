"""What the interface says of what was before."""

from datetime import datetime

from pydantic import BaseModel, Field

from walkboard.api.schemas import Person


class Stay(BaseModel):
    """A card came to a column of a map, and stayed there for a while or still does."""

    card_id: str
    column_id: str
    since: datetime


class Stays(BaseModel):
    """All stays of cards on a map: card by card, each in the order it went."""

    stays: list[Stay]


class FieldChange(BaseModel):
    """A card was given another value of a field."""

    card_id: str
    value: str | int | float | bool | None = Field(
        description="Null: it was taken away, or its values are too long to be kept."
    )
    at: datetime
    person: Person | None


class FieldChanges(BaseModel):
    """The newest changes of a field on the cards of a board, oldest first."""

    changes: list[FieldChange]

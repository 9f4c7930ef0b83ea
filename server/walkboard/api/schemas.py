"""What goes over REST; the client's types are generated from it.

Names of people are joined in only where people are shown.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from walkboard.accounts.permissions import Role
from walkboard.accounts.tables import ID_LENGTH, NAME_LENGTH
from walkboard.boards.invitations import MAX_DAYS
from walkboard.boards.tables import TITLE_LENGTH
from walkboard.images.tables import IMAGE_ID_LENGTH

# Generous: what is kept is cut of space first and then measured where it is stored.
Name = Annotated[str, StringConstraints(max_length=4 * NAME_LENGTH)]
Title = Annotated[str, StringConstraints(max_length=4 * TITLE_LENGTH)]
Secret = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Language = Literal["en", "de"]
BoardOutline = dict[str, Any]
# Images that are copied to a board at once.
MOST_COPIED = 50


class Sent(BaseModel):
    """What a client sends: unknown fields are refused, so that a typing error is noticed."""

    model_config = ConfigDict(extra="forbid")


class Person(BaseModel):
    """Somebody, as others see them."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    name: str
    discipline: str


class Me(Person):
    """Who is asking; `owner` means owner of the installation."""

    owner: bool


class About(BaseModel):
    """What anybody may know."""

    version: str
    public_url: str
    sign_in: bool = Field(description="Whether people have to sign in. Always true for now.")
    image_bytes: int = Field(description="How large a file with an image may be.")


class Image(BaseModel):
    """An image that was taken in, with its size in pixels."""

    id: str
    width: int
    height: int


class ImageCopies(Sent):
    """Images of another board that things show which somebody brings to this one."""

    source: str = Field(alias="from", max_length=ID_LENGTH, description="The board that has them.")
    images: list[Annotated[str, StringConstraints(max_length=IMAGE_ID_LENGTH)]] = Field(max_length=MOST_COPIED)


class CopiedImages(BaseModel):
    """Those of the images that the board has by now."""

    images: list[str]


class SignIn(Sent):
    """The secret of a sign-in link: what follows the #."""

    token: Secret


class MeChange(Sent):
    """What to change about oneself; what is left out stays."""

    name: Name | None = None
    discipline: str | None = None


class Link(BaseModel):
    """A link that is shown once."""

    url: str


class Stream(BaseModel):
    """A value stream."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    name: str
    customer: str
    starts_with: str
    ends_with: str
    order: int


class StreamName(Sent):
    """A value stream to be made."""

    name: Title


class StreamChange(Sent):
    """What to change; what is left out stays."""

    name: Title | None = None
    customer: Title | None = None
    starts_with: Title | None = None
    ends_with: Title | None = None


class Template(BaseModel):
    """What a board can start from, with a small live picture of it."""

    key: str
    title: str
    description: str
    kinds: list[str]
    outline: BoardOutline


class Board(BaseModel):
    """A board as the asking person sees it."""

    id: str
    title: str
    stream_id: str | None
    role: Role
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None
    present: list[Person]
    last_snapshot_at: datetime | None
    sequence: int


class NewBoard(Sent):
    """A board to be made."""

    title: Title
    template: str = "empty"
    stream_id: str | None = None
    language: Language | None = Field(default=None, description="Of the template's texts; by default the request's.")


class BoardChange(Sent):
    """What to change; what is left out stays. A `stream_id` of null takes the board out of its stream."""

    title: Title | None = None
    stream_id: str | None = None


class Duplicate(Sent):
    """How to name the copy."""

    title: Title | None = None


class Outline(BaseModel):
    """The records of a board without texts: enough to draw a thumbnail. The shape is in docs/document.md."""

    sequence: int
    state: BoardOutline


class IssuedTicket(BaseModel):
    """Opens the board's socket as `?token=` until it expires."""

    ticket: str
    expires_at: datetime


class Member(BaseModel):
    """A person and their role on the board."""

    person: Person
    role: Role


class RoleChange(Sent):
    """The new role."""

    role: Role


class Invitation(BaseModel):
    """An invitation; its link was shown when it was made."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    role: Role
    created_at: datetime
    expires_at: datetime
    uses: int
    revoked_at: datetime | None


class NewInvitation(Sent):
    """Whom to invite as what, for how long."""

    role: Literal["facilitator", "editor", "viewer"]
    expires_in_days: int = Field(default=30, ge=1, le=MAX_DAYS)


class MadeInvitation(Invitation):
    """An invitation with its link."""

    url: str


class InvitedBoard(BaseModel):
    """The board an invitation leads to."""

    id: str
    title: str


class Door(BaseModel):
    """What somebody sees before they come in."""

    board: InvitedBoard
    role: Role
    expires_at: datetime
    present: list[Person]
    outline: BoardOutline


class Newcomer(Sent):
    """How somebody wants to be called, and how they take part. Not needed by somebody who is signed in."""

    name: Name | None = None
    discipline: str | None = None


class Joined(BaseModel):
    """Who one is now, where to go, and a personal link to come back by (not for somebody who was signed in before)."""

    me: Me
    board_id: str
    return_url: str | None


class Snapshot(BaseModel):
    """An immutable, labelled state of a board."""

    id: str
    label: str
    created_at: datetime
    created_by: Person | None
    sequence: int
    pinned: bool
    card_count: int


class SnapshotLabel(Sent):
    """What to call the snapshot."""

    label: Title


class CellPlace(BaseModel):
    """A cell of a map."""

    lane: str | None
    column: str | None


class Transition(BaseModel):
    """A card that came to a cell, changed it or left it; stamped by the server."""

    sequence: int
    map: str
    card: str
    origin: CellPlace | None = Field(serialization_alias="from")
    target: CellPlace | None = Field(serialization_alias="to")
    person_id: str | None
    at: datetime


class Token(BaseModel):
    """An API token, without its secret."""

    model_config = ConfigDict(from_attributes=True)

    id: str
    name: str
    created_at: datetime


class TokenName(Sent):
    """What to call the token."""

    name: Name


class MadeToken(BaseModel):
    """A new token. The secret is shown this once."""

    id: str
    name: str
    token: str

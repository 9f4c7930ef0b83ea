"""Titles as they are kept: of boards, of value streams."""

from walkboard.boards.tables import TITLE_LENGTH
from walkboard.errors import InputRefused


def cleaned_title(title: str, field: str = "title") -> str:
    """The title as it is kept; raises InputRefused when nothing is left or it is too long."""
    kept = " ".join(title.split())
    if not kept or not kept.isprintable():
        raise InputRefused(fields=[(field, "Write a few words.")])
    if len(kept) > TITLE_LENGTH:
        raise InputRefused(fields=[(field, f"At most {TITLE_LENGTH} characters.")])
    return kept


def shortened_title(title: str) -> str:
    """A title made by us, cut so that it fits."""
    return title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 1] + "…"

"""What people write on a walk, as it is kept, and the names walks get by themselves."""

import unicodedata
from datetime import date, datetime

from walkboard.errors import InputRefused
from walkboard.history.tables import LABEL_LENGTH
from walkboard.maps.kinds import Language
from walkboard.walks.tables import AGREEMENT_LENGTH

_MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
}  # fmt: skip
# Control characters and halves of surrogate pairs: nobody writes them, and not every database takes them.
_NOT_KEPT = {"Cc", "Cs"}


def cleaned_line(text: str, field: str, longest: int = LABEL_LENGTH) -> str:
    """A title or name as it is kept; raises InputRefused when nothing is left or it is too long."""
    return _checked(" ".join(text.split()), field, longest)


def cleaned_text(text: str, field: str = "text") -> str:
    """A text of several lines as it is kept; raises InputRefused when nothing is left or it is too long."""
    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    return _checked("\n".join(lines), field, AGREEMENT_LENGTH)


def day(when: date, language: Language) -> str:
    """A day in words; that of a moment is by the server's own calendar."""
    local = when.astimezone() if isinstance(when, datetime) else when
    month = _MONTHS[language][local.month - 1]
    return f"{local.day}. {month} {local.year}" if language == "de" else f"{local.day} {month} {local.year}"


def default_name(moment: datetime, language: Language) -> str:
    """What a walk without a name is called."""
    return f"{'Rundgang' if language == 'de' else 'Walk'}, {day(moment, language)}"


def _checked(kept: str, field: str, longest: int) -> str:
    if not kept:
        raise InputRefused(fields=[(field, "Write a few words.")])
    if len(kept) > longest:
        raise InputRefused(fields=[(field, f"At most {longest} characters.")])
    if any(unicodedata.category(character) in _NOT_KEPT for character in kept if character != "\n"):
        raise InputRefused(fields=[(field, "There is a character in it that cannot be kept. Write it anew.")])
    return kept

"""The value of a field in words. The client words it the same way (maps/fieldWords.ts), held by golden vectors."""

from datetime import date

from walkboard.maps.fields import FieldDefinition
from walkboard.maps.kinds import Language
from walkboard.walks.wording import day

_MINUTES = 60


def value_words(field: FieldDefinition, spelled: str, language: Language) -> str:
    """A value that a difference spelled, as people say it."""
    match field.type:
        case "choice":
            found = next((choice for choice in field.choices if choice.key == spelled), None)
            return spelled if found is None else found.label.text(language)
        case "date":
            return day(date.fromisoformat(spelled), language)
        case "duration":
            return _duration(spelled, language)
        case "number":
            number = _number(spelled, language)
            unit = field.unit.text(language) if field.unit else ""
            return f"{number} {unit}" if unit else number
        case _:
            return spelled


def _duration(spelled: str, language: Language) -> str:
    hours, minutes = divmod(float(spelled), _MINUTES)
    parts = [f"{hours:.0f} h"] if hours else []
    if minutes or not hours:
        parts.append(f"{_number(f'{minutes:g}', language)} min")
    return " ".join(parts)


def _number(spelled: str, language: Language) -> str:
    return spelled.replace(".", ",") if language == "de" else spelled

"""What a board can start from: keys, and words for people. The content is built in a document worker."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from walkboard.errors import TemplateUnknown
from walkboard.maps.kinds import LocalText, kinds

Language = Literal["en", "de"]

EMPTY = "empty"
SAMPLE, WHOLE = "home_heat_pump", "whole_value_stream"

# The kinds of the maps of the worked example.
_SAMPLE_KINDS = ("service_blueprint", "story_map", "kanban")
_WHOLE_KINDS = ("okr", "now_next_later", *_SAMPLE_KINDS)


@dataclass(frozen=True)
class TemplateEntry:
    """A template: the kinds of maps on it, its title, and one sentence on when to use it."""

    key: str
    kinds: tuple[str, ...]
    title: LocalText
    description: LocalText


def _entries() -> tuple[TemplateEntry, ...]:
    empty = TemplateEntry(
        EMPTY,
        (),
        LocalText(en="Empty wall", de="Leere Wand"),
        LocalText(
            en="Start with nothing and let the wall become what you need.",
            de="Mit nichts beginnen und die Wand werden lassen, was ihr braucht.",
        ),
    )
    sample = TemplateEntry(
        SAMPLE,
        _SAMPLE_KINDS,
        LocalText(en="Home heat pump", de="Wärmepumpe fürs Haus"),
        LocalText(
            en="A worked example: one value stream on three maps that share their cards.",
            de="Ein durchgearbeitetes Beispiel: ein Wertstrom auf drei Karten mit gemeinsamen Zetteln.",
        ),
    )
    whole = TemplateEntry(
        WHOLE,
        _WHOLE_KINDS,
        LocalText(en="A whole value stream", de="Ein ganzer Wertstrom"),
        LocalText(
            en="Goals, roadmap, blueprint, stories and kanban on one wall, linked from what you want to what is built.",
            de="Ziele, Roadmap, Blueprint, Storys und Kanban an einer Wand, verbunden vom Ziel bis zur Arbeit.",
        ),
    )
    singles = (TemplateEntry(kind.key, (kind.key,), kind.label, kind.purpose) for kind in kinds().values())
    return (empty, *singles, whole, sample)


TEMPLATES: Mapping[str, TemplateEntry] = MappingProxyType({entry.key: entry for entry in _entries()})


def template(key: str) -> TemplateEntry:
    """The template with this key; raises TemplateUnknown."""
    if key not in TEMPLATES:
        raise TemplateUnknown
    return TEMPLATES[key]


def worded(text: LocalText, language: Language) -> str:
    """The text in this language."""
    return text.de if language == "de" else text.en

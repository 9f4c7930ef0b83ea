"""The sentences in which the server speaks of walks, in every language; the client reads the same files.

A sentence is text with `{name}` in it, nothing more: no plurals, no conditions. Where a value may be missing there is a
sentence of its own.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from walkboard.maps.kinds import Language

FILES = ("sentences.json", "minutes_words.json")

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def say(language: Language, key: str, values: Mapping[str, str] | None = None) -> str:
    """The sentence with its values put in, each exactly as it is; a value that is not there leaves its name."""
    given = values or {}
    return _PLACEHOLDER.sub(lambda found: given.get(found[1], found[0]), phrases(language)[key])


def known(language: Language, key: str) -> bool:
    """Whether there is such a sentence."""
    return key in phrases(language)


@cache
def phrases(language: Language) -> Mapping[str, str]:
    """All sentences of a language by their keys."""
    folder = files("walkboard.walks")
    found: dict[str, str] = {}
    for name in FILES:
        found |= json.loads((folder / name).read_bytes())[language]
    return found

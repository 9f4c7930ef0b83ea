"""What the page of a board asks the browser to fetch at once, beside its own script and not after it has run.

The built client says in its manifest which files import which. Without these elements the page fetches one after the
other, as it meets them.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_ENTRY = "index.html"
_WALL = "src/ui/wall/WallPage.tsx"
# The texts that the first picture waits for.
_WORDS = {
    "en": ("src/ui/strings/en.ts", "src/ui/strings/thingsEn.ts"),
    "de": ("src/ui/strings/de.ts", "src/ui/strings/thingsDe.ts"),
}
# Asks for the board itself; stands beside the page, because it must not wait for any other script.
_EARLY = "early.js"
_FILE = re.compile(r"assets/[\w.-]+")


def wall_preloads(folder: Path) -> Mapping[str, str]:
    """Elements for the head of a board's page, by language; none where there is no manifest, or an unknown one."""
    try:
        manifest = json.loads((folder / ".vite" / "manifest.json").read_text("utf-8"))
        there = set(_files(manifest, [_ENTRY]))
        early = f'<script async fetchpriority="high" src="/{_EARLY}"></script>' if (folder / _EARLY).is_file() else ""
        return {
            language: early + "".join(_element(file) for file in _files(manifest, [_WALL, *words]) if file not in there)
            for language, words in _WORDS.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return dict.fromkeys(_WORDS, "")


def _files(manifest: dict[str, Any], modules: list[str]) -> list[str]:
    """The scripts and styles of some modules and of all they import, each once."""
    met: set[str] = set()

    def follow(module: str) -> Iterator[str]:
        if module in met:
            return
        met.add(module)
        chunk = manifest[module]
        yield chunk["file"]
        yield from chunk.get("css", ())
        for imported in chunk.get("imports", ()):
            yield from follow(imported)

    found = dict.fromkeys(file for module in modules for file in follow(module))
    return [file for file in found if _FILE.fullmatch(file)]


def _element(file: str) -> str:
    kind = 'rel="preload" as="style"' if file.endswith(".css") else 'rel="modulepreload"'
    return f'<link {kind} crossorigin href="/{file}">'

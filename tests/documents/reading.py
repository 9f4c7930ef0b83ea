"""Documents read as plain values, and the stories that real Yjs clients told."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

from pycrdt import Array, Doc, Map, Text, XmlElement, XmlFragment, XmlText

from walkboard.documents.protocol import Submission

FIXTURES = Path(__file__).parents[1] / "fixtures"
STORIES: list[dict[str, Any]] = json.loads((FIXTURES / "yjs_stories.json").read_text())
MALFORMED: list[dict[str, Any]] = json.loads((FIXTURES / "malformed_updates.json").read_text())["cases"]
ROOT_TYPES: dict[str, Any] = {"map": Map, "array": Array, "text": Text, "xml": XmlFragment}


def submissions_of(story: dict[str, Any]) -> list[Submission]:
    return [Submission(frame["person"], b64decode(frame["data"]), frame["reply"]) for frame in story["frames"]]


def malformed_frames(case: dict[str, Any]) -> list[Submission]:
    """What arrives in one case of the malformed updates, in order."""
    frames = [
        (person, b"".join(bytes.fromhex(piece) * times for piece, times in pieces)) for person, pieces in case["frames"]
    ]
    last = len(frames) - 1
    return [
        Submission(person, data, case.get("reply", False) and at == last) for at, (person, data) in enumerate(frames)
    ]


def plain(value: Any) -> Any:
    """A shared value as Yjs' toJSON gives it."""
    if isinstance(value, Map):
        return {key: plain(value[key]) for key in value}
    if isinstance(value, Array):
        return [plain(each) for each in value]
    if isinstance(value, Text | XmlFragment | XmlElement | XmlText):
        return str(value)
    return value


def read_roots(state: bytes, roots: dict[str, str]) -> dict[str, Any]:
    """What a fresh client sees in a document."""
    doc: Doc[Any] = Doc()
    doc.apply_update(state)
    return {name: plain(doc.get(name, type=ROOT_TYPES[kind])) for name, kind in roots.items()}

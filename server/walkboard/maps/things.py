"""Things and connectors as far as differences speak of them: what they are, what is written on them, where they lie."""

from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class ThingText:
    """A thing: `type` as the document says it, the words on it, and x, y, width and height on the wall."""

    id: str
    type: str
    text: str
    box: Box
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ConnectorText:
    """A connector and the ids of the items it is bound to, empty where it ends at a point."""

    id: str
    origin: str
    target: str
    text: str = ""
    deleted: bool = False


def inside(inner: Box, outer: Box) -> bool:
    """Whether a box lies wholly in another one."""
    x, y, w, h = inner
    left, top, width, height = outer
    return left <= x and top <= y and x + w <= left + width and y + h <= top + height

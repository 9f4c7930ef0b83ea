"""The kinds of maps this build knows: declarative definitions, read once from the packaged files, validated strictly.

The client reads the same files. docs/maps.md describes the format.
"""

from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Language = Literal["en", "de"]
Paper = Literal["paper", "yellow", "orange", "pink", "purple", "blue", "teal", "green", "grey"]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
Positive = Annotated[int, Field(ge=1)]


class Definition(BaseModel):
    """Immutable, and strict about fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class LocalText(Definition):
    """A text in every language Walkboard speaks."""

    en: str
    de: str

    def text(self, language: Language) -> str:
        """The text in one language."""
        return self.de if language == "de" else self.en


class ColumnRole(Definition):
    """A role a column may have; the innermost level holds the cells."""

    key: Key
    label: LocalText
    level: int = Field(ge=0, le=3)
    header: Literal["card", "title"]
    prompt: LocalText
    state: Literal["queue", "active", "done"] | None = None
    limits: bool = False


class LaneRole(Definition):
    """A role a lane may have."""

    key: Key
    label: LocalText
    hint: LocalText
    unique: bool = False
    limits: bool = False
    paper: Paper | None = None
    capacity: Positive | None = None
    pin: Literal["top", "bottom"] | None = None
    exempt: bool = False
    limit: Positive | None = None


class Line(Definition):
    """A divider derived from the lanes that are there."""

    key: Key
    label: LocalText
    below: tuple[Key, ...] = Field(min_length=1)
    each: bool = False
    before: tuple[Key, ...] | None = None
    style: Literal["solid", "dashed", "dotted"]


class Rule(Definition):
    """A rule that warns; ``check`` names the pure function in rules.py that evaluates it."""

    key: Key
    severity: Literal["attention", "hint"]
    message: LocalText
    advice: LocalText
    check: Literal[
        "column_limit",
        "lane_limit",
        "cell_capacity",
        "lane_unique",
        "unplaced",
        "cell_missing",
        "cell_unsupported",
        "coverage_gap",
    ]
    lanes: tuple[Key, ...] = ()
    support: tuple[Key, ...] = ()
    lane: Key | None = None


class StarterColumn(Definition):
    """A column of the starter; keys are local to the starter."""

    key: Key
    role: Key
    parent: Key | None = None
    title: LocalText | None = None
    limit: Positive | None = None


class StarterLane(Definition):
    """A lane of the starter."""

    key: Key
    role: Key
    title: LocalText | None = None
    limit: Positive | None = None


class StarterExample(Definition):
    """A card that only the template of the kind brings along."""

    lane: Key
    column: Key
    title: LocalText


class Starter(Definition):
    """What a new map begins with, in the order given."""

    title: LocalText
    columns: tuple[StarterColumn, ...]
    lanes: tuple[StarterLane, ...]
    examples: tuple[StarterExample, ...]


class Texts(Definition):
    """Texts of a map without lanes or columns, and of its tray."""

    empty: LocalText
    unplaced: LocalText


class Kind(Definition):
    """One kind of map. Geometry is the client's business and only has to be there."""

    key: Key
    version: Positive
    label: LocalText
    purpose: LocalText
    columns: tuple[ColumnRole, ...] = Field(min_length=1)
    lanes: tuple[LaneRole, ...] = Field(min_length=1)
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    geometry: dict[str, int | dict[str, int]]
    texts: Texts
    starter: Starter

    @property
    def innermost(self) -> int:
        """The level whose columns have cells."""
        return max(role.level for role in self.columns)

    def column_role(self, key: str) -> ColumnRole | None:
        """The column role with this key, if the definition knows it."""
        return next((role for role in self.columns if role.key == key), None)

    def lane_role(self, key: str) -> LaneRole | None:
        """The lane role with this key, if the definition knows it."""
        return next((role for role in self.lanes if role.key == key), None)


class Discipline(Definition):
    """How a person takes part: a colour per theme, and a letter as the second sign."""

    key: Key
    label: LocalText
    letter: str = Field(min_length=1, max_length=1)
    light: str = Field(pattern=r"^#[0-9a-f]{6}$")
    dark: str = Field(pattern=r"^#[0-9a-f]{6}$")


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its key, in the order of their file names."""
    folder = files("walkboard.maps") / "kinds"
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".json")), key=lambda entry: entry.name)
    read = [Kind.model_validate_json(entry.read_bytes()) for entry in found]
    return {kind.key: kind for kind in read}


@cache
def disciplines() -> tuple[Discipline, ...]:
    """All disciplines in the order they are offered."""
    data = (files("walkboard.maps") / "disciplines.json").read_bytes()
    return TypeAdapter(tuple[Discipline, ...]).validate_json(data)

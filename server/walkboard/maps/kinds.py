"""The kinds of maps this build knows: declarative definitions, read once from the packaged files, validated strictly.

The client reads the same files. docs/maps.md describes the format.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from walkboard.maps.definition import LANGUAGES, Definition, Key, Language, LocalText, Paper, Positive
from walkboard.maps.fields import FieldValue, checked_fields, checked_values

__all__ = [
    "PHASES",
    "ColumnRole",
    "Commitment",
    "Definition",
    "Discipline",
    "Key",
    "Kind",
    "LaneRole",
    "Language",
    "LocalText",
    "Paper",
    "Positive",
    "Rule",
    "State",
    "disciplines",
    "kinds",
]

State = Literal["queue", "active", "done"]
# From where on work counts as asked for, as started, as finished.
Commitment = Literal["requested", "started", "finished"]
# Where maps of a kind stand on the way from a wish to what people use.
Phase = Literal["strategy", "discovery", "delivery", "operation"]
PHASES: tuple[Phase, ...] = ("strategy", "discovery", "delivery", "operation")


Group = Literal["see", "plan", "flow", "strategy", "people", "money"]


class ColumnRole(Definition):
    """A role a column may have; the innermost level holds the cells."""

    key: Key
    label: LocalText
    level: int = Field(ge=0, le=3)
    header: Literal["card", "title"]
    prompt: LocalText
    state: State | None = None
    commitment: Commitment | None = None
    limits: bool = False
    fields: tuple[Key, ...] = ()
    card_fields: tuple[Key, ...] = ()


class LaneRole(Definition):
    """A role a lane may have."""

    key: Key
    label: LocalText
    hint: LocalText
    unique: bool = False
    limits: bool = False
    paper: Paper | None = None
    # Of a map of regions: in which order one fills it in. How many cards stand side by side.
    number: Positive | None = None
    across: Positive | None = None
    capacity: Positive | None = None
    pin: Literal["top", "bottom"] | None = None
    exempt: bool = False
    # What cards in such a lane are, as far as they do not say it themselves.
    implies: dict[Key, FieldValue] = Field(default_factory=dict)
    limit: Positive | None = None
    fields: tuple[Key, ...] = ()
    card_fields: tuple[Key, ...] = ()
    # A field that is drawn as a curve through the lane, and one whose sum stands at its end.
    curve: Key | None = None
    total: Key | None = None
    # What the kind draws above the cards of the lane.
    draws: Literal["ladder", "funnel"] | None = None


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
    # The same of many places, over how many they are (`{count}`): so a map tells them in one sentence.
    several: LocalText | None = None
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
        "column_count",
        "cell_limit",
        "field_missing",
        "computed",
        "board_limit",
        "person_limit",
        "discipline_limit",
        "exempt_limit",
        "column_least",
    ]
    lanes: tuple[Key, ...] = ()
    support: tuple[Key, ...] = ()
    lane: Key | None = None
    # For column_count: of which role, and how many are usual. For exempt_limit: how many go at once.
    role: Key | None = None
    least: Positive = 1
    most: Positive = 1
    # For cell_missing: not where the column, or the card that heads it, says this.
    unless: Key | None = None
    # For field_missing: what should have a value, of which field, and only where other fields have these values.
    on: Literal["card", "lane", "column", "map"] | None = None
    field: Key | None = None
    when: dict[Key, FieldValue] = Field(default_factory=dict)
    # For field_missing: cards that are done are not asked.
    undone: bool = False


# What something begins with; a text may be there in every language.
StartValues = dict[Key, FieldValue | LocalText]


class StarterColumn(Definition):
    """A column of the starter; keys are local to the starter."""

    key: Key
    role: Key
    parent: Key | None = None
    title: LocalText | None = None
    limit: Positive | None = None
    fields: StartValues = Field(default_factory=dict)


class StarterLane(Definition):
    """A lane of the starter."""

    key: Key
    role: Key
    title: LocalText | None = None
    limit: Positive | None = None
    fields: StartValues = Field(default_factory=dict)


class StarterExample(Definition):
    """What only the template of the kind brings along.

    A card in a cell; without a title, values of that cell; without a lane, what the header of a column says.
    """

    lane: Key | None = None
    column: Key
    title: LocalText | None = None
    fields: StartValues = Field(default_factory=dict)


class Starter(Definition):
    """What a new map begins with, in the order given."""

    title: LocalText
    fields: StartValues = Field(default_factory=dict)
    columns: tuple[StarterColumn, ...]
    lanes: tuple[StarterLane, ...]
    examples: tuple[StarterExample, ...]


class ExampleCard(Definition):
    """A card of the example. `serves` are the keys of cards that it contributes to."""

    key: Key | None = None
    serves: tuple[Key, ...] = ()
    lane: Key
    column: Key
    title: LocalText
    paper: Paper | None = None
    fields: StartValues = Field(default_factory=dict)


class Example(Definition):
    """A map of the kind as it may look when it has grown: the starter with cards and other titles."""

    title: LocalText
    fields: StartValues = Field(default_factory=dict)
    columns: dict[Key, LocalText] = Field(default_factory=dict)
    lanes: dict[Key, LocalText] = Field(default_factory=dict)
    cards: tuple[ExampleCard, ...] = Field(min_length=3)


# The place of a region: column, row, columns, rows.
_Area = tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)], Positive, Positive]


class Layout(Definition):
    """Lanes as regions on a grid over one column, by the key of their role."""

    areas: dict[Key, _Area] = Field(min_length=1)


class Texts(Definition):
    """Texts of a map without lanes or columns, and of its tray."""

    empty: LocalText
    unplaced: LocalText
    # What curves and sums of lanes say, with what is filled in: `{time}`.
    notes: dict[Key, LocalText] = Field(default_factory=dict)
    # What stands at the lines where work is started and where it is finished.
    commitments: dict[Literal["started", "finished"], LocalText] = Field(default_factory=dict)


class Step(Definition):
    """One of the steps to begin with."""

    title: LocalText
    text: LocalText


class Kind(Definition):
    """One kind of map. Geometry is the client's business and only has to be there."""

    key: Key
    version: Positive
    # What one wants to do with it: kinds are offered in this order.
    group: Group = "plan"
    # Its place among all kinds when they are offered; no two have the same.
    order: Positive
    phase: Phase = "discovery"
    label: LocalText
    purpose: LocalText
    columns: tuple[ColumnRole, ...] = Field(min_length=1)
    lanes: tuple[LaneRole, ...] = Field(min_length=1)
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    geometry: dict[str, int | dict[str, int]]
    layout: Layout | None = None
    across: Positive | None = None
    texts: Texts
    starter: Starter
    # Fields of its cards, of the map itself, of single cells and of arrows; what of them a card shows on the wall.
    fields: tuple[Key, ...] = ()
    settings: tuple[Key, ...] = ()
    cell_fields: tuple[Key, ...] = ()
    arrow_fields: tuple[Key, ...] = ()
    badges: tuple[Key, ...] = Field(default=(), max_length=4)
    computed: tuple[Key, ...] = ()
    # Cards with these values count in no limit of a column, wherever they stand.
    exempt_cards: dict[Key, FieldValue] = Field(default_factory=dict)
    # Whether cells are joined by arrows, and whether cards can belong to one of several ways through the map.
    arrows: bool = False
    paths: bool = False
    steps: tuple[Step, ...] = Field(default=(), max_length=5)
    example: Example | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        """Every field it names is declared, every value it begins with fits, and rules are complete."""
        offered = [keys for role in self.columns for keys in (role.fields, role.card_fields)]
        offered += [keys for lane in self.lanes for keys in (lane.fields, lane.card_fields)]
        offered += [tuple(key for key in (lane.curve, lane.total) if key) for lane in self.lanes]
        for keys in (*offered, self.fields, self.settings, self.cell_fields, self.arrow_fields, self.badges):
            checked_fields(keys)
        if self.layout:
            _check_areas(self.layout.areas, {lane.key for lane in self.lanes})
        if self.example:
            _check_example(self.example, self.starter)
        starter = self.starter
        begins = [starter.fields, *(column.fields for column in starter.columns)]
        begins += [lane.fields for lane in starter.lanes]
        for values in (*begins, *(example.fields for example in starter.examples)):
            checked_start(values)
        for implied in (self.exempt_cards, *(lane.implies for lane in self.lanes)):
            checked_values(implied)
        for rule in self.rules:
            if rule.check == "field_missing" and (rule.on is None or rule.field is None):
                raise ValueError(f"rule {rule.key} does not say what should have a value")
            checked_fields((*rule.when, *(key for key in (rule.field, rule.unless) if key)))
        return self

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


def checked_start(values: Mapping[str, FieldValue | LocalText]) -> None:
    """Raises ValueError for values that do not fit their fields in every language."""
    for language in LANGUAGES:
        checked_values(values_in(values, language))


def values_in(values: Mapping[str, FieldValue | LocalText], language: Language) -> dict[str, FieldValue]:
    """The values as they are written in one language."""
    return {key: value.text(language) if isinstance(value, LocalText) else value for key, value in values.items()}


def _check_areas(areas: dict[str, _Area], roles: set[str]) -> None:
    """Every role has its region, and no two of them overlap."""
    if set(areas) != roles:
        raise ValueError("the regions are not those of the lanes")
    taken = [(x, y) for left, top, w, h in areas.values() for x in range(left, left + w) for y in range(top, top + h)]
    if len(taken) != len(set(taken)):
        raise ValueError("regions overlap")


def _check_example(example: Example, starter: Starter) -> None:
    """What it names is in the starter, and its values fit."""
    lanes, columns = ({entry.key for entry in entries} for entries in (starter.lanes, starter.columns))
    places = [(card.lane, card.column) for card in example.cards]
    unknown = [key for key in (*example.lanes, *(lane for lane, _ in places)) if key not in lanes]
    unknown += [key for key in (*example.columns, *(column for _, column in places)) if key not in columns]
    cards = {card.key for card in example.cards if card.key}
    unknown += [key for card in example.cards for key in card.serves if key not in cards]
    if unknown:
        raise ValueError(f"the example names what is not there: {', '.join(unknown)}")
    for values in (example.fields, *(card.fields for card in example.cards)):
        checked_start(values)


class Discipline(Definition):
    """How a person takes part: a colour per theme, and a letter as the second sign."""

    key: Key
    label: LocalText
    letter: str = Field(min_length=1, max_length=1)
    light: str = Field(pattern=r"^#[0-9a-f]{6}$")
    dark: str = Field(pattern=r"^#[0-9a-f]{6}$")


@cache
def kinds() -> dict[str, Kind]:
    """Every kind by its key, in the order in which they are offered."""
    folder = files("walkboard.maps") / "kinds"
    found = (entry for entry in folder.iterdir() if entry.name.endswith(".json"))
    read = sorted((Kind.model_validate_json(entry.read_bytes()) for entry in found), key=lambda kind: kind.order)
    return {kind.key: kind for kind in read}


@cache
def disciplines() -> tuple[Discipline, ...]:
    """All disciplines in the order they are offered."""
    data = (files("walkboard.maps") / "disciplines.json").read_bytes()
    return TypeAdapter(tuple[Discipline, ...]).validate_json(data)

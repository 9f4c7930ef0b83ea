"""A change in a plain sentence. The client words it the same way (ui/changes/sentences.ts), from the same file."""

from collections.abc import Mapping

from walkboard.maps.comparison import PlaceName
from walkboard.maps.fields import fields
from walkboard.maps.kinds import Language, kinds
from walkboard.maps.places import Spot
from walkboard.maps.told import Difference
from walkboard.walks.field_words import value_words
from walkboard.walks.phrases import known, say

Names = Mapping[str, PlaceName]


def change_sentence(change: Difference, names: Names, language: Language) -> str:
    """The sentence that fits best: there are some of their own for what has no place, or no text before or after."""
    title = change.title.strip() or place_name(names, change.id, language) or _wordless(change, language)
    key = next(key for key in (*_variants(change), f"change.{change.kind}") if known(language, key))
    arrow = change.kind.startswith("arrow.")
    return say(
        language,
        key,
        {
            "card": title,
            "title": title,
            "map": place_name(names, change.target.map if change.target else change.map, language),
            "from": _spot(names, change.origin, change.target, language, arrow=arrow),
            "to": _spot(names, change.target, change.origin, language, arrow=arrow),
            "field": _field_label(change, language),
            "before": _value(change, change.before, language),
            "after": _value(change, change.after, language),
            "area": change.area or "",
            "thing": _noun(change, "", language),
            "things": _noun(change, ".one" if change.after == "1" else ".many", language),
        },
    )


def _field_label(change: Difference, language: Language) -> str:
    field = fields().get(change.field or "")
    return change.field or "" if field is None else field.label.text(language)


def _noun(change: Difference, form: str, language: Language) -> str:
    """What a thing is called, or several of them; what a later version knows is a thing."""
    kind = f"change.noun.{change.field}{form}"
    key = kind if known(language, kind) else f"change.noun.thing{form}"
    return say(language, key, {"count": change.after or ""})


def _value(change: Difference, spelled: str | None, language: Language) -> str:
    """A value as people say it. Other texts, and values of fields that are not known, stand for themselves."""
    if change.kind == "card.path" and spelled == "":
        return say(language, "path.wordless")
    field = fields().get(change.field or "") if change.kind.endswith(".field") else None
    return (spelled or "") if field is None or spelled is None else value_words(field, spelled, language)


def place_name(names: Names, id: str | None, language: Language) -> str:
    """What a map, lane or column is called: its title, else the words of its role or kind; empty if unknown."""
    name = names.get(id or "")
    if name is None:
        return ""
    kind = kinds().get(name.kind)
    if name.title.strip() or kind is None:
        return name.title
    role = (kind.column_role(name.role) or kind.lane_role(name.role)) if name.role else None
    return (role.label if role is not None else kind.label).text(language)


def _wordless(change: Difference, language: Language) -> str:
    if change.kind.startswith("path."):
        return say(language, "path.wordless")
    return say(language, "card.wordless") if change.kind.startswith(("card.", "link.")) else ""


def _variants(change: Difference) -> list[str]:
    """Keys of sentences that say it more particularly, the most particular first."""
    if (particular := _particular(change)) is not None:
        return [f"change.{change.kind}.{particular}"]
    suffixes = []
    if change.area is not None:
        suffixes.append("area")
    if change.before is not None and change.after is not None:
        suffixes.append("changed")
    if change.kind == "card.new" and change.target is None and change.map is None:
        suffixes.append("free")
    if change.before is None and change.after is not None:
        suffixes += ["unset", "first"]
    if change.before is not None and change.after is None:
        suffixes += ["cleared", "none"]
    if change.kind == "card.moved" and change.field == "commitment" and change.origin and change.origin.column:
        suffixes.append("committed")
    if change.origin is not None and not change.origin.column:
        suffixes.append("untray")
    if change.target is not None and not change.target.column:
        suffixes.append("tray")
    return [f"change.{change.kind}.{suffix}" for suffix in suffixes]


def _particular(change: Difference) -> str | None:
    """Links and arrows by their kind; what is marked, and who is meant, in words of their own: names are not kept."""
    if change.kind.startswith("link.") or change.kind in {"arrow.new", "arrow.removed"}:
        return change.field
    field = fields().get(change.field or "")
    if field is not None and field.type == "flag":
        return "on" if change.after == "true" else "off"
    return field.type if field is not None and field.type in {"person", "stream"} else None


def _spot(names: Names, spot: Spot | None, other: Spot | None, language: Language, *, arrow: bool) -> str:
    """A cell in words: its lane and column, of which goes without saying what stays the same; arrows say their step."""
    if spot is None:
        return ""
    column, lane = place_name(names, spot.column, language), place_name(names, spot.lane, language)
    if not column or not lane:
        return column or lane or place_name(names, spot.map, language)
    if other is not None and other.map == spot.map:
        if other.lane == spot.lane:
            return column
        if other.column == spot.column and not arrow:
            return lane
    return f"{lane}, {column}"

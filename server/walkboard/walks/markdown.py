"""Minutes as Markdown: what a group pastes into a mail. Plain enough to be read as it is. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from walkboard.history.changes import Change, ChangeList, changes_from_json
from walkboard.maps.comparison import names_from_json
from walkboard.maps.kinds import Language, disciplines
from walkboard.walks.change_sentence import Names, change_sentence, place_name
from walkboard.walks.phrases import say
from walkboard.walks.wording import day

_SPECIAL = re.compile(r"([\\`*_\[\]<>|&~])")
# What would make a heading, a list or a line of its own where it stands first.
_FIRST = re.compile(r"^(\d*)([#+=.)-])")
_BOX = {"open": "[ ]", "done": "[x]", "dropped": "[ ]"}


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above minutes and is not part of them."""

    name: str
    started_at: datetime
    ended_at: datetime | None
    leader: str | None
    since: str | None


def markdown(minutes: Mapping[str, Any], heading: Heading, people: Mapping[str, str], language: Language) -> str:
    """The minutes as they were frozen, with names of people by their ids; times are those of the server's own zone."""
    page = _Page(minutes, heading, people, language)
    return "\n\n".join(block for block in page.blocks() if block) + "\n"


class _Page:
    def __init__(
        self, minutes: Mapping[str, Any], heading: Heading, people: Mapping[str, str], language: Language
    ) -> None:
        self._minutes = minutes
        self._heading = heading
        self._people = people
        self._language = language
        self._names: Names = names_from_json(minutes["names"])

    def blocks(self) -> Iterator[str]:
        yield f"# {_plain(self._heading.name)}"
        yield self._head()
        yield from self._section("minutes.attendance", self._attendance())
        yield from self._changes(changes_from_json(self._minutes["changes"]))
        yield from self._section("minutes.decisions", map(self._decision, self._minutes["decisions"]), always=True)
        yield from self._section("minutes.actions", map(self._action, self._minutes["actions"]), always=True)
        yield from self._section("minutes.carried", map(self._action, self._minutes["carried"]))
        yield from self._section("minutes.limits", map(self._limit, self._minutes["limits"]))
        yield from self._section("minutes.visited", map(self._visited, self._minutes["visited"]))
        for name in ("skipped", "not_reached"):
            yield from self._section(f"minutes.{name}", map(self._stop, self._minutes[name]))

    def _say(self, key: str, **values: str) -> str:
        return say(self._language, key, values)

    def _head(self) -> str:
        began, ended = self._heading.started_at, self._heading.ended_at or self._heading.started_at
        times = {"from": _clock(began), "to": _clock(ended)}
        line = self._say(
            "minutes.line", board=_plain(self._minutes["board_title"]), day=day(began, self._language), **times
        )
        leader = self._heading.leader
        return line if leader is None else f"{line}  \n{self._say('minutes.leader', name=_plain(leader))}"

    def _section(self, key: str, lines: Iterable[str], *, always: bool = False) -> Iterator[str]:
        listed = "\n".join(f"- {line}" for line in lines)
        if listed or always:
            yield f"## {self._say(key)}"
            yield listed or self._say("minutes.none")

    def _attendance(self) -> Iterator[str]:
        known = {discipline.key: discipline.label.text(self._language) for discipline in disciplines()}
        groups: dict[str, list[str]] = {}
        for entry in self._minutes["attendance"]:
            groups.setdefault(entry["discipline"], []).append(_plain(self._person(entry["person_id"])))
        for discipline, people in groups.items():
            yield f"{_plain(known.get(discipline, discipline))}: {', '.join(people)}"

    def _changes(self, found: ChangeList) -> Iterator[str]:
        if self._heading.since is None:
            yield f"## {self._say('minutes.changes.first')}"
            yield self._say("minutes.changes.unknown")
            return
        yield f"## {self._say('minutes.changes', label=_plain(self._heading.since))}"
        lines = [f"- {self._change(change, found.names)}" for change in found.changes]
        if found.cut:
            lines.append(f"- {self._say('minutes.changes.cut', count=str(found.cut))}")
        yield "\n".join(lines) or self._say("minutes.changes.none")

    def _change(self, change: Change, names: Names) -> str:
        sentence = _plain(change_sentence(change.difference, names, self._language))
        if change.at is None:
            return sentence
        return f"{sentence} ({self._by(change.person_id, change.at)})"

    def _by(self, person_id: str | None, at: datetime) -> str:
        return self._say("minutes.by", name=_plain(self._person(person_id)), day=day(at, self._language))

    def _decision(self, agreement: Mapping[str, Any]) -> str:
        return self._agreed(agreement, agreement["text"])

    def _action(self, agreement: Mapping[str, Any]) -> str:
        return f"{_BOX.get(agreement['state'], '[ ]')} {self._agreed(agreement, agreement['text'])}"

    def _agreed(self, agreement: Mapping[str, Any], text: str) -> str:
        facts = []
        if agreement["owner_id"] is not None:
            facts.append(_plain(self._person(agreement["owner_id"])))
        if agreement["due"] is not None:
            facts.append(self._say("minutes.due", day=day(date.fromisoformat(agreement["due"]), self._language)))
        title = self._minutes["card_titles"].get(agreement["card_id"])
        if title:
            facts.append(self._say("minutes.card", title=_plain(title)))
        if agreement["state"] == "dropped":
            facts.append(self._say("minutes.dropped"))
        return _plain(text) + (f" ({', '.join(facts)})" if facts else "")

    def _limit(self, found: Mapping[str, Any]) -> str:
        parts = [place_name(self._names, found[name], self._language) for name in ("lane", "column")]
        parts.append(self._holder(found.get("who")))
        place = self._on_map(", ".join(part for part in parts if part), found["map"])
        if "least" in found:
            return self._say("minutes.least", place=place, count=str(found["count"]), limit=str(found["least"]))
        return self._say("minutes.limit", place=place, count=str(found["count"]), limit=str(found["limit"]))

    def _holder(self, who: str | None) -> str:
        """A discipline in the reader's language, or a person by today's name."""
        known = {each.key: each.label.text(self._language) for each in disciplines()}
        return "" if who is None else known.get(who) or self._person(who)

    def _visited(self, stop: Mapping[str, Any]) -> str:
        times = {name: _minutes(stop[name]) for name in ("spent", "seconds")}
        return self._say("minutes.stop", stop=self._stop(stop), **times)

    def _stop(self, stop: Mapping[str, Any]) -> str:
        if stop["title"]:
            return _plain(stop["title"])
        place = self._on_map(place_name(self._names, stop["column_id"], self._language), stop["map_id"])
        return self._say(f"stop.{stop['kind']}", place=place or self._say("place.unknown"))

    def _on_map(self, place: str, map_id: str | None) -> str:
        board_map = place_name(self._names, map_id, self._language)
        return " · ".join(_plain(part) for part in (place, board_map) if part)

    def _person(self, person_id: str | None) -> str:
        return self._people.get(person_id or "") or self._say("person.unknown")


def _plain(text: str) -> str:
    """What somebody wrote, on one line, with nothing in it that Markdown would read as its own."""
    return _FIRST.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", " ".join(text.split())))


def _clock(moment: datetime) -> str:
    return moment.astimezone().strftime("%H:%M")


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"

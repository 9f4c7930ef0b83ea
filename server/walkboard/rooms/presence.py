"""Who is where on a board: the latest awareness state of every connection, and what changed since it was last told.

An id belongs to the first connection that publishes it, and a connection has one. Entries for other ids are ignored,
not punished: stock clients repeat what they hear. The state is relayed as the client wrote it, with the person put in
by the server. Clocks are the client's own, but an id that comes back with a clock that others have seen already (a
reconnect) is shifted, because others would ignore it; its owner is then spared its own entries.

Connections to other servers are present, too, with the states and clocks these told. Where an id is connected both here
and elsewhere, here counts: the other connection is one that its server has not given up yet.
"""

import json
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from walkboard.bus.messages import Seen
from walkboard.rooms.members import PersonInfo
from walkboard.wire.awareness import ABSENT, AwarenessEntry, encode_entry, join_entries
from walkboard.wire.messages import encode_presence
from walkboard.wire.moves import lead_of, read_move
from walkboard.wire.varint import encode_varint

# Stock clients repeat what they hear, and a message may hold only so many entries; so tell them in portions.
MAX_PER_MESSAGE = 256
# How many ids of those who left are remembered; the oldest are forgotten.
MAX_GONE = 4_096
# So many connections are shown on a board in all that connections to other servers are added; more are not shown.
MAX_ELSEWHERE = 4_096


class Presenter(Hashable, Protocol):
    """A connection that publishes presence."""

    @property
    def person(self) -> PersonInfo:
        """Who it is."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A connection to another server, known by the client id it shows."""

    node: str
    client_id: int
    person: PersonInfo


@dataclass(slots=True)
class _Present:
    owner: Presenter
    clock: int
    shift: int
    state: bytes
    lead: bytes  # how messages begin that tell of nobody else

    @property
    def told(self) -> int:
        """The clock as others see it."""
        return self.clock + self.shift


@dataclass(frozen=True, slots=True)
class _Gone:
    person_id: str
    clock: int
    shift: int
    elsewhere: bool

    @property
    def told(self) -> int:
        """The clock as others saw it last."""
        return self.clock + self.shift


@dataclass(frozen=True, slots=True)
class Changes:
    """What to tell: these messages for everybody, but other ones (or none) for those in `instead`.

    `ours` is what other servers do not know: what changed of connections to this one.
    """

    messages: tuple[bytes, ...]
    instead: dict[Presenter, tuple[bytes, ...]]
    ours: tuple[Seen, ...] = ()


class Presence:
    """The presence of one board."""

    def __init__(self) -> None:
        """Nobody there."""
        self._present: dict[int, _Present] = {}
        self._gone: dict[int, _Gone] = {}
        self._ids: dict[Presenter, int] = {}
        self._changed: dict[int, None] = {}

    @property
    def changes(self) -> int:
        """How much there is to tell."""
        return len(self._changed)

    def move(self, owner: Presenter, frame: bytes) -> bool:
        """Takes a message that says nothing but where a connection is now, which nearly all say; False: not such a one.

        Raises MalformedFrame or TooLarge.
        """
        client_id = self._ids.get(owner)
        if client_id is None:
            return False
        present = self._present[client_id]
        moved = read_move(frame, present.lead)
        if moved is None or moved[0] <= present.clock or moved[1] == ABSENT:
            return False
        present.clock = moved[0]
        present.state = stamped(moved[1], owner.person)
        self._changed[client_id] = None
        return True

    def publish(self, owner: Presenter, entries: Iterable[AwarenessEntry]) -> bool:
        """Takes what a connection says of itself; returns whether anything changed."""
        changed = False
        for entry in entries:
            changed = self._publish_one(owner, entry) or changed
        return changed

    def id_of(self, owner: Presenter) -> int | None:
        """The id a connection shows, if it shows any."""
        return self._ids.get(owner)

    def leave(self, owner: Presenter) -> None:
        """The connection is gone, and with it its id."""
        client_id = self._ids.pop(owner, None)
        if client_id is not None and client_id in self._present:
            self._remove(client_id)

    def relay(self, node: str, seen: Iterable[Seen], *, whole: bool) -> list[Seen]:
        """Takes what another server says of its connections, all of them if `whole`; returns those that are new."""
        listed: set[int] = set()
        new: list[Seen] = []
        for each in seen:
            listed.add(each.client_id)
            owner = Elsewhere(node, each.client_id, PersonInfo(each.person_id, "", ""))
            present = self._present.get(each.client_id)
            if present is not None and not _takes_over(present, node, each.clock):
                continue
            if each.state == ABSENT:
                self.leave(owner)  # told with the clock it had, where its server noticed that it left
                continue
            if owner not in self._ids:
                if len(self._ids) >= MAX_ELSEWHERE:
                    continue
                new.append(each)
            self._publish_one(owner, AwarenessEntry(each.client_id, each.clock, each.state))
        if whole:
            self.forget(node, but=listed)
        return new

    def forget(self, node: str, but: Collection[int] = ()) -> None:
        """Another server has no connections here any more, but these."""
        for owner in [owner for owner in self._ids if isinstance(owner, Elsewhere) and owner.node == node]:
            if owner.client_id not in but:
                self.leave(owner)

    def ours(self) -> list[Seen]:
        """Everybody connected to this server."""
        return [
            Seen(client_id, present.told, present.owner.person.id, present.state)
            for client_id, present in self._present.items()
            if not isinstance(present.owner, Elsewhere)
        ]

    def everything(self) -> tuple[bytes, ...]:
        """All present states, for a newcomer."""
        return self._messages(list(self._present))

    def everything_again(self) -> tuple[bytes, ...]:
        """For somebody who missed changes: all present states, and who left."""
        return self._messages([*self._present, *self._gone])

    def take_changes(self, *, for_others: bool = False) -> Changes:
        """What changed since the last time, the latest state per id; `for_others` also as other servers hear it."""
        ids, self._changed = list(self._changed), {}
        spared = {
            present.owner: client_id
            for client_id in ids
            if (present := self._present.get(client_id)) is not None
            and (present.shift or len(ids) == 1)  # who alone moved knows
            and not isinstance(present.owner, Elsewhere)
        }
        instead = {
            owner: self._messages([client_id for client_id in ids if client_id != own]) for owner, own in spared.items()
        }
        return Changes(self._messages(ids), instead, tuple(self._seen_of(ids)) if for_others else ())

    def _seen_of(self, ids: Iterable[int]) -> Iterator[Seen]:
        for client_id in ids:
            present, gone = self._present.get(client_id), self._gone.get(client_id)
            if present is not None:
                if not isinstance(present.owner, Elsewhere):
                    yield Seen(client_id, present.told, present.owner.person.id, present.state)
            elif gone is not None and not gone.elsewhere:
                yield Seen(client_id, gone.told, gone.person_id, ABSENT)

    def _publish_one(self, owner: Presenter, entry: AwarenessEntry) -> bool:
        before = self._before(owner, entry.client_id)
        if self._unheard(owner, entry, before):
            return False
        if entry.state == ABSENT:
            return self._withdraw(owner, entry)
        shift = before.shift if before is not None else 0
        if before is not None and entry.clock + shift <= before.told:
            shift = before.told + 1 - entry.clock
        if isinstance(before, _Present) and before.owner != owner:
            self._ids.pop(before.owner, None)
        state = entry.state if isinstance(owner, Elsewhere) else stamped(entry.state, owner.person)
        self._gone.pop(entry.client_id, None)
        self._ids[owner] = entry.client_id
        self._present[entry.client_id] = _Present(owner, entry.clock, shift, state, lead_of(entry.client_id))
        self._changed[entry.client_id] = None
        return True

    def _unheard(self, owner: Presenter, entry: AwarenessEntry, before: "_Present | _Gone | None") -> bool:
        """Whether an entry is ignored: about somebody else, or nothing new."""
        mine = self._ids.get(owner)
        if mine is not None and mine != entry.client_id:
            return True
        if before is None:
            return entry.client_id in self._present or entry.client_id in self._gone
        if mine is None and (isinstance(owner, Elsewhere) or _was_elsewhere(before)):
            return False  # clocks of another server may be shifted
        # A connection that comes back may begin with the clock that its last one ended with.
        return entry.clock < before.clock or (entry.clock == before.clock and mine is not None)

    def _before(self, owner: Presenter, client_id: int) -> _Present | _Gone | None:
        """What was known of the id, if this connection may go on from it: its own, or one of the same person."""
        present = self._present.get(client_id)
        if present is not None:
            return present if present.owner.person.id == owner.person.id else None
        gone = self._gone.get(client_id)
        return gone if gone is not None and gone.person_id == owner.person.id else None

    def _withdraw(self, owner: Presenter, entry: AwarenessEntry) -> bool:
        present = self._present.get(entry.client_id)
        if present is None or present.owner != owner:
            return False
        present.clock = entry.clock
        self._remove(entry.client_id)
        return True

    def _remove(self, client_id: int) -> None:
        present = self._present.pop(client_id)
        self._gone[client_id] = _Gone(
            present.owner.person.id, present.clock, present.shift, isinstance(present.owner, Elsewhere)
        )
        while len(self._gone) > MAX_GONE:
            self._gone.pop(next(iter(self._gone)))
        self._changed[client_id] = None

    def _messages(self, ids: Sequence[int]) -> tuple[bytes, ...]:
        entries: list[bytes] = []
        for client_id in ids:
            present = self._present.get(client_id)
            if present is not None:
                entries.append(encode_entry(present.lead[1:], present.told, present.state))
            elif (gone := self._gone.get(client_id)) is not None:
                entries.append(encode_entry(encode_varint(client_id), gone.told, ABSENT))
        return tuple(
            encode_presence(join_entries(entries[start : start + MAX_PER_MESSAGE]))
            for start in range(0, len(entries), MAX_PER_MESSAGE)
        )


def _takes_over(present: _Present, node: str, clock: int) -> bool:
    """Whether what another server says of a client id counts, where somebody shows it already."""
    owner = present.owner
    return isinstance(owner, Elsewhere) and (owner.node == node or clock > present.told)


def _was_elsewhere(before: _Present | _Gone) -> bool:
    return before.elsewhere if isinstance(before, _Gone) else isinstance(before.owner, Elsewhere)


def stamped(state: bytes, person: PersonInfo) -> bytes:
    """The state (a JSON object) with the person put in by the server, whoever the client says it is."""
    if b'"person"' in state:
        content = json.loads(state)
        content.pop("person", None)
        state = json.dumps(content, separators=(",", ":")).encode()
    # Appended, not inserted: if a key is there twice, readers take the last.
    if state.startswith(b'{"') and state.endswith(b"}"):
        return state[:-1] + person.stamp
    rest = state.strip()[1:-1].strip()
    return b"{" + rest + (b"," if rest else b"") + b'"person":' + person.as_json + b"}"

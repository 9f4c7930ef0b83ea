"""A board's document in the worker. Whatever reaches the engine was checked before; if the engine is surprised all the
same, the document is not to be used any more and must be built again from the log."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from pycrdt import Doc, Map, Subscription, TransactionEvent

from walkboard.documents.around import around, titled
from walkboard.documents.carrying import Carrying
from walkboard.documents.contents import contents
from walkboard.documents.contents_digest import contents_digest, shown_digest
from walkboard.documents.contents_things import THING_ROOTS
from walkboard.documents.merging import merge
from walkboard.documents.outline import ROOTS, Roots, outline
from walkboard.documents.picture import picture
from walkboard.documents.placements import PlacementChanges
from walkboard.documents.protocol import Accepted, Batch, Gap, Outcome, Recovery, Refused, StateDigests, Submission
from walkboard.documents.state_digests import clocks_digest, digest_steps
from walkboard.documents.touched import RecordChanges
from walkboard.errors import DocumentBroken, DocumentDiscarded, EarlierHistory, MalformedFrame, TooLarge, UpdateRefused
from walkboard.maps.contents import Contents
from walkboard.maps.finding import found
from walkboard.maps.summary import Summary, summaries
from walkboard.wire.admission import Admission, GapFound, admit, check_epoch, learn
from walkboard.wire.arrangement import Arrangement
from walkboard.wire.known import Known
from walkboard.wire.state_vector import decode_state_vector, encode_state_vector
from walkboard.wire.update import (
    REPLY_LIMITS,
    STORED_LIMITS,
    UPDATE_LIMITS,
    DeleteSet,
    Update,
    decode_deletions,
    decode_update,
    encode_deletions,
)

# So often what a damaged log left waiting is tried again, as long as something of it fits.
MAX_ROUNDS = 16
# Steps towards the digests that are made in one go: some 15 ms, for which other boards wait.
DIGEST_STEPS = 4

_T = TypeVar("_T")


class Document:
    """One board: the engine's document, and what is known of it without asking the engine."""

    def __init__(
        self, claims: Mapping[int, str | None] | None = None, *, former: Iterable[int] = (), healing: bool = False
    ) -> None:
        """An empty document; `claims` says to whom client ids belong that wrote before, `former` are of earlier epochs.

        `healing` says that something committed is missing, which anybody who has it may bring back.
        """
        self._known = Known(claims)
        self._known.former = frozenset(former)
        self._known.healing = healing
        self._doc: Doc[Map[Any]] = Doc()
        # Roots are named with their type before anything is read: an untyped root reads as nothing.
        self._roots: Roots = {name: self._doc.get(name, type=Map) for name in ROOTS}
        self._touchable = {**self._roots, **{name: self._doc.get(name, type=Map) for name in THING_ROOTS}}
        self._placements = PlacementChanges()
        self._records = RecordChanges()
        self._carrying = Carrying(self._doc)
        self._watches: tuple[Subscription, ...] = ()
        self._changed = False
        self._deletions: list[bytes] | None = None
        self._digesting: Iterator[dict[str, bytes] | None] | None = None

    def load(self, updates: Iterable[bytes], note: Callable[[Update], object] | None = None) -> None:
        """Takes stored updates in their order, and shows them to `note`; or raises DocumentBroken."""
        for number, data in enumerate(updates):
            try:
                update = self._learn(number, data)
            except (GapFound, MalformedFrame, UpdateRefused, TooLarge) as error:
                raise DocumentBroken(f"Stored update {number + 1} cannot be applied: {error!r}", number) from error
            if note is not None:
                note(update)

    def recover(self, updates: Sequence[bytes], without: Collection[int] = ()) -> Recovery:
        """Takes of stored updates what fits together, and tells what does not.

        Raises DocumentBroken, with the update's number, if the engine fails: then build another document `without`.
        """
        unreadable: list[tuple[int, str]] = []
        waiting = [number for number in range(len(updates)) if number not in without]
        for _ in range(MAX_ROUNDS):
            tried, waiting = len(waiting), self._recover_round(updates, waiting, unreadable)
            if len(waiting) in {0, tried}:
                break
        return Recovery(tuple(waiting), tuple(unreadable))

    def close(self) -> None:
        """Lets go of the engine's document, which otherwise stays in memory as long as it is observed."""
        for watch in self._watches:
            with suppress(BaseException):
                watch.drop()
        self._watches = ()

    def reserve(self, reservations: Iterable[tuple[int, str]]) -> None:
        """Nobody else may be the first to write with these client ids."""
        for client, person in reservations:
            self._known.reservations.add(client, person)

    def apply(self, submissions: Sequence[Submission]) -> Batch:
        """Checks and applies each on its own, or raises DocumentDiscarded."""
        self._digesting = None
        if not self._watches:
            # Not before: what is loaded is no news, and watching it would take most of the time.
            self._watches = self._watch()
        outcomes: list[Outcome] = []
        claims: list[tuple[int, str | None]] = []
        changes, records = PlacementChanges(), RecordChanges()
        # What one person did is told at once, and taken down at once.
        several = len({submission.person_id for submission in submissions}) > 1
        self._records.clear()
        for number, submission in enumerate(submissions):
            try:
                outcomes.append(self._apply_one(submission, claims, several))
            except BaseException as error:
                with suppress(BaseException):
                    self._carrying.end()
                raise DocumentDiscarded(f"The engine failed: {type(error).__name__} {error}", number) from error
            changes.merge(self._placements)
            self._placements.clear()
            if several:
                records.merge(self._records)
                self._records.clear()
        try:
            self._carrying.end()  # places on the canvas are no moves, and touch no records
            self._placements.clear()
            accepted = [outcome.data for outcome in outcomes if isinstance(outcome, Accepted) and outcome.data]
            moves = changes.moves()
            touches = [*(records if several else self._records).touches(self._touchable), *changes.reroutes()]
            return Batch(outcomes, merge(accepted), moves, touches, claims, self._doc.get_state())
        except BaseException as error:
            raise DocumentDiscarded(f"The engine failed: {type(error).__name__} {error}") from error

    def absorb(self, rows: Sequence[tuple[str | None, bytes]]) -> tuple[bytes, bytes]:
        """Takes rows that another process added to the log, each with who made it; all as one, and the state vector.

        Raises DocumentDiscarded. Client ids that are new in a row were claimed by its author: nobody else could commit
        them first.
        """
        self._deletions = self._digesting = None
        try:
            for person, data in rows:
                update = decode_update(data, STORED_LIMITS)
                new = [block.client for block in update.blocks if block.client not in self._known.authors]
                for chunk in learn(update, self._known).chunks:
                    self._doc.apply_update(chunk)
                for client in new:
                    self._known.authors[client].owner = person
            return merge([data for _, data in rows]), self._doc.get_state()
        except BaseException as error:  # the engine's panics are no Exceptions
            raise DocumentDiscarded(f"The engine failed: {type(error).__name__} {error}") from error

    def difference(self, state_vector: bytes) -> bytes:
        """What somebody with this state vector lacks. Raises MalformedFrame, EarlierHistory or DocumentDiscarded."""
        theirs = decode_state_vector(state_vector)
        check_epoch(theirs, self._known)
        both = {client: min(clock, theirs[client]) for client, clock in self._known.clocks.items() if client in theirs}
        return self._ask(lambda: self._doc.get_update(encode_state_vector(both)))

    @property
    def clocks(self) -> dict[int, int]:
        """The next clock that is expected of every client id, by what was read, without asking the engine."""
        return self._known.clocks

    def engine_clocks(self) -> dict[int, int]:
        """The same, as the engine says it."""
        return decode_state_vector(self._ask(self._doc.get_state))

    def digests(self) -> StateDigests | None:
        """The digests idle clients compare with, or None while there is more to do: ask again. A change begins anew."""
        self._digesting = self._digesting or digest_steps(self._doc, self._roots)
        steps = self._digesting
        for _ in range(DIGEST_STEPS):
            made = self._ask(lambda: next(steps))
            if made is not None:
                self._digesting = None
                clocks = clocks_digest(self.engine_clocks())
                return StateDigests(clocks.hex(), {name: digest.hex() for name, digest in made.items()})
        return None

    def contents_digest(self) -> bytes:
        """A digest of everything the board's own roots show."""
        return self._ask(lambda: contents_digest(self._roots))

    def shown_digest(self, arrangement: Arrangement) -> bytes:
        """A digest of everything all roots show; `arrangement` is that of the present state."""
        return self._ask(lambda: shown_digest(self._doc, arrangement))

    def state(self) -> bytes:
        """Everything as one update."""
        return self._ask(self._doc.get_update)

    def outline(self) -> dict[str, Any]:
        """The board without its texts."""
        return self._ask(lambda: outline(self._doc, self._roots))

    def picture(self, sequence: int) -> bytes:
        """Where everything lies, as it is at this sequence; empty where there is no such picture."""
        return self._ask(lambda: picture(self._roots, sequence))

    def contents(self) -> Contents:
        """Everything the board says."""
        return self._ask(lambda: contents(self._doc, self._roots))

    def summaries(self, ids: Iterable[str]) -> list[Summary]:
        """These cards in short, as far as they are there."""
        wanted = list(ids)
        return self._ask(lambda: summaries(around(self._doc, self._roots, wanted), wanted))

    def find(self, words: str, limit: int) -> list[Summary]:
        """Living cards with such words in short, the best answer first."""
        return self.summaries(found(words, self._ask(lambda: titled(self._doc, self._roots)), limit))

    def _watch(self) -> tuple[Subscription, ...]:
        # The engine's own events are used: the wrappers would read everything at once, for every card that is carried.
        placements = self._roots["placements"].integrated.observe(self._placements.observe)
        return placements, self._doc.observe(self._note), *self._records.watch(self._touchable)

    def _recover_round(
        self, updates: Sequence[bytes], numbers: Sequence[int], unreadable: list[tuple[int, str]]
    ) -> list[int]:
        """Tries these once, in order; returns those that wait for something that is missing."""
        waiting = []
        for number in numbers:
            try:
                self._learn(number, updates[number])
            except GapFound:
                waiting.append(number)
            except (MalformedFrame, UpdateRefused, TooLarge) as error:
                unreadable.append((number, error.detail))
        return waiting

    def _learn(self, number: int, data: bytes) -> Update:
        """One stored update. Raises GapFound or a refusal with nothing changed, DocumentBroken if the engine fails."""
        update = decode_update(data, STORED_LIMITS)
        admission = learn(update, self._known)
        try:
            for chunk in admission.chunks:
                self._doc.apply_update(chunk)
        except BaseException as error:  # the engine's panics are no Exceptions
            detail = f"Stored update {number + 1} cannot be applied: {type(error).__name__} {error}"
            raise DocumentBroken(detail, number) from error
        return update

    def _apply_one(self, submission: Submission, claims: list[tuple[int, str | None]], tell_touches: bool) -> Outcome:
        limits = REPLY_LIMITS if submission.is_reply else UPDATE_LIMITS
        try:
            update = decode_update(submission.data, limits)
            admission = admit(update, self._known, submission.person_id, submission.is_reply)
        except GapFound:
            return Gap()
        except (MalformedFrame, EarlierHistory, UpdateRefused, TooLarge) as refusal:
            return Refused(refusal.slug, refusal.detail)
        if not admission.chunks:
            return Accepted(b"", whole=admission.whole)
        if not submission.is_reply and self._carrying.begin(update, admission):
            self._deletions = None
            refused = self._integrate(admission)
            if refused is None:
                claims += [(client, submission.person_id) for client in admission.claims]
            return refused or Accepted(admission.data, whole=admission.whole)
        self._carrying.end()
        self._placements.clear()
        self._changed = False
        # A reply names all deletions there ever were; only what it deletes now is news.
        self._deletions = [] if submission.is_reply else None
        refused = self._integrate(admission)
        if refused is not None:
            return refused
        claims += [(client, submission.person_id) for client in admission.claims]
        self._carrying.note(update, self._placements)
        own = (*self._records.touches(self._touchable), *self._placements.reroutes()) if tell_touches else ()
        return Accepted(self._news(admission), tuple(self._placements.moves()), own, admission.whole)

    def _integrate(self, admission: Admission) -> Refused | None:
        for number, chunk in enumerate(admission.chunks):
            try:
                self._doc.apply_update(chunk)
            except ValueError as error:
                # The engine could not read it and has changed nothing.
                if number:
                    raise
                admission.undo()
                return Refused(UpdateRefused.slug, f"The change cannot be read: {error}")
        return None

    def _news(self, admission: Admission) -> bytes:
        if self._deletions is not None:
            return admission.with_deletions(_union(self._deletions)) if self._changed else b""
        return admission.data if self._changed or admission.structs else b""

    def _note(self, event: TransactionEvent) -> None:
        self._changed = True
        if self._deletions is not None:
            self._deletions.append(event.delete_set)  # type: ignore[attr-defined] # missing in the stubs

    def _ask(self, question: Callable[[], _T]) -> _T:
        try:
            return question()
        except BaseException as error:
            raise DocumentDiscarded(f"The engine failed: {type(error).__name__} {error}") from error


def _union(deletions: Sequence[bytes]) -> bytes:
    if len(deletions) == 1:
        return deletions[0]
    union: DeleteSet = {}
    for part in deletions:
        for client, ranges in decode_deletions(part).items():
            union.setdefault(client, []).extend(ranges)
    return encode_deletions(union)

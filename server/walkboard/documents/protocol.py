"""What the pool in the gateway and the worker say to each other about documents."""

from dataclasses import dataclass, field

from walkboard.maps.touches import Touched
from walkboard.maps.transitions import Move


@dataclass(frozen=True, slots=True)
class Submission:
    """An update somebody wants applied; `person_id` None is the server itself.

    A reply (SyncStep2) may be large and may hold more than fits: blocks behind a gap and deletions of unknown ranges
    are left out of it instead of being refused.
    """

    person_id: str | None
    data: bytes
    is_reply: bool = False


@dataclass(frozen=True, slots=True)
class Accepted:
    """Applied. `data` is what to log and relay, empty if there was nothing new; `moves` and `touches` are its own.

    `touches` are told only where several people wrote in one batch: elsewhere those of the batch say it all.
    `whole` says that nothing was left out of it, which only happens to replies.
    """

    data: bytes
    moves: tuple[Move, ...] = ()
    touches: tuple[Touched, ...] = ()
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """Not applied: something that comes before it is missing, the sender has to sync again."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Not applied, and never will be; `slug` is that of the error to close the sender with."""

    slug: str
    detail: str


Outcome = Accepted | Gap | Refused


@dataclass(frozen=True, slots=True)
class Recovery:
    """What of a damaged log could not be used, by the position of its updates.

    `waiting` are whole but build on something that is missing; `unreadable` are those that cannot be read, and why.
    """

    waiting: tuple[int, ...] = ()
    unreadable: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StateDigests:
    """Digests in hexadecimal of how far all client ids wrote, and by its name of what each root shows."""

    clocks: str
    roots: dict[str, str]


@dataclass(frozen=True, slots=True)
class Folded:
    """Many updates as one: `state` is the whole document, `facts` a digest of everything it has to hold.

    `visible` is how many bytes it would have without anything that was ever deleted, 0 if that is not known.
    """

    state: bytes
    facts: bytes
    visible: int = 0


@dataclass(frozen=True, slots=True)
class Squashed:
    """What a document shows, written anew: `facts` is a digest of it, `before` how many bytes the state had before."""

    state: bytes
    facts: bytes
    before: int


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of a list of submissions, one outcome each.

    `merged` is one update with everything accepted. `moves` and `touches` are the net ones of the whole batch. `claims`
    are client ids seen for the first time and who wrote with them. `state_vector` is that of the document afterwards.
    """

    outcomes: list[Outcome]
    merged: bytes
    moves: list[Move] = field(default_factory=list)
    touches: list[Touched] = field(default_factory=list)
    claims: list[tuple[int, str | None]] = field(default_factory=list)
    state_vector: bytes = b"\x00"

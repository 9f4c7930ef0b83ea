"""What is known of a board's document without asking the engine: how far every client id goes, who writes with it,
which items hold shared types, how deep everything lies, and the names of the roots.

It is kept up to date by what is admitted, and can be put back to where it was if an update turns out not to fit.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from walkboard.wire.reservations import Reservations
from walkboard.wire.update import Id

# A mark says how deep an item lies, in all bits but the last, and in the last whether its content is gone.
GONE = 1


class Author:
    """One client id: who writes with it (None is the server), the next clock, and the marks of all clocks before."""

    __slots__ = ("clock", "halves", "marks", "owner", "starts", "types")

    def __init__(self, owner: str | None) -> None:
        """Nothing written yet."""
        self.owner = owner
        self.clock = 0
        # Runs of clocks with the same mark: where each begins, and the mark.
        self.starts: list[int] = []
        self.marks: list[int] = []
        # Clocks of items that hold a shared type, and the depth of what lies in it.
        self.types: dict[int, int] = {}
        # Clocks of the second halves of surrogate pairs, ascending.
        self.halves: list[int] = []

    def extend(self, clock: int, mark: int) -> None:
        """Everything up to `clock` was written, with this mark."""
        if not self.marks or self.marks[-1] != mark:
            self.starts.append(self.clock)
            self.marks.append(mark)
        self.clock = clock

    def mark_at(self, clock: int) -> int:
        """The mark of a clock that was written."""
        return self.marks[bisect_right(self.starts, clock) - 1]

    def cut(self, clock: int) -> None:
        """Forgets everything from `clock` on."""
        while self.starts and self.starts[-1] >= clock:
            self.starts.pop()
            self.marks.pop()
        while self.types and next(reversed(self.types)) >= clock:
            self.types.popitem()
        while self.halves and self.halves[-1] >= clock:
            self.halves.pop()
        self.clock = clock

    def cuts(self, clock: int) -> bool:
        """Whether a cut just before this clock goes through a character."""
        at = bisect_left(self.halves, clock)
        return at < len(self.halves) and self.halves[at] == clock


class Known:
    """What is known of one document."""

    __slots__ = ("authors", "former", "healing", "reservations", "roots")

    def __init__(self, claims: Mapping[int, str | None] | None = None) -> None:
        """An empty document, in which these client ids belong to somebody already."""
        self.authors = {client: Author(owner) for client, owner in (claims or {}).items()}
        self.reservations = Reservations()
        self.roots: set[bytes] = set()
        # Whether something that was committed is missing, so that whoever has it may bring it back.
        self.healing = False
        # Client ids of earlier epochs: whoever names one holds another history.
        self.former: frozenset[int] = frozenset()

    @property
    def clocks(self) -> dict[int, int]:
        """The state vector."""
        return {client: author.clock for client, author in self.authors.items() if author.clock}

    def clock_of(self, client: int) -> int:
        """The next clock that is expected of a client id."""
        author = self.authors.get(client)
        return 0 if author is None else author.clock

    def has(self, item: Id) -> bool:
        """Whether the item was written."""
        author = self.authors.get(item[0])
        return author is not None and item[1] < author.clock

    def depth_of_item(self, item: Id) -> int:
        """How deep a known item lies."""
        return self.authors[item[0]].mark_at(item[1]) >> 1

    def depth_inside(self, item: Id) -> int | None:
        """How deep the contents of a known item lie; None if it cannot have any, and 0 if it is gone anyway."""
        author = self.authors[item[0]]
        depth = author.types.get(item[1])
        if depth is None and author.mark_at(item[1]) & GONE:
            return 0
        return depth

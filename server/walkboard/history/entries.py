"""What the log writer is asked to commit, and how a group of such entries becomes rows in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from walkboard.database import Base
from walkboard.errors import BoardDeleted, BoardUnknown, NotTheFirst, OtherEpoch, WalkboardError
from walkboard.history.log import digest_of
from walkboard.history.rows import insert_rows
from walkboard.history.sequences import Taking, take_sequences
from walkboard.history.statements import Statements
from walkboard.history.tables import ClaimedId, LoggedUpdate, Touch, Transition
from walkboard.maps.touches import Touched
from walkboard.maps.transitions import Move


@dataclass(frozen=True, slots=True)
class Row:
    """One update of the log, who made it, the moves of cards in it, and what else it touched of records."""

    data: bytes
    person_id: str | None
    moves: Sequence[Move] = ()
    touches: Sequence[Touched] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """What one board commits at once: its rows in order, and client ids that were used for the first time."""

    board_id: str
    epoch: int
    rows: Sequence[Row]
    claims: Sequence[tuple[int, str | None]] = ()
    only_first: bool = False  # it is only taken as the first update of the board

    @property
    def size(self) -> int:
        """Bytes of updates in it."""
        return sum(len(row.data) for row in self.rows)


# What became of an entry: the sequence of its last row, or why this entry alone was turned away.
Outcome = int | WalkboardError

# Where each kind of row goes.
_UPDATES, _CLAIMS, _TRANSITIONS, _TOUCHES = (
    Base.metadata.tables[kind.__tablename__] for kind in (LoggedUpdate, ClaimedId, Transition, Touch)
)


def commit_group(connection: Connection, entries: Sequence[Entry]) -> list[Outcome]:
    """Writes the entries inside the transaction that is open; an entry behind its board's fence changes nothing."""
    now = datetime.now(UTC)
    statements = Statements(connection)
    outcomes: list[Outcome] = []
    updates: list[dict[str, object]] = []
    claims: list[dict[str, object]] = []
    transitions: list[dict[str, object]] = []
    touches: list[dict[str, object]] = []
    takings = [Taking(entry.board_id, entry.epoch, len(entry.rows), entry.only_first) for entry in entries]
    for entry, last in zip(entries, take_sequences(statements, takings, now), strict=True):
        if last is None:
            outcomes.append(_why_refused(statements, entry))
            continue
        outcomes.append(last)
        for sequence, row in enumerate(entry.rows, last - len(entry.rows) + 1):
            updates.append(_update_row(entry, sequence, row, now))
            transitions += (_transition_row(entry, sequence, row, move, now) for move in row.moves)
            touches += (_touch_row(entry, sequence, row, touched, now) for touched in row.touches)
        claims += (
            {"board_id": entry.board_id, "epoch": entry.epoch, "client_id": client, "person_id": person}
            for client, person in entry.claims
        )
    for table, rows in (
        (_UPDATES, updates),
        (_CLAIMS, claims),
        (_TRANSITIONS, transitions),
        (_TOUCHES, touches),
    ):
        insert_rows(statements, table, rows)
    return outcomes


def _why_refused(statements: Statements, entry: Entry) -> WalkboardError:
    query = f"SELECT epoch, deleted_at FROM boards WHERE id = {statements.mark}"  # noqa: S608 (a constant)
    found = statements.run(query, [entry.board_id])
    if not found:
        return BoardUnknown()
    epoch, deleted_at = found[0]
    if deleted_at is not None:
        return BoardDeleted()
    return NotTheFirst() if entry.only_first and epoch == entry.epoch else OtherEpoch()


def _update_row(entry: Entry, sequence: int, row: Row, now: datetime) -> dict[str, object]:
    return {
        "board_id": entry.board_id,
        "epoch": entry.epoch,
        "sequence": sequence,
        "person_id": row.person_id,
        "data": row.data,
        "digest": digest_of(row.data),
        "created_at": now,
    }


def _transition_row(entry: Entry, sequence: int, row: Row, move: Move, now: datetime) -> dict[str, object]:
    from_lane, from_column = move.before or (None, None)
    to_lane, to_column = move.after or (None, None)
    return {
        "board_id": entry.board_id,
        "sequence": sequence,
        "map_id": move.map_id,
        "card_id": move.card_id,
        "from_lane": from_lane,
        "from_column": from_column,
        "to_lane": to_lane,
        "to_column": to_column,
        "person_id": row.person_id,
        "at": now,
    }


def _touch_row(entry: Entry, sequence: int, row: Row, touched: Touched, now: datetime) -> dict[str, object]:
    return {
        "board_id": entry.board_id,
        "sequence": sequence,
        "root": touched.root,
        "record_id": touched.record_id,
        "aspect": touched.aspect,
        "detail": touched.detail or None,
        "person_id": row.person_id,
        "at": now,
    }

"""Decisions and actions: kept, found, changed. They belong to a board and need no walk."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.boards.members import role_of_id
from walkboard.errors import AgreementTaken, AgreementUnknown, InputRefused
from walkboard.walks.course import running
from walkboard.walks.tables import Agreement, Stop, Walk

Kind = Literal["decision", "action"]
# A board lists this many; older ones are found by their card or walk.
MAX_LISTED = 2_000

_FIRST_STATES: dict[Kind, str] = {"decision": "made", "action": "open"}
_STATES = {"decision": ("made", "dropped"), "action": ("open", "done", "dropped")}
_OPEN_STATES = frozenset(_FIRST_STATES.values())


@dataclass(frozen=True, slots=True)
class Captured:
    """What a group agreed on, as somebody sent it, with its text cleaned."""

    kind: Kind
    text: str
    owner_id: str | None = None
    due: date | None = None
    card_id: str | None = None
    stop_id: str | None = None

    @property
    def digest(self) -> bytes:
        """By this a repetition is known."""
        return hashlib.sha256(json.dumps(asdict(self), default=str, sort_keys=True).encode()).digest()


async def keep(
    session: AsyncSession, board_id: str, agreement_id: str, captured: Captured, person_id: str, now: datetime
) -> tuple[Agreement, bool]:
    """Keeps what was agreed, with the walk under way; says whether it is new.

    Raises AgreementTaken where the id stands for something else, InputRefused for an owner who does not take part.
    """
    found = await session.get(Agreement, (board_id, agreement_id))
    if found is not None:
        if found.digest != captured.digest:
            raise AgreementTaken
        return found, False
    await _require_member(session, board_id, captured.owner_id)
    walk = await running(session, board_id, lock=True)
    row = Agreement(
        board_id=board_id,
        id=agreement_id,
        walk_id=walk.id if walk is not None else None,
        stop_id=await _stop_of(session, walk, captured.stop_id),
        card_id=captured.card_id,
        kind=captured.kind,
        text=captured.text,
        owner_id=captured.owner_id,
        due=captured.due,
        state=_FIRST_STATES[captured.kind],
        digest=captured.digest,
        created_by=person_id,
        created_at=now,
    )
    session.add(row)
    await session.flush()
    return row, True


async def agreement_of(session: AsyncSession, board_id: str, agreement_id: str) -> Agreement:
    """One decision or action of this board; raises AgreementUnknown."""
    found = await session.get(Agreement, (board_id, agreement_id))
    if found is None:
        raise AgreementUnknown
    return found


async def listed(
    session: AsyncSession,
    board_id: str,
    *,
    only_open: bool = False,
    card_id: str | None = None,
    walk_id: str | None = None,
) -> Sequence[Agreement]:
    """What was agreed on the board, newest first; `only_open` are actions that are neither done nor dropped."""
    query = select(Agreement).where(Agreement.board_id == board_id)
    if only_open:
        query = query.where(Agreement.kind == "action", Agreement.state == "open")
    if card_id is not None:
        query = query.where(Agreement.card_id == card_id)
    if walk_id is not None:
        query = query.where(Agreement.walk_id == walk_id)
    query = query.order_by(Agreement.created_at.desc(), Agreement.id).limit(MAX_LISTED)
    return (await session.scalars(query)).all()


async def agreed_on(session: AsyncSession, walk: Walk) -> Sequence[Agreement]:
    """What was agreed on a walk, in the order it was written down."""
    query = select(Agreement).where(Agreement.board_id == walk.board_id, Agreement.walk_id == walk.id)
    return (await session.scalars(query.order_by(Agreement.created_at, Agreement.id))).all()


async def carried_into(session: AsyncSession, walk: Walk) -> Sequence[Agreement]:
    """Actions from before a walk that were open when it began, the oldest first."""
    query = select(Agreement).where(
        Agreement.board_id == walk.board_id,
        Agreement.kind == "action",
        Agreement.created_at <= walk.started_at,
        or_(Agreement.walk_id.is_(None), Agreement.walk_id != walk.id),
        or_(Agreement.closed_at.is_(None), Agreement.closed_at >= walk.started_at),
    )
    return (await session.scalars(query.order_by(Agreement.created_at, Agreement.id).limit(MAX_LISTED))).all()


async def change(session: AsyncSession, row: Agreement, values: dict[str, Any], person_id: str, now: datetime) -> None:
    """Changes text, owner_id, due or state. Raises InputRefused."""
    if "owner_id" in values and values["owner_id"] != row.owner_id:
        await _require_member(session, row.board_id, values["owner_id"])
    state = values.pop("state", row.state)
    for name, value in values.items():
        setattr(row, name, value)
    if state != row.state:
        await _set_state(session, row, state, person_id, now)


async def _set_state(session: AsyncSession, row: Agreement, state: str, person_id: str, now: datetime) -> None:
    """Who closes it and on which walk is kept; opened again, it is as if it had never been closed."""
    allowed = _STATES[row.kind]
    if state not in allowed:
        raise InputRefused(fields=[("state", f"This can only be: {', '.join(allowed)}.")])
    row.state = state
    if state in _OPEN_STATES:
        row.closed_by = row.closed_at = row.closed_walk_id = None
    else:
        walk = await running(session, row.board_id, lock=True)
        row.closed_by, row.closed_at, row.closed_walk_id = person_id, now, walk.id if walk is not None else None


def as_json(row: Agreement) -> dict[str, Any]:
    """What minutes keep of it: plain JSON, people by their ids."""
    return {
        "id": row.id,
        "kind": row.kind,
        "text": row.text,
        "owner_id": row.owner_id,
        "due": row.due.isoformat() if row.due is not None else None,
        "state": row.state,
        "card_id": row.card_id,
        "stop_id": row.stop_id,
        "walk_id": row.walk_id,
        "created_by": row.created_by,
        "created_at": row.created_at.isoformat(),
        "closed_by": row.closed_by,
        "closed_at": row.closed_at.isoformat() if row.closed_at is not None else None,
    }


async def _require_member(session: AsyncSession, board_id: str, person_id: str | None) -> None:
    if person_id is not None and await role_of_id(session, board_id, person_id) is None:
        raise InputRefused(fields=[("owner_id", "Choose somebody who takes part in this board.")])


async def _stop_of(session: AsyncSession, walk: Walk | None, stop_id: str | None) -> str | None:
    """The stop, if it is one of the walk under way: what was agreed is kept, however late the sender was."""
    if walk is None or stop_id is None:
        return None
    stop = await session.get(Stop, stop_id)
    return stop.id if stop is not None and stop.walk_id == walk.id else None

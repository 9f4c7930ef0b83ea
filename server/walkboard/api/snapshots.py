"""REST: snapshots of boards, and the moves of cards."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from walkboard.accounts.permissions import Action
from walkboard.api import schemas
from walkboard.api.access import CurrentPerson, CurrentServices, board_access
from walkboard.api.presenters import present_snapshots, present_transition
from walkboard.boards.titles import cleaned_title
from walkboard.history import snapshots, transitions
from walkboard.history.tables import Transition

router = APIRouter(prefix="/api/boards/{board_id}", tags=["history"])

# What a client in a browser can name exactly.
MAX_SEQUENCE = 2**53 - 1
MAX_TRANSITIONS = 1_000


class UpdateResponse(Response):
    """A Yjs v1 update."""

    media_type = "application/octet-stream"


@router.get("/snapshots")
async def list_snapshots(board_id: str, person: CurrentPerson, services: CurrentServices) -> list[schemas.Snapshot]:
    """The snapshots of a board, newest first."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        return await present_snapshots(session, await snapshots.of_board(session, board_id))


@router.post("/snapshots", status_code=201)
async def take_snapshot(
    board_id: str, body: schemas.SnapshotLabel, person: CurrentPerson, services: CurrentServices
) -> schemas.Snapshot:
    """Keeps the board as it is now (what is committed) under a label, for good."""
    await board_access(services, person, board_id, Action.TAKE_SNAPSHOT)
    label = cleaned_title(body.label, "label")
    capture = await services.registry.capture(board_id)
    async with services.database.write() as session:
        row = await snapshots.take(session, board_id, capture, label, person.id)
        taken = (await present_snapshots(session, [row]))[0]
    services.registry.notify(board_id, {"type": "snapshot.created", "id": taken.id, "label": taken.label})
    return taken


@router.get("/snapshots/{snapshot_id}")
async def get_snapshot(
    board_id: str, snapshot_id: str, person: CurrentPerson, services: CurrentServices
) -> schemas.Snapshot:
    """One snapshot of the board."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        return (await present_snapshots(session, [await snapshots.get(session, board_id, snapshot_id)]))[0]


@router.get("/snapshots/{snapshot_id}/state", response_class=UpdateResponse)
async def get_snapshot_state(
    board_id: str, snapshot_id: str, person: CurrentPerson, services: CurrentServices
) -> UpdateResponse:
    """The whole document of a snapshot, as one Yjs v1 update."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        state = await snapshots.state_of(session, board_id, snapshot_id)
    # It never changes, but who may read it does: the browser keeps it and asks again after a while.
    return UpdateResponse(state, headers={"Cache-Control": "private, max-age=60"})


@router.get("/transitions")
async def list_transitions(
    board_id: str,
    person: CurrentPerson,
    services: CurrentServices,
    limit: Annotated[int, Query(ge=1, le=MAX_TRANSITIONS)] = 200,
    before: Annotated[int | None, Query(ge=1, le=MAX_SEQUENCE)] = None,
) -> list[schemas.Transition]:
    """The moves of cards between cells, newest first; go on with `before` = the last sequence received."""
    await board_access(services, person, board_id, Action.VIEW)
    async with services.database.read() as session:
        rows = list(await transitions.latest(session, board_id, limit, before))
    return [present_transition(row) for row in _whole_sequences(rows, limit)]


def _whole_sequences(rows: list[Transition], limit: int) -> list[Transition]:
    """Leaves the last sequence to the next page when this one may have cut it in two."""
    if len(rows) < limit:
        return rows
    return [row for row in rows if row.sequence != rows[-1].sequence] or rows

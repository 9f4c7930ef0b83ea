"""What changed on a board becomes what is sent: names of people and snapshots are joined in."""

from dataclasses import asdict

from sqlalchemy.ext.asyncio import AsyncSession

from walkboard.accounts.people import people_by_ids
from walkboard.api import schemas, walk_schemas
from walkboard.history.changes import ChangeList
from walkboard.history.tables import Snapshot


def person_ids(found: ChangeList) -> set[str]:
    """Whom the changes name."""
    return {change.person_id for change in found.changes if change.person_id is not None}


def snapshot_mark(row: Snapshot) -> walk_schemas.SnapshotMark:
    """A snapshot as something that is spoken of."""
    return walk_schemas.SnapshotMark(id=row.id, label=row.label, created_at=row.created_at)


async def present_changes(
    session: AsyncSession, found: ChangeList, since: Snapshot | None, until: Snapshot | None
) -> walk_schemas.Changes:
    """Changes from one snapshot to another, or to now."""
    people = await people_by_ids(session, person_ids(found))
    known = {id: schemas.Person.model_validate(person) for id, person in people.items()}
    return walk_schemas.Changes(
        since=snapshot_mark(since) if since is not None else None,
        until=snapshot_mark(until) if until is not None else None,
        changes=[
            walk_schemas.Change(**asdict(change.difference), person=known.get(change.person_id or ""), at=change.at)
            for change in found.changes
        ],
        names={id: walk_schemas.PlaceName(**asdict(name)) for id, name in found.names.items()},
        cut=found.cut,
    )

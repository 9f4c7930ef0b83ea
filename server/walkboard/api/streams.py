"""REST: value streams."""

from fastapi import APIRouter

from walkboard.accounts.permissions import Action, may
from walkboard.api.access import CurrentPerson, CurrentServices, require
from walkboard.api.schemas import Stream, StreamChange, StreamName
from walkboard.boards import streams
from walkboard.errors import NotPermitted

router = APIRouter(prefix="/api/streams", tags=["streams"])


@router.get("")
async def list_streams(person: CurrentPerson, services: CurrentServices) -> list[Stream]:
    """The value streams one may know of, in order."""
    async with services.database.read() as session:
        found = await streams.streams_for(session, person)
    return [Stream.model_validate(stream) for stream in found]


@router.post("", status_code=201)
async def create_stream(body: StreamName, person: CurrentPerson, services: CurrentServices) -> Stream:
    """A new value stream."""
    require(person, Action.MANAGE_STREAMS)
    async with services.database.write() as session:
        stream = await streams.create_stream(session, body.name, now=services.now())
    return Stream.model_validate(stream)


@router.patch("/{stream_id}")
async def change_stream(stream_id: str, body: StreamChange, person: CurrentPerson, services: CurrentServices) -> Stream:
    """Says what a value stream is called, whom it serves, what starts and what ends it."""
    async with services.database.write() as session:
        if not may(await streams.role_in_stream(session, person, stream_id), Action.DESCRIBE_STREAM):
            raise NotPermitted("Only those who facilitate this value stream can do this.")
        stream = await streams.change_stream(session, stream_id, **body.model_dump())
    return Stream.model_validate(stream)


@router.delete("/{stream_id}", status_code=204)
async def delete_stream(stream_id: str, person: CurrentPerson, services: CurrentServices) -> None:
    """Removes an empty value stream."""
    require(person, Action.MANAGE_STREAMS)
    async with services.database.write() as session:
        await streams.remove_stream(session, stream_id)

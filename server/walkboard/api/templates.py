"""REST: what a board can start from, each with a small live picture."""

from fastapi import APIRouter

from walkboard.api import schemas
from walkboard.api.access import CurrentPerson, CurrentServices
from walkboard.api.languages import PreferredLanguage
from walkboard.boards.templates import TEMPLATES, worded

router = APIRouter(prefix="/api/templates", tags=["boards"])


@router.get("")
async def list_templates(
    _person: CurrentPerson,
    services: CurrentServices,
    preferred: PreferredLanguage,
    language: schemas.Language | None = None,
) -> list[schemas.Template]:
    """All templates, worded in `language` or the request's."""
    chosen = language or preferred
    return [
        schemas.Template(
            key=entry.key,
            title=worded(entry.title, chosen),
            description=worded(entry.description, chosen),
            kinds=list(entry.kinds),
            outline=await services.pictures.outline(entry.key, chosen),
        )
        for entry in TEMPLATES.values()
    ]

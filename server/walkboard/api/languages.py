"""Which language a request wants, for what the server words by itself: templates and their boards."""

from typing import Annotated

from fastapi import Depends, Request

from walkboard.api.services import services_of
from walkboard.boards.templates import Language


def named_language(accepted: str) -> Language | None:
    """The first language of an Accept-Language that we have.

    Browsers list languages by preference, so their weights need not be read.
    """
    for part in accepted.split(","):
        tag = part.split(";")[0].strip().lower().split("-")[0]
        if tag == "de":
            return "de"
        if tag == "en":
            return "en"
    return None


def preferred_language(request: Request) -> Language:
    """The first language of Accept-Language that we have; otherwise the installation's."""
    return named_language(request.headers.get("accept-language", "")) or services_of(request).language


PreferredLanguage = Annotated[Language, Depends(preferred_language)]

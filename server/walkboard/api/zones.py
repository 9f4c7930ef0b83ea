"""Time zones as clients name them."""

from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fastapi import Query

from walkboard.errors import InputRefused

Zone = Annotated[str, Query(max_length=64, description="Where the people are, as in the IANA database.")]


def zone_of(name: str) -> ZoneInfo:
    """The zone of this name; raises InputRefused."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        raise InputRefused("There is no such time zone.", [("zone", "Use a name like Europe/Berlin.")]) from unknown

"""The disciplines people choose from, by key."""

from walkboard.maps.kinds import disciplines

DISCIPLINES: tuple[str, ...] = tuple(discipline.key for discipline in disciplines())

# For somebody who was not asked: the first owner.
UNSPECIFIED_DISCIPLINE = "other"

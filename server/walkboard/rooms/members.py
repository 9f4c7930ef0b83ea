"""Who takes part in a room."""

import json
from dataclasses import dataclass
from functools import cached_property

from walkboard.accounts.permissions import Role


@dataclass(frozen=True)
class PersonInfo:
    """A person as others on the board see them."""

    id: str
    name: str
    discipline: str

    @cached_property
    def as_json(self) -> bytes:
        """The person as it is put into presence and the greeting."""
        content = {"id": self.id, "name": self.name, "discipline": self.discipline}
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()

    @cached_property
    def stamp(self) -> bytes:
        """How a presence state ends in which the server puts the person."""
        return b',"person":' + self.as_json + b"}"


@dataclass(frozen=True)
class Member:
    """A person on one board, with the role they have there when they join."""

    person_id: str
    name: str
    discipline: str
    role: Role

    @property
    def person(self) -> PersonInfo:
        """The member without the role."""
        return PersonInfo(self.person_id, self.name, self.discipline)

"""How long the ways in stay good."""

from datetime import timedelta

from pydantic import BaseModel, ConfigDict, Field


class Lifetimes(BaseModel):
    """Lifetimes of sign-ins, one-time links and tickets."""

    model_config = ConfigDict(frozen=True)

    session_days: int = Field(default=180, ge=1, le=3650)
    sign_in_hours: int = Field(default=24, ge=1, le=24 * 30)
    ticket_minutes: int = Field(default=10, ge=1, le=24 * 60)

    @property
    def session(self) -> timedelta:
        """How long a browser stays signed in."""
        return timedelta(days=self.session_days)

    @property
    def sign_in(self) -> timedelta:
        """How long a one-time sign-in link can be used."""
        return timedelta(hours=self.sign_in_hours)

    @property
    def ticket(self) -> timedelta:
        """How long a ticket opens a board's socket."""
        return timedelta(minutes=self.ticket_minutes)

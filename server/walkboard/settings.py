"""The only reader of the environment. Every setting is in docs/settings.md; a test holds that true.

Read once, in `cli`; everything else gets the values it needs through constructors.
"""

import re
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AliasChoices, Field, ValidationError, field_validator, model_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from walkboard.accounts.lifetimes import Lifetimes
from walkboard.history.compaction import Thresholds
from walkboard.images.limits import MEGABYTE, ImageLimits
from walkboard.telemetry import LogFormat, LogLevel

ANY_ADDRESS = frozenset({"0.0.0.0", "::"})  # noqa: S104 (compared with, not bound to)

_ADDRESS = r"^https?://[^/?#\s]+$"
_BUS = re.compile(r"^(rediss?|unix)://\S+$")
_DATABASE = re.compile(r"^postgres(ql)?(\+asyncpg|\+psycopg)?://\S*$")


class SettingsRefused(Exception):  # noqa: N818
    """A setting that cannot be used; the message says which and why, one line each."""


class Settings(BaseSettings):
    """What an operator can set; the defaults are right for one machine."""

    model_config = SettingsConfigDict(env_prefix="WALKBOARD_", frozen=True, populate_by_name=True)

    host: str = Field(default="127.0.0.1", validation_alias=AliasChoices("WALKBOARD_HOST", "HOST"))
    port: int = Field(default=8000, ge=0, le=65535, validation_alias=AliasChoices("WALKBOARD_PORT", "PORT"))
    data_dir: Path = Path("data")
    database_url: str | None = Field(default=None, repr=False)  # it may hold a password
    bus_url: str | None = Field(default=None, repr=False)
    public_url: str | None = Field(default=None, pattern=_ADDRESS)
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = ()
    trusted_proxies: str = "127.0.0.1"
    language: Literal["en", "de"] = "en"
    sample: bool = True
    log_level: LogLevel = "info"
    log_format: LogFormat = "text"
    session_days: int = Field(default=180, ge=1, le=3650)
    sign_in_hours: int = Field(default=24, ge=1, le=720)
    ticket_minutes: int = Field(default=10, ge=1, le=1440)
    shutdown_seconds: int = Field(default=15, ge=1, le=300)
    compact_after: int = Field(default=500, ge=1, le=1_000_000)
    compact_quiet_seconds: int = Field(default=60, ge=1, le=86_400)

    image_megabytes: int = Field(default=20, ge=1, le=200)
    board_images_megabytes: int = Field(default=1_000, ge=1, le=1_000_000)
    all_images_megabytes: int = Field(default=20_000, ge=1, le=1_000_000_000)
    unused_image_days: int = Field(default=30, ge=1, le=3650)

    @field_validator("database_url", mode="before")
    @classmethod
    def _usable_database(cls, value: object) -> object:
        if not isinstance(value, str) or not value:
            return None
        if not _DATABASE.match(value):
            raise ValueError("This must be an address like postgresql://name:password@host/walkboard.")
        return value

    @field_validator("bus_url", mode="before")
    @classmethod
    def _usable_bus(cls, value: object) -> object:
        if not isinstance(value, str) or not value:
            return None
        if not _BUS.match(value):
            raise ValueError("This must be an address like redis://:password@host:6379/0.")
        return value

    @model_validator(mode="after")
    def _bus_between_servers(self) -> Self:
        if self.bus_url is not None and self.database_url is None:
            raise PydanticCustomError(
                "alone",
                "WALKBOARD_BUS_URL: A bus connects servers that share a database, and a file cannot be shared. "
                "Set WALKBOARD_DATABASE_URL to a PostgreSQL, or leave this out.",
            )
        return self

    @field_validator("allowed_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("allowed_origins")
    @classmethod
    def _addresses_only(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for part in value:
            if not re.match(_ADDRESS, part):
                raise ValueError(f"{part} is not an address like https://wall.example.org.")
        return value

    @field_validator("public_url", mode="before")
    @classmethod
    def _without_trailing_slash(cls, value: object) -> object:
        return (value.rstrip("/") or None) if isinstance(value, str) else value

    @property
    def database_file(self) -> Path | None:
        """The one file that holds everything; None when everything is in PostgreSQL."""
        return self.data_dir / "walkboard.sqlite" if self.database_url is None else None

    @property
    def database(self) -> str:
        """The database as SQLAlchemy names it."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'walkboard.sqlite').absolute()}"

    @property
    def lifetimes(self) -> Lifetimes:
        """How long the ways in stay good."""
        return Lifetimes(
            session_days=self.session_days, sign_in_hours=self.sign_in_hours, ticket_minutes=self.ticket_minutes
        )

    @property
    def compaction(self) -> Thresholds:
        """When the logs of boards are folded."""
        return Thresholds(after=self.compact_after, quiet=float(self.compact_quiet_seconds))

    @property
    def image_limits(self) -> ImageLimits:
        """How large images may be, and how many are kept for how long."""
        return ImageLimits(
            one=self.image_megabytes * MEGABYTE,
            board=self.board_images_megabytes * MEGABYTE,
            everything=self.all_images_megabytes * MEGABYTE,
            unwanted=timedelta(days=self.unused_image_days),
        )

    @property
    def serves_the_network(self) -> bool:
        """Whether other machines can reach the server."""
        return self.host in ANY_ADDRESS


def read_settings() -> Settings:
    """Reads the environment; raises SettingsRefused with a line for each setting that cannot be used."""
    try:
        return Settings()
    except ValidationError as error:
        lines = [_line(fault["loc"], fault["msg"]) for fault in error.errors()]
        raise SettingsRefused("\n".join(lines)) from None


def _line(place: tuple[int | str, ...], message: str) -> str:
    # What two settings say together begins with the name of the one to change.
    return f"{_variable(str(place[0]))}: {_plain(message)}" if place else message


def _variable(name: str) -> str:
    if name in {"WALKBOARD_HOST", "WALKBOARD_PORT"}:
        return f"{name.removeprefix('WALKBOARD_')} (or {name})"
    return name if name.isupper() else f"WALKBOARD_{name.upper()}"


def _plain(message: str) -> str:
    if "match pattern" in message:
        return "This must be an address like https://wall.example.org, without a path."
    return message.replace("Input should be", "This must be").removeprefix("Value error, ")

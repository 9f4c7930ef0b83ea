"""Brings a database to the state this version expects: all pending migrations in one transaction, or none."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from walkboard.database import Database
from walkboard.errors import WalkboardError
from walkboard.resources import migrations_folder


class DatabaseTooNew(WalkboardError):  # noqa: N818 (read as `raise DatabaseTooNew`, like its siblings)
    """The data folder was used by a newer version; going back is not possible without its backup."""

    slug = "database-too-new"
    title = "The data is from a newer version"
    default_detail = (
        "The data folder was written by a newer version of Walkboard. Start that version, or restore a backup."
    )


def migrate(engine: Engine) -> tuple[str | None, str | None]:
    """Migrates and returns the revisions before and after; raises DatabaseTooNew for data of a newer version.

    Takes the database's write lock first, so that two processes that start together migrate once.
    """
    with engine.begin() as connection:
        before = _revision(connection)
        config = _config(connection)
        script = ScriptDirectory.from_config(config)
        known = {revision.revision for revision in script.walk_revisions()}
        if before is not None and before not in known:
            raise DatabaseTooNew
        command.upgrade(config, "head")
        return before, script.get_current_head()


def migrate_folder(data_dir: Path, database_url: str) -> tuple[str | None, str | None]:
    """Makes the data folder if it is not there and migrates its database."""
    data_dir.mkdir(parents=True, exist_ok=True)
    engine = Database(database_url).sync_engine()
    try:
        return migrate(engine)
    finally:
        engine.dispose()


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config

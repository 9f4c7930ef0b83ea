"""Brings a database to the state this version expects: all pending migrations in one transaction, or none."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from walkboard.database import Database
from walkboard.engines import backend_of, lock_for_migration
from walkboard.errors import WalkboardError
from walkboard.resources import migrations_folder

# How long one step of a migration may take on PostgreSQL, waiting for another server's included (seconds).
MIGRATION_PATIENCE = 600.0


class DatabaseTooNew(WalkboardError):  # noqa: N818 (read as `raise DatabaseTooNew`, like its siblings)
    """The data was used by a newer version; going back is not possible without its backup."""

    slug = "database-too-new"
    title = "The data is from a newer version"
    default_detail = "The data was written by a newer version of Walkboard. Start that version, or restore a backup."


def migrate(engine: Engine) -> tuple[str | None, str | None]:
    """Migrates and returns the revisions before and after; raises DatabaseTooNew for data of a newer version.

    Takes a lock first, so that two processes that start together migrate once.
    """
    with engine.begin() as connection:
        lock_for_migration(connection)
        before = _revision(connection)
        config = _config(connection)
        script = ScriptDirectory.from_config(config)
        known = {revision.revision for revision in script.walk_revisions()}
        if before is not None and before not in known:
            raise DatabaseTooNew
        command.upgrade(config, "head")
        return before, script.get_current_head()


def migrate_folder(data_dir: Path, database_url: str) -> tuple[str | None, str | None]:
    """Migrates the database; makes the data folder if that is where the database is."""
    if backend_of(database_url) == "sqlite":
        data_dir.mkdir(parents=True, exist_ok=True)
    engine = Database(database_url).sync_engine(MIGRATION_PATIENCE)
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

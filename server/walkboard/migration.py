"""Brings a database to the state this version expects: all pending migrations in one transaction, or none."""

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from walkboard.errors import DatabaseTooNew
from walkboard.resources import migrations_folder


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


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config

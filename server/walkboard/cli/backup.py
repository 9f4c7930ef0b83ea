"""A backup: a consistent copy of the database, made through SQLite itself, so that the server may go on writing."""

import sqlite3
from contextlib import closing
from pathlib import Path

from walkboard.errors import WalkboardError
from walkboard.history.restored import BACKUP_MARK

# Copied at a time; between two portions the server can write.
PAGES_AT_A_TIME = 1_000

NOT_A_FILE = (
    "This installation is on PostgreSQL (WALKBOARD_DATABASE_URL), which makes backups itself, also while the server "
    "runs: pg_dump --format=custom --file=FILE DATABASE, and pg_restore to restore."
)


class BackupRefused(WalkboardError):  # noqa: N818 (read as `raise BackupRefused`, like its siblings)
    """A backup that cannot be written where it was asked for."""

    slug = "backup-refused"
    title = "No backup was written"
    default_detail = "The backup could not be written."


def write_backup(source: Path, target: Path) -> int:
    """Writes the copy and returns its size in bytes; raises BackupRefused. A half-written copy never has the name."""
    if not source.is_file():
        raise BackupRefused(f"There is no data at {source}. Set WALKBOARD_DATA_DIR to the data folder.")
    if target.exists():
        raise BackupRefused(f"{target} exists already. Choose another name.")
    if not target.parent.is_dir():
        raise BackupRefused(f"There is no folder {target.parent}.")
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        _copy(source, partial)
        partial.rename(target)
    finally:
        partial.unlink(missing_ok=True)
    return target.stat().st_size


def _copy(source: Path, target: Path) -> None:
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as read,
        closing(sqlite3.connect(target)) as write,
    ):
        read.backup(write, pages=PAGES_AT_A_TIME)
        # One file that stands for itself, without a write-ahead file beside it.
        write.execute("PRAGMA journal_mode = DELETE")
        # When it is put back, boards begin new epochs; see `history/restored.py`.
        write.execute(f"PRAGMA user_version = {BACKUP_MARK}")
        write.commit()
        (verdict,) = write.execute("PRAGMA quick_check").fetchone()
        if verdict != "ok":
            raise BackupRefused(f"The data is damaged: {verdict}.")

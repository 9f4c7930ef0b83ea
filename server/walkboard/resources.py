"""Files that come with the package: the built client and the migrations, in a wheel as in a working copy."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def static_folder() -> Path:
    """Where the built client is; it may not have been built yet."""
    return PACKAGE / "static"


def migrations_folder() -> Path:
    """Where the migrations are: inside the package when it was installed, beside it in a working copy."""
    packaged = PACKAGE / "migrations"
    return packaged if packaged.is_dir() else PACKAGE.parents[1] / "migrations"

"""Has the lock that commits need until nobody listens any more: `python -m tests.faults.locking URL`."""

import sys

from sqlalchemy import text

from walkboard.database import Database


def main(url: str) -> None:
    """Says when it has the lock."""
    engine = Database(url).sync_engine()
    with engine.connect() as connection, connection.begin() as transaction:
        connection.execute(text("UPDATE boards SET title = title"))
        sys.stdout.write("locked\n")
        sys.stdout.flush()
        sys.stdin.read()
        transaction.rollback()
    engine.dispose()


if __name__ == "__main__":
    main(sys.argv[1])

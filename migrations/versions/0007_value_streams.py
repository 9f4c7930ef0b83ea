"""Value streams: what they are about, and their money. A board is vouched for if its stream's people put it there.

Revision: 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_ENTERED = (
    ("entered", sa.JSON(), False),
    ("entered_by", sa.String(21), True),
    ("entered_at", sa.DateTime(timezone=True), False),
)


def upgrade() -> None:
    for name in ("customer", "starts_with", "ends_with"):
        op.add_column("streams", sa.Column(name, sa.String(200), nullable=False, server_default=""))
    op.add_column("boards", sa.Column("vouched", sa.Boolean(), nullable=False, server_default=sa.false()))
    # Boards of the owner of the installation: nobody else could have said which streams there are.
    op.execute(
        sa.text(
            "UPDATE boards SET vouched = :yes WHERE stream_id IS NOT NULL"
            " AND created_by IN (SELECT id FROM people WHERE owner = :yes)"
        ).bindparams(sa.bindparam("yes", True, sa.Boolean()))
    )
    op.create_table(
        "stream_money",
        sa.Column("stream_id", sa.String(21), nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("shown_to", sa.String(16), nullable=False),
        _of_a_stream("stream_money"),
        sa.PrimaryKeyConstraint("stream_id", name="pk_stream_money"),
    )
    op.create_table(
        "box_scores",
        sa.Column("stream_id", sa.String(21), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        *(sa.Column(name, kind, nullable=nullable) for name, kind, nullable in _ENTERED),
        _of_a_stream("box_scores"),
        sa.PrimaryKeyConstraint("stream_id", "week", "state", name="pk_box_scores"),
    )
    op.create_table(
        "fundings",
        sa.Column("stream_id", sa.String(21), nullable=False),
        sa.Column("quarter", sa.String(7), nullable=False),
        *(sa.Column(name, kind, nullable=nullable) for name, kind, nullable in _ENTERED),
        _of_a_stream("fundings"),
        sa.PrimaryKeyConstraint("stream_id", "quarter", name="pk_fundings"),
    )


def _of_a_stream(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["stream_id"], ["streams.id"], name=f"fk_{table}_stream_id", ondelete="CASCADE")
